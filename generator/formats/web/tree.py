"""The order of reading of a language: its sections, and the pages of each; made once for all pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...lookup import Lookup
    from ...model import Page, Reference

Tree = tuple[tuple["Page", tuple["Page", ...]], ...]


def trees(lookup: Lookup) -> dict[str, Tree]:
    """Make the tree of every language."""
    return {language: _tree(lookup, language) for language in lookup.site.settings.languages}


def _tree(lookup: Lookup, language: str) -> Tree:
    sections: list[Page] = []
    inside: dict[str, list[Page]] = defaultdict(list)
    for page in lookup.site.pages:
        if page.language == language and page.id.startswith("articles/"):
            if page.id.endswith("/index"):
                sections.append(page)
            else:
                inside[page.id.rpartition("/")[0]].append(page)
    home = lookup.pages.get((language, "index"))
    order = [f"articles/{_name(one)}/index" for one in (home.pages if home else ())]
    return tuple(
        (section, _in_order(lookup, section, inside[section.id.rpartition("/")[0]]))
        for section in sorted(sections, key=lambda one: (_place(order, one.id), one.id))
    )


def _name(reference: Reference) -> str:
    return reference.target.removeprefix("articles/").removesuffix("/index")


def _place(order: list[str], id_: str) -> int:
    return order.index(id_) if id_ in order else len(order)


def _in_order(lookup: Lookup, section: Page, pages: list[Page]) -> tuple[Page, ...]:
    """Order a section's pages: those that `pages:` names, then the others by name."""
    named = [one.target.removesuffix(".md") for one in _named(lookup, section)]
    place = {name: number for number, name in reversed(list(enumerate(named)))}
    return tuple(sorted(pages, key=lambda page: (place.get(page.id.rpartition("/")[2], len(named)), page.id)))


def _named(lookup: Lookup, section: Page) -> tuple[Reference, ...]:
    """Give `pages:` of a section; where it is not translated yet, of the language that has it."""
    if section.type != "missing":
        return section.pages
    for language in lookup.site.settings.languages:
        page = lookup.pages.get((language, section.id))
        if page is not None and page.pages:
            return page.pages
    return ()
