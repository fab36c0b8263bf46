"""The checks that look at each file by itself: what one file gives depends on no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import apart, checks
from generator import build as building
from generator.lookup import look_up
from generator.memory import Memory

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]
PAGE = "---\ntitle: Első\n---\nAz SSO jó. Lásd [itt](index.md) - és [itt](index.md).\n"
QUIZ = (
    "title: Kvíz\nabout: articles/alapok/elso\nquestions:\n  - id: egy\n    kind: single\n    question: Mi az SSO?\n"
    "    options:\n      - text: Ez\n        correct: true\n      - Az\n    explanation: Azért.\n"
)
FILES = {
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    "content/hu/articles/alapok/elso.md": PAGE,
    "content/hu/quizzes/egy.yaml": QUIZ,
}


@pytest.mark.parametrize("name", checks.alone())
def test_a_file_by_itself_gives_what_it_gives_among_others(name, manual):
    whole = set(checks.checks()[name](manual, TODAY))
    parts = (replace(manual, site=part.of(manual.site)) for part in apart._parts(manual.site))

    assert whole == {one for part in parts for one in checks.checks()[name](part, TODAY)}


@pytest.fixture(scope="module")
def manual():
    site = building.check(ROOT / "docs", TODAY).site
    assert site is not None
    return look_up(site)


def counted(monkeypatch) -> list[str]:
    """Note the files that the checks look at."""
    seen: list[str] = []
    whole = apart._run

    def run(lookup, today):
        seen.extend(one.source for one in (*lookup.site.pages, *lookup.site.quizzes))
        return whole(lookup, today)

    monkeypatch.setattr(apart, "_run", run)
    return seen


def test_a_file_that_has_not_changed_is_not_looked_at_again(site, monkeypatch):
    project, memory = site(FILES), Memory()
    seen = counted(monkeypatch)
    first = building.check(project.root, TODAY, memory=memory)
    assert "content/hu/articles/alapok/elso.md" in seen
    seen.clear()

    assert building.check(project.root, TODAY, memory=memory) == first
    assert seen == []


def test_a_quiz_is_looked_at_again_when_its_page_has_changed(site, monkeypatch):
    project, memory = site(FILES), Memory()
    seen = counted(monkeypatch)
    before = building.check(project.root, TODAY, memory=memory)
    seen.clear()
    explained = PAGE.replace("Az SSO", "Az egyszeri belépés (SSO)")
    project.write({"content/hu/articles/alapok/elso.md": explained})
    after = building.check(project.root, TODAY, memory=memory)

    assert sorted(set(seen)) == ["content/hu/articles/alapok/elso.md", "content/hu/quizzes/egy.yaml"]
    quiz = "content/hu/quizzes/egy.yaml"
    assert "abbreviation" in [one.code for one in before.findings if one.span.path == quiz]
    assert "abbreviation" not in [one.code for one in after.findings if one.span.path == quiz]


def test_a_setting_that_switches_a_check_off_counts_at_once(site):
    project, memory = site(FILES), Memory()
    before = building.check(project.root, TODAY, memory=memory)
    off = "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\nchecks: {link-text: off}\n"
    project.write({"content/site.yaml": off})
    after = building.check(project.root, TODAY, memory=memory)

    assert "link-text" in [one.code for one in before.findings]
    assert "link-text" not in [one.code for one in after.findings]
    assert "typography-dash" in [one.code for one in after.findings]
