"""Accepted answers as `text` and `gaps` have them: texts, or mappings with points and feedback; and their rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..findings import Mend, finding
from ..interactions import Answer
from ..interactions.enter import STAR, alternatives
from ..interactions.normal import normal
from ..source import shapes, yamltree
from ..source.fields import Field, Table, Type, Values, record
from ..source.fieldtypes import choice, prose, whole
from .things import text_field

if TYPE_CHECKING:
    from ..interactions import Field as EnterField
    from ..source.fields import Describe, Findings
    from . import Desk

_ANSWER = (text_field(), Field("points", whole(1, 1000)), Field("feedback", prose))
_TABLE = Table("answer", _ANSWER)


def _answers(node: yamltree.Node, name: str, findings: Findings) -> tuple[Values, ...]:
    """Read `answers`: texts, or mappings with points and feedback."""
    items = node.items if isinstance(node, yamltree.Sequence) else (node,)
    if isinstance(node, yamltree.Scalar) and _listed(node):
        mend = Mend("items", old=node.text)
        findings.append(finding("answer-one", node.span, "hint", mend, text=" ".join(node.text.split())))
    read = []
    for item in items:
        if isinstance(item, yamltree.Mapping) and any(key.text == "text" for key, _ in item.entries):
            values = record(item, _ANSWER, "answer", item.span, findings)
        else:
            values = Values(
                item.span, {"text": prose(item, name, findings), "points": None, "feedback": None}
            )
        if values["text"] is not None:
            read.append(values)
    return tuple(read)


def _listed(node: yamltree.Scalar) -> bool:
    """Whether a text is probably several answers: commas between words, and neither quotes nor bars."""
    several = re.search(r"\w\s*[,;]\s*[^\W\d]", node.text)
    return bool(several) and node.style == "plain" and "|" not in node.text and len(node.lines) < 2


def _shape(describe: Describe) -> shapes.Json:
    one = shapes.either(shapes.TEXT, describe(_TABLE))
    return shapes.either(one, shapes.items(one, least=1))


ANSWERS = Type(_answers, "answers", _shape, table=_TABLE)
RULES = (
    Field("case", choice("ignore", "strict"), seen="program"),
    Field("accents", choice("ignore", "strict"), seen="program"),
    Field("typos", whole(0, 3), seen="program"),
)


def answers(given: tuple[Values, ...], worth: int, desk: Desk) -> tuple[Answer, ...]:
    """Make the accepted answers of a place that is worth so many points."""
    made = []
    for one in given:
        points = worth if one["points"] is None else one["points"]
        if points > worth:
            mend = Mend("value", str(worth), old=str(points))
            desk.report("answer-points", one.at("points"), mend=mend, points=points, of=worth)
        if not any(normal(part, "ignore", "ignore", STAR) for part in alternatives(one["text"].text)):
            desk.report("answer-nothing", one["text"].span, text=one["text"].text.strip())
        elif points >= worth and any(set(part.strip()) == {STAR} for part in alternatives(one["text"].text)):
            desk.report("answer-anything", one["text"].span, "warning")
        text = " ".join(one["text"].text.split())
        made.append(Answer(text, min(points, worth), desk.optional(one["feedback"])))
    return tuple(made)


def rules(values: Values, desk: Desk) -> dict[str, Any]:
    """Give how answers are compared: as these values say, else as the site does."""
    typos = desk.rules.typos if values["typos"] is None else values["typos"]
    return {
        "case": values["case"] or desk.rules.case,
        "accents": values["accents"] or desk.rules.accents,
        "typos": typos,
    }


def written(field: EnterField) -> dict[str, object]:
    """Give the answers and the rules of a place as an author writes them; what holds by itself is not written."""
    usual = (("case", field.case, "ignore"), ("accents", field.accents, "strict"), ("typos", field.typos, 0))
    own: dict[str, object] = {name: value for name, value, by_itself in usual if value != by_itself}
    return {"answers": [_written(one, field.of) for one in field.answers], **own}


def _written(one: Answer, of: int) -> object:
    worth = {} if one.points == of else {"points": one.points}
    said = {"feedback": one.feedback.source} if one.feedback else {}
    return {"text": one.text, **worth, **said} if worth or said else one.text
