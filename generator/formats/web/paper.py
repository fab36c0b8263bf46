"""The whole guide as one document for paper: every page of a language in the order of reading, each said once.

Made from what was read already: no text is parsed again. Ids get the name of their page, links between pages lead to
places in the document, and headings move down to their rank (`docs/decisions/0025-paper.md`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...output.theme import markup
from . import drawing, faq, glossary, roles
from .context import LAZY, Here
from .faq import within
from .lists import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...lookup import Standing
    from ...model import Page, Question, Quiz

LISTED = 3  # how deep the table of contents goes


def context(here: Here) -> dict[str, Any]:
    """Give the chapters of the document, its table of contents, and the solutions for its last pages."""
    inside = Here(here.shared, here.page, here.address, _places(here))
    blocks = [*_home(inside), *_sections(inside), *_asked(inside), *_paths(inside), *_glossary(inside)]
    blocks += _apart(inside, blocks)
    keys = _once(blocks)
    if keys:
        blocks.append(_block(2, "key", here.word("quiz.key"), solutions=keys))
    lookup, language = here.shared.lookup, here.page.language
    home = lookup.pages.get((language, "index"))
    dates = [page.updated for page in lookup.site.pages if page.language == language and page.updated]
    return {
        "blocks": blocks,
        "contents": _contents(blocks),
        "summary": home.summary if home else "",
        "newest": max(dates, default=None),
        "address": lookup.site.settings.address,
        "keyed": bool(keys),
        **drawing.drawing(inside),
    }


def _block(rank: int, id_: str, title: str, **more: Any) -> dict[str, Any]:
    """Make one part of the document: a heading of that rank, and what stands below it."""
    return {"rank": min(rank, 6), "id": id_, "title": title, **more}


def place(page: Page) -> str:
    """Give the id that a page has in the document; no id that an author or the theme gives begins like it."""
    return "at_" + page.address.partition("/")[2].removesuffix(".html").replace("/", "_")


def _places(here: Here) -> dict[str, str]:
    """Give the id of each page that is in the document, by its address."""
    lookup, language = here.shared.lookup, here.page.language
    found = {page.address: place(page) for page in lookup.site.pages if page.language == language}
    for quiz in lookup.site.quizzes:
        page = lookup.pages.get((language, quiz.page))
        if quiz.language == language and page is not None and page.type == "quiz":
            found[page.address] = f"quiz-{quiz.id}"
    for (code, id_), page in here.shared.own.items():
        if code == language and (id_ in ("glossary", "paths") or page.type == "path"):
            found[page.address] = place(page)
    return found


def _page(here: Here, page: Page, rank: int) -> dict[str, Any]:
    """Give one page: its text with links to places in the document, its quizzes where they stand."""
    if page.type == "missing":
        return _block(rank, place(page), page.title, original=drawing.original(here, page))
    parts: list[dict[str, Any]] = []
    standing = iter(here.shared.lookup.stands(page))
    for part in page.body.parts:
        if isinstance(part, str):
            html = here.fill(within(part, f"{place(page)}__", rank - 1), page.body.links, page.source)
            # what is printed is not waited for until the reader is near
            parts.append({"html": markup(html.replace(LAZY, ""))})
        else:
            parts.extend(_standing(next(standing), rank))
    for one in standing:
        parts.extend(_standing(one, rank))
    return _block(rank, place(page), page.title, page=page, parts=parts)


def _standing(one: Standing, rank: int) -> Iterator[dict[str, Any]]:
    if one.quiz is not None and one.questions:
        yield _sheet(one.quiz, one.questions, rank + 1, whole=one.question is None)


def _sheet(quiz: Quiz, questions: tuple[Question, ...], rank: int, *, whole: bool) -> dict[str, Any]:
    """Give a quiz, or one question of it, as it is printed; a question's heading is one rank below the quiz's."""
    return {"quiz": quiz, "questions": questions, "whole": whole, "rank": min(rank, 5)}


def _home(here: Here) -> Iterator[dict[str, Any]]:
    home = here.shared.lookup.pages.get((here.page.language, "index"))
    if home is not None and home.type == "home" and home.body.plain.strip():
        yield _page(here, home, 2)


def _sections(here: Here) -> Iterator[dict[str, Any]]:
    for section, inside in here.shared.trees[here.page.language]:
        yield _page(here, section, 2)
        for page in inside:
            yield _page(here, page, 3)


def _asked(here: Here) -> Iterator[dict[str, Any]]:
    """Give the FAQ by topic, each entry as its own page has it."""
    head = here.shared.lookup.pages.get((here.page.language, "faq/index"))
    groups = faq.groups(here.shared.lookup, here.page.language, head)
    if not groups:
        return
    if head is not None:
        yield _page(here, head, 2)
    else:
        yield _block(2, "at_faq", here.word("nav.faq"))
    for number, (title, entries) in enumerate(groups, 1):
        if title:
            yield _block(3, f"at_faq_{number}", title)
        for page in entries:
            yield _page(here, page, 4 if title else 3)


def _paths(here: Here) -> Iterator[dict[str, Any]]:
    own, language = here.shared.own, here.page.language
    if (language, "paths") not in own:
        return
    yield _block(2, place(own[language, "paths"]), own[language, "paths"].title)
    for path in here.shared.lookup.site.paths:
        if path.language == language:
            page = own[language, f"paths/{path.id}"]
            yield _block(3, place(page), path.title, lead=path.audience, path=roles.parts(here, path))


def _glossary(here: Here) -> Iterator[dict[str, Any]]:
    page = here.shared.own.get((here.page.language, "glossary"))
    if page is not None:
        yield _block(2, place(page), page.title, letters=glossary.letters(here))


def _apart(here: Here, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the quizzes that stand whole in no text."""
    shown = {part["quiz"].id for part in _sheets(blocks) if part["whole"]}
    left = [quiz for quiz in in_order(here) if quiz.questions and quiz.id not in shown]
    head = here.shared.lookup.pages.get((here.page.language, "quizzes/index"))
    found = []
    if left:
        found.append(_page(here, head, 2) if head else _block(2, "at_quizzes", here.word("nav.quizzes")))
    for quiz in left:
        parts = [_sheet(quiz, quiz.questions, 4, whole=True)]
        found.append(_block(3, f"quiz-{quiz.id}", quiz.title, parts=parts, alone=True))
    return found


