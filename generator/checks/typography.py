"""Marks as a typewriter has them, where the language has its own: quotation marks, the dash, three dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..phrases import HIDDEN
from ..walk import passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup
    from ..model import Passage


QUOTES = {"hu": "„{}”", "en": "“{}”"}
_QUOTED = re.compile(r"(?<![\w\"=\\])\"(?=\S)([^\"]*[^\s\"\\])\"(?![\w\"])")
_DOTS = re.compile(r"(?<![./\\])\.{3}(?![./\\])")
# between numbers a hyphen may be a minus
_DASH = re.compile(r"(?<=[^\s\d|-]) - (?=[^\s|-])|(?<=\d) - (?=[^\s\d|-])")


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every passage; the mark that is right takes the place of the other, so no meaning can change."""
    for language, passage in passages(lookup.site):
        text = passage.text
        if '"' in text and language in QUOTES:
            for match in _QUOTED.finditer(text):
                if "\n" not in match[0] and HIDDEN not in match[0]:
                    yield _finding("quotes", passage, match, QUOTES[language].format(match[1]))
        if "..." in text:
            for match in _DOTS.finditer(text):
                yield _finding("dots", passage, match, "…")
        if " - " in text:
            for match in _DASH.finditer(text):
                yield _finding("dash", passage, match, " – ")


def _finding(what: str, passage: Passage, match: re.Match[str], better: str) -> Finding:
    mend = Mend("swap", better, match[0], safe=True)
    return finding(f"typography-{what}", passage.at(match.start()), "hint", mend, better=better.strip())
