"""References in fields (`see`, `related`, `about`, `pages`, `next`, `quiz`, `{{ quiz }}`) that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, finding
from ..lookup import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup
    from ..model import Page, Quiz, Reference


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Follow every reference."""
    for page in lookup.site.pages:
        if page.type == "missing":
            continue
        for reference in page.related:
            yield from _follow(lookup, reference, page.language)
        yield from _pages(lookup, page)
        yield from _placed(lookup, page)
        for point in page.covers:
            if point.anchor and point.anchor not in lookup.anchors[page.language, page.id]:
                yield finding("reference-anchor", point.span, target=f"{point.id}#{point.anchor}", nearest="")
        topics = {topic.id for one in lookup.site.pages if one.type == "faq-list" for topic in one.topics}
        if page.type == "faq" and page.topic and topics and page.topic not in topics:
            yield finding("reference-topic", page.span, topic=page.topic, known=", ".join(sorted(topics)))
    for quiz in lookup.site.quizzes:
        yield from _quiz(lookup, quiz)


def _follow(lookup: Lookup, reference: Reference, language: str) -> Iterator[Finding]:
    target = lookup.reference(reference, language)
    if isinstance(target, Broken):
        code = f"{target.code}-near" if target.nearest else target.code
        yield finding(code, reference.span, target=reference.target, nearest=target.nearest or "")
    elif target.page is not None and target.page.draft:
        yield finding("reference-draft", reference.span, "warning", target=reference.target)


def _pages(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Follow `pages:`: of a section, names in its own folder; of the home page, the sections in their order."""
    folder = page.id.rpartition("/")[0] or "articles"
    type_ = "section" if page.type == "home" else "article"
    for reference in page.pages:
        name = reference.target.removesuffix(".md")
        if lookup.page(page.language, f"{folder}/{name}") is None:
            known = [
                one.id.removesuffix("/index").rpartition("/")[2]
                for one in lookup.site.pages
                if one.language == page.language and one.id.startswith(folder + "/") and one.type == type_
            ]
            yield finding("reference-page", reference.span, target=name, known=", ".join(known) or "–")


def _placed(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Follow the quizzes and questions that a page places; each question stands once on a page."""
    seen: set[tuple[str, str]] = set()
    places = [(one.quiz, one.question, one.span) for one in page.body.placed]
    if page.quiz and not any(name == page.quiz.target and one is None for name, one, _ in places):
        places.append((page.quiz.target, None, page.quiz.span))
    for name, question, span in places:
        quiz = lookup.quiz(page.language, name)
        if quiz is None:
            known = ", ".join(one.id for one in lookup.site.quizzes if one.language == page.language)
            yield finding("reference-quiz", span, quiz=name, known=known or "–")
            continue
        shown = [one.id for one in quiz.questions if question in (None, one.id)]
        if question is not None and not shown:
            known = ", ".join(one.id for one in quiz.questions)
            yield finding("reference-question", span, question=question, quiz=quiz.id, known=known)
        twice = sorted({(quiz.id, id_) for id_ in shown} & seen)
        if twice:
            yield finding("reference-twice", span, question=f"{twice[0][0]}/{twice[0][1]}")
        seen.update((quiz.id, id_) for id_ in shown)


def _quiz(lookup: Lookup, quiz: Quiz) -> Iterator[Finding]:
    references = [*([quiz.about] if quiz.about else [])]
    references += [one for band in quiz.bands for one in band.next]
    references += [one for question in quiz.questions for one in question.see]
    for reference in references:
        yield from _follow(lookup, reference, quiz.language)
    for question in quiz.questions:
        for objective in question.objectives:
            yield from _objective(lookup, quiz, objective)


def _objective(lookup: Lookup, quiz: Quiz, objective: Reference) -> Iterator[Finding]:
    """Follow an objective: of the page that `about` names, or `articles/…#id`."""
    if "#" in objective.target:
        yield from _follow(lookup, objective, quiz.language)
        return
    about = quiz.about.target if quiz.about else quiz.page
    page = lookup.page(quiz.language, about.partition("#")[0])
    if page is None:
        return
    known = [one.id for one in page.objectives]
    if objective.target not in known:
        yield finding(
            "reference-objective",
            objective.span,
            objective=objective.target,
            page=page.source,
            known=", ".join(known),
        )
