"""What an author's links and references lead to: one set of tables over a `Site`, made once.

The checks ask it what leads nowhere, and the formats ask it for addresses; so they cannot disagree.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .findings import Span
    from .model import Asset, Page, Question, Quiz, Reference, Site
    from .texts import Link


_FOLDERS = ("articles/", "faq/", "quizzes/")


@dataclass(frozen=True, slots=True)
class Target:
    """Where something leads: a page and perhaps an anchor in it, a file, or an address elsewhere."""

    page: Page | None = None
    anchor: str | None = None
    asset: Asset | None = None
    outside: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """Why something leads nowhere (the code of the finding), and the nearest thing that exists."""

    code: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A quiz that a page asks for by a name, whole or one question of it; `quiz` is None when there is none."""

    name: str
    question: str | None
    quiz: Quiz | None
    span: Span

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that stand there."""
        if self.quiz is None:
            return ()
        return tuple(one for one in self.quiz.questions if self.question in (None, one.id))


@dataclass(frozen=True, slots=True)
class Lookup:
    """The tables; nobody changes them after `look_up`."""

    site: Site
    pages: dict[tuple[str, str], Page]
    sources: dict[str, Page]
    assets: dict[str, Asset]
    quizzes: dict[tuple[str, str], Quiz]
    anchors: dict[tuple[str, str], dict[str, str]]
    drafts: bool = False

    def hidden(self, page: Page) -> bool:
        """Whether a page will not be in the published site: a draft, unless drafts are asked for."""
        return page.draft and not self.drafts

    def lost(self, language: str, id_: str) -> bool:
        """Whether a file stands there that could not be read: what leads to it is not wrong."""
        base = f"content/{language}/{_bare(id_.partition('#')[0])}"
        return any(f"{base}{ending}" in self.site.torn for ending in (".md", ".yaml", "/index.md"))

    def page(self, language: str, id_: str) -> Page | None:
        """Find a page by its id; a folder's name stands for its `index`."""
        return self.pages.get((language, id_)) or self.pages.get((language, f"{id_.rstrip('/')}/index"))

    def quiz(self, language: str, name: str) -> Quiz | None:
        """Find a quiz by its id, its file's name, or a reference to its page."""
        bare = name.removeprefix("quizzes/")
        return self.quizzes.get((language, bare)) or self.quizzes.get((language, f"quizzes/{bare}"))

    def stands(self, page: Page) -> list[Standing]:
        """List the quizzes that a page asks for, in their order; its own comes last, unless the text places it."""
        found = [
            Standing(placed.quiz, placed.question, self.quiz(page.language, placed.quiz), placed.span)
            for placed in page.body.placed
        ]
        if page.type == "quiz":
            found.append(Standing(page.id, None, self.quizzes.get((page.language, page.id)), page.span))
        if page.quiz is not None:
            own = self.quiz(page.language, page.quiz.target)
            if own is None or not any(one.quiz is own and one.question is None for one in found):
                found.append(Standing(page.quiz.target, None, own, page.quiz.span))
        return found

    def original(self, page: Page) -> Page | None:
        """Give a page in the first language that has it; for what stands in for a missing translation."""
        found = (self.pages.get((code, page.id)) for code in self.site.settings.languages)
        return next((one for one in found if one is not None and one.type != "missing"), None)

    def quizzes_on(self, page: Page) -> list[tuple[Quiz, tuple[Question, ...]]]:
        """List the quizzes that stand on a page with the questions shown there, in their order."""
        return [(one.quiz, one.questions) for one in self.stands(page) if one.quiz is not None]

    def objective(self, quiz: Quiz, reference: Reference) -> tuple[Page | None, str]:
        """Find the page of an objective, and its id there: of the page that `about` names, or `articles/…#id`."""
        place, _, id_ = reference.target.rpartition("#")
        about = quiz.about.target.partition("#")[0] if quiz.about else quiz.page
        return self.page(quiz.language, _bare(place or about)), id_

    def reference(self, reference: Reference, language: str) -> Target | Broken:
        """Follow `articles/alapok/ket-oldal#anchor`."""
        id_, _, anchor = reference.target.partition("#")
        page = self.page(language, _bare(id_))
        if page is None:
            folder = id_.partition("/")[0] + "/"
            known = [one for language_, one in self.pages if language_ == language]
            # a quiz is never meant by the name of an article, nor the other way round
            alike = [one for one in known if one.startswith(folder)] if folder in _FOLDERS else known
            return Broken("reference", nearest(id_, alike))
        return self._anchored(page, anchor, "reference-anchor")

    def link(self, link: Link, source: str) -> Target | Broken:
        """Follow a link or the address of a picture in a text of the file `source`."""
        target = link.target
        if target.split(":", 1)[0].lower() in ("http", "https", "mailto", "tel"):
            return Target(outside=target)
        path, _, anchor = target.partition("#")
        path = unquote(path)
        if not path:
            page = self.sources.get(source)
            if not anchor:
                return Broken("link-empty")
            return Broken("anchor") if page is None else self._anchored(page, anchor, "anchor")
        if path.startswith("/"):
            return Broken(
                "link-absolute", self._near_file(f"content{path}", source, [*self.sources, *self.assets])
            )
        if odd := _odd(path, target):
            return odd
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if not whole.startswith("content/"):
            return Broken("link-leaves")
        if whole in self.assets:
            return Target(asset=self.assets[whole])
        if link.picture:
            return Broken("picture-missing", self._near_file(whole, source, self.assets))
        found = self.sources.get(whole) or self._other_language(whole)
        if found is None:
            return Broken("link", self._near_file(whole, source, [*self.sources, *self.assets]))
        return self._anchored(found, anchor, "anchor")

    def _other_language(self, path: str) -> Page | None:
        """Find the page that says that this language has no such page, where another one has."""
        stem, _, ending = path.rpartition(".")
        if ending not in ("md", "yaml"):
            return None
        _, language, *rest = stem.split("/")
        page = self.pages.get((language, "/".join(rest)))
        return page if page is not None and page.source.endswith(f".{ending}") else None

    def _anchored(self, page: Page, anchor: str, code: str) -> Target | Broken:
        known = self.anchors[page.language, page.id]
        if not anchor or page.type == "missing":
            return Target(page)
        if anchor in known:
            return Target(page, anchor)
        return Broken(code, nearest(anchor, list(known)))

    def _near_file(self, path: str, source: str, known: Iterable[str]) -> str | None:
        """Give the file that was probably meant, as seen from another; what all paths begin with says nothing."""
        start = "/".join(source.split("/")[:2]) + "/"
        here = {one.removeprefix(start): one for one in known}
        near = nearest(path.removeprefix(start), list(here))
        return None if near is None else posixpath.relpath(here[near], posixpath.dirname(source))

    def title(self, target: Target) -> str:
        """Give the words for a link to a target: the heading's, else the page's title."""
        if target.page is None:
            return ""
        if target.anchor:
            return self.anchors[target.page.language, target.page.id].get(target.anchor) or target.page.title
        return target.page.title


