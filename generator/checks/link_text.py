"""Links whose words say nothing about where they lead (WCAG 2.2, 2.4.4 and 2.4.9: many hear a list of links alone)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..phrases import bare, listed
from ..walk import passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the words of every link."""
    for language, passage in passages(lookup.site):
        for label, offset in passage.labels:
            address = label.startswith(("http://", "https://", "www."))
            if address or bare(label) in listed(language, "link-text"):
                code = "link-text-address" if address else "link-text"
                yield finding(code, passage.at(offset), "hint" if address else "warning", text=label)
