"""`match`: pairs; to each left half the reader picks its right half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...findings import Mend, finding
from ...interactions import Associate, Row, Target
from ...source import shapes, yamltree
from ...source.fields import Field, Table, Type, Values, nearest, record
from ...source.fieldtypes import identifier, not_list, prose, several
from ..things import enough, identified, letter, plainly, twice, whole

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Findings
    from ...texts import Text
    from .. import Desk

_PAIR = (
    Field("id", identifier, seen="program"),
    Field("left", prose, required=True),
    Field("right", prose, required=True),
    Field("feedback", prose),
)
_TABLE = Table("pair", _PAIR)


def _pairs(node: yamltree.Node, name: str, findings: Findings) -> tuple[Values, ...] | None:
    """Read pairs; one written as `left: right` on a single line is said once, not field by field."""
    if not isinstance(node, yamltree.Sequence):
        findings.append(not_list(node, name))
        return None
    return tuple(_pair(item, findings) for item in node.items)


def _pair(item: yamltree.Node, findings: Findings) -> Values:
    known = [one.name for one in _PAIR]
    if isinstance(item, yamltree.Mapping) and len(item.entries) == 1:
        key, value = item.entries[0]
        if key.text not in known and nearest(key.text, known) is None:
            findings.append(finding("pair-row", item.span, mend=_parted(item, key, value)))
            return Values(item.span, {one.name: one.default for one in _PAIR})
    return record(item, _PAIR, "pair", item.span, findings)


def _parted(item: yamltree.Mapping, key: yamltree.Scalar, value: yamltree.Node) -> Mend | None:
    """Write the two halves each in a field of its own; nothing where the line is not simply `left: right`."""
    if item.flow or not isinstance(value, yamltree.Scalar) or value.empty or len(value.lines) > 1:
        return None
    if {key.style, value.style} != {"plain"} or value.span.line != key.span.line:
        return None
    old = f"{key.text}:{' ' * (value.span.column - key.span.column - len(key.text) - 1)}{value.text}"
    return Mend("swap", f"left: {key.text}\n{' ' * (item.span.column - 1)}right: {value.text}", old=old)


_PAIRS = Type(_pairs, "records", lambda describe: shapes.items(describe(_TABLE)), table=_TABLE)
FIELDS = (
    Field("pairs", _PAIRS, required=True),
    Field("extra", several(prose), ()),
)
THINGS = ("pairs",)
EXTRA = "extra-"  # begins the ids of the right halves that belong to no pair


def compile(values: Values, desk: Desk) -> Associate | None:  # noqa: A001  the contract's word
    """Make the interaction: equal right halves are one target, so they are interchangeable."""
    given: tuple[Values, ...] = values["pairs"] or ()
    if not whole(given, "left", "right"):
        return None
    enough("pairs", values, (*given, *values["extra"]) if given else (), "one-pair", desk)
    if not given:
        return None
    targets: dict[str, Target] = {}

    def target(id_: str, text: Text) -> str:
        return targets.setdefault(" ".join(text.plain.split()), Target(id_, text)).id

    rows = [
        Row(id_, desk.text(one["left"]), target(id_, desk.text(one["right"])), desk.optional(one["feedback"]))
        for id_, one in identified(given, desk)
    ]
    twice([row.text for row in rows], "pair-twice", desk)
    for place, prose_ in enumerate(values["extra"]):
        text = desk.text(prose_)
        if " ".join(text.plain.split()) in targets:
            desk.report("extra-right", text.span, "warning", text=text.plain.strip())
        target(f"{EXTRA}{letter(place)}", text)
    _in_words(tuple(targets.values()), desk)
    return Associate(tuple(rows), tuple(targets.values()))


def _in_words(targets: tuple[Target, ...], desk: Desk) -> None:
    """Say where a right half has no words: it is picked from a list, and a list shows words only."""
    for one in targets:
        if not one.text.plain.strip() or any(link.picture for link in one.text.links):
            desk.report("pair-picture", one.text.span)


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields; right halves that belong to no row are extra ones."""
    if not isinstance(interaction, Associate) or interaction.grouped:
        return None
    halves = {target.id: target.text.source for target in interaction.targets}
    pairs = [
        plainly(row.id, place, {"left": row.text.source, "right": halves[row.right],
                                **({"feedback": row.feedback.source} if row.feedback else {})})
        for place, row in enumerate(interaction.rows)
    ]  # fmt: skip
    used = {row.right for row in interaction.rows}
    extra = [target.text.source for target in interaction.targets if target.id not in used]
    return {"pairs": pairs, **({"extra": extra} if extra else {})}