def look_up(site: Site, *, drafts: bool = False) -> Lookup:
    """Make the tables of a site; `drafts` when they are to be published too."""
    # a quiz is found by its id and, where it has a file, by that: no id has a slash, so the two never meet
    quizzes = {(quiz.language, quiz.page): quiz for quiz in reversed(site.quizzes)}
    quizzes |= {(quiz.language, quiz.id): quiz for quiz in reversed(site.quizzes)}
    lookup = Lookup(
        site=site,
        pages={(page.language, page.id): page for page in site.pages},
        sources={page.source: page for page in site.pages if page.type != "missing"},
        assets={asset.path: asset for asset in site.assets},
        quizzes=quizzes,
        anchors={},
        drafts=drafts,
    )
    for page in site.pages:
        lookup.anchors[page.language, page.id] = _anchors(lookup, page)
    return lookup


def _anchors(lookup: Lookup, page: Page) -> dict[str, str]:
    """Give the places of a page that a link can lead to, with their words."""
    known = {heading.id: heading.title for heading in page.body.outline}
    known |= {id_: known.get(id_, "") for id_, _ in page.body.ids}
    known |= {objective.id: objective.text.plain for objective in page.objectives}
    for quiz, questions in lookup.quizzes_on(page):
        known |= {question_anchor(quiz, one): one.prompt.plain for one in questions}
    return known


def with_text(lookup: Lookup, old: Page, page: Page) -> Lookup:
    """Put a page in the place of one that differs in nothing but its text and the headings of that."""
    key = (page.language, page.id)
    return replace(
        lookup,
        site=replace(lookup.site, pages=tuple(page if one is old else one for one in lookup.site.pages)),
        pages={**lookup.pages, key: page},
        sources={**lookup.sources, page.source: page},
        anchors={**lookup.anchors, key: _anchors(lookup, page)},
    )


def _odd(path: str, target: str) -> Broken | None:
    """Say what keeps a path from being one between two files."""
    if path.startswith("www."):
        return Broken("link", f"https://{target}")
    return Broken("link-backslash", path.replace("\\", "/")) if "\\" in path else None


def question_anchor(quiz: Quiz, question: Question) -> str:
    """Give the id of a question on a page; no id holds the underscore, so two questions never have the same."""
    return f"q-{quiz.id}_{question.id}"


def _bare(id_: str) -> str:
    """Take from a reference what an author may write in excess: an ending, slashes at its ends."""
    return id_.removesuffix(".md").removesuffix(".yaml").strip("/")


def nearest(word: str, known: list[str]) -> str | None:
    """Give the known name that is most like a word: as a whole, or by its last part."""
    last = word.rpartition("/")[2]
    same = next((one for one in known if one.rpartition("/")[2] == last), None)
    if same is not None:
        return same
    # what two paths have in common at their beginning says nothing of the page that was meant
    found = get_close_matches(word, known, n=5, cutoff=0.8)
    return next((one for one in found if SequenceMatcher(None, _stem(one), _stem(word)).ratio() >= 0.6), None)


def _stem(path: str) -> str:
    """Give the last part of a path without its ending."""
    return path.rpartition("/")[2].partition(".")[0]
