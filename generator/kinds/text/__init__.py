"""`text`: a word or a few, typed; compared as people mean them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...findings import Mend
from ...interactions import Answer, Enter
from ...interactions import Field as EnterField
from ...interactions.enter import STAR, alternatives
from ...interactions.normal import normal
from ...source import shapes, yamltree
from ...source.fields import Describe, Field, Table, Type, Values, record
from ...source.fieldtypes import choice, prose, whole

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Findings
    from .. import Desk

_ANSWER = (Field("text", prose, required=True), Field("points", whole(1, 1000)), Field("feedback", prose))
_TABLE = Table("answer", _ANSWER)


def _answers(node: yamltree.Node, name: str, findings: Findings) -> tuple[Values, ...]:
    """Read `answers`: texts, or mappings with points and feedback."""
    items = node.items if isinstance(node, yamltree.Sequence) else (node,)
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


def _shape(describe: Describe) -> shapes.Json:
    one = shapes.either(shapes.TEXT, describe(_TABLE))
    return shapes.either(one, shapes.items(one, least=1))


FIELDS = (
    Field("answers", Type(_answers, "answers", _shape, table=_TABLE), required=True),
    Field("case", choice("ignore", "strict"), seen="program"),
    Field("accents", choice("ignore", "strict"), seen="program"),
    Field("typos", whole(0, 3), seen="program"),
)


def compile(values: Values, desk: Desk) -> Enter | None:  # noqa: A001  the contract's word
    """Make the interaction: one field named `answer`."""
    given: tuple[Values, ...] = values["answers"] or ()
    if not given:
        if values.given("answers"):
            desk.report("answer-empty", values.at("answers"))
        return None
    worth = desk.points or 1
    made = []
    for one in given:
        points = worth if one["points"] is None else one["points"]
        if points > worth:
            mend = Mend("value", str(worth), old=str(points))
            desk.report("answer-points", one.at("points"), mend=mend, points=points, of=worth)
        if not any(normal(part, "ignore", "ignore", STAR) for part in alternatives(one["text"].text)):
            desk.report("answer-nothing", one["text"].span, text=one["text"].text.strip())
        made.append(
            Answer(" ".join(one["text"].text.split()), min(points, worth), desk.optional(one["feedback"]))
        )
    typos = desk.rules.typos if values["typos"] is None else values["typos"]
    field = EnterField(
        "answer",
        tuple(made),
        worth,
        values["case"] or desk.rules.case,
        values["accents"] or desk.rules.accents,
        typos,
    )
    return Enter((field,))


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields; what holds by itself is not written."""
    if not isinstance(interaction, Enter) or interaction.text or len(interaction.fields) != 1:
        return None
    (field,) = interaction.fields
    if not isinstance(field, EnterField):
        return None
    fields: dict[str, object] = {"answers": [_written(one, field.of) for one in field.answers]}
    for name, value, usual in (
        ("case", field.case, "ignore"), ("accents", field.accents, "strict"), ("typos", field.typos, 0),
    ):  # fmt: skip
        if value != usual:
            fields[name] = value
    return fields


def _written(one: Answer, of: int) -> object:
    fields: dict[str, object] = {"text": one.text}
    if one.points != of:
        fields["points"] = one.points
    if one.feedback:
        fields["feedback"] = one.feedback.source
    return one.text if len(fields) == 1 else fields
