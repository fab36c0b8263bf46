"""What is gathered while a text is written as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..hyphens import hyphenated

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..findings import Finding, Span
    from ..hyphens import Where
    from ..texts import Heading, Link
    from ..typeset import Block
    from .markplaces import Place, Places


@dataclass(slots=True)
class Drawn:
    """What the writer gathers for one text."""

    places: Places
    span: Callable[[int, int], Span]
    page: bool
    table_label: str
    language: str = ""  # whose typesetting is put in; none where it is switched off
    soft: Where = "off"
    spoken: str = ""  # the language of what is being written, by which it is parted
    headed: bool = False  # whether a heading is being written
    typeset: int = 0
    own: tuple[tuple[str, str], ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    html: str = ""
    plain: str = ""
    outline: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: list[tuple[str, Span]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def shown(self, text: str, block: Block, *, code: bool) -> str:
        """Give a piece of text as readers see it: set, and its long words with soft hyphens."""
        if code:
            block.past(text)
            return text
        text = block.set(text)
        wanted = self.soft == "all" or (self.soft == "headings" and self.headed)
        return hyphenated(text, self.spoken) if wanted else text

    def typed(self, address: str) -> tuple[Place | None, str]:
        """Give the place of an address, and the address; with the backslashes that the library has taken."""
        place, raw = self.places.destination(address)
        return place, raw if re.search(r"\\[.\w]", raw) else address

    def where(self, place: Place | None) -> Span:
        """Turn a place of the scan into one in the file; the beginning of the text when it was not found."""
        return self.span(*(place or (0, 0)))
