"""Words that allow no exception (always, never …) only in wrong options: they give those away.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..phrases import count, pattern
from ..walk import choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look for them in the options; at least half of the wrong ones must have one, and none of the right ones."""
    for quiz, question, choose in choices(lookup.site):
        words = pattern(quiz.language, "absolute")
        wrong = [one for one in choose.options if not one.right]
        # a word alone (“Nobody”) is an answer, not a claim without exception
        found = [
            (one, match)
            for one in wrong
            if (match := words.search(one.text.plain)) and count(one.text.plain) > 1
        ]
        right = any(words.search(one.text.plain) for one in choose.options if one.right)
        if found and not right and 2 * len(found) >= len(wrong):
            said = ", ".join(dict.fromkeys(match[0].lower() for _, match in found))
            yield finding("absolute-words", found[0][0].text.span, "hint", question=question.id, words=said)
