"""Where links, pictures, headings and attributes stand in a Markdown text: found by a scan, code left out.

Python-Markdown keeps no places. Its elements come back in the order of the text, so the n-th element with an
address belongs to the n-th occurrence of that address; what is scanned here never changes the HTML
(`docs/decisions/0001-places-in-markdown.md`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from typing import TypeVar

_FENCE = re.compile(r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
# up to the parenthesis that closes, a title in quotes left out; spaces may stand in it (they are then said)
_ADDRESS = r"(?:[^()<>\"'\n]|\([^()\n]*\))*"
_DESTINATION = re.compile(
    rf"\]\(\s*(?:<(?P<angled>[^>\n]*)>|(?P<inline>{_ADDRESS}))"
    r"|^ {0,3}\[[^\]^]+\]:\s*<?(?P<reference>[^\s>]+)|<(?P<auto>[^\s<>]+)>",
    re.MULTILINE,
)
_ATX = re.compile(r"^(?P<lead>[ >]*(?:[-*+] +|\d+[.)] +)?)(?P<marks>#{1,6})(?!#)", re.MULTILINE)
_SETEXT = re.compile(r"^(?P<lead>[ >]*)(?P<text>\S[^\n]*)\n[ >]*(?:=+|-+)[ ]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\{[^{}\n]*\}")
_NAME = re.compile(r"[#.]?[\w:@.-]+")

Place = tuple[int, int]
_T = TypeVar("_T")


@dataclass(slots=True)
class Places:
    """Places (line and column from 0) by what stands there; each is taken once, the last one stays."""

    destinations: dict[str, list[tuple[Place, str]]] = field(default_factory=lambda: defaultdict(list))
    headings: list[Place] = field(default_factory=list)
    attributes: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    def destination(self, address: str) -> tuple[Place | None, str]:
        """Take the next place of an address, and how it was typed there."""
        return _take(self.destinations.get(_key(address)) or []) or (None, address)

    def attribute(self, name: str) -> Place | None:
        """Take the next place of an attribute's name."""
        return _take(self.attributes.get(name) or [])

    def heading(self) -> Place | None:
        """Take the place of the next heading."""
        return _take(self.headings)


def settled(address: str) -> str:
    """Undo what stands for a character: entities until nothing changes, then backslashes; drop control characters."""
    for _ in range(10):
        plain = unescape(address)
        if plain == address:
            break
        address = plain
    address = re.sub(r"\\([\\`*_{}\[\]()>#+.!|-])", r"\1", address)
    return re.sub("[\x00-\x1f\x7f]", "", address).strip()


def _key(address: str) -> str:
    """Give what an address has in common before and after the library read it (it takes some backslashes)."""
    return settled(address).replace("\\", "")


def _take(places: list[_T]) -> _T | None:
    if not places:
        return None
    return places.pop(0) if len(places) > 1 else places[0]


def masked(text: str) -> str:
    """Give the text with the content of code blanked out, every place kept."""
    lines, fence = text.split("\n"), ""
    for number, one in enumerate(lines):
        match = _FENCE.match(one)
        if not fence and match:
            fence = match["fence"]
            lines[number] = " " * len(one)
        elif fence:
            closing = match is not None and match["fence"].startswith(fence) and not match["info"].strip()
            lines[number] = " " * len(one)
            fence = "" if closing else fence
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), "\n".join(lines))


def scan(plain: str) -> Places:
    """Find every place in a text whose code is masked."""
    starts = [0, *(match.end() for match in re.finditer("\n", plain))]
    places = Places()

    def where(offset: int) -> Place:
        line = bisect_right(starts, offset) - 1
        return line, offset - starts[line]

    for match in _DESTINATION.finditer(plain):
        group = match.lastgroup or "inline"
        raw = match[group].strip()
        places.destinations[_key(raw)].append((where(match.start(group)), raw))
    headings = [where(match.start("marks")) for match in _ATX.finditer(plain)]
    headings += [where(match.start("text")) for match in _SETEXT.finditer(plain)]
    places.headings = sorted(headings)
    for match in _ATTRIBUTE.finditer(plain):
        for name in _NAME.finditer(match[0]):
            places.attributes[name[0].lower()].append(where(match.start() + name.start()))
    return places
