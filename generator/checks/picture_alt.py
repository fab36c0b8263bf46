"""Pictures without a text for those who cannot see them (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Mend, finding
from ..walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every picture."""
    for _, links in texts(lookup.site):
        for link in links:
            if link.picture and not link.alt.strip():
                mend = Mend("swap", f"![…]({link.target}", old=f"![]({link.target}")
                yield finding("picture-alt", link.span, mend=mend, target=link.target)
