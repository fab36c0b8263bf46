"""Right options that are notably the longest: readers learn to choose by length, not by what they know.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..walk import choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


# so many times as long as the longest wrong option, and by at least so many characters
RATIO = 1.5
LEAST = 20

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Compare the only right option with the wrong ones; among fewer than three, length says little."""
    for _, question, choose in choices(lookup.site):
        right = [len(one.text.plain) for one in choose.options if one.right]
        wrong = [len(one.text.plain) for one in choose.options if not one.right]
        if len(right) != 1 or len(wrong) < 2:
            continue
        longest = max(wrong)
        if right[0] >= RATIO * longest and right[0] - longest >= LEAST:
            span = next(one.text.span for one in choose.options if one.right)
            yield finding(
                "longest-right", span, "warning", question=question.id, right=right[0], wrong=longest
            )