def _sheets(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (part for one in blocks for part in one.get("parts", ()) if "quiz" in part)


def _once(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Say of each sheet whether it was printed before, and under which ids; give what has solutions, each once."""
    whole = {part["quiz"].id for part in _sheets(blocks) if part["whole"]}
    seen: set[str] = set()
    keys = []
    for number, part in enumerate(_sheets(blocks)):
        quiz, first = part["quiz"], part["questions"][0]
        name = quiz.id if part["whole"] else f"{quiz.id}_{first.id}"
        # a question alone in a text stands in its quiz too, if that is printed: there are its solution and its id
        apart = not part["whole"] and (quiz.id in whole or name in seen)
        part["again"] = part["whole"] and name in seen
        part["prefix"] = f"at_{number}__" if apart else ""
        if name not in seen and not apart and (quiz.profile is None or quiz.bands):
            keys.append(part)
        seen.add(name)
    return keys


def _contents(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the table of contents: chapters with what stands in them, and so on."""
    found: list[dict[str, Any]] = []
    way: list[dict[str, Any]] = [{"inside": found, "rank": 1}]
    for one in blocks:
        if one["rank"] > LISTED:
            continue
        while way[-1]["rank"] >= one["rank"]:
            way.pop()
        entry = {"title": one["title"], "id": one["id"], "rank": one["rank"], "inside": []}
        way[-1]["inside"].append(entry)
        way.append(entry)
    return found
