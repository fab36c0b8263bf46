"""Small fonts for tests: a box for each letter, made when they are asked for (so there is no licence to keep)."""

from __future__ import annotations

import io

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZáéíóöúüÁÉÍÓÖÚÜ"
HUNGARIAN = LATIN + "őŐűŰ"


def font(letters: str, flavor: str | None = None, wide: str = "") -> bytes:
    """Make a font that has these letters, packed or not; with `wide` letters its map has another form."""
    names = {ord(one): f"u{ord(one):04X}" for one in letters + wide}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(corner)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = flavor
    # the same bytes whenever it is made
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()
