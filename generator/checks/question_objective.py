"""Questions that belong to none of the objectives of the page that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the questions of each quiz whose page has objectives."""
    for quiz in lookup.site.quizzes:
        about = quiz.about.target.partition("#")[0] if quiz.about else quiz.page
        page = lookup.page(quiz.language, about.removesuffix(".md").strip("/"))
        known = [one.id for one in page.objectives] if page else []
        for question in quiz.questions:
            if known and not question.objectives and not quiz.profile:
                names = ", ".join(known)
                yield finding("question-objective", question.span, "hint", question=question.id, known=names)
