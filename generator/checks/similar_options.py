"""Options that say the same, or nearly: of two that are alike neither can be the only right one.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from ..findings import finding
from ..phrases import bare, listed
from ..walk import choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


MOST_OPTIONS = 20

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Compare the options of each question with each other."""
    for quiz, question, choose in choices(lookup.site):
        seen: list[tuple[str, list[str], str]] = []
        fillers, numbers = listed(quiz.language, "fillers"), listed(quiz.language, "numbers")
        for option in choose.options[:MOST_OPTIONS]:
            plain = bare(option.text.plain)
            words = [one for one in plain.split() if one not in fillers] or plain.split()
            for other, its, id_ in seen:
                if plain == other or _alike(words, its, numbers):
                    code = "similar-options-same" if plain == other else "similar-options"
                    yield finding(
                        code, option.text.span, "warning", question=question.id, option=option.id, other=id_
                    )
                    break
            seen.append((plain, words, option.id))


def _alike(one: list[str], two: list[str], numbers: tuple[str, ...]) -> bool:
    """Whether two lists have the same words in any order but for their endings; a number has none.

    What stands in another order must be the same to the letter: `the area is a skill` is not `the skill is an area`,
    so a text of the same words in another order is alike only when it is short.
    """
    if len(one) != len(two) or not one:
        return False
    if all(_same(first, second, numbers) for first, second in zip(one, two, strict=True)):
        return True
    return len(one) in (2, 3) and sorted(one) == sorted(two)


def _same(one: str, two: str, numbers: tuple[str, ...]) -> bool:
    """Whether two words are one word with different endings; a number at the end makes another of it."""
    if one == two:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    if one[shared:] in numbers or two[shared:] in numbers:
        return False
    return one.isalpha() and two.isalpha() and shared >= 4 and shared >= 0.7 * max(len(one), len(two))
