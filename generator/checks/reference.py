"""References in fields (`see`, `related`, `about`, `pages`, `next`, `quiz`, `{{ quiz }}`) that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Mend, finding
from ..lookup import Broken, nearest

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
            yield from _follow(lookup, reference, page.language, draft=page.draft)
        yield from _pages(lookup, page)
        yield from _placed(lookup, page)
        for point in page.covers:
            if point.anchor and point.anchor not in lookup.anchors[page.language, page.id]:
                yield finding("reference-anchor", point.span, target=f"{point.id}#{point.anchor}", nearest="")
        yield from _topic(lookup, page)
    for quiz in lookup.site.quizzes:
        yield from _quiz(lookup, quiz)
    yield from _lists(lookup)


def _lists(lookup: Lookup) -> Iterator[Finding]:
    """Follow the references of terms and learning paths."""
    for term in lookup.site.terms:
        for reference in term.see:
            yield from _follow(lookup, reference, term.language)
    for path in lookup.site.paths:
        for reference in (*path.steps, *path.then, *path.stretch):
            yield from _follow(lookup, reference, path.language)


def _follow(lookup: Lookup, reference: Reference, language: str, *, draft: bool = False) -> Iterator[Finding]:
    """Follow a reference; `draft` when it stands in a draft itself."""
    target = lookup.reference(reference, language)
    if isinstance(target, Broken):
        if lookup.lost(language, reference.target):
            return
        if "," in reference.target:
            listed = Mend("value", f"[{reference.target}]", old=reference.target, safe=True)
            yield finding("reference-list", reference.span, mend=listed, target=reference.target)
            return
        code = f"{target.code}-near" if target.nearest else target.code
        place = reference.target.partition("#")[0]
        better = f"{place}#{target.nearest}" if "anchor" in code else target.nearest or ""
        mend = Mend("value", better, old=reference.target) if target.nearest else None
        yield finding(code, reference.span, mend=mend, target=reference.target, nearest=target.nearest or "")
    elif target.page is not None and lookup.hidden(target.page) and not draft:
        yield finding("reference-draft", reference.span, "warning", target=reference.target)


def _pages(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Follow `pages:`: of a section, names in its own folder; of the home page, the sections in their order."""
    folder = page.id.rpartition("/")[0] or "articles"
    type_ = "section" if page.type == "home" else "article"
    listed = {one.target.removesuffix(".md") for one in page.pages}
    for reference in page.pages:
        name = reference.target.removesuffix(".md")
        if lookup.page(page.language, f"{folder}/{name}") is None and not lookup.lost(
            page.language, f"{folder}/{name}"
        ):
            known = [
                one.id.removesuffix("/index").rpartition("/")[2]
                for one in lookup.site.pages
                if one.language == page.language and one.id.startswith(folder + "/") and one.type == type_
            ]
            code = "reference-section" if page.type == "home" else "reference-page"
            yield finding(
                code,
                reference.span,
                mend=_one_of(reference.target, [one for one in known if one not in listed]),
                target=name,
                known=", ".join(known) or "–",
            )


def _topic(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Follow the topic of a FAQ entry to the topics of its own language."""
    list_ = lookup.pages.get((page.language, "faq/index"))
    topics = [topic.id for topic in list_.topics] if list_ else []
    if page.topic and topics and page.topic.target not in topics:
        mend = _one_of(page.topic.target, topics)
        yield finding(
            "reference-topic", page.topic.span, mend=mend, topic=page.topic.target, known=", ".join(topics)
        )


def _placed(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Follow the quizzes and questions that a page places; each question stands once on a page."""
    seen: set[tuple[str, str]] = set()
    for one in lookup.stands(page):
        quiz = one.quiz
        if quiz is None:
            if (
                f"content/{page.language}/quizzes/{one.name.removeprefix('quizzes/')}.yaml"
                not in lookup.site.torn
            ):
                known = [other.id for other in lookup.site.quizzes if other.language == page.language]
                code = "reference-quiz" if known else "reference-quiz-none"
                mend = _one_of(one.name, known, alone=False)
                yield finding(code, one.span, mend=mend, quiz=one.name, known=", ".join(known))
            continue
        owner = lookup.pages.get((quiz.language, quiz.page))
        if owner is not None and lookup.hidden(owner) and not page.draft:
            yield finding("reference-draft", one.span, "warning", target=quiz.id)
        if one.question is not None and not one.questions and quiz.source not in lookup.site.torn:
            known = [other.id for other in quiz.questions]
            mend = _one_of(one.question, known)
            values = {"question": one.question, "quiz": quiz.id, "known": ", ".join(known)}
            yield finding("reference-question", one.span, "error", mend, **values)
        twice = sorted({(quiz.id, question.id) for question in one.questions} & seen)
        if twice:
            mend = Mend("lines", None)
            yield finding("reference-twice", one.span, mend=mend, question=f"{twice[0][0]}/{twice[0][1]}")
        seen.update((quiz.id, question.id) for question in one.questions)


def _one_of(word: str, known: list[str], *, alone: bool = True) -> Mend | None:
    """Put the known name that is most like a word in its place; the only one there is, if `alone` lets it."""
    bare = word.removesuffix(".yaml").removesuffix(".md")
    better = known[0] if alone and len(known) == 1 else nearest(bare, known)
    return Mend("swap", better, old=word) if better else None


def _quiz(lookup: Lookup, quiz: Quiz) -> Iterator[Finding]:
    references = [*([quiz.about] if quiz.about else [])]
    references += [one for band in quiz.bands for one in band.next]
    references += [one for question in quiz.questions for one in question.see]
    if quiz.profile:
        references += [one.page for one in quiz.profile.dimensions if one.page]
    for reference in references:
        yield from _follow(lookup, reference, quiz.language)
    for question in quiz.questions:
        for objective in question.objectives:
            yield from _objective(lookup, quiz, objective)


def _objective(lookup: Lookup, quiz: Quiz, objective: Reference) -> Iterator[Finding]:
    """Follow an objective to the page that has it."""
    page, id_ = lookup.objective(quiz, objective)
    if page is None:
        if "#" in objective.target:
            yield from _follow(lookup, objective, quiz.language)
        return
    known = [one.id for one in page.objectives]
    if id_ not in known and page.type != "missing" and page.source not in lookup.site.torn:
        code = "reference-objective" if known else "reference-objective-none"
        mend = _one_of(id_, known)
        values = {"objective": id_, "page": page.source, "known": ", ".join(known)}
        yield finding(code, objective.span, "error", mend, **values)
