"""The values that flow through the program: all frozen, all tuples, nothing that anybody may fill.

Sources come from the disk, `Site` is what they mean, `Artifact` is what a format makes of it.
Every authored value knows its `Span`. No value here knows how it is drawn or written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .findings import Span
    from .interactions import Interaction, Step
    from .settings import Settings
    from .texts import Body, Text

PageType = Literal[
    "home", "section", "article", "faq-list", "faq", "quiz-list", "quiz", "missing",
    "paths", "path", "practice", "progress", "glossary", "a-z", "privacy", "accessibility", "print",
]  # fmt: skip
Level = Literal["beginner", "intermediate", "advanced"]
Mode = Literal["practice", "exam", "profile"]


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: `path` relative to the project with `/`, newlines normalised, NFC; `digest` of its bytes."""

    path: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that is copied, not read: a picture, a sound, a document."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read from one project."""

    texts: tuple[Source, ...]
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class Excuse:
    """A check that an author switched off from one line of a file to another, and why."""

    check: str
    reason: str
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reference:
    """What an author wrote to point at a page: `articles/alapok/ket-oldal#ketfele`."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """Where something stands on the axis: -100 (first pole) … 100 (second pole); `both` is said as both."""

    value: int
    both: bool = False


@dataclass(frozen=True, slots=True)
class Objective:
    """What the reader can do after the page."""

    id: str
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of FAQ entries, in the order of the FAQ's `index.md`."""

    id: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of `covers:`: a point, and the heading where it is said."""

    id: str
    anchor: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language. `id` is the path below the language's folder without the ending."""

    id: str
    type: PageType
    language: str
    title: str
    summary: str
    address: str
    body: Body
    span: Span
    source: str
    digest: str
    side: Side | None = None
    level: Level | None = None
    objectives: tuple[Objective, ...] = ()
    quiz: Reference | None = None
    related: tuple[Reference, ...] = ()
    covers: tuple[Point, ...] = ()
    updated: str | None = None
    review_by: str | None = None
    owner: str | None = None
    sources: tuple[Text, ...] = ()
    draft: bool = False
    was: tuple[Reference, ...] = ()
    translated_from: Reference | None = None
    pages: tuple[Reference, ...] = ()
    topic: Reference | None = None
    order: int | None = None
    topics: tuple[Topic, ...] = ()
    excused: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what every kind has, and the interaction that it compiles to."""

    id: str
    kind: str
    prompt: Text
    interaction: Interaction
    hints: tuple[Text, ...]
    explanation: Text | None
    see: tuple[Reference, ...]
    objectives: tuple[Reference, ...]
    level: str | None
    topic: str | None
    points: int
    revision: int
    was: str | None
    span: Span
    excused: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """What is said from this many per cent of the points on."""

    start: int
    text: Text
    next: tuple[Reference, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Draw:
    """How many questions are drawn: `count` of all, or so many of each topic."""

    count: int = 0
    topics: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that a profile tells of; `page` is where it is treated."""

    id: str
    name: str
    side: Side | None
    page: Reference | None
    span: Span


@dataclass(frozen=True, slots=True)
class Profile:
    """What a quiz with `mode: profile` says of its statements and of the result.

    `steps` is the scale, `none` the words for what does not apply; a dimension needs `least` answers to have a result;
    so many of the `lowest` and the `highest` are recommended, by role (`roles`) where the site has paths.
    """

    steps: tuple[Step, ...]
    dimensions: tuple[Dimension, ...]
    none: str | None = None
    least: int = 1
    lowest: int = 2
    highest: int = 1
    roles: bool = False


@dataclass(frozen=True, slots=True)
class Quiz:
    """One quiz of one language. `page` is its own page, or the article that it is written in."""

    id: str
    language: str
    title: str
    about: Reference | None
    intro: Text | None
    mode: Mode
    pass_mark: int | None
    draw: Draw | None
    shuffle: bool
    tries: int
    result: Literal["latest", "best"]
    bands: tuple[Band, ...]
    questions: tuple[Question, ...]
    page: str
    source: str
    span: Span
    updated: str | None = None
    excused: tuple[Excuse, ...] = ()
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a language's glossary; `also` are its other forms.

    `foreign` says of which language the term and those of its forms are that are no words of this one.
    """

    id: str
    language: str
    term: str
    definition: Text
    also: tuple[str, ...]
    see: tuple[Reference, ...]
    sort: str | None
    source: str
    span: Span
    excused: tuple[Excuse, ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """One learning path of a language: what to read and do, in three parts; `weights` are by dimension."""

    id: str
    language: str
    title: str
    side: Side | None
    audience: str | None
    steps: tuple[Reference, ...]
    then: tuple[Reference, ...]
    stretch: tuple[Reference, ...]
    weights: tuple[tuple[str, int], ...]
    source: str
    span: Span
    excused: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The whole project, read and understood. Pages and quizzes are in the order of their paths.

    `torn` names the files that could be read only in part: what is missing from them is no finding of its own.
    `outside` is a digest of everything but the texts of plain pages: what more than one page can depend on.
    """

    settings: Settings
    pages: tuple[Page, ...]
    quizzes: tuple[Quiz, ...]
    assets: tuple[Asset, ...]
    footer: tuple[tuple[str, Text], ...] = ()
    contact: tuple[tuple[str, Text], ...] = ()
    torn: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    paths: tuple[Path, ...] = ()
    imprint: tuple[tuple[str, Text], ...] = ()
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output: its path below the output folder with `/`, and its bytes."""

    path: str
    data: bytes = field(repr=False)
