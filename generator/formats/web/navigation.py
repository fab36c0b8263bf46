"""The site's tree, breadcrumbs, and the pages before and after.

Only the open section's pages stand in the tree of a large site: with every page in it, each page would grow with the
site (`docs/decisions/0007-navigation.md`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...settings import said
from .own import LINKED

if TYPE_CHECKING:
    from ...model import Page
    from .context import Here

ALL_SHOWN = 60
BESIDE = 20  # pages before and after the open one, where a section has more than `ALL_SHOWN`


def minutes(page: Page) -> int:
    """Say how long a text takes to read; 0 where there is nothing to read."""
    return page.body.minutes if page.type in ("article", "faq") else 0


def navigation(here: Here) -> dict[str, Any]:
    """Give tree, links of the header, breadcrumbs, previous and next."""
    page, lookup = here.page, here.shared.lookup
    previous, following = _beside(here)
    return {
        "nav": _tree(here),
        "links": [
            {"title": here.word(key), "href": here.href(target.address), "current": _within(page, folder)}
            for key, folder in (("nav.faq", "faq"), ("nav.quizzes", "quizzes"))
            if (target := lookup.pages.get((page.language, f"{folder}/index"))) is not None
            and target.type != "missing"
        ]
        + [
            {"title": one.title, "href": here.href(one.address), "current": _under(page, one)}
            for type_ in LINKED
            if (one := here.shared.own.get((page.language, type_))) is not None
        ],
        "crumbs": _crumbs(here),
        "previous": _link(here, previous),
        "next": _link(here, following),
    }


def _within(page: Page, folder: str) -> bool | str:
    """Whether a page is the list of a folder (`True`), or one of its entries (`"true"`, as ARIA says it)."""
    if page.id == f"{folder}/index":
        return True
    return "true" if page.id.startswith(f"{folder}/") else False


def _under(page: Page, head: Page) -> bool | str:
    """Whether a page is one of those that nobody writes (`True`), or a path below their list."""
    return True if page is head else "true" if page.type == "path" and head.type == "paths" else False


def _link(here: Here, page: Page | None) -> dict[str, Any] | None:
    return None if page is None else {"title": page.title, "href": here.href(page.address)}


def _tree(here: Here) -> list[dict[str, Any]]:
    page, lookup = here.page, here.shared.lookup
    everything = len(lookup.site.pages) <= ALL_SHOWN * len(lookup.site.settings.languages)
    found = []
    for section, pages in here.shared.trees[page.language]:
        inside = page.id.startswith(section.id.removesuffix("index"))
        shown = _near(page, pages) if everything or inside else ()
        found.append(
            {
                "title": section.title,
                "href": here.href(section.address),
                "current": page.id == section.id,
                "open": inside,
                "pages": [_entry(here, one) for one in shown],
                "all": len(pages) if 0 < len(shown) < len(pages) else 0,
            }
        )
    return found


def _near(page: Page, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Leave out what is far from the open page, so that no page grows with its section."""
    if len(pages) <= ALL_SHOWN:
        return pages
    place = next((number for number, one in enumerate(pages) if one.id == page.id), 0)
    first = max(0, min(place - BESIDE, len(pages) - 2 * BESIDE - 1))
    return pages[first : first + 2 * BESIDE + 1]


def _entry(here: Here, page: Page) -> dict[str, Any]:
    original = here.shared.lookup.original(page) if page.type == "missing" else None
    return {
        "id": page.id,
        "was": " ".join(old.target for old in page.was),
        "title": page.title,
        "href": here.href(page.address),
        "side": page.side,
        "current": page.id == here.page.id,
        "language": original.language if original else None,
    }


def entries(here: Here, section: Page) -> list[dict[str, Any]]:
    """Give a section's pages with what they say of themselves."""
    return [
        {
            **_entry(here, page),
            "summary": page.summary,
            "level": page.level,
            "minutes": minutes(page),
        }
        for one, pages in here.shared.trees[section.language]
        if one.id == section.id
        for page in pages
    ]


def sections(here: Here) -> list[dict[str, Any]]:
    """Give the sections with their pages, for the home page."""
    return [
        {
            "title": section.title,
            "summary": section.summary,
            "href": here.href(section.address),
            "side": section.side,
            "pages": [_entry(here, page) for page in pages],
        }
        for section, pages in here.shared.trees[here.page.language]
    ]


def _crumbs(here: Here) -> list[dict[str, Any]]:
    """Give the way from the home page; the page itself is not in it."""
    page, lookup = here.page, here.shared.lookup
    if page.type == "home":
        return []
    home = lookup.pages.get((page.language, "index"))
    settings = lookup.site.settings
    title = here.word("nav.home") if home else said(settings.title, page.language)
    first = home.address if home else f"{page.language}/index.html"
    found = [{"title": title, "href": here.href(first), "address": first}]
    folder = page.id.rpartition("/")[0]
    parent = lookup.pages.get((page.language, f"{folder}/index")) or here.shared.own.get(
        (page.language, folder)
    )
    if parent is not None and parent.id != page.id:
        found.append({"title": parent.title, "href": here.href(parent.address), "address": parent.address})
    return found


def _beside(here: Here) -> tuple[Page | None, Page | None]:
    """Give the articles before and after, through all sections."""
    page = here.page
    if page.type not in ("article", "missing") or not page.id.startswith("articles/"):
        return None, None
    order = here.shared.orders[page.language]
    place = here.shared.places.get((page.language, page.id))
    if place is None:  # preview draws pages of a section that has no title yet
        return None, None
    return (order[place - 1] if place else None), (order[place + 1] if place + 1 < len(order) else None)
