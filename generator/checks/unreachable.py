"""Bands that no result can reach, and results below every band, for which nothing is said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..interactions import Choose, Enter, Field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup
    from ..model import Question, Quiz


# beyond so many points every per cent can be reached
MOST = 2000


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Compare the bands of each quiz with the sums of points that can be reached.

    A pass mark needs no look: it is at most 100 per cent, and every question is worth at least one point.
    """
    for quiz in lookup.site.quizzes:
        if quiz.source in lookup.site.torn or not quiz.bands or quiz.profile:
            continue
        lowest = quiz.bands[0]
        if lowest.start > 0:
            mend = Mend("swap", "from: 0", old=f"from: {lowest.start}")
            yield finding("unreachable-below", lowest.span, "hint", mend, start=lowest.start)
        sums = _sums(quiz)
        for band, after in pairwise(quiz.bands):
            if band.start == after.start:
                yield finding("unreachable-twice", after.span, "warning", start=band.start)
            elif sums is not None and not _hit(band.start, after.start, sums):
                yield finding("unreachable", band.span, "warning", start=band.start, next=after.start)


def _hit(start: int, next_: int, sums: tuple[frozenset[int], int]) -> bool:
    """Whether a sum lies in a band: the rule of `interactions.score.reaches`."""
    reached, of = sums
    return any(start * of <= 100 * one < next_ * of for one in reached)


def _sums(quiz: Quiz) -> tuple[frozenset[int], int] | None:
    """Give the sums of points that can be reached, and the highest; None when it depends on what is drawn."""
    questions = quiz.questions
    if quiz.draw is not None:
        drawn = quiz.draw.count or sum(count for _, count in quiz.draw.topics)
        if len({(one.points, _steps(one)) for one in questions}) > 1 or drawn > len(questions):
            return None
        questions = questions[:drawn]
    of = sum(one.points for one in questions)
    if not questions or of > MOST:
        return None
    reached = {0}
    for question in questions:
        reached = {before + step for before in reached for step in _steps(question)}
    return frozenset(reached), of


def _steps(question: Question) -> tuple[int, ...]:
    """Give what a question can earn: all or nothing, or what lies between too."""
    one = question.interaction
    number = isinstance(one, Enter) and len(one.fields) == 1 and not isinstance(one.fields[0], Field)
    whole = number or (isinstance(one, Choose) and (one.one or one.marking == "all"))
    return (0, question.points) if whole else tuple(range(question.points + 1))
