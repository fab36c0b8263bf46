"""An index → text that a browser reads: words that share their beginnings, numbers in one or two characters.

`templates/js/find.js` reads it back; a test compares what both know.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# what may stand in a text of JavaScript as it is, without the two signs that part the rest: space and ~
DIGITS = "".join(chr(one) for one in range(33, 126) if chr(one) not in '"\\<')
BASE = len(DIGITS) // 2
LAST, MORE = DIGITS[:BASE], DIGITS[BASE : 2 * BASE]


def number(value: int) -> str:
    """Write a whole number: the last digit is of the first half of the digits, those before it of the second."""
    text = LAST[value % BASE]
    while value >= BASE:
        value = value // BASE - 1
        text = MORE[value % BASE] + text
    return text


def numbers(values: Iterable[int]) -> str:
    """Write numbers one after the other."""
    return "".join(number(one) for one in values)


class _Steps(dict[int, str]):
    """How the step from one number to the next is written: each is worked out once."""

    def __missing__(self, step: int) -> str:
        self[step] = text = number(step - 1)
        return text


_STEPS = _Steps()


def rising(values: Sequence[int]) -> str:
    """Write numbers that rise, as the steps between them."""
    return "".join(map(_STEPS.__getitem__, map(sub, values, (-1, *values))))


def front(word: str, before: str) -> str:
    """Write a word as what it shares with the one before, and the rest."""
    shared = min(len(word), len(before), BASE - 1)
    while word[:shared] != before[:shared]:  # neighbours share most of what they have
        shared -= 1
    return LAST[shared] + word[shared:]
