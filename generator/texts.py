"""What Markdown becomes: rendered texts with their links, headings and passages."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from .findings import Span


@dataclass(frozen=True, slots=True)
class Link:
    """One link or picture in a text; its place in the HTML is marked, and filled when a page is drawn."""

    target: str
    span: Span
    picture: bool = False
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a page; the place of an anchor."""

    level: int
    id: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or table cell as it was typed, with the places of its lines (code masked).

    `labels` are the words of its links with their offsets.
    """

    kind: Literal["text", "heading", "item", "cell"]
    text: str
    spans: tuple[Span, ...]
    labels: tuple[tuple[str, int], ...] = ()
    level: int = 0

    def at(self, offset: int) -> Span:
        """Give the place in the file of an offset in the text."""
        line = self.text.count("\n", 0, offset)
        start = self.spans[line]
        return start.at(start.line, start.column + offset - self.text.rfind("\n", 0, offset) - 1)


class Passages(Sequence[Passage]):
    """The passages of a text. Of what is remembered they are unpacked when they are looked at, by checks alone.

    They are most of what a site has in objects, and a check looks at nothing that has not changed.
    """

    __slots__ = ("_found", "_packed")

    def __init__(self, found: tuple[Passage, ...] | None = (), packed: bytes = b"") -> None:
        self._found, self._packed = found, packed

    def __reduce__(self) -> tuple[type[Passages], tuple[None, bytes]]:
        return Passages, (None, self._packed or pickle.dumps(self._found, 5))

    def _all(self) -> tuple[Passage, ...]:
        if self._found is None:
            self._found = pickle.loads(self._packed)  # noqa: S301  a part of what was read (`memory`)
        return self._found or ()

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, index: int | slice) -> Passage | tuple[Passage, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passages) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


NO_PASSAGES = Passages()


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of rendered Markdown inside another value: a prompt, an option, a feedback.

    `html` is block HTML; `links` are numbered in the order of the marks in it (see `source.markdown`). `source` is the
    Markdown as it was written: what a format of interchange hands on.
    """

    html: str
    plain: str
    links: tuple[Link, ...]
    span: Span
    passages: Passages = NO_PASSAGES
    source: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A quiz, or one question of it, that stands at this place of a page's text."""

    quiz: str
    question: str | None
    span: Span


WORDS_A_MINUTE = 180  # read with care, as one learns


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page: pieces of HTML, and quizzes between them.

    `typeset` says in how many places marks or spaces were put right.
    """

    parts: tuple[str | Placed, ...]
    outline: tuple[Heading, ...]
    links: tuple[Link, ...]
    ids: tuple[tuple[str, Span], ...]
    plain: str
    words: int
    passages: Passages = NO_PASSAGES
    typeset: int = 0

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The quizzes and questions that the text places."""
        return tuple(part for part in self.parts if isinstance(part, Placed))

    @property
    def minutes(self) -> int:
        """How long the text takes to read."""
        return -(-self.words // WORDS_A_MINUTE)
