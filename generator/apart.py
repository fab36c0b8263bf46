"""The checks that look at each file by itself, run file by file: what they found in a file is remembered.

It depends on the bytes of the file, on those of the page that its quizzes are about, on the settings and on the terms;
and on nothing else, as long as `ALONE` in a check is true.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from . import checks
from .halves import in_halves
from .kept import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from .findings import Finding
    from .lookup import Lookup
    from .model import Page, Path, Quiz, Site, Term


@dataclass(frozen=True, slots=True)
class Apart:
    """What was found in a file, with the name of the check; `key` says in what."""

    key: str
    found: tuple[tuple[str, Finding], ...]


def apart(
    lookup: Lookup, today: date, digests: Mapping[str, str], known: dict[str, Apart]
) -> dict[str, list[Finding]]:
    """Give what each of these checks finds; `digests` are those of the files, `known` is what earlier calls found."""
    every = digest(repr(lookup.site.settings))
    found: dict[str, list[Finding]] = {name: [] for name in checks.alone()}
    keys: dict[str, str] = {}
    new: list[_Part] = []
    for part in _parts(lookup.site):
        about = (page.source for one in part.quizzes if (page := _about(lookup, one)) is not None)
        keys[part.source] = digest(every, *(digests.get(path, "") for path in (part.source, *about)))
        if part.source not in known or known[part.source].key != keys[part.source]:
            new.append(part)

    def some(parts: Sequence[_Part]) -> list[tuple[tuple[str, Finding], ...]]:
        return [tuple(_run(replace(lookup, site=part.of(lookup.site)), today)) for part in parts]

    made = {
        part.source: Apart(keys[part.source], one)
        for part, one in zip(new, in_halves(some, new), strict=True)
    }
    now = {source: made.get(source) or known[source] for source in keys}
    for apart_ in now.values():
        for name, one in apart_.found:
            found[name].append(one)
    known.clear()
    known.update(now)
    return found


def _run(lookup: Lookup, today: date) -> Iterator[tuple[str, Finding]]:
    for name in checks.alone():
        for one in checks.checks()[name](lookup, today):
            yield name, one


def _about(lookup: Lookup, quiz: Quiz) -> Page | None:
    """Give the page that a quiz is about, or stands in."""
    return lookup.page(quiz.language, quiz.about.target.partition("#")[0] if quiz.about else quiz.page)


@dataclass(slots=True)
class _Part:
    """What was made of one file."""

    source: str
    pages: list[Page] = field(default_factory=list)
    quizzes: list[Quiz] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def of(self, site: Site) -> Site:
        """Give a site that holds nothing else."""
        return replace(
            site, pages=tuple(self.pages), quizzes=tuple(self.quizzes), terms=tuple(self.terms),
            paths=tuple(self.paths),
        )  # fmt: skip


def _parts(site: Site) -> Iterable[_Part]:
    parts: dict[str, _Part] = {}
    for name in ("pages", "quizzes", "terms", "paths"):
        for one in getattr(site, name):
            getattr(parts.setdefault(one.source, _Part(one.source)), name).append(one)
    return parts.values()
