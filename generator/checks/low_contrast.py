"""Colours of the organisation that stand out too little from the pages of the light theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..colours import ENOUGH, LIGHT, darker, worst
from ..findings import Finding, Mend, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Measure each colour; the dark theme's tones are worked out, and always stand out enough."""
    for field, colour in lookup.site.settings.theme.colours:
        found, ground = worst(colour.text, LIGHT)
        if found >= ENOUGH:
            continue
        nearest = darker(colour.text)
        whole, tenth = divmod(int(found * 10), 10)  # never rounded up to what would be enough
        yield finding(
            "low-contrast", colour.span, "warning", Mend("swap", nearest, old=colour.text),
            field=field, text=colour.text, ground=ground, whole=whole, tenth=tenth, nearest=nearest,
        )  # fmt: skip
