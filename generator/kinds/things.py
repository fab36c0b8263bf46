"""Lists of things with ids, as kinds have them: options, pairs, items. A plain text is a thing that says only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..source import shapes, yamltree
from ..source.fields import Field, Table, Type, Values, Word, record
from ..source.fieldtypes import not_list, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..findings import Span
    from ..source.fields import Findings
    from ..texts import Text
    from . import Desk


def things(table: Table, *, least: int = 1) -> Type:
    """Make the type of a list of mappings, of which each may be a plain text where the table has `text`."""

    def read(node: yamltree.Node, name: str, findings: Findings) -> tuple[Values, ...] | None:
        if not isinstance(node, yamltree.Sequence):
            findings.append(not_list(node, name))
            return None
        return tuple(thing(item, table, findings) for item in node.items)

    return Type(
        read,
        "options",
        lambda describe: shapes.items(shapes.either(shapes.TEXT, describe(table)), least=least),
        table=table,
    )


def thing(item: yamltree.Node, table: Table, findings: Findings) -> Values:
    """Read one: a text, or fields; a single field that nobody knows is a text with a colon in it."""
    empty = {one.name: one.default for one in table.fields}
    if isinstance(item, yamltree.Scalar):
        return Values(item.span, empty | {"text": prose(item, "text", findings)})
    if isinstance(item, yamltree.Mapping) and len(item.entries) == 1 and not item.flow:
        key = item.entries[0][0].text
        if key not in {one.name for one in table.fields}:
            findings.append(finding("item-in-quotes", item.span, mend=Mend("quote-item", safe=True)))
            return Values(item.span, empty)
    return record(item, table.fields, table.name, item.span, findings)


def identified(given: tuple[Values, ...], desk: Desk) -> Iterator[tuple[str, Values]]:
    """Give each its id: its own, or a letter by its place (`a`, `b` … `z`, `a27` …); one that is taken is reported."""
    taken: dict[str, Word] = {}
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
        yield id_, one


def letter(place: int) -> str:
    """Give the default id of the thing at a place (from 0)."""
    return chr(ord("a") + place) if place < 26 else f"a{place + 1}"


def enough(field: str, values: Values, given: tuple[object, ...], code: str, desk: Desk) -> None:
    """Say when there are fewer than two where at least two are needed."""
    if len(given) < 2 and values.given(field) and field not in values.broken:
        desk.report(code, values.at(field), mend=another(values.at(field), given))


def another(place: Span, given: tuple[object, ...]) -> Mend | None:
    """Show where one more goes; nothing in a list in brackets."""
    block = bool(given) and isinstance(given[0], Values) and given[0].span.column > place.column + 1
    return Mend("lines", " " * (place.column - 1) + "- …", count=0) if block else None


def twice(texts: list[Text], code: str, desk: Desk) -> None:
    """Say where a thing says the same as one before it: nobody could tell them apart."""
    said: dict[str, Text] = {}
    for text in texts:
        key = " ".join(text.plain.split()).casefold() or text.html
        if key in said:
            desk.report(code, text.span, text=text.plain.strip(), first=said[key].span)
        said.setdefault(key, text)


def whole(given: tuple[Values, ...], *names: str) -> bool:
    """Whether everything could be read: what else is wrong with things that could not is not known."""
    return not any(one.broken or any(one[name] is None for name in names) for one in given)


def text_field() -> Field:
    """Give the field that a plain text stands for."""
    return Field("text", prose, required=True)


def plainly(id_: str, place: int, fields: dict[str, object]) -> object:
    """Write a thing as an author does: its id only where it is not the one by place, a mere text as that text."""
    own = fields if id_ == letter(place) else {"id": id_, **fields}
    return own["text"] if list(own) == ["text"] else own
