"""One file → what it becomes: pages, quizzes, terms, paths. It depends on nothing but the file and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding, Span, finding
from ..kept import digest
from ..kinds import Desk
from . import lists, markdown, pages, quizzes
from .outside import outside
from .places import type_of, well_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Page, Path, Profile, Quiz, Source, Term
    from ..settings import Settings
    from ..texts import Text
    from .fields import Prose

# the id of each term of a language, and its words
Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What reading one file needs: the settings, the language, the list that findings go to, the language's terms."""

    settings: Settings
    language: str
    findings: list[Finding]
    terms: Terms = ()

    def text(self, prose: Prose) -> Text:
        """Render a short text."""
        text, findings = markdown.render_text(
            prose, self.settings.tongue(self.language), self.terms, look=self.settings.look
        )
        self.findings.extend(findings)
        return text

    def desk(self, points: int | None, profile: Profile | None) -> Desk:
        """Give what a kind works with."""
        mark = self.settings.tongue(self.language).say("number.decimal")
        return Desk(
            self.settings.rules, points, self.text, self.findings, "," if mark == "," else ".", profile
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What one file became."""

    pages: Sequence[Page] = ()
    quizzes: Sequence[Quiz] = ()
    terms: Sequence[Term] = ()
    paths: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a file gave when it was read: it depends on nothing but its bytes, the settings and the language's terms.

    `source` is the digest of the bytes, `under` that of the rest; `outside` is what others see of it.
    """

    source: str
    under: str
    made: Made
    findings: tuple[Finding, ...]
    outside: str


Memo = dict[str, Remembered]


def fits(known: Remembered | None, source: Source, under_: str) -> bool:
    """Whether what is remembered of a file is what it would give now."""
    return known is not None and (known.source, known.under) == (source.digest, under_)


def reading(source: Source, settings: Settings, terms: Terms, under_: str) -> Remembered:
    """Read one file."""
    findings: list[Finding] = []
    made = _file(source, settings, terms, findings)
    seen = outside(source, made.pages, made.quizzes)
    return Remembered(source.digest, under_, made, tuple(findings), seen)


def under(settings: Settings, terms: Terms) -> str:
    """Digest what every file of a language is read under."""
    return digest(repr(settings), repr(terms))


def _file(source: Source, settings: Settings, terms: Terms, findings: list[Finding]) -> Made:
    """Read one file by its place."""
    parts = source.path.split("/")[1:]
    language = parts[0]
    if language not in settings.languages:
        if len(parts) > 1 and len(language) in (2, 3):
            known = ", ".join(settings.languages)
            place = Span(f"content/{language}")
            findings.append(finding("language-folder", place, "warning", language=language, known=known))
        else:
            findings.append(finding("misplaced", Span(source.path), "warning"))
        return Made()
    context = Context(settings, language, findings, terms)
    if not source.text.strip():
        findings.append(finding("empty-file", Span(source.path)))
        return Made()
    if not well_named(source.path, parts[1:], findings):
        return Made()
    type_ = type_of(parts[1:])
    if type_ is None:
        findings.append(finding("misplaced", Span(source.path), "warning"))
        return Made()
    if type_ == "words":
        return Made()  # read before everything else: `wordsfile`
    if type_ == "glossary":
        return Made(terms=lists.terms(source, context))
    if type_ == "paths":
        return Made(paths=lists.paths(source, context))
    return Made(*(quizzes.file(source, context) if type_ == "quiz" else pages.page(source, type_, context)))
