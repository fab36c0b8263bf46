"""Texts that wait for their author: three dots alone, or behind a space at the end, as `merleg new` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..walk import plain_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every short text; a page that is begun is a draft, and that is said already."""
    for text, span in plain_texts(lookup.site):
        if text == "…" or text.endswith((" …", "\u00a0…")):
            yield finding("unfinished", span, "hint", text=text)
