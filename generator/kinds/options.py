"""Options as `single` and `multiple` have them: a list, where a plain string is a wrong option without feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..interactions import Option
from ..source import shapes, yamltree
from ..source.fields import Field, Table, Type, Values, Word, record
from ..source.fieldtypes import flag, identifier, not_list, prose

if TYPE_CHECKING:
    from ..findings import Span
    from ..source.fields import Findings
    from . import Desk

_OPTION = (
    Field("id", identifier, seen="program"),
    Field("text", prose, required=True),
    Field("correct", flag, default=False, seen="program"),
    Field("feedback", prose),
    Field("missed", prose),
    Field("last", flag, default=False, seen="program"),
)


def _options(node: yamltree.Node, name: str, findings: Findings) -> tuple[Values, ...] | None:
    """Read `options`."""
    if not isinstance(node, yamltree.Sequence):
        findings.append(not_list(node, name))
        return None
    read = []
    for item in node.items:
        if isinstance(item, yamltree.Scalar):
            text = prose(item, "text", findings)
            item_values = Values(item.span, {one.name: one.default for one in _OPTION} | {"text": text})
        else:
            item_values = _option(item, findings)
        read.append(item_values)
    return tuple(read)


def _option(item: yamltree.Node, findings: Findings) -> Values:
    """Read an option that has fields; a single one that nobody knows is a text with a colon in it."""
    if isinstance(item, yamltree.Mapping) and len(item.entries) == 1 and not item.flow:
        key = item.entries[0][0].text
        if key not in {one.name for one in _OPTION}:
            findings.append(finding("item-in-quotes", item.span, mend=Mend("quote-item", safe=True)))
            return Values(item.span, {one.name: one.default for one in _OPTION})
    return record(item, _OPTION, "option", item.span, findings)


_TABLE = Table("option", _OPTION)
OPTIONS = Field(
    "options",
    Type(
        _options,
        "options",
        lambda describe: shapes.items(shapes.either(shapes.TEXT, describe(_TABLE)), least=2),
        table=_TABLE,
    ),
    required=True,
)


def options(values: Values, desk: Desk) -> tuple[Option, ...]:
    """Make the options; those without an id get a letter by their place (`a`, `b` … `z`, `a27` …).

    None are made when one could not be read: what else is wrong with them is not known then.
    """
    given: tuple[Values, ...] = values["options"] or ()
    if any(one["text"] is None or one.broken for one in given):
        return ()
    taken: dict[str, Word] = {}
    made = []
    for place, one in enumerate(given):
        own: Word | None = one["id"]
        id_ = own.text if own else letter(place)
        if id_ in taken:
            mend = Mend("value", f"{id_}-2", old=id_) if own else None
            desk.report(
                "duplicate-id", own.span if own else one.span, mend=mend, id=id_, first=taken[id_].span
            )
            continue
        taken[id_] = own or Word(id_, one.span)
        made.append(
            Option(
                id_, desk.text(one["text"]), one["correct"], desk.optional(one["feedback"]),
                desk.optional(one["missed"]), one["last"],
            )
        )  # fmt: skip
    if values.given("options") and "options" not in values.broken and len(given) < 2:
        desk.report("one-option", values.at("options"), mend=_another(values.at("options"), given))
    return tuple(made)


def first_right(values: Values) -> Mend | None:
    """Show how the first option would be marked right, as an example of how it is written."""
    given: tuple[Values, ...] = values["options"] or ()
    if not given or given[0]["text"] is None:
        return None
    text = given[0]["text"]
    if not given[0].spans:
        if given[0].span.column == values.at("options").column + 1:
            return Mend("swap", f"{{text: {text.text}, correct: true}}", old=text.text, line=text.span.line)
        lead = " " * (given[0].span.column - 1)
        return Mend("swap", f"text: {text.text}\n{lead}correct: true", old=text.text, line=text.span.line)
    return Mend("sibling", "correct: true", line=text.span.line) if len(text.lines) == 1 else None


def _another(place: Span, given: tuple[Values, ...]) -> Mend | None:
    """Show where another option goes; nothing in a list in brackets."""
    block = bool(given) and given[0].span.column > place.column + 1
    return Mend("lines", " " * (place.column - 1) + "- …", count=0) if block else None


def written(made: tuple[Option, ...]) -> list[object]:
    """Give options as an author writes them; an id only where it is not the one by place."""
    return [_written(one, place) for place, one in enumerate(made)]


def _written(one: Option, place: int) -> object:
    fields: dict[str, object] = {"text": one.text.source}
    if one.id != letter(place):
        fields = {"id": one.id, **fields}
    if one.right:
        fields["correct"] = True
    fields |= {name: text.source for name, text in (("feedback", one.feedback), ("missed", one.missed)) if text}
    if one.last:
        fields["last"] = True
    return one.text.source if list(fields) == ["text"] else fields


def letter(place: int) -> str:
    """Give the default id of the option at a place (from 0)."""
    return chr(ord("a") + place) if place < 26 else f"a{place + 1}"
