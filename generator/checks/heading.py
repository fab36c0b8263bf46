"""Headings that jump over a level, which those who listen to a page take for a missing part (WCAG technique G141)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Mend, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the outline of every page; the page's title is level one."""
    for page in lookup.site.pages:
        before = 1
        for heading in page.body.outline:
            if heading.level > before + 1:
                marks = "#" * (before + 1)
                mend = Mend("swap", marks, old="#" * heading.level, safe=True)
                yield finding(
                    "heading",
                    heading.span,
                    "warning",
                    mend,
                    title=heading.title,
                    wanted=f"{marks} {heading.title}",
                )
            before = heading.level
