"""Numbers as people type them: the page's decimal mark, groups of three, units; exact, never a float.

`12,5` and `12.5` are the same number wherever only one reading is possible. A number with one mark and three figures
behind it (`1,234` where the page's decimal mark is the point) can be read in two ways: it is asked about, never
guessed. A number is kept as a canonical text, `-1234.5`: no sign for plus or zero, no zeros that say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .normal import normal

MOST = 40  # figures; more than anybody means
Unclear = Literal["", "empty", "not-number", "ambiguous", "unit", "beside"]

# what may stand before, the sign, the figures with their marks, what stands behind
_SHAPE = re.compile(r"([^0-9.,+-]*)([+-]?) ?((?:[0-9][0-9.,' ]*)|(?:[.,][0-9]+))(.*)", re.DOTALL)
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: `text` as readers see it, what else is accepted for it, whether it must be typed."""

    text: str
    accept: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A typed text, read: the number in its canonical form, what stood beside it, and what was not clear."""

    number: str = ""
    beside: str = ""
    unclear: Unclear = ""


def read(typed: str, decimal: str) -> Read:
    """Read what was typed on a page whose decimal mark is `decimal` (`,` or `.`)."""
    text = normal(typed, "strict", "strict")
    if not text:
        return Read(unclear="empty")
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return Read(unclear="not-number")
    before, sign, figures, behind = shape.groups()
    beside = " ".join(part for part in (before.strip(" "), behind.strip(" ")) if part)
    figures = figures.rstrip(" '")
    if figures[-1] in ".,":  # the end of a sentence, or of a list
        figures = figures[:-1]
    found = _figures(figures, decimal)
    if found is None or len(re.sub("[^0-9]", "", figures)) > MOST:
        return Read(unclear="not-number")
    if found == "":
        return Read(unclear="ambiguous")
    return Read(canonical(sign + found), beside)


def _figures(text: str, decimal: str) -> str | None:
    """Read figures with their marks, as `1234.5`; None for what is no number, nothing for what is not clear."""
    if " " in text or "'" in text:
        return _spaced(text)
    commas, points = text.count(","), text.count(".")
    if not commas and not points:
        return text
    last = max(text.rfind(","), text.rfind("."))
    whole, part = text[:last], text[last + 1 :]
    if commas and points:
        if (commas if text[last] == "," else points) > 1 or not _GROUPED.fullmatch(whole):
            return None
        return f"{re.sub('[.,]', '', whole)}.{part}"
    if commas + points > 1:
        return re.sub("[.,]", "", text) if _GROUPED.fullmatch(text) else None
    if text[last] != decimal and len(part) == 3 and len(whole) in (1, 2, 3) and whole[0] != "0":
        return ""
    return f"{whole}.{part}"


def _spaced(text: str) -> str | None:
    """Read figures grouped by spaces: then a mark can only be the decimal one."""
    marks = re.findall("[.,]", text)
    whole, _, part = text.partition(marks[0]) if marks else (text, "", "")
    if len(marks) > 1 or not _SPACED.fullmatch(whole) or not re.fullmatch("[0-9]*", part):
        return None
    return f"{re.sub('[^0-9]', '', whole)}.{part}"


def canonical(number: str) -> str:
    """Give the one form of a number that is written with a sign, figures and perhaps a point."""
    sign, rest = ("-", number[1:]) if number[0] == "-" else ("", number.removeprefix("+"))
    whole, _, part = rest.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    if whole == "0" and not part:
        return "0"
    return sign + whole + (f".{part}" if part else "")


def scaled(number: str, places: int) -> int:
    """Give a number in canonical form as a whole one, `places` figures behind the point."""
    whole, _, part = number.partition(".")
    return int(whole + part.ljust(places, "0"))


def around(answer: str, tolerance: str, *, percent: bool) -> tuple[str, str]:
    """Give the bounds so far, or so many per cent of it, below and above a number."""
    places = [len(one.partition(".")[2]) for one in (answer, tolerance)]
    sum_ = sum(places) + 2
    reach = (
        abs(scaled(answer, places[0])) * scaled(tolerance, places[1]) if percent else scaled(tolerance, sum_)
    )
    middle = scaled(answer, sum_)
    return _unscaled(middle - reach, sum_), _unscaled(middle + reach, sum_)


def apart(low: str, high: str) -> str:
    """Give how far two numbers are from each other."""
    places = max(len(one.partition(".")[2]) for one in (low, high)) + 1
    return _unscaled(abs(scaled(high, places) - scaled(low, places)), places)


def _unscaled(value: int, places: int) -> str:
    figures = str(abs(value)).zfill(places + 1)
    return canonical(f"{'-' if value < 0 else ''}{figures[:-places]}.{figures[-places:]}")


def within(number: str, low: str, high: str) -> bool:
    """Whether a number lies between two others, the ends included."""
    places = max(len(one.partition(".")[2]) for one in (number, low, high))
    return scaled(low, places) <= scaled(number, places) <= scaled(high, places)


def measured(beside: str, unit: Unit) -> bool:
    """Whether what stands beside a number is its unit."""
    return normal(beside, "ignore", "strict") in {
        normal(one, "ignore", "strict") for one in (unit.text, *unit.accept)
    }
