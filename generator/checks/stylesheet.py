"""The organisation's own style sheet: files that it names and are not there, and fonts without ő or ű."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Span, finding
from ..fonts import Unreadable, lacking
from ..sheets import families, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup
    from ..sheets import Named

LETTERS = "ŐőŰű"


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the sheet that the theme names."""
    named = lookup.site.settings.theme.stylesheet
    sheet = lookup.assets.get(f"content/{named.text}") if named else None
    if sheet is None:
        return
    css = sheet.data.decode("utf-8", "replace")
    for one in files(css, sheet.path):
        if one.path not in lookup.assets:
            yield finding("stylesheet-missing", Span(sheet.path, one.line, 1), name=one.address)
    if "hu" in lookup.site.settings.languages:
        for (family, *_), faces in families(css, sheet.path).items():
            yield from _letters(
                lookup, sheet.path, family, [one for one in faces if one.path in lookup.assets]
            )


def _letters(lookup: Lookup, sheet: str, family: str, faces: list[Named]) -> Iterator[Finding]:
    """Say which letters none of the files of a family has."""
    left = LETTERS
    for one in faces:
        span = Span(sheet, one.line, 1)
        try:
            missing = lacking(lookup.assets[one.path].data, LETTERS)
        except Unreadable as error:
            code = "stylesheet-font-packed" if error.missing else "stylesheet-font-broken"
            yield finding(code, span, "warning", name=one.address)
            return
        left = "".join(letter for letter in left if letter in missing)
    if faces and left:
        span = Span(sheet, faces[0].line, 1)
        yield finding(
            "stylesheet-font", span, "warning", family=family, letters=", ".join(left), name=faces[0].address
        )
