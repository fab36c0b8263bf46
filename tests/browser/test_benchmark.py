"""The benchmark of a quiz runs, with small numbers."""

from __future__ import annotations

from benchmarks import quiz
from generator.kinds import kinds


def test_the_benchmark_of_a_quiz_measures_every_kind(browser, tmp_path):
    folder, asked = quiz.built(str(tmp_path), 12)
    found = quiz.loads(browser, folder, 1)
    checks = quiz.checks(browser, folder, asked, 1)

    assert set(checks) == set(kinds()) - {"likert"}  # that one has a page of its own
    assert {name: len(list_) for name, list_ in found.items()} == {"all": 1, "likert": 1, "empty": 1}
    assert all(0 < one < 60_000 for list_ in (*found.values(), *checks.values()) for one in list_)
