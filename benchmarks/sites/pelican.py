"""Lays a made-up site out for Pelican: the settings that `pelican-quickstart` writes, and its own theme."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from .articles import articles, linked, place
from .writing import write

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """AUTHOR = "Szerkesztőség"
SITENAME = "Sok oldal"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Budapest"
DEFAULT_LANG = "hu"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = 10
THEME_TEMPLATES_OVERRIDES = ["templates"]
"""
# what a change of a template changes
OVERRIDE = '{% extends "!theme/article.html" %}\n{% block extra_head %}<meta name="mark" content="a">{% endblock %}\n'
FIRST = date(2020, 1, 1)


def lay(root: Path, count: int) -> None:
    """Write the project; Pelican wants a date of every article."""
    write(root / "pelicanconf.py", SETTINGS)
    write(root / "templates/article.html", OVERRIDE)
    for one in articles(count):
        day = FIRST + timedelta(days=one.number % 2000)
        head = f"Title: {one.title}\nDate: {day.isoformat()}\nSlug: {one.name}\nSummary: {one.summary}\n\n"
        text = linked(one.text, lambda other: f"{{filename}}../{place(other)}.md")
        write(root / f"content/{place(one.number)}.md", head + text)
