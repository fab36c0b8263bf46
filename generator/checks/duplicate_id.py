"""Ids used twice: on one page (a link could lead to either), or by two quizzes of a language (answers would mix)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding, Mend, Span, finding
from ..lookup import question_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look for ids that stand twice."""
    for page in lookup.site.pages:
        ids = [*page.body.ids, *((one.id, one.span) for one in page.objectives)]
        for quiz, questions in lookup.quizzes_on(page):
            ids += [(question_anchor(quiz, one), one.span) for one in questions]
        yield from _twice(ids)
    for language in lookup.site.settings.languages:
        yield from _twice([(one.id, one.span) for one in lookup.site.quizzes if one.language == language])


def _twice(ids: list[tuple[str, Span]]) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for id_, span in ids:
        first = seen.setdefault(id_, span)
        if first != span:
            mend = Mend("value", f"{id_}-2", old=id_)
            yield finding("duplicate-id", span, mend=mend, id=id_, first=first)
