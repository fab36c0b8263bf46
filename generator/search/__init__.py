"""The search of a site: documents → pieces of an index that a browser can load one by one from a disk.

Pure, and knows nothing of pages: `formats/web/findable.py` says what is found. What the pieces hold, and why:
`docs/decisions/0023-search.md`. Answers of quizzes never come here, since no question does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["article", "section", "faq", "term", "quiz", "path", "page"]
KINDS: tuple[Kind, ...] = ("article", "section", "faq", "term", "quiz", "path", "page")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document below one heading; `passages` are a few sentences each, as they are shown."""

    anchor: str
    heading: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What one result is: a page, or a term. The first section is its beginning, and has its title as heading.

    `also` are other names, `place` is where it stands (the title of its section).
    """

    kind: Kind
    address: str
    title: str
    place: str
    also: tuple[str, ...]
    sections: tuple[Section, ...]
