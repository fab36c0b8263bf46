"""The accessibility statement names what the tests do, and nothing that they do not."""

from __future__ import annotations

import re

import pytest

from tests import test_html
from tests.browser import test_measured

FILES = {
    "content/site.yaml": "format: 1\nid: probe\ntitle: {hu: Próba, en: Probe}\nlanguages: [hu, en]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
}


@pytest.mark.parametrize(
    ("language", "words"),
    (
        ("en", ("axe", "light", "dark", "forced colours", "Nu HTML checker", "neither an error nor a warning")),
        ("hu", ("axe", "világos", "sötét", "kényszerített", "Nu HTML-ellenőrző", "nem is figyelmeztetett")),
    ),
)  # fmt: skip
def test_it_names_axe_in_every_look_and_the_checker_of_html(site, language, words):
    project = site(FILES)
    project.build()
    (tried, _limits) = re.findall(
        r"<ul>\s*(<li>.*?)</ul>",
        project.page(f"{language}/accessibility.html").partition("<h1>")[2],
        re.DOTALL,
    )[:2]

    assert [one for one in words if one not in tried] == []


def test_what_it_names_is_tested():
    """`make test-full` tries what is marked as slow too: every page, each look, the checker."""
    assert test_measured.LOOKS["forced"]["forced_colors"] == "active"
    assert set(test_measured.LOOKS) == {"light", "dark", "forced"}
    assert pytest.mark.slow in test_html.pytestmark
