"""Lays a made-up site out for Hugo, with a small theme of what ours shows too.

A page has the sections, the pages of its own, its contents and its neighbours; there is one search index as JSON. What
can be made once for a section is (`partialCached`); links are plain addresses, which is quicker than to have them
looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .articles import SECTIONS, articles, folder, linked, place, section_title
from .writing import copied, quoted, write

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """baseURL = "https://example.org/"
locale = "hu"
defaultContentLanguage = "hu"
title = "Sok oldal"
disableKinds = ["taxonomy", "term", "RSS"]

[outputs]
home = ["HTML", "JSON"]
"""


def lay(root: Path, count: int) -> None:
    """Write the project."""
    write(root / "hugo.toml", SETTINGS)
    copied("hugo", root / "layouts")
    write(root / "content/_index.md", "---\ntitle: Kezdőlap\n---\n\nItt minden kitalált.\n")
    for section in range(1, min(SECTIONS, count) + 1):
        text = f"---\ntitle: {quoted(section_title(section))}\nweight: {section}\n---\n\nMinden, ami ide tartozik.\n"
        write(root / f"content/{folder(section)}/_index.md", text)
    for one in articles(count):
        head = f"---\ntitle: {quoted(one.title)}\ndescription: {quoted(one.summary)}\nweight: {one.number + 1}\n---\n\n"
        text = linked(one.text, lambda other: f"/{place(other)}/")
        write(root / f"content/{place(one.number)}.md", head + text)
