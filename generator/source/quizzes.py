"""One quiz in YAML → a `Quiz`: a file of its own, or a block in the text of a page."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from ..findings import Mend, Span, finding
from ..interactions import counted, of
from ..kinds import Kind, called, kinds
from ..model import Band, Draw, Page, Question, Quiz
from . import pages, profiles, tables, yamltree
from .fields import Values, Word, record
from .fieldtypes import not_list

if TYPE_CHECKING:
    from ..model import Mode, Profile, Source
    from .markdown import Fence
    from .reading import Context
    from .yamltree import Node

MOST_OPTIONS = 200


@cache
def _names() -> frozenset[str]:
    """Give every name that may stand in a quiz."""
    own = (one.fields for one in kinds().values())
    tables_ = (tables.QUIZ, tables.QUESTION, tables.BAND, *own)
    return frozenset(field.name for table in tables_ for field in table) | {"text", "correct"}


def file(source: Source, context: Context) -> tuple[list[Page], list[Quiz]]:
    """Read a file below `quizzes/`: the quiz, and its own page."""
    node, findings = yamltree.parse(source.text, source.path, fields=_names())
    context.findings.extend(findings)
    if node is None:
        if not findings:
            context.findings.append(finding("empty-file", Span(source.path)))
        return [], []
    name = source.path.rpartition("/")[2].removesuffix(".yaml")
    page_id = f"quizzes/{name}"
    quiz, values = _quiz(node, name, page_id, source, Span(source.path, 1, 1), context)
    page = Page(
        id=page_id, type="quiz", language=context.language, title=quiz.title, summary="",
        address=pages.own_address(page_id, "quiz", values, context), body=pages.EMPTY,
        span=quiz.span, source=source.path, digest=source.digest, updated=quiz.updated,
        was=tuple(pages.old_addresses(values, context)), translated_from=pages.reference(values["translated-from"]),
    )  # fmt: skip
    return [page], [quiz]


def fenced(fence: Fence, source: Source, page_id: str, context: Context) -> Quiz | None:
    """Read a quiz that is written in a page; it must have an id."""
    node, findings = yamltree.parse(
        fence.text,
        fence.span.path,
        first_line=fence.span.line,
        first_column=fence.span.column,
        fields=_names(),
    )
    context.findings.extend(findings)
    if not isinstance(node, yamltree.Mapping):
        if not findings:
            context.findings.append(finding("empty-file", fence.span))
        return None
    if not any(key.text == "id" for key, _ in node.entries):
        context.findings.append(finding("missing-field", node.span, field="id", thing="quiz"))
        return None
    return _quiz(node, "", page_id, source, fence.span, context)[0]


def _quiz(
    node: Node, name: str, page_id: str, source: Source, span: Span, context: Context
) -> tuple[Quiz, Values]:
    """Read a quiz; `name` is its id when it has none."""
    values = record(node, tables.QUIZ, "quiz", span, context.findings)
    default = context.settings.rules
    mode = _mode(values, context)
    profile = profiles.profile(values, mode, context)
    id_: Word | None = values["id"]
    quiz = Quiz(
        id=id_.text if id_ else name, language=context.language, title=values["title"] or name,
        about=pages.reference(values["about"]), intro=context.text(values["intro"]) if values["intro"] else None,
        mode=mode, profile=profile,
        pass_mark=values["pass"] if values.given("pass") else default.pass_mark,
        draw=_draw(values["draw"]),
        shuffle=values["shuffle"] if values.given("shuffle") else default.shuffle,
        tries=values["tries"] if values.given("tries") else default.tries,
        result=values["result"] if values.given("result") else default.result,
        bands=tuple(_bands(values, context)), questions=tuple(_questions(values, profile, context)),
        page=page_id, source=source.path, span=values.at("id") if id_ else values.span, updated=values["updated"],
        excused=pages.excuses(values) if name else pages.excuses(values, node.span.line, yamltree.last_line(node)),
    )  # fmt: skip
    given: Node | None = values["questions"]
    asked = len(given.items) if isinstance(given, yamltree.Sequence) else 0
    whole = asked == len(quiz.questions)
    if whole:
        _check_draw(quiz, values, context)
    profiles.fits(quiz, context, whole=whole)
    return quiz, values


def _mode(values: Values, context: Context) -> Mode:
    """Give the mode: its own, or the site's."""
    if not values.given("mode") or "mode" in values.broken:
        return context.settings.rules.mode
    mode: Mode = values["mode"]
    return mode


def _draw(read: Any) -> Draw | None:
    if read is None:
        return None
    if isinstance(read, int):
        return Draw(count=read)
    return Draw(topics=tuple((key.text, count) for key, count in read))


