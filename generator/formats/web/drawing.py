"""What templates draw texts and questions with, as seen from a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import arranged, profiles
from .context import Here, language_name

if TYPE_CHECKING:
    from ...model import Page


def drawing(here: Here) -> dict[str, Any]:
    """Give what draws texts and questions as seen from a place."""
    return {
        "html": here.html,
        "inline": here.inline,
        "prompt": here.prompt,
        "targets": here.targets,
        "arranged": arranged,
        "dimensions": lambda quiz: profiles.dimensions(here, quiz.profile),
        "roles": lambda quiz: profiles.paths(here.shared.lookup, quiz),
        "here": here,
    }


def original(here: Here, missing: Page) -> dict[str, Any]:
    """Give a page in the language that has it; itself where none does (preview)."""
    page = here.shared.lookup.original(missing)
    if page is None:
        return {"language": missing.language, "name": "", "title": missing.title, "href": "#"}
    return {
        "language": page.language,
        "name": language_name(here.shared.lookup.site.settings.tongue(page.language)),
        "title": page.title,
        "href": here.href(page.address),
    }
