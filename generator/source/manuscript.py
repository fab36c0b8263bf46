"""A file as its author left it → the same file with something put in; every other byte stays.

Pure. The text is parsed with its newlines made one, and written with those that it had; nothing is normalised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .yamltree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..findings import Span
    from .yamltree import Node, Sequence

_BOM = b"\xef\xbb\xbf"
_NEWLINE = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Insertion:
    """A text that comes before a place of the file (an offset into the raw text); a newline in it is the file's own."""

    offset: int
    text: str


@dataclass(frozen=True)
class Manuscript:
    """One text file below the project: its path with `/`, its bytes, and how to get from places to offsets."""

    path: str
    data: bytes

    @cached_property
    def raw(self) -> str:
        """The text with the newlines that it has; UnicodeDecodeError when it is not UTF-8."""
        return self.data.removeprefix(_BOM).decode("utf-8")

    @cached_property
    def text(self) -> str:
        """The text as it is parsed."""
        return _NEWLINE.sub("\n", self.raw)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def newline(self) -> str:
        """The newline that the file uses first."""
        found = _NEWLINE.search(self.raw)
        return found[0] if found else "\n"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _NEWLINE.finditer(self.raw))]

    def offset(self, span: Span) -> int:
        """Turn a place into an offset into the raw text."""
        return self._starts[span.line - 1] + span.column - 1

    def line_end(self, line: int) -> int:
        """Give the offset of the end of a line (from 1), before its newline."""
        return self._starts[line - 1] + len(self.lines[line - 1])

    def edited(self, insertions: Iterable[Insertion]) -> bytes:
        """Put texts in; of several at one place the first stays first."""
        parts, at = [], 0
        for one in sorted(insertions, key=lambda one: one.offset):
            parts += [self.raw[at : one.offset], one.text.replace("\n", self.newline)]
            at = one.offset
        begin = _BOM if self.data.startswith(_BOM) else b""
        return begin + ("".join(parts) + self.raw[at:]).encode()


def meaning(node: Node | None) -> object:
    """Give what a tree says, without places and without how it was written: to compare before with after."""
    match node:
        case None:
            return None
        case Scalar():
            return None if node.empty else node.text
        case Mapping():
            return [(key.text, meaning(value)) for key, value in node.entries]
        case _:
            return [[meaning(item)] for item in node.items]


def field(node: Node, name: str) -> Node | None:
    """Give the value of a key of a mapping."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for key, value in entries if key.text == name), None)


def appended(paper: Manuscript, items: Sequence, block: str) -> Insertion:
    """Put an item at the end of a block list; `block` is its text from the dash on, written as is usual here."""
    column = items.span.column - 1
    last = end = items.items[-1].span.line
    for number in range(last + 1, len(paper.lines) + 1):
        line = paper.lines[number - 1]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (indent <= column and line.lstrip().startswith("#")):
            continue
        if indent <= column:
            break
        end = number
    inner = items.items[-1].span.column - 1 - column if isinstance(items.items[-1], Mapping) else 2
    lines = indented(block, column, inner if inner > 1 else 2)
    gap = "\n" if len(items.items) > 1 and _gap(paper, items) else ""
    return Insertion(paper.line_end(end), "\n" + gap + "\n".join(lines))


def _gap(paper: Manuscript, items: Sequence) -> bool:
    """Whether an empty line stands between the last two items."""
    first, last = items.items[-2].span.line, items.items[-1].span.line
    number = last - 1
    while number > first and paper.lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return not paper.lines[number - 1].strip()


def indented(block: str, column: int, inner: int) -> list[str]:
    """Indent an item as its neighbours are: `column` before the dash, `inner` from there to the text."""
    made = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("- "):
            line = "-" + " " * (inner - 1) + line[2:]  # noqa: PLW2901
        elif line.startswith("  "):
            line = " " * inner + line[2:]  # noqa: PLW2901
        made.append(" " * column + line if line else line)
    return made
