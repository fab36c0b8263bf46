"""`match`: pairs; to each left half the reader picks its right half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Associate, Row, Target
from ...source.fields import Field
from ...source.fieldtypes import identifier, prose, records, several
from ..things import enough, identified, letter, plainly, twice, whole

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from ...texts import Text
    from .. import Desk

_PAIR = (
    Field("id", identifier, seen="program"),
    Field("left", prose, required=True),
    Field("right", prose, required=True),
    Field("feedback", prose),
)
FIELDS = (
    Field("pairs", records(_PAIR, "pair"), required=True),
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
