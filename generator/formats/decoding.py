"""The bytes of a foreign file → text: UTF-8, UTF-16, and what Windows wrote before; it always gives a text.

Of the encodings of one byte a letter, the Central European one is taken unless the letters speak for the Western one:
read in the wrong one, `ő` and `ű` become `õ` and `û`, or `è` becomes `č`.
"""

from __future__ import annotations

import unicodedata

# bytes that are letters of Hungarian, Polish, Czech in one and rare in the other; and the other way round
_CENTRAL = bytes([0xF5, 0xFB, 0xD5, 0xDB, 0xB3, 0xB9, 0x9C, 0x9F, 0xEC, 0xBE, 0xBC, 0xA5])
_WESTERN = bytes(
    [0xE0, 0xE3, 0xE5, 0xE6, 0xE8, 0xEA, 0xF1, 0xF2, 0xF8, 0xF9, 0xEF, 0xBF, 0xC0, 0xC8, 0xCA, 0xD1]
)
# letters with marks that stand elsewhere in ISO 8859-2 than in Windows-1250: ą ś š ź ž Ą Ś Š Ź Ž ť ľ
_LATIN_2 = bytes([0xB1, 0xB6, 0xA6, 0xAC, 0xA9, 0xAE, 0xBB, 0xB5])
NAMES = {"cp1250": "Windows-1250", "cp1252": "Windows-1252", "iso8859_2": "ISO 8859-2"}


def decode(data: bytes) -> tuple[str, str]:
    """Give the text, newlines normalised, NFC; and the name of the encoding where it is not UTF-8."""
    text, name = _decoded(data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), name


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "UTF-16"
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if _torn(data):
        return data.decode("utf-8", "replace"), ""
    code = _single(data)
    return data.decode(code, "replace"), NAMES[code]


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without its mark: every other byte is nearly always zero."""
    begin = data[:2000]
    if len(begin) < 4 or begin.count(0) * 4 < len(begin):
        return ""
    return "utf-16-le" if begin[1::2].count(0) > begin[0::2].count(0) else "utf-16-be"


def _torn(data: bytes) -> bool:
    """Whether this is UTF-8 with a few broken bytes: most letters beyond ASCII are whole."""
    beyond = sum(byte > 0x7F for byte in data)
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return broken * 5 < beyond


def _single(data: bytes) -> str:
    central, western = (sum(data.count(byte) for byte in those) for those in (_CENTRAL, _WESTERN))
    if western > central:
        return "cp1252"
    windows = sum(0x80 <= byte <= 0x9F for byte in data)
    latin = sum(data.count(byte) for byte in _LATIN_2)
    return "iso8859_2" if latin and not windows else "cp1250"
