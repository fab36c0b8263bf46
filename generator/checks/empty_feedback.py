"""Feedback that only says right or wrong: readers learn from the reason (Van der Kleij, Feskens & Eggen 2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..interactions import Associate, Choose, Enter, Field, Pick
from ..phrases import bare, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..interactions import AnyField
    from ..lookup import Lookup
    from ..model import Question
    from ..texts import Text

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at explanations, at what is said of wrong options, and of right ones that were missed."""
    for quiz in lookup.site.quizzes:
        empty = {bare(one) for one in listed(quiz.language, "empty-feedback")}
        for question in quiz.questions:
            for text in _teaching(question):
                if set(bare(text.plain).split()) <= empty and text.plain.strip():
                    said = " ".join(text.plain.split())
                    yield finding("empty-feedback", text.span, "hint", question=question.id, text=said)


def _teaching(question: Question) -> Iterator[Text]:
    """Give the texts that are to say why; a right option may be praised, its reason is in the explanation."""
    if question.explanation:
        yield question.explanation
    match question.interaction:
        case Choose(options=options):
            for option in options:
                if option.feedback and not option.right:
                    yield option.feedback
                if option.missed:
                    yield option.missed
        case Enter(fields=fields):
            for field in fields:
                yield from _of_field(field)
        case Associate(rows=rows):
            yield from (row.feedback for row in rows if row.feedback)
        case _:
            pass


def _of_field(field: AnyField) -> Iterator[Text]:
    match field:
        case Field(answers=answers, of=of):
            yield from (one.feedback for one in answers if one.feedback and one.points < of)
        case Pick(words=words):
            yield from (word.feedback for word in words if word.feedback and not word.right)
        case _:
            return
    if field.feedback:
        yield field.feedback
