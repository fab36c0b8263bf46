"""A site → what is still to be done with it: rows, by owner. Pure; `write` says them as text, CSV and HTML.

What the checks can find is asked of them – also of one that `site.yaml` has switched off, since this is no judgement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..checks import checks
from ..lookup import look_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding, Span
    from ..lookup import Lookup
    from ..model import Page, Site

# what there may be to do, the most pressing first; each has its words in `words/command/`, `status.<what>`
WHATS = (
    "due", "older", "differs", "untranslated", "uncovered", "objective", "explanation", "draft", "summary", "owner",
)  # fmt: skip
_BY_CHECK = ("review-due", "translation", "objective", "explanation")
_BY_CODE = {
    "review-due": "due", "translation-older": "older", "translation-missing": "untranslated",
    "translation-term": "untranslated", "translation-path": "untranslated",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: what, where, whose, in which language; `detail` is a name, a day or a point."""

    what: str
    path: str
    line: int
    owner: str
    language: str
    detail: str


@dataclass(frozen=True, slots=True)
class Cover:
    """How many of the points that any page covers are covered in a language."""

    language: str
    covered: int
    points: int


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be done, by owner (who has none comes last), then by what, then by place; and the points."""

    rows: tuple[Row, ...]
    covers: tuple[Cover, ...]


def status(site: Site, today: date) -> Status:
    """Find everything that is to be done."""
    # drafts count as there: that they are drafts is a row of its own
    lookup = look_up(site, drafts=True)
    owners = _owners(site)
    rows = [*_found(lookup, today, owners), *_pages(site), *_uncovered(site)]
    ordered = sorted(
        set(rows),
        key=lambda one: (
            not one.owner, one.owner.casefold(), WHATS.index(one.what), one.path, one.line, one.language, one.detail,
        ),
    )  # fmt: skip
    return Status(tuple(ordered), tuple(_covers(site)))


def _owners(site: Site) -> dict[str, str]:
    """Give the owner of each file; a quiz without a field for it has the owner of the article that it is about."""
    owners = {page.source: page.owner or "" for page in site.pages if page.type != "missing"}
    by_id = {(page.language, page.id): page.owner or "" for page in site.pages if page.type != "missing"}
    for quiz in site.quizzes:
        if not owners.get(quiz.source) and quiz.about:
            owners[quiz.source] = by_id.get((quiz.language, quiz.about.target.partition("#")[0]), "")
    return owners


def _found(lookup: Lookup, today: date, owners: dict[str, str]) -> Iterator[Row]:
    """Take what the checks find."""
    for name in _BY_CHECK:
        for one in checks()[name](lookup, today):
            what = _BY_CODE.get(one.code) or ("differs" if name == "translation" else name)
            values = dict(one.values)
            language = values.get("language") or one.span.path.split("/")[1]
            yield Row(
                what, one.span.path, one.span.line, owners.get(one.span.path, ""), language, _detail(one)
            )


def _detail(one: Finding) -> str:
    """Give the one word of a finding that a list of things to do needs."""
    values = dict(one.values)
    names = ("day", "question", "objective", "original", "id")
    return next((values[name] for name in names if name in values), "")


def _pages(site: Site) -> Iterator[Row]:
    """Find drafts, and pages without an owner or a summary; a quiz has neither of the two."""
    for page in site.pages:
        # a list that was made by the program has no file
        if page.type == "missing" or not page.digest:
            continue
        if page.draft:
            yield _row("draft", page, page.title)
        if page.type != "quiz" and not page.owner:
            yield _row("owner", page, page.title)
        if page.type != "quiz" and not page.summary:
            yield _row("summary", page, page.title)


def _row(what: str, page: Page, detail: str, span: Span | None = None) -> Row:
    at = span or page.span
    return Row(what, at.path, at.line, page.owner or "", page.language, detail)


def _points(site: Site, *, drafts: bool) -> dict[str, dict[str, Page]]:
    """Give the points of each language, and a page that covers it."""
    found: dict[str, dict[str, Page]] = {language: {} for language in site.settings.languages}
    for page in site.pages:
        if page.type != "missing" and (drafts or not page.draft):
            for point in page.covers:
                found[page.language].setdefault(point.id, page)
    return found


def _uncovered(site: Site) -> Iterator[Row]:
    """Find the points that a language lacks and another one has, or that only a draft covers."""
    published, known = _points(site, drafts=False), _points(site, drafts=True)
    where: dict[str, list[Page]] = defaultdict(list)
    for points in known.values():
        for point, page in points.items():
            where[point].append(page)
    for language, points in published.items():
        for point in sorted(where.keys() - points.keys()):
            own = next((page for page in where[point] if page.language == language), where[point][0])
            span = next(one.span for one in own.covers if one.id == point)
            yield Row("uncovered", span.path, span.line, own.owner or "", language, point)


def _covers(site: Site) -> Iterator[Cover]:
    every = {point for points in _points(site, drafts=True).values() for point in points}
    for language, points in _points(site, drafts=False).items() if every else ():
        yield Cover(language, len(points), len(every))
