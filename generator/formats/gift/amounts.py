"""Numbers and parts of the points as GIFT writes them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ...interactions import Enter, Number
from ...interactions.numbers import canonical
from .scan import clean

if TYPE_CHECKING:
    from .answers import Reading

_WEIGHT = re.compile(r"%\s*(-?\d{1,4}(?:[.,]\d{0,20})?)\s*%")
_FIGURES = r"[+-]?(?:\d{1,30}(?:[.,]\d{0,20})?|[.,]\d{1,20})(?:[eE][+-]?\d{1,2})?"
_RANGE = re.compile(rf"\s*({_FIGURES})\s*\.\.\s*({_FIGURES})\s*")
_AROUND = re.compile(rf"\s*({_FIGURES})\s*(?::\s*({_FIGURES})\s*)?")
# weights that Moodle writes for thirds, sixths, sevenths …, back to what they mean
_PARTS = [Fraction(n, d) for d in range(1, 13) for n in range(1, d + 1)]


def amount(weight: Fraction | None) -> Fraction:
    """Give the part of the points that a weight in per cent means; all of them where none is written."""
    if weight is None:
        return Fraction(1)
    part = weight / 100
    return next((one for one in _PARTS if abs(one - part) < Fraction(1, 10000)), min(part, Fraction(1)))


def number(inside: str, at: int, reading: Reading) -> Enter | None:
    """Read `#3:2`, `#1..5`, `#=%100%3:2#feedback =%50%3:5`; of several answers the one with all points is kept."""
    body = inside[inside.index("#") + 1 :]
    begin = at + inside.index("#") + 1
    pieces = [piece for piece in re.split(r"[=~]", body) if clean(piece).strip()]
    found = []
    for piece in pieces:
        written, _, feedback = piece.partition("#")
        weight = _WEIGHT.match(written.strip())
        bounds = _bounds(clean(_WEIGHT.sub("", written, count=1)))
        if feedback.strip() and bounds:
            reading.lose("number_feedback", begin)
        if bounds:
            found.append((amount(Fraction(weight[1].replace(",", ".")) if weight else None), bounds))
    if not found:
        reading.refuse("no_number")
        return None
    if len(found) > 1 or len(found) < len(pieces):
        reading.lose("more_numbers", begin)
    _, (low, high, shown) = max(found, key=lambda one: one[0])
    return Enter((Number("answer", low, high, answer=shown),))


def _bounds(text: str) -> tuple[str, str, str | None] | None:
    """Give the lowest and the highest right number, and the one in the middle where it is written."""
    between = _RANGE.fullmatch(text)
    if between:
        low, high = sorted((_exact(between[1]), _exact(between[2])))
        return _written(low), _written(high), None
    around = _AROUND.fullmatch(text)
    if around is None:
        return None
    middle, far = _exact(around[1]), abs(_exact(around[2] or "0"))
    return _written(middle - far), _written(middle + far), _written(middle)


def _exact(figures: str) -> Fraction:
    return Fraction(figures.replace(",", "."))


def _written(value: Fraction) -> str:
    """Write a number whose denominator is a product of twos and fives, exactly."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return canonical(sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits))
