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
    asked: set[tuple[str, str, str]] = set()
    for quiz in lookup.site.quizzes:
        about = (quiz.about.target if quiz.about else quiz.page).partition("#")[0]
        for question in quiz.questions:
            for one in question.objectives:
                target, _, anchor = one.target.rpartition("#")
                asked.add((quiz.language, target or about, anchor))
    for page in lookup.site.pages:
        for objective in page.objectives:
            if (page.language, page.id, objective.id) not in asked:
                yield finding("objective", objective.span, "warning", objective=objective.id)
