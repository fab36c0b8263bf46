"""Lines in bold that stand for a heading: no list of headings has them (WCAG 2.2, 1.3.1, failure F2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


_BOLD = re.compile(r"(?P<marks>\*\*|__)(?P<words>[^*_\n]*[^*_\s.!?…,;:])(?P<colon>:?)(?P=marks):?")
MOST_WORDS = 12

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look for a line that is only bold, at the left margin, with text below it."""
    for page in lookup.site.pages:
        above = 1
        for number, passage in enumerate(page.body.passages):
            if passage.kind == "heading":
                above = passage.level
                continue
            match = _BOLD.fullmatch(passage.text)
            if passage.kind != "text" or match is None or passage.spans[0].column != 1:
                continue
            last = number + 1 == len(page.body.passages) or page.body.passages[number + 1].kind == "heading"
            if not last and count(match["words"]) <= MOST_WORDS:
                heading = f"{'#' * min(above + 1, 6)} {match['words']}"
                mend = Mend("swap", heading, match[0])
                yield finding("heading-bold", passage.spans[0], "warning", mend, text=match["words"])
