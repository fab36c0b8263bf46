"""Questions without an explanation: being told why is what a reader learns from (Van der Kleij et al. 2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Mend, finding
from ..interactions import Free, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every question."""
    for quiz in lookup.site.quizzes:
        for question in quiz.questions:
            # a statement to place oneself by has no right answer; a model answer says why by itself
            told = isinstance(question.interaction, Scale) or (
                isinstance(question.interaction, Free) and question.interaction.model
            )
            if question.explanation is None and not told:
                mend = Mend("sibling", "explanation: …")
                yield finding("explanation", question.span, "warning", mend, question=question.id)
