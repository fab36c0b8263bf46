"""How a finding is put right, as text: the corrected lines that a message shows are what `check --fix` writes.

Pure: lines in, lines out. A finding carries a `Mend` in terms of its own line;
`edit` turns that into lines of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .findings import Finding, Mend


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Lines `first` … `last` of a file (from 1) become `lines`; `last` before `first` puts them above `first`."""

    first: int
    last: int
    lines: tuple[str, ...]


def edit(one: Finding, text: str) -> Edit | None:
    """Give the corrected lines of a finding; None when its mend is not a change of lines, or the line is not there."""
    mend = one.mend
    if mend is None or mend.how not in ("swap", "lines"):
        return None
    lines = text.split("\n")
    number = mend.line or one.span.line
    if mend.how == "lines":
        return Edit(
            number, number + mend.count - 1, tuple(mend.new.split("\n")) if mend.new is not None else ()
        )
    if not 1 <= number <= len(lines):
        return None
    swapped = _swap(lines[number - 1], one.span.column - 1 if not mend.line else 0, mend)
    return None if swapped is None else Edit(number, number, (swapped,))


def shown(one: Finding, text: str) -> str | None:
    """Give the corrected text of a finding as a message shows it, ready to paste; None when there is none."""
    if one.mend is not None and one.mend.how == "create":
        return one.mend.new
    made = edit(one, text)
    return "\n".join(made.lines) if made and made.lines else None


def _swap(line: str, column: int, mend: Mend) -> str | None:
    """Put the new text for the old: at the column, after it, else wherever the line has it."""
    place = line.find(mend.old, max(column, 0))
    if place < 0:
        place = line.rfind(mend.old, 0, max(column, 0))
    if place < 0:
        return None
    return line[:place] + (mend.new or "") + line[place + len(mend.old) :]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make several edits; of two that touch the same line only the first is made (the next run finds the other)."""
    lines = text.split("\n")
    before = len(lines) + 1
    for one in sorted(set(edits), reverse=True):
        if max(one.last, one.first - 1) >= before:
            continue
        lines[one.first - 1 : one.last] = one.lines
        before = one.first
    return "\n".join(lines)
