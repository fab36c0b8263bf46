"""Learning paths by role: the list of them, and a page for each with its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import remembered
from .navigation import minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Page, Path, Reference
    from .context import Here


def cards(here: Here) -> list[dict[str, Any]]:
    """Give every path of the page's language, in the order of the file."""
    return [
        {
            "title": path.title,
            "audience": path.audience,
            "side": path.side,
            "href": here.href(here.shared.own[path.language, f"paths/{path.id}"].address),
            "count": len(_pages(here, (*path.steps, *path.then, *path.stretch))),
        }
        for path in here.shared.lookup.site.paths
        if path.language == here.page.language
    ]


def path(here: Here) -> dict[str, Any]:
    """Give what the page of a path shows."""
    found = next(one for one in here.shared.lookup.site.paths if _is(here, one))
    return {
        "path_parts": parts(here, found),
        "path_list": here.href(here.shared.own[here.page.language, "paths"].address),
        "progress_page": here.href(here.shared.own[here.page.language, "progress"].address),
    }


def parts(here: Here, path: Path) -> list[dict[str, Any]]:
    """Give the three parts of a path with their pages; a part without any is left out."""
    three = (("steps", path.steps), ("then", path.then), ("stretch", path.stretch))
    return [
        {"title": here.word(f"paths.{name}"), "rows": [_row(here, page) for page in pages]}
        for name, references in three
        if (pages := _pages(here, references))
    ]


def _is(here: Here, path: Path) -> bool:
    return (path.language, f"paths/{path.id}") == (here.page.language, here.page.id)


def _pages(here: Here, references: Iterable[Reference]) -> list[Page]:
    """Give the pages that references lead to, each once; those that lead nowhere (preview) are left out."""
    lookup, language = here.shared.lookup, here.page.language
    found = (lookup.page(language, one.target.partition("#")[0]) for one in references)
    return list({page.id: page for page in found if page is not None}.values())


def _row(here: Here, page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "was": " ".join(remembered.was(here.shared.lookup, page)),
        "title": page.title,
        "summary": page.summary,
        "href": here.href(page.address),
        "side": page.side,
        "minutes": minutes(page),
    }
