"""Which letters a font has: its table `cmap`, of TrueType and OpenType files, plain or packed (WOFF, WOFF2). Pure.

Only what is needed to look up single letters is read (OpenType 1.9, `cmap` formats 4, 6 and 12; W3C WOFF 1 and 2).
WOFF2 is packed by brotli, an extra (`fonts`), which is imported only for such a file.
"""

from __future__ import annotations

import struct
import zlib
from importlib.util import find_spec

MOST = 50_000_000  # bytes that a table may have once it is unpacked
_KNOWN = 63  # tags of WOFF2's own list; the first is cmap, glyf and loca are the two that are written in another way
_CMAP, _GLYF, _LOCA = 0, 10, 11


class Unreadable(Exception):
    """The font cannot be looked at; `missing` when only brotli is missing for it."""

    def __init__(self, *, missing: bool = False) -> None:
        super().__init__()
        self.missing = missing


def lacking(data: bytes, letters: str) -> str:
    """Give those of the letters that the font has no sign for."""
    try:
        table = _table(data)
        maps = [table[offset:] for offset in _subtables(table)]
        return "".join(one for one in letters if not any(_glyph(each, ord(one)) for each in maps))
    except (struct.error, IndexError, zlib.error, ValueError, OverflowError) as error:
        raise Unreadable from error


def _table(data: bytes) -> bytes:
    """Take the table `cmap` out of a file."""
    if data[:4] == b"wOF2":
        return _from_woff2(data)
    if data[:4] == b"wOFF":
        for n in range(_number(data, 12)):
            tag, offset, packed, whole, _ = struct.unpack_from(">4sIIII", data, 44 + 20 * n)
            if tag == b"cmap":
                piece = data[offset : offset + packed]
                return piece if packed == whole else zlib.decompressobj().decompress(piece, MOST)
    elif data[:4] in (b"\0\1\0\0", b"OTTO", b"true"):
        for n in range(_number(data, 4)):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
            if tag == b"cmap":
                return data[offset : offset + length]
    raise Unreadable


def _from_woff2(data: bytes) -> bytes:
    """Find the table in the one packed stream of a WOFF2 file."""
    if find_spec("brotli") is None:
        raise Unreadable(missing=True)
    import brotli  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415  an extra

    packed = struct.unpack_from(">I", data, 20)[0]
    place, start = 48, 0
    found: tuple[int, int] | None = None
    for _ in range(_number(data, 12)):
        flags = data[place]
        place += 1
        tag = flags & _KNOWN
        other = data[place : place + 4] if tag == _KNOWN else b""
        place += 4 if tag == _KNOWN else 0
        whole, place = _base128(data, place)
        length = whole
        # glyf and loca are written in another way unless their version is 3, any other table unless it is 0
        if (flags >> 6 != 3) if tag in (_GLYF, _LOCA) else (flags >> 6 != 0):
            length, place = _base128(data, place)
        if tag == _CMAP or other == b"cmap":
            found = start, length
        start += length
    if found is None or start > MOST:
        raise Unreadable
    try:
        stream: bytes = brotli.decompress(data[place : place + packed])
    except brotli.error as error:
        raise Unreadable from error
    return stream[found[0] : found[0] + found[1]]


def _base128(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _ in range(5):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 127
        if not byte & 128:
            return value, place
    raise ValueError(place)


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from(">H", data, place)[0])


def _subtables(table: bytes) -> set[int]:
    """Give where the maps of Unicode begin: platform 0, or Windows' 1 and 10."""
    found = set()
    for n in range(_number(table, 2)):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * n)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            found.add(offset)
    return found


def _glyph(table: bytes, code: int) -> int:
    """Give the number of a letter's sign; 0 is the sign for what is missing."""
    match _number(table, 0):
        case 4:
            return _in_segments(table, code)
        case 6:
            first, count = struct.unpack_from(">HH", table, 6)
            return _number(table, 10 + 2 * (code - first)) if first <= code < first + count else 0
        case 12:
            for n in range(struct.unpack_from(">I", table, 12)[0]):
                first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * n)
                if first <= code <= last:
                    return int(glyph) + code - int(first)
        case _:
            pass  # the older forms hold none of the letters that are asked for
    return 0


def _in_segments(table: bytes, code: int) -> int:
    double = _number(table, 6)
    for n in range(0, double, 2):
        last = _number(table, 14 + n)
        if code > last:
            continue
        first = _number(table, 16 + double + n)
        if code < first:
            return 0
        delta, place = _number(table, 16 + 2 * double + n), 16 + 3 * double + n
        offset = _number(table, place)
        if not offset:
            return (code + delta) & 0xFFFF
        glyph = _number(table, place + offset + 2 * (code - first))
        return (glyph + delta) & 0xFFFF if glyph else 0
    return 0
