"""Lays a made-up site out for MkDocs, for Material for MkDocs, and for Zensical: one dialect, three settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .articles import SECTIONS, articles, folder, linked, place, section_title
from .writing import quoted, write

if TYPE_CHECKING:
    from pathlib import Path

OVERRIDE = '{% extends "base.html" %}\n{% block extrahead %}<meta name="mark" content="a">{% endblock %}\n'
PLAIN = """site_name: Sok oldal
theme:
  name: mkdocs
  locale: hu
  custom_dir: overrides
plugins:
  - search:
      lang: hu
"""
MATERIAL = """site_name: Sok oldal
theme:
  name: material
  language: hu
  custom_dir: overrides
plugins:
  - search:
      lang: hu
markdown_extensions:
  - toc
  - tables
  - pymdownx.highlight
  - pymdownx.superfences
"""
ZENSICAL = """[project]
site_name = "Sok oldal"

[project.theme]
language = "hu"
custom_dir = "overrides"
"""


def _pages(root: Path, count: int) -> None:
    docs = root / "docs"
    write(root / "overrides/main.html", OVERRIDE)
    write(docs / "index.md", "---\ntitle: Kezdőlap\n---\n\nItt minden kitalált.\n")
    for section in range(1, min(SECTIONS, count) + 1):
        title = section_title(section)
        text = f"---\ntitle: {quoted(title)}\n---\n\n# {title}\n\nMinden, ami ide tartozik.\n"
        write(docs / folder(section) / "index.md", text)
    for one in articles(count):
        head = (
            f"---\ntitle: {quoted(one.title)}\ndescription: {quoted(one.summary)}\n---\n\n# {one.title}\n\n"
        )
        text = linked(one.text, lambda other: f"../{place(other)}.md")
        write(docs / f"{place(one.number)}.md", head + text)


def mkdocs(root: Path, count: int) -> None:
    """Write the project for MkDocs with its own theme."""
    write(root / "mkdocs.yml", PLAIN)
    _pages(root, count)


def material(root: Path, count: int) -> None:
    """Write the project for Material, with what its documentation asks to be added for code."""
    write(root / "mkdocs.yml", MATERIAL)
    _pages(root, count)


def zensical(root: Path, count: int) -> None:
    """Write the project for Zensical, with its own settings."""
    write(root / "zensical.toml", ZENSICAL)
    _pages(root, count)
