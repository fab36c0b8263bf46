"""Quizzes whose right answer stands in one place too often: whoever notices needs no knowledge.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

from collections import Counter
from math import exp, lgamma, log
from typing import TYPE_CHECKING

from ..findings import finding
from ..interactions import Choose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


LEAST = 5
# how seldom chance alone may put so many right answers in one place
CHANCE = 0.02

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the questions with one right option whose options are not shuffled."""
    for quiz in lookup.site.quizzes:
        asked = [
            one.interaction.options
            for one in quiz.questions
            if isinstance(one.interaction, Choose)
            and one.interaction.one
            and not one.interaction.shuffle
            and len(one.interaction.options) > 2
        ]
        if len(asked) < LEAST:
            continue
        places = [next(n for n, one in enumerate(options) if one.right) for options in asked]
        place, hits = Counter(places).most_common(1)[0]
        options = min(len(one) for one in asked)
        if _chance(len(asked), hits, options) < CHANCE:
            yield finding("answer-place", quiz.span, "warning", place=place + 1, hits=hits, count=len(asked))


def _chance(count: int, hits: int, options: int) -> float:
    """Give the most that the chance can be that one place has so many of the right answers."""
    # by logarithms: the number of ways to choose some of a thousand has hundreds of digits
    hit, miss = log(1 / options), log(1 - 1 / options)
    every = lgamma(count + 1)
    return options * sum(
        exp(every - lgamma(n + 1) - lgamma(count - n + 1) + n * hit + (count - n) * miss)
        for n in range(hits, count + 1)
    )
