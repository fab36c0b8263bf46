"""What an author's links and references lead to: one set of tables over a `Site`, made once.

The checks ask it what leads nowhere, and the formats ask it for addresses; so they cannot disagree.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Asset, Link, Page, Question, Quiz, Reference, Site


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
class Lookup:
    """The tables; nobody changes them after `look_up`."""

    site: Site
    pages: dict[tuple[str, str], Page]
    sources: dict[str, Page]
    assets: dict[str, Asset]
    quizzes: dict[tuple[str, str], Quiz]
    anchors: dict[tuple[str, str], dict[str, str]]

    def page(self, language: str, id_: str) -> Page | None:
        """Find a page by its id; a folder's name stands for its `index`."""
        return self.pages.get((language, id_)) or self.pages.get((language, f"{id_.rstrip('/')}/index"))

    def quiz(self, language: str, name: str) -> Quiz | None:
        """Find a quiz by its id, its file's name, or a reference to its page."""
        bare = name.removeprefix("quizzes/")
        return self.quizzes.get((language, bare)) or next(
            (one for one in self.site.quizzes if one.language == language and one.page == f"quizzes/{bare}"),
            None,
        )

    def quizzes_on(self, page: Page) -> list[tuple[Quiz, tuple[Question, ...]]]:
        """List the quizzes that stand on a page with the questions shown there, in their order."""
        found: list[tuple[Quiz, tuple[Question, ...]]] = []
        if page.type == "quiz":
            found.extend((quiz, quiz.questions) for quiz in self._of_page(page))
        names = [(placed.quiz, placed.question) for placed in page.body.placed]
        if page.quiz and not any(name == page.quiz.target and one is None for name, one in names):
            names.append((page.quiz.target, None))
        for name, one in names:
            quiz = self.quiz(page.language, name)
            if quiz:
                found.append((quiz, tuple(q for q in quiz.questions if one in (None, q.id))))
        return found

    def _of_page(self, page: Page) -> list[Quiz]:
        return [quiz for quiz in self.site.quizzes if quiz.language == page.language and quiz.page == page.id]

    def reference(self, reference: Reference, language: str) -> Target | Broken:
        """Follow `articles/alapok/ket-oldal#anchor`."""
        id_, _, anchor = reference.target.partition("#")
        page = self.page(language, id_.removesuffix(".md").removesuffix(".yaml").strip("/"))
        if page is None:
            known = [one for language_, one in self.pages if language_ == language]
            return Broken("reference", _nearest(id_, known))
        return self._anchored(page, anchor, "reference-anchor")

    def link(self, link: Link, page: Page) -> Target | Broken:
        """Follow a link or the address of a picture in a page's text."""
        target = link.target
        if target.split(":", 1)[0].lower() in ("http", "https", "mailto", "tel"):
            return Target(outside=target)
        path, _, anchor = target.partition("#")
        path = unquote(path)
        if not path:
            return self._anchored(page, anchor, "anchor") if anchor else Broken("link-empty")
        if path.startswith("/"):
            return Broken("link-absolute")
        if "\\" in path:
            return Broken("link-backslash", path.replace("\\", "/"))
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path))
        if not whole.startswith("content/"):
            return Broken("link-leaves")
        if whole in self.assets:
            return Target(asset=self.assets[whole])
        if link.picture:
            return Broken("picture-missing", self._near_file(whole, page, self.assets))
        found = self.sources.get(whole) or self._other_language(whole)
        if found is None:
            return Broken("link", self._near_file(whole, page, [*self.sources, *self.assets]))
        return self._anchored(found, anchor, "anchor")

    def _other_language(self, path: str) -> Page | None:
        """Find the page that says that this language has no such page, where another one has."""
        _, language, *rest = path.split("/")
        return self.pages.get((language, "/".join(rest).rpartition(".")[0]))

    def _anchored(self, page: Page, anchor: str, code: str) -> Target | Broken:
        known = self.anchors[page.language, page.id]
        if not anchor or page.type == "missing":
            return Target(page)
        if anchor in known:
            return Target(page, anchor)
        return Broken(code, _nearest(anchor, list(known)))

    def _near_file(self, path: str, page: Page, known: Iterable[str]) -> str | None:
        """Give the file that was probably meant, as seen from a page; what all paths begin with says nothing."""
        start = f"content/{page.language}/"
        here = {one.removeprefix(start): one for one in known}
        near = _nearest(path.removeprefix(start), list(here))
        return None if near is None else posixpath.relpath(here[near], posixpath.dirname(page.source))

    def title(self, target: Target) -> str:
        """Give the words for a link to a target: the heading's, else the page's title."""
        if target.page is None:
            return ""
        if target.anchor:
            return self.anchors[target.page.language, target.page.id].get(target.anchor) or target.page.title
        return target.page.title


def look_up(site: Site) -> Lookup:
    """Make the tables of a site."""
    lookup = Lookup(
        site=site,
        pages={(page.language, page.id): page for page in site.pages},
        sources={page.source: page for page in site.pages if page.type != "missing"},
        assets={asset.path: asset for asset in site.assets},
        quizzes={(quiz.language, quiz.id): quiz for quiz in reversed(site.quizzes)},
        anchors={},
    )
    for page in site.pages:
        known = {heading.id: heading.title for heading in page.body.outline}
        known |= {id_: known.get(id_, "") for id_, _ in page.body.ids}
        known |= {objective.id: objective.text.plain for objective in page.objectives}
        for quiz, questions in lookup.quizzes_on(page):
            known |= {question_anchor(quiz, one): one.prompt.plain for one in questions}
        lookup.anchors[page.language, page.id] = known
    return lookup


def question_anchor(quiz: Quiz, question: Question) -> str:
    """Give the id of a question on a page."""
    return f"q-{quiz.id}-{question.id}"


def _nearest(word: str, known: list[str]) -> str | None:
    """Give the known name that is most like a word: as a whole, or by its last part."""
    last = word.rpartition("/")[2]
    same = next((one for one in known if one.rpartition("/")[2] == last), None)
    if same is not None:
        return same
    found = get_close_matches(word, known, n=1, cutoff=0.8)
    return found[0] if found else None
