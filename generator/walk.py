"""Ways through a `Site` that several modules need: all texts with their links, and the pairs of quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .interactions import Choose
from .interactions import texts as texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .findings import Span
    from .model import Excuse, Page, Question, Quiz, Site
    from .texts import Link, Passage, Text


def texts(site: Site) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Give the links of every text with the file from which they are to be followed."""
    for page in site.pages:
        for links in page_links(page):
            yield page.source, links
    for quiz in site.quizzes:
        for text in quiz_texts(quiz):
            yield quiz.source, text.links
    for term in site.terms:
        yield term.source, term.definition.links
    for _, text in (*site.footer, *site.contact, *site.imprint):
        yield site.settings.span.path, text.links


def page_links(page: Page) -> Iterator[tuple[Link, ...]]:
    """Give the links of every text of a page."""
    yield page.body.links
    for text in (*(one.text for one in page.objectives), *page.sources):
        yield text.links


def quiz_texts(quiz: Quiz) -> Iterator[Text]:
    """Give every text of a quiz."""
    if quiz.intro:
        yield quiz.intro
    yield from (band.text for band in quiz.bands)
    for question in quiz.questions:
        yield from question_texts(question)


def question_texts(question: Question) -> Iterator[Text]:
    """Give every text of a question."""
    yield question.prompt
    yield from question.hints
    if question.explanation:
        yield question.explanation
    yield from texts_of(question.interaction)


def passages(site: Site) -> Iterator[tuple[str, Passage]]:
    """Give every passage that an author wrote in a text, with its language."""
    for page in site.pages:
        yield from ((page.language, one) for one in page.body.passages)
        for text in (*(one.text for one in page.objectives), *page.sources):
            yield from ((page.language, one) for one in text.passages)
    for quiz in site.quizzes:
        for text in quiz_texts(quiz):
            yield from ((quiz.language, one) for one in text.passages)
    for term in site.terms:
        yield from ((term.language, one) for one in term.definition.passages)


def plain_texts(site: Site) -> Iterator[tuple[str, Span]]:
    """Give the plain words of every short text of quizzes, terms and paths, with their places."""
    for quiz in site.quizzes:
        yield quiz.title, quiz.span
        for text in quiz_texts(quiz):
            yield text.plain, text.span
    for page in site.pages:
        yield page.title, page.span
        yield from ((one.text.plain, one.span) for one in page.objectives)
    for term in site.terms:
        yield term.definition.plain, term.definition.span
    for path in site.paths:
        yield path.audience or "", path.span


def choices(site: Site) -> Iterator[tuple[Quiz, Question, Choose]]:
    """Give every question whose options an author wrote (a statement that is true or false has none)."""
    for quiz in site.quizzes:
        for question in quiz.questions:
            if isinstance(question.interaction, Choose) and question.kind != "true-false":
                yield quiz, question, question.interaction


def excuses(site: Site) -> Iterator[Excuse]:
    """Give every check that is switched off in a file."""
    for page in site.pages:
        yield from page.excused
    for quiz in site.quizzes:
        yield from quiz.excused
        for question in quiz.questions:
            yield from question.excused
    for term in site.terms:
        yield from term.excused
    for path in site.paths:
        yield from path.excused


def pairs(site: Site) -> Iterator[tuple[Quiz, Quiz]]:
    """Give each quiz of a further language with the one at the same place of an earlier language."""
    first: dict[tuple[str, str], Quiz] = {}
    for language in site.settings.languages:
        for quiz in site.quizzes:
            if quiz.language == language:
                # several quizzes may be written in one page: there the id tells which is which
                place = (quiz.page, "" if quiz.page.startswith("quizzes/") else quiz.id)
                original = first.setdefault(place, quiz)
                if original is not quiz:
                    yield original, quiz
