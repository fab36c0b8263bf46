"""A line of Markdown → what in it readers would not see as it was meant: braces, HTML, boxes that are not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Severity
from .fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY_PLACEHOLDER = re.compile(r"\{\{(?P<inside>[^{}\n]*)\}\}")
TERM = re.compile(r"\{\{\s*term\s*:\s*(?P<id>[^\s,{}]+)\s*(?:,\s*(?P<words>[^{}\n]*[^{}\s]))?\s*\}\}")
NEVER = re.compile("(?!)")
PLACED = {"quiz": re.compile(r"\S+"), "question": re.compile(r"[^/\s]+(/[^/\s]+)?/[^/\s]+")}
BOXES = ("note", "tip", "warning", "example", "try")
_HTML = re.compile(r"<!--|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_BOX = re.compile(r"^\s*!!!\s+(?P<name>[\w-]+)")

Slip = tuple[str, int, Severity, dict[str, str]]


def _known_form(inside: str) -> bool:
    """Whether the inside of double braces names a quiz or a question as it should."""
    name, _, value = (part.strip() for part in inside.partition(":"))
    return bool(PLACED.get(name, NEVER).fullmatch(value))


def slips(line: str, terms: dict[str, str]) -> Iterator[Slip]:
    """Find what a line (its code masked) holds that readers would not see as meant: code, column, severity, values."""
    for match in _ANY_PLACEHOLDER.finditer(line):
        inside = match["inside"].strip()
        if term := TERM.fullmatch(match[0]):
            if term["id"] not in terms:
                near = nearest(term["id"], list(terms))
                code = "term-unknown-near" if near else "term-unknown"
                yield code, match.start(), "error", {"id": term["id"], "nearest": near or ""}
        else:
            code = "placeholder-inside" if _known_form(inside) else "placeholder-unknown"
            yield code, match.start(), "error", {"name": match[0]}
    if html := _HTML.search(line):
        # a comment that its author took for hidden is shown too
        code = "html-comment" if html[0] == "<!--" else "html-shown"
        yield code, html.start(), "warning", {"html": html[0]}
    box = _BOX.match(line)
    if box and box["name"] not in BOXES:
        yield "box-unknown", box.start("name"), "warning", {"name": box["name"], "known": ", ".join(BOXES)}