def _check_draw(quiz: Quiz, values: Values, context: Context) -> None:
    """Say when more questions are to be drawn than there are; known only when each of them could be read."""
    if quiz.draw is None:
        return
    if quiz.draw.count > len(quiz.questions):
        context.findings.append(
            finding(
                "draw-too-many",
                values.at("draw"),
                mend=Mend("value", str(len(quiz.questions)), old=str(quiz.draw.count)),
                draw=quiz.draw.count,
                pool=len(quiz.questions),
            )
        )
    for topic, count in quiz.draw.topics:
        pool = sum(1 for one in quiz.questions if one.topic == topic)
        if not pool:
            known = ", ".join(sorted({one.topic for one in quiz.questions if one.topic})) or "–"
            context.findings.append(finding("draw-no-topic", values.at("draw"), topic=topic, known=known))
        elif count > pool:
            context.findings.append(
                finding("draw-too-many-topic", values.at("draw"), draw=count, pool=pool, topic=topic)
            )


def _bands(values: Values, context: Context) -> list[Band]:
    found = [
        Band(one["from"], context.text(one["text"]), pages.references(one["next"]), one.span)
        for one in values["bands"]
        if one["from"] is not None and one["text"]
    ]
    return sorted(found, key=lambda band: band.start)


def _questions(values: Values, profile: Profile | None, context: Context) -> list[Question]:
    node: Node | None = values["questions"]
    if node is None:
        return []
    if not isinstance(node, yamltree.Sequence) or not node.items:
        context.findings.append(not_list(node, "questions"))
        return []
    taken: dict[str, Span] = {}
    made = []
    for item in node.items:
        question = _question(item, profile, context)
        if question is None:
            continue
        if question.id in taken:
            first = taken[question.id]
            mend = Mend("value", _free(question.id, taken), old=question.id)
            context.findings.append(
                finding("duplicate-id", question.span, mend=mend, id=question.id, first=first)
            )
            continue
        taken[question.id] = question.span
        made.append(question)
    return made


def _free(id_: str, taken: dict[str, Span]) -> str:
    """Give an id that nobody has yet."""
    return next(one for one in (f"{id_}-{number}" for number in itertools.count(2)) if one not in taken)


def _kind(node: Node, context: Context) -> Kind | Literal["unknown"] | None:
    """Find the kind of a question before its other fields are read; None when it names none."""
    entries = node.entries if isinstance(node, yamltree.Mapping) else ()
    value = next((value for key, value in entries if key.text == "kind"), None)
    if not isinstance(value, yamltree.Scalar) or value.empty:
        return None
    kind = kinds().get(value.text)
    if kind is None:
        close = called(value.text)
        known = ", ".join(kinds())
        context.findings.append(
            finding(
                "unknown-kind",
                value.span,
                mend=Mend("value", close, old=value.text),
                kind=value.text,
                nearest=close,
                known=known,
            )
        )
        return "unknown"
    return kind


def _question(node: Node, profile: Profile | None, context: Context) -> Question | None:
    """Read one question; None when it cannot be asked (the findings say why)."""
    kind = _kind(node, context)
    if kind == "unknown":
        return None
    # without a kind its own fields are not known, so none is called unknown
    known = len(context.findings)
    own = kind.fields if kind else tuple({f.name: f for k in kinds().values() for f in k.fields}.values())
    table = (*tables.QUESTION, *(own if kind else (replace(one, required=False) for one in own)))
    values = record(node, table, "question", node.span, context.findings)
    if kind is None:
        _likely_kind(values, context, known)
    if kind is None or values["question"] is None:
        return None
    points: int | None = values["points"]
    interaction = kind.compile(values, context.desk(points, profile))
    if interaction is None or values["id"] is None:
        return None
    count = counted(interaction)
    if count > MOST_OPTIONS:
        context.findings.append(finding("many-options", values.span, count=count, most=MOST_OPTIONS))
        return None  # nor drawn by the preview: rows by targets would be millions of elements
    return Question(
        id=values["id"].text, kind=kind.name, prompt=context.text(values["question"]),
        interaction=interaction, hints=tuple(context.text(one) for one in values["hints"]),
        explanation=context.text(values["explanation"]) if values["explanation"] else None,
        see=pages.references(values["see"]), objectives=pages.references(values["objectives"]),
        level=values["level"], topic=values["topic"], points=of(interaction, points), revision=values["revision"],
        was=_was(values, context), span=values.at("id"),
        excused=pages.excuses(values, node.span.line, yamltree.last_line(node)),
    )  # fmt: skip


def _likely_kind(values: Values, context: Context, begin: int) -> None:
    """Put the kind that a question's other fields speak of into what is to be written."""
    rights = sum(one["correct"] is True for one in values["options"] or ())
    likely = (
        "text" if values["answers"] else "multiple" if rights > 1 else "single" if rights else "true-false"
    )
    for number in range(begin, len(context.findings)):
        one = context.findings[number]
        if one.mend and dict(one.values).get("field") == "kind":
            context.findings[number] = replace(one, mend=replace(one.mend, new=f"kind: {likely}"))


def _was(values: Values, context: Context) -> str | None:
    """Read where the question stood before: `quiz/question`."""
    word: Word | None = values["was"]
    if word is None:
        return None
    parts = word.text.split("/")
    if len(parts) != 2 or not all(part and set(part) <= _LETTERS for part in parts):
        context.findings.append(finding("bad-question-was", word.span, was=word.text))
        return None
    return word.text


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
