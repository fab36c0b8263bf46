"""Pages that a language lacks, and paired quizzes that disagree in ids, right answers or points."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ..findings import Finding, Mend, Severity, finding
from ..interactions import (
    Associate,
    Choose,
    Enter,
    Field,
    Free,
    Number,
    Order,
    Pick,
    Scale,
    name,
)
from ..walk import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..interactions import AnyField, Interaction
    from ..lookup import Lookup
    from ..model import Page, Path, Question, Quiz, Term


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Compare the languages."""
    for page in lookup.site.pages:
        if (
            page.type == "missing"
            and not page.id.endswith("/index")
            and not lookup.lost(page.language, page.id)
        ):
            yield finding("translation-missing", page.span, "hint", language=page.language)
        elif page.translated_from:
            yield from _older(lookup, page)
    for first, other in pairs(lookup.site):
        if not {first.source, other.source} & lookup.site.torn:
            yield from _compare(first, other)
    for what, entries in (("term", lookup.site.terms), ("path", lookup.site.paths)):
        whole = [one for one in entries if one.source not in lookup.site.torn]
        yield from _entries(what, whole, lookup.site.settings.languages)


def _entries(what: str, entries: Sequence[Term | Path], languages: Sequence[str]) -> Iterator[Finding]:
    """Name the terms, or paths, of the first language that has some which another language's list lacks, and back."""
    lists = [found for one in languages if (found := [entry for entry in entries if entry.language == one])]
    for other in lists[1:]:
        for here, there in ((lists[0], other), (other, lists[0])):
            known = {entry.id for entry in there}
            for entry in here:
                if entry.id not in known:
                    yield finding(
                        f"translation-{what}", entry.span, "hint", id=entry.id, other=there[0].source
                    )


def _older(lookup: Lookup, page: Page) -> Iterator[Finding]:
    """Say when the original has changed since the translation (`translated-from` holds the original's digest)."""
    original = lookup.pages.get((lookup.site.settings.default, page.id))
    stated = page.translated_from
    if original is None or original is page or stated is None or original.digest.startswith(stated.target):
        return
    now = original.digest[:12]
    mend = Mend("value", now, old=stated.target)
    yield finding("translation-older", stated.span, "warning", mend, original=original.source, digest=now)


def _compare(first: Quiz, other: Quiz) -> Iterator[Finding]:
    if first.id != other.id:
        mend = Mend("value", first.id, old=other.id)
        yield finding("translation-id", other.span, mend=mend, id=first.id, other=first.source)
    for rule in _rules(first, other):
        yield finding("translation-rule", other.span, "warning", rule=rule, other=first.source)
    known = {question.id: question for question in first.questions}
    here = {question.id for question in other.questions}
    for id_ in sorted(known.keys() - here):
        yield finding("translation-question", other.span, "warning", question=id_, other=first.source)
    for question in other.questions:
        original = known.get(question.id)
        if original is None:
            yield finding(
                "translation-question", question.span, "warning", question=question.id, other=first.source
            )
            continue
        for what in _differences(original, question):
            severity: Severity = "warning" if what == "marking" else "error"
            yield finding(
                f"translation-{what}", question.span, severity, question=question.id, other=str(original.span)
            )


def _rules(one: Quiz, two: Quiz) -> Iterator[str]:
    """Give the rules in which two quizzes differ: the same knowledge would get another result."""
    for rule, field in (("mode", "mode"), ("pass", "pass_mark"), ("tries", "tries"), ("result", "result")):
        if getattr(one, field) != getattr(two, field):
            yield rule
    if (one.draw and one.draw.count) != (two.draw and two.draw.count):
        yield "draw"
    if _profile(one) != _profile(two):
        yield "dimensions"
    if [band.start for band in one.bands] != [band.start for band in two.bands]:
        yield "bands"


def _profile(quiz: Quiz) -> object:
    """Give what two self-assessments must share: the steps' values, and the dimensions with where they lean."""
    if quiz.profile is None:
        return None
    steps = [one.value for one in quiz.profile.steps]
    return steps, {(one.id, one.side) for one in quiz.profile.dimensions}, quiz.profile.least


def _differences(one: Question, two: Question) -> Iterator[str]:
    if one.kind != two.kind or name(one.interaction) != name(two.interaction):
        yield "kind"
        return
    if one.points != two.points:
        yield "points"
    if one.revision != two.revision:
        yield "revision"
    if _marked(one) != _marked(two):
        yield "marking"
    first, second = _compared(one.interaction), _compared(two.interaction)
    if first[0] != second[0]:
        yield "options"
    elif first[1] != second[1]:
        yield "right" if isinstance(one.interaction, Choose) else "answer"


def _compared(interaction: Interaction) -> tuple[object, object]:
    """Give the ids, and what of the right answer is no word of a language."""
    match interaction:
        case Choose(options=options):
            return {one.id for one in options}, {one.id for one in options if one.right}
        case Enter(fields=fields):
            ids = [
                (one.id, {word.id for word in one.words} if isinstance(one, Pick) else None) for one in fields
            ]
            return ids, [_field_right(one) for one in fields]
        case Associate(rows=rows, targets=targets):
            return ({one.id for one in rows}, {one.id for one in targets}), {
                (one.id, one.right) for one in rows
            }
        case Order(items=items):
            return {one.id for one in items}, [one.id for one in items]
        case Scale(steps=steps, dimension=dimension, reverse=reverse):
            return [one.value for one in steps], (dimension, reverse)
        case Free(checklist=checklist):
            return {one.id for one in checklist}, None
        case _:
            assert_never(interaction)


def _field_right(field: AnyField) -> object:
    match field:
        case Number(low=low, high=high):
            return low, high
        case Pick(words=words):
            return {word.id for word in words if word.right}
        case _:
            return None


def _marked(question: Question) -> object:
    """Give how a question is marked; accents and the number of accepted answers are a language's own."""
    match question.interaction:
        case Choose(marking=marking):
            return marking
        case Enter(fields=fields):
            words = [one for one in fields if isinstance(one, Field)]
            return [(one.case, one.typos, {answer.points for answer in one.answers}) for one in words]
        case _:
            return None
