"""Objectives that no question asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Compare the objectives of each page with the questions of all quizzes."""
    asked = {
        (quiz.language, page.id, id_)
        for quiz in lookup.site.quizzes
        for question in quiz.questions
        for page, id_ in (lookup.objective(quiz, one) for one in question.objectives)
        if page is not None
    }
    for page in lookup.site.pages:
        # a quiz that could not be read may ask for it
        if any(path.startswith(f"content/{page.language}/quizzes/") for path in lookup.site.torn):
            continue
        for objective in page.objectives:
            if (page.language, page.id, objective.id) not in asked:
                yield finding("objective", objective.span, "warning", objective=objective.id)
