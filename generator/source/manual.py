"""What is said of a field: one line of help and an example, in a language (`words/fields`).

What pages have in common is said once, under `page`; the site's defaults of quizzes are said with the quiz.
"""

from __future__ import annotations

from .. import words
from . import yamltree
from .coretypes import plain

_PAGE = ("article", "page")
_SHARED = {
    "article": ("page",), "home": _PAGE, "section": ("page",), "faq": ("page",), "faq-list": ("page",),
    "quiz-list": ("page",), "quizzes": ("quiz", "multiple", "text"),
}  # fmt: skip


def said(table: str, field: str, piece: str, language: str) -> str:
    """Give `help` or `example` of a field; KeyError when nothing is said of it."""
    for place in (table, *_SHARED.get(table, ())):
        try:
            return words.word("fields", language, f"fields.{place}.{field}.{piece}")
        except KeyError:
            continue
    raise KeyError(f"{table}.{field}.{piece}")


def file(name: str, piece: str, language: str) -> str:
    """Give `title` or `help` of a type of file."""
    return words.word("fields", language, f"files.{name}.{piece}")


def value(table: str, field: str, language: str) -> object:
    """Give the value that the example gives the field."""
    node, findings = yamltree.parse(said(table, field, "example", language), "example")
    read = None if node is None or findings else plain(node)
    return read.get(field) if isinstance(read, dict) else None
