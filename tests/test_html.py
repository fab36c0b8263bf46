"""Every page that is built is HTML as the standard has it: the Nu HTML checker finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build as building
from tools import htmlcheck
from tools.environment import Environment
from tools.words import Missing

ROOT = Path(__file__).parents[1]
# Of the policy the checker says two things of every page that are not so:
# - it reads files, whose address has no origin for it, and takes no style sheet, script or picture for 'self'; what a
#   browser lets through is watched in one (`browser/test_site.py`, from disk and below a sub-path of a server);
# - it takes blocks of data (`type="application/json"`, `application/ld+json`) for inline scripts; no browser runs them.
POLICY = "violates Content Security Policy (meta tag)"
PAST = ("Resource " + POLICY, "Inline script " + POLICY)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="session")
def jar() -> str:
    try:
        return htmlcheck.get(Environment())
    except Missing as reason:
        raise pytest.fail.Exception(str(reason), pytrace=False) from None


def wrong(jar: str, folder: Path) -> list[tuple[str, str, str]]:
    """Check every page of a site; give what is found, as (type, place, message)."""
    pages = sorted(folder.rglob("*.html"))
    assert pages
    return [
        (one["type"], one["place"].removeprefix(str(folder)), one["message"])
        for one in htmlcheck.found(jar, pages)
        if not one["message"].startswith(PAST)
    ]


@pytest.mark.parametrize("project", (".", "docs", "tests/golden/project"))
def test_every_page_is_html_without_an_error_or_a_warning(jar, tmp_path, project):
    """The guide, the manual, and the golden site, which has the kinds of page that they lack."""
    built = building.build(ROOT / project, tmp_path / "site")
    assert built.report is not None

    assert wrong(jar, tmp_path / "site") == []


def test_the_checker_finds_what_is_wrong(jar, tmp_path):
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="hu"><head><title>Á</title></head><body><p id="x"><p id="x"></body></html>',
        "utf-8",
    )

    assert [one[:2] for one in wrong(jar, tmp_path) if one[0] == "error"] == [("error", "/a.html:1")]
