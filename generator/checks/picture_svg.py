"""SVG pictures that hold more than a drawing: what runs, what leads outside, what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Span, finding
from ..pictures import BrokenPicture, more_than_a_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every SVG of the project: one that nothing shows today may be shown tomorrow."""
    for asset in lookup.site.assets:
        if not asset.path.lower().endswith(".svg"):
            continue
        try:
            for what, one, name in more_than_a_drawing(asset.data):
                yield finding(f"picture-svg-{what}", Span(asset.path, one.line, one.column), name=name)
        except BrokenPicture as error:
            yield finding("picture-svg-broken", Span(asset.path, error.line, error.column))
