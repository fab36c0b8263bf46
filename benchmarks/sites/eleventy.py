"""Lays a made-up site out for Eleventy, with a small layout of what ours shows too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .articles import SECTIONS, articles, folder, linked, place, section_title
from .writing import copied, quoted, write

if TYPE_CHECKING:
    from pathlib import Path


def lay(root: Path, count: int) -> None:
    """Write the project."""
    copied("eleventy", root)
    titles = [(folder(section), section_title(section)) for section in range(1, min(SECTIONS, count) + 1)]
    names = ", ".join(f'{{"name": "{name}", "title": {quoted(title)}}}' for name, title in titles)
    write(root / "content/_data/sections.json", f"[{names}]\n")
    write(
        root / "content/index.md", "---\ntitle: Kezdőlap\nlayout: layout.njk\n---\n\nItt minden kitalált.\n"
    )
    for name, title in titles:
        data = f'{{"layout": "layout.njk", "section": "{name}", "tags": ["{name}", "lap"]}}\n'
        write(root / f"content/{name}/{name}.json", data)
        head = f"---\ntitle: {quoted(title)}\neleventyExcludeFromCollections: true\n---\n\n"
        write(root / f"content/{name}/index.md", head + "Minden, ami ide tartozik.\n")
    for one in articles(count):
        head = f"---\ntitle: {quoted(one.title)}\ndescription: {quoted(one.summary)}\n---\n\n"
        text = linked(one.text, lambda other: f"/{place(other)}/")
        write(root / f"content/{place(one.number)}.md", head + text)
