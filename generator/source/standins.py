"""Pages that nobody wrote a file for: lists without an `index.md`, and what stands where a translation is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..findings import Span
from ..model import Page, PageType, Quiz
from . import pages

if TYPE_CHECKING:
    from ..settings import Settings


def lists(settings: Settings, found: list[Page], found_quizzes: list[Quiz]) -> list[Page]:
    """Make the lists of FAQ entries and quizzes for the languages that have some and no `index.md` for them."""
    made = []
    for language in settings.languages:
        have = {page.type for page in found if page.language == language}
        has_quizzes = any(quiz.language == language for quiz in found_quizzes)
        if "faq" in have and "faq-list" not in have:
            made.append(_list(language, "faq-list", "faq", settings.tongue(language).say("nav.faq")))
        if has_quizzes and "quiz-list" not in have:
            made.append(_list(language, "quiz-list", "quizzes", settings.tongue(language).say("nav.quizzes")))
    return made


def _list(language: str, type_: PageType, folder: str, title: str) -> Page:
    source = f"content/{language}/{folder}/index.md"
    return Page(
        f"{folder}/index", type_, language, title, "", f"{language}/{folder}/index.html", pages.EMPTY, Span(source),
        source, "",
    )  # fmt: skip


def missing(settings: Settings, found: list[Page]) -> list[Page]:
    """Make the page that names a missing translation, for each page that another language has."""
    have = {(page.language, page.id) for page in found}
    slugs = {(page.language, page.id): page.address.split("/")[1] for page in found if page.type == "section"}
    by_language = sorted(found, key=lambda page: settings.languages.index(page.language))
    made = []
    for language in settings.languages:
        for page in by_language:
            if page.draft or page.type == "home" or (language, page.id) in have:
                continue
            have.add((language, page.id))
            section = slugs.get((language, page.id.rpartition("/")[0] + "/index"))
            address = pages.address(language, page.id, None, section)
            made.append(
                replace(page, type="missing", language=language, address=address, body=pages.EMPTY, was=(), covers=(),
                        objectives=(), quiz=None, related=(), pages=(), summary="", topics=(), excused=(),
                        translated_from=None)
            )  # fmt: skip
    return made
