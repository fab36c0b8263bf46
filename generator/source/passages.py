"""Markdown text → its passages (paragraphs, headings, list items, table cells) with the places of their words.

Python-Markdown keeps no places, so the text itself is read, line by line. This never changes the HTML: what a passage
holds is only looked at by the checks. Code, addresses and attributes are masked, every place kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from ..findings import Span
from ..texts import Passage
from .markplaces import masked

# one for each masked character; authors' own private-use characters are taken out before
HIDDEN = "\ue00e"
_MARK = r"(?P<mark>[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+|:[ \t]+|\[\^[^\]\n]+\]:[ \t]*)?"
_LINE = re.compile(rf"^(?P<lead>[ \t>]*){_MARK}(?P<rest>.*)$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*")
_UNDERLINE = re.compile(r"^(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"^[ \t>]*(?:[-*_][ \t]*){3,}$")
# a table's second row; a definition of an address; the head of a box; the mark of a placed quiz
_DELIMITERS = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_NO_WORDS = re.compile("^[ \t>]*(?:\\[[^\\]^\n]+\\]:[ \t]|!!!|\ue002|$)")
_HIDE = re.compile(
    r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|(?<=\])\[[^\[\]\n]*\]|<[^<>\s]+>|\{[^{}\n]*\}"
    r"|(?<![\w@/])(?:https?://|www\.)[^\s<>()\[\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)
_LABEL = re.compile(r"(?<![!\\])\[(?P<words>[^\[\]^\n][^\[\]\n]*)\](?=[(\[])|<(?P<auto>https?://[^<>\s]+)>")

Where = Callable[[int, int], Span]
# the number of a line, its column, its text
_Line = tuple[int, int, str]


def passages(text: str, where: Where) -> tuple[Passage, ...]:
    """Part a text; `where` turns a line and a column (from 0) into a place in the file."""
    shown = _covered(text)
    lines = list(enumerate(shown.split("\n")))
    made: list[Passage] = []
    for words, block in groupby(lines, key=lambda one: not _NO_WORDS.match(one[1])):
        if words:
            inside = [(number, 0, one) for number, one in block]
            parted = _cells if _table(inside) else _block
            for kind, level, found in parted(inside):
                passage = _passage(kind, level, found, where)
                if passage.text.strip():
                    made.append(passage)
    return tuple(made)


def _covered(text: str) -> str:
    """Mask code: a block becomes empty, a few words in a line become `HIDDEN`."""
    lines = []
    for before, after in zip(text.split("\n"), masked(text).split("\n"), strict=True):
        if before == after or not after.strip():
            lines.append(after)
        else:
            pairs = zip(before, after, strict=True)
            lines.append("".join(HIDDEN if now != was else now for was, now in pairs))
    return "\n".join(lines)


_Kind = tuple[str, int, list[_Line]]


def _block(lines: list[_Line]) -> Iterator[_Kind]:
    """Part what stands between empty lines into headings, paragraphs and items."""
    current: list[_Line] = []
    kind = "text"
    listing = False
    for number, _, one in lines:
        match = _LINE.match(one)
        if match is None:
            continue
        heading = _HEADING.match(match["rest"])
        if heading:
            if current:
                yield kind, 0, current
            kind, current, listing = "text", [], False
            column = match.start("rest") + heading.end()
            yield "heading", len(heading["marks"]), [(number, column, one[column:].rstrip("# \t"))]
        elif current and kind == "text" and len(current) == 1 and _UNDERLINE.match(match["rest"]):
            yield "heading", 1 if match["rest"][0] == "=" else 2, current
            current = []
        elif _RULE.match(one):
            continue
        # a number at the beginning of a further line is no list (the library reads it so too)
        elif match["mark"] and (listing or not current):
            if current:
                yield kind, 0, current
            kind, listing = "item", True
            current = [(number, match.start("rest"), match["rest"])]
        else:
            start = match.end("lead")
            current.append((number, start, one[start:]))
    if current:
        yield kind, 0, current


def _table(lines: list[_Line]) -> bool:
    return len(lines) > 1 and "|" in lines[1][2] and bool(_DELIMITERS.match(lines[1][2]))


def _cells(rows: list[_Line]) -> Iterator[_Kind]:
    for number, _, row in [rows[0], *rows[2:]]:
        for cell in re.finditer(r"(?:\\.|[^|\\])+", row):
            start = cell.start() + len(cell[0]) - len(cell[0].lstrip(" \t>"))
            if cell[0].strip(" \t>"):
                yield "cell", 0, [(number, start, row[start : cell.end()].rstrip())]


def _passage(kind: str, level: int, lines: list[_Line], where: Where) -> Passage:
    """Join the lines of a passage, and mask what is no words; `labels` see what is masked."""
    text = "\n".join(one for _, _, one in lines)
    labels = tuple(
        (match["words"] or match["auto"], match.start(match.lastgroup or 0))
        for match in _LABEL.finditer(text)
        if match["words"] or match["auto"]
    )
    text = _HIDE.sub(lambda match: HIDDEN * len(match[0]), text)
    spans = tuple(where(number, column) for number, column, _ in lines)
    return Passage(kind, text, spans, labels, level)  # type: ignore[arg-type]
