"""Pages that are drafts: they are not published, which is easily forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look for drafts, unless they are to be published too; of the home page, reading has said it."""
    for page in lookup.site.pages:
        if page.type not in ("missing", "home") and lookup.hidden(page):
            yield finding("draft", page.span, "hint", title=page.title)
