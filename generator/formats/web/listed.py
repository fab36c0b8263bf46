"""The page "A–Z": every title and term of a language in the order of its alphabet, for readers who cannot search."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from ... import alphabet
from . import glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import Here

_TYPES = ("article", "section", "faq", "quiz", "path")


def letters(here: Here) -> list[dict[str, Any]]:
    """Give titles and terms by their first letter."""
    language = here.page.language
    found = sorted(
        _entries(here), key=lambda one: (alphabet.key(one["sort"], language), one["kind"], one["href"])
    )
    return [
        {"letter": letter, "id": f"letter-{number}", "entries": list(group)}
        for number, (letter, group) in enumerate(
            groupby(found, key=lambda one: alphabet.letter(one["sort"], language)), 1
        )
    ]


def _entries(here: Here) -> Iterator[dict[str, Any]]:
    """Give everything that has a title of its own: what it is, and where."""
    language, shared = here.page.language, here.shared
    own = [one for (code, _), one in shared.own.items() if code == language and one.type in _TYPES]
    for page in (*shared.lookup.site.pages, *own):
        if page.language == language and page.type in _TYPES:
            kind = here.word(f"find.kind.{page.type}")
            yield {
                "title": page.title,
                "sort": page.title,
                "kind": kind,
                "href": here.href(page.address),
                "main": "",
            }
    listed = shared.own.get((language, "glossary"))
    if listed is None:
        return
    for term in glossary.of(shared.lookup.site.terms, language):
        href = here.href(listed.address, glossary.anchor(term.id))
        kind = here.word("find.kind.term")
        yield {"title": term.term, "sort": term.sort or term.term, "kind": kind, "href": href, "main": ""}
        # another name leads to the term, as in a printed index
        for name in term.also:
            yield {"title": name, "sort": name, "kind": kind, "href": href, "main": term.term}
