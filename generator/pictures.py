"""What a picture's bytes say of it: its size in pixels, and whether an SVG holds more than a drawing.

Only the heads of the formats are read (PNG, ISO 15948, 11.2.2; GIF89a, 18; JPEG, ITU-T T.81, B.2.2; WebP, RFC 9649).
Nothing here decodes a picture, and nothing fails: what cannot be read has no size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

Size = tuple[int, int]
MOST = 20_000  # pixels a side: past that a picture is broken, or meant to be
# start of frame: all but DHT, JPG and DAC, which share their range
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]+)?)(?:px)?\s*")
_LOADS = re.compile(r"url\(\s*(?!['\"]?\s*#)|@import|expression\(", re.IGNORECASE)


def size(data: bytes) -> Size | None:
    """Give width and height in pixels, by what the file is and not by its name; None when they cannot be read."""
    found = None
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        found = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    elif data[:6] in (b"GIF87a", b"GIF89a"):
        found = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    elif data[:2] == b"\xff\xd8":
        found = _jpeg(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = _webp(data)
    elif b"<svg" in data[:4096]:
        found = _svg(data)
    return found if found and all(0 < side <= MOST for side in found) else None


def _jpeg(data: bytes) -> Size | None:
    """Go from segment to segment until the frame begins."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if kind in _FRAMES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 ":
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return width, height
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None


def _svg(data: bytes) -> Size | None:
    """Give the size that an SVG says, or that of its box."""
    root = next((one for one in elements(data) if one.name == "svg"), None)
    if root is None:
        return None
    sides = [_LENGTH.fullmatch(root.attributes.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1]:
        return round(float(sides[0][1])), round(float(sides[1][1]))
    box = root.attributes.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and all(_LENGTH.fullmatch(one) for one in box[2:]):
        return round(float(box[2])), round(float(box[3]))
    return None


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an SVG, with its place (line and column from 1) and the text in it, of a style sheet alone."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    text: str = ""


class BrokenPicture(ValueError):
    """The SVG is not well-formed, or declares entities or a document type of its own."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}")
        self.line = line
        self.column = column


def elements(data: bytes) -> list[Element]:
    """Read the elements of an SVG in their order; those before the place where it breaks, when it does."""
    try:
        return parse(data)
    except BrokenPicture:
        return []


def parse(data: bytes) -> list[Element]:
    """Read the elements of an SVG; `BrokenPicture` when it cannot be read. Entities are refused: they may grow."""
    parser = expat.ParserCreate()
    found: list[Element] = []
    styles: list[tuple[int, list[str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        found.append(Element(bare, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        if bare == "style":
            styles.append((len(found) - 1, []))

    def said(text: str) -> None:
        if styles:
            styles[-1][1].append(text)

    def refuse(*_: object) -> None:
        raise BrokenPicture(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    parser.CharacterDataHandler = said
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenPicture(error.lineno, error.offset + 1) from None
    for place, pieces in styles:
        one = found[place]
        found[place] = Element(one.name, one.attributes, one.line, one.column, "".join(pieces))
    return found


# what a drawing has no use for: it runs, loads, or shows pages
_FORBIDDEN = frozenset(
    ("script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener")
)
_REFERENCES = frozenset(("href", "src", "action", "formaction"))


def more_than_a_drawing(data: bytes) -> Iterator[tuple[str, Element, str]]:
    """Give what of an SVG runs something (`script`) or leads outside of it (`outside`), and its name."""
    for one in parse(data):
        if one.name in _FORBIDDEN:
            yield "script", one, f"<{one.name}>"
        if one.name == "style" and _LOADS.search(one.text):
            yield "outside", one, "<style>"
        for name, value in one.attributes.items():
            bare = name.rpartition(":")[2]
            squeezed = re.sub(r"\s+", "", value).lower()
            if bare.lower().startswith("on"):
                yield "script", one, bare
            elif bare in _REFERENCES and not squeezed.startswith(("#", "data:image/png", "data:image/jpeg")):
                yield ("script" if squeezed.startswith("javascript:") else "outside"), one, bare
            elif _LOADS.search(value):
                yield "outside", one, bare
