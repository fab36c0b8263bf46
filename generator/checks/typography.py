"""Marks as a typewriter has them, where the language has its own: quotation marks, the dash, three dots."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..source.passages import HIDDEN
from ..walk import passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding, Span
    from ..lookup import Lookup


# of each kind in a passage; who has more will look at the whole of it
MOST = 20
QUOTES = {"hu": "„{}”", "en": "“{}”"}
_QUOTED = re.compile(r"(?<![\w\"=\\])\"(?=\S)([^\"]*[^\s\"\\])\"(?![\w\"])")
# the letters on either side belong to it: a line of YAML may have dashes and points of its own
_DOTS = re.compile(r"(?<![./\\])[^\s./\\]?\.{3}(?![./\\])")
_DASH = re.compile(r"(?P<before>[^\s|-]) - (?=(?P<after>[^\s|-]))")

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every passage; the mark that is right takes the place of the other, so no meaning can change."""
    for language, passage in passages(lookup.site):
        text = passage.text
        if '"' in text and language in QUOTES:
            for match in islice(_QUOTED.finditer(text), MOST):
                if "\n" not in match[0] and HIDDEN not in match[0]:
                    better = QUOTES[language].format(match[1])
                    yield _finding("quotes", passage.at(match.start()), match[0], better, better)
        if "..." in text:
            for match in islice(_DOTS.finditer(text), MOST):
                better = match[0].replace("...", "…")
                yield _finding("dots", passage.at(match.start()), match[0], better, "…")
        if " - " in text:
            for match in islice(_DASH.finditer(text), MOST):
                before, after = match["before"], match["after"]
                # between numbers a hyphen may be a minus
                if not (before.isdigit() and after.isdigit()):
                    old, better = f"{before} - {after}", f"{before} – {after}"
                    yield _finding("dash", passage.at(match.start()), old, better, "–")


def _finding(what: str, span: Span, old: str, new: str, better: str) -> Finding:
    """Make a finding; what is masked beside the mark cannot be found again in the line."""
    mend = None if HIDDEN in old else Mend("swap", new, old, safe=True)
    return finding(f"typography-{what}", span, "hint", mend, better=better)
