"""Lays a made-up site out as a project of Merleg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .articles import LINKS, SECTIONS, Article, articles, folder, linked, place, section_pages, section_title
from .quizzes import quiz, written
from .writing import quoted, write

if TYPE_CHECKING:
    from pathlib import Path

SITE = "format: 1\nid: sok\ntitle: Sok oldal\nlanguages: [hu]\n"
HOME = "---\ntitle: Kezdőlap\nsummary: Kitalált cikkek egy kitalált irodáról.\n---\n\nItt minden kitalált.\n"


def page(article: Article) -> str:
    """Write an article in the dialect of Merleg."""
    head = f"---\ntitle: {quoted(article.title)}\nsummary: {quoted(article.summary)}\n"
    ask = f"quiz: {article.name}\n" if article.has_quiz else ""
    return f"{head}{ask}---\n\n" + linked(article.text, lambda other: f"../{place(other)}.md")


def index(section: int, count: int) -> str:
    """Write the first page of a section, which names its articles in their order."""
    names = ", ".join(f"lap-{number:05}" for number in section_pages(section, count))
    text = f"Minden, ami a {section}. részbe tartozik."
    return f"---\ntitle: {quoted(section_title(section))}\nsummary: {text}\npages: [{names}]\n---\n\n{text}\n"


def lay(root: Path, count: int, *, links: int = LINKS) -> None:
    """Write the project."""
    content = root / "content"
    write(content / "site.yaml", SITE)
    write(content / "hu/index.md", HOME)
    for section in range(1, min(SECTIONS, count) + 1):
        write(content / f"hu/articles/{folder(section)}/index.md", index(section, count))
    write(content / "hu/quizzes/index.md", "---\ntitle: Kvízek\nsummary: Öt-öt kérdés a cikkekhez.\n---\n")
    for one in articles(count, links=links):
        path = place(one.number)
        write(content / f"hu/articles/{path}.md", page(one))
        if one.has_quiz:
            asked = written(quiz(one, f"articles/{path}"))
            write(content / f"hu/quizzes/{one.name}.yaml", asked)
