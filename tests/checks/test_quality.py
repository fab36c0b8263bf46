"""How good the checks of questions are: what is claimed in `docs/checks.md` is what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.questions.measure import LANGUAGES, UNSEEN, entries, measure, table, total

MANUAL = Path(__file__).parents[2] / "docs/checks.md"


@pytest.fixture(scope="module")
def measured():
    return measure()


def test_the_table_of_the_manual_is_the_one_that_is_measured(measured):
    assert table(measured) in MANUAL.read_text("utf-8")


def test_the_sets_are_large_enough():
    for name in ("bad", "good"):
        assert sum(len(entries(name, language)) for language in LANGUAGES) >= 40
    for language in LANGUAGES:
        assert {one["fault"] for one in entries("bad", language)} >= set(UNSEEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_of_the_bad_is_found_and_little_of_the_good_troubled(measured, language):
    seen = total(measured, language, seen=True)
    good, guide = measured.good[language], measured.guide[language]

    assert seen.found / seen.of >= 0.7
    assert good.found / good.of <= 0.1
    assert guide.found == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_that_is_looked_for_is_found_at_least_once(measured, language):
    assert [row.name for row in measured.bad[language] if not row.found and row.name not in UNSEEN] == []
