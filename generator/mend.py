"""How a finding is put right, as text: the corrected lines that a message shows are what `check --fix` writes.

Pure: lines in, lines out. A finding carries a `Mend` in terms of its own line; `edit` turns that into lines of the
file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .findings import Finding, Mend

# indent and dashes, then perhaps a key, then the value
LINE = re.compile(r"^(?P<lead>[ ]*(?:- +)*)(?P<key>[A-Za-z0-9_-]+[ ]*:[ ]+)?(?P<value>.*?)[ ]*$")
# what surely reads back as it was written, also in square brackets
_PLAIN = re.compile(r"[^\W\d_]\w*(?:[ –-]\w+)*[.!?]?")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
_LEAD = re.compile(r"^(?P<indent>[ ]*)(?P<dashes>(?:- +)*)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Lines `first` … `last` of a file (from 1) become `lines`; `last` before `first` puts them above `first`."""

    first: int
    last: int
    lines: tuple[str, ...]


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """Part a file into its lines, once for all its findings."""
    return tuple(text.split("\n"))


def edit(one: Finding, text: str) -> Edit | None:
    """Give the corrected lines of a finding; None when its mend is not a change of lines, or the line is not there."""
    mend = one.mend
    if mend is None or mend.how in ("rename", "create", "save"):
        return None
    lines = _lines(text)
    number = mend.line or one.span.line
    if mend.how == "lines":
        return Edit(number, number + mend.count - 1, () if mend.new is None else tuple(mend.new.split("\n")))
    if not 1 <= number <= len(lines):
        return None
    line, column = lines[number - 1], 0 if mend.line else max(one.span.column - 1, 0)
    made = _CHANGES[mend.how](line, column, mend)
    return None if made is None else Edit(number, number, tuple(made.split("\n")))


def shown(one: Finding, text: str) -> str | None:
    """Give the corrected text of a finding as a message shows it, ready to paste; None when there is none."""
    if one.mend is not None and one.mend.how == "create":
        return (one.mend.new or "").rstrip("\n")
    made = edit(one, text)
    return "\n".join(made.lines) if made and made.lines else None


def _swap(line: str, column: int, mend: Mend) -> str | None:
    """Put the new text for the old: at the column, after it, else wherever the line has it."""
    place = _place(line, column, mend.old)
    return None if place is None else line[:place] + (mend.new or "") + line[place + len(mend.old) :]


def _value(line: str, column: int, mend: Mend) -> str | None:
    """Put the new value for the old, and take quotation marks around the old away."""
    place = _place(line, column, mend.old)
    if place is None:
        return None
    end = place + len(mend.old)
    if mend.old and place and line[place - 1] in "\"'" and line[end : end + 1] == line[place - 1]:
        place, end = place - 1, end + 1
    return line[:place] + (mend.new or "") + line[end:]


def _place(line: str, column: int, old: str) -> int | None:
    if not old:
        return min(column, len(line))
    place = line.find(old, column)
    place = line.rfind(old, 0, column + len(old)) if place < 0 else place
    return None if place < 0 else place


def _quote(line: str, column: int, _mend: Mend) -> str | None:
    """Put a value in quotes; a mapping that stands on a line of its own is no value."""
    match = LINE.match(line)
    return corrected(line) if match and column >= match.start("value") else None


def _quote_item(line: str, _column: int, _mend: Mend) -> str:
    return corrected(line, whole=True)


def _field(line: str, column: int, mend: Mend) -> str:
    """Put a field before the one on this line, in the same list entry or the same braces."""
    if line[column : column + 1] == "{":
        rest = line[column + 1 :].lstrip()
        return f"{line[: column + 1]}{mend.new}{'' if rest.startswith('}') else ', '}{rest}"
    return f"{line[:column]}{mend.new}\n{_under(line)}{line[column:]}"


def _sibling(line: str, _column: int, mend: Mend) -> str:
    """Put a field below the one on this line, in the same list entry; or behind it, in the same braces."""
    brace = line.rfind("}")
    if brace > line.find("{") >= 0:
        return f"{line[:brace]}, {mend.new}{line[brace:]}"
    return f"{line}\n{_under(line)}{mend.new}"


def _items(line: str, column: int, mend: Mend) -> str | None:
    """Make a list, one entry a line, of a text with commas."""
    place = _place(line, column, mend.old)
    if place is None:
        return None
    entries = [one.strip() for one in re.split(r"[,;]", mend.old) if one.strip()]
    return "\n".join([line[:place].rstrip(), *(f"{_under(line)}  - {one}" for one in entries)])


def _braces(line: str, column: int, mend: Mend) -> str | None:
    """Take an attribute out of its braces; empty ones go too."""
    begin = line.rfind("{", 0, column + 1)
    end = line.find("}", column)
    if begin < 0 or end < 0:
        return None
    rest = re.sub(
        rf"\s*{re.escape(mend.old)}\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s}}]+)", "", line[begin + 1 : end]
    ).strip()
    return line[:begin] + (f"{{{rest}}}" if rest else "") + line[end + 1 :]


_CHANGES = {
    "swap": _swap, "value": _value, "quote": _quote, "quote-item": _quote_item, "field": _field, "sibling": _sibling,
    "items": _items, "braces": _braces,
}  # fmt: skip


def _under(line: str) -> str:
    """Give the spaces that bring a line below the key of this one."""
    lead = _LEAD.match(line)
    return " " * len(lead[0]) if lead else ""


def quoted(value: str) -> str:
    """Write a text in quotes, as YAML reads it back unchanged."""
    if "'" not in value:
        return f"'{value}'"
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def plainly(value: str) -> str:
    """Write a text as a YAML value: in quotes only where it must be."""
    return value if _PLAIN.fullmatch(value) and value.lower() not in _WORDS else quoted(value)


def proposal(text: str) -> str:
    """Turn any text into an id: lower-case ASCII letters, digits, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def corrected(line: str, *, whole: bool = False) -> str:
    """Write a line with its value in quotes; `whole` takes what looks like a key for a part of the text."""
    match = LINE.match(line)
    if match is None:
        return line
    key = match["key"] or ""
    return (
        f"{match['lead']}{quoted(key + match['value'])}"
        if whole
        else f"{match['lead']}{key}{quoted(match['value'])}"
    )


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make several edits; of two that touch the same line only the first is made (the next run finds the other)."""
    lines = text.split("\n")
    free = len(lines) + 1
    for one in sorted(set(edits), key=lambda one: (one.first, one.last), reverse=True):
        if max(one.last, one.first - 1) >= free:
            continue
        lines[one.first - 1 : one.last] = one.lines
        free = one.first
    return "\n".join(lines)
