"""The open page, drawn before everything else is looked at: what an author waits for does not grow with the site.

What it shows is what the whole build shows, which follows when the page has been loaded and finds all that is wrong.
It draws only what is sure to be the same: the text of a page, or another template. Pure but for reading these files.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .formats.web import onepage
from .model import Artifact, Source
from .output.theme import ThemeError, theme
from .source import files, lists
from .source.outside import beyond_text
from .source.reading import reading

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from .model import Page
    from .preview_state import Base, Shown
    from .source.reading import Remembered, Terms

# pages with a text of their own; where it stands on lists too, those can wait
TEXTS = ("article", "faq", "section", "home", "faq-list", "quiz-list")
_WAITING = ("practice",)  # its questions are drawn apart


def quick(before: Shown, root: Path, changed: Collection[str], opened: Collection[str]) -> Shown | None:
    """Draw those pages of the open ones (addresses) whose files have changed; None when that is not enough."""
    if before.base is None or before.trouble or not changed or not opened:
        return None
    try:
        if all(path.startswith("templates/") for path in changed):
            return _other_theme(before, before.base, root, opened)
        return _other_texts(before, root, changed, opened)
    except Exception:  # noqa: BLE001  whatever it is, the whole build says it
        return None


def _other_texts(
    before: Shown, root: Path, changed: Collection[str], opened: Collection[str]
) -> Shown | None:
    """Draw changed texts; only where nothing but pages has changed."""
    shown: Shown | None = before
    for path in sorted(changed):
        base = shown.base if shown else None
        if shown is None or base is None or path not in base.files or len(base.files[path].made.pages) != 1:
            return None
        page = base.shared.lookup.sources.get(path)
        if page and page.address in opened:
            shown = _other_text(shown, base, root, path)
    return shown if shown is not before else None


def _other_text(before: Shown, base: Base, root: Path, path: str) -> Shown | None:
    was = base.files[path]
    now = _read(before, base, root, path)
    if now is None or was.made.pages[0].type not in TEXTS or _torn(was) or _torn(now):
        return None
    if len(now.made.pages) != 1 or _beyond(was) != _beyond(now):
        return None
    found = onepage.changed_text(base.shared, now.made.pages[0])
    if found is None:
        return None
    shared, page = found
    return _drawn(replace(before, base=replace(base, shared=shared)), [page])


def _read(before: Shown, base: Base, root: Path, path: str) -> Remembered | None:
    """Read a file under the settings and terms that hold at the moment."""
    found = files.read_one(root, path)
    if found is None or before.site is None or not isinstance(found[0], Source):
        return None
    if any(one.severity == "error" for one in found[1]):
        return None
    glossary = f"content/{path.split('/')[1]}/glossary.yaml"
    terms = _terms(glossary, base.texts[glossary]) if glossary in base.texts else ()
    return reading(found[0], before.site.settings, terms, base.files[path].under)


@lru_cache(maxsize=8)
def _terms(path: str, text: str) -> Terms:
    return lists.names(Source(path, text, ""))


def _torn(one: Remembered) -> bool:
    return any(found.severity == "error" for found in one.findings)


def _beyond(one: Remembered) -> object:
    return beyond_text(one.made.pages[0], one.made.quizzes)


def _other_theme(before: Shown, base: Base, root: Path, opened: Collection[str]) -> Shown | None:
    """Draw the open pages with other templates."""
    new = theme(root)
    try:
        shared, assets = onepage.changed_theme(base.shared, new)
    except (ThemeError, FileNotFoundError):
        return None
    every = (*shared.lookup.site.pages, *shared.own.values())
    pages = [one for one in every if one.address in opened and one.type not in _WAITING]
    made = {one.path: one.data for one in assets}
    shown = replace(before, theme=new, base=replace(base, shared=shared), files={**before.files, **made})
    return _drawn(shown, pages)


def _drawn(shown: Shown, pages: list[Page]) -> Shown | None:
    """Draw pages; None when there are none, or one of them cannot be drawn."""
    if shown.base is None or shown.theme is None:
        return None
    shared = shown.base.shared
    settings = shared.lookup.site.settings
    made = [onepage.draw(shown.theme, settings, onepage.job(one, shared)) for one in pages]
    found = {one.path: one.data for one in made if isinstance(one, Artifact)}
    if not made or len(found) < len(made):
        return None
    return replace(shown, files={**shown.files, **found})
