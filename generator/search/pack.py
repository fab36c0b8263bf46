"""An index → text that a browser reads: words that share their beginnings, numbers in one or two characters.

`templates/js/find.js` reads it back; a test compares what both know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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


_SHORT = tuple(number(one) for one in range(4096))


def rising(values: Iterable[int]) -> str:
    """Write numbers that rise, as the steps between them."""
    parts = []
    before = -1
    for value in values:
        step = value - before - 1
        parts.append(_SHORT[step] if step < 4096 else number(step))
        before = value
    return "".join(parts)


def front(word: str, before: str) -> str:
    """Write a word as what it shares with the one before, and the rest."""
    shared = 0
    for one, other in zip(word, before, strict=False):
        if one != other or shared == BASE - 1:
            break
        shared += 1
    return LAST[shared] + word[shared:]
