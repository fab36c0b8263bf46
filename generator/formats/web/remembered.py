"""What the browser remembers of a page: its name and its old addresses, what comes after it, what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...lookup import Lookup
    from ...model import Page, Quiz
    from .context import Here


def was(lookup: Lookup, page: Page) -> list[str]:
    """Give the addresses that a page once had, in any language: its mark may lie under one of them."""
    same = (lookup.pages.get((language, page.id)) for language in lookup.site.settings.languages)
    return sorted({old.target for one in same if one is not None for old in one.was})


def whole(lookup: Lookup, page: Page) -> list[Quiz]:
    """Give the whole quizzes that stand on a page, each once, in their order."""
    standing = lookup.stands(page)
    found = {one.quiz.id: one.quiz for one in standing if one.quiz and one.questions and one.question is None}
    return list(found.values())


def homes(lookup: Lookup) -> dict[tuple[str, str], list[Page]]:
    """Give the pages on which each quiz stands whole; made once, since quiz by quiz it would grow with the square."""
    found: dict[tuple[str, str], list[Page]] = {}
    for page in lookup.site.pages:
        for quiz in whole(lookup, page):
            found.setdefault((page.language, quiz.id), []).append(page)
    return found


def where(here: Here) -> dict[str, Any] | None:
    """Tell the script of a page what is remembered of it: its name, its old addresses, and what comes after it."""
    page, lookup = here.page, here.shared.lookup
    if page.type not in ("article", "faq", "quiz"):
        return None
    place = here.shared.places.get((page.language, page.id))
    order = here.shared.orders[page.language]
    after = order[place + 1] if place is not None and place + 1 < len(order) else None
    return {
        "id": page.id,
        "address": page.address,
        "was": was(lookup, page),
        "where": _titles(lookup, page),
        "next": {"page": after.id, "where": _titles(lookup, after)} if after else None,
        "also": _also(here) if page.type == "quiz" else [],
    }


def _also(here: Here) -> list[list[str]]:
    """Give the pages that have no other whole quizzes than a quiz's own page: finished there, they are done too."""
    lookup, language = here.shared.lookup, here.page.language
    return [
        [page.id, page.address]
        for quiz in whole(lookup, here.page)
        for page in here.shared.homes[language, quiz.id]
        if page.type in ("article", "faq") and len(whole(lookup, page)) == 1
    ]


def _titles(lookup: Lookup, page: Page) -> dict[str, list[str]]:
    """Give address and title of a page in every language that has it."""
    same = (lookup.pages.get((language, page.id)) for language in lookup.site.settings.languages)
    return {
        one.language: [one.address, one.title] for one in same if one is not None and one.type != "missing"
    }
