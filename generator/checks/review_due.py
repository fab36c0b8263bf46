"""Pages whose owner promised to read them again by a day that is past (`review-by`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, today: date) -> Iterator[Finding]:
    """Compare the day with the one given (the clock's, or `--today`)."""
    for page in lookup.site.pages:
        if page.type != "missing" and page.review_by and page.review_by < today.isoformat():
            yield finding("review-due", page.span, "hint", day=page.review_by, owner=page.owner or "–")
