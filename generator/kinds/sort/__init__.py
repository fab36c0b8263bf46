"""`sort`: items, each to be put into its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Associate, Row, Target
from ...source.fields import Field, Table
from ...source.fieldtypes import identifier, prose, records
from ..things import enough, identified, text_field, things, twice, whole

if TYPE_CHECKING:
    from ...source.fields import Values
    from .. import Desk

_ITEM = (Field("id", identifier, seen="program"), text_field(), Field("feedback", prose))
_GROUP = (
    Field("id", identifier, seen="program"),
    Field("name", prose, required=True),
    Field("items", things(Table("item", _ITEM)), required=True),
)
FIELDS = (Field("groups", records(_GROUP, "group"), required=True),)
THINGS = ("groups", "groups.items")


def compile(values: Values, desk: Desk) -> Associate | None:  # noqa: A001  the contract's word
    """Make the interaction: the items of all groups share their ids, `a`, `b` … through the whole question."""
    groups: tuple[Values, ...] = values["groups"] or ()
    if not whole(groups, "name", "items"):
        return None
    enough("groups", values, groups, "one-group", desk)
    for group in groups:
        if not group["items"]:
            desk.report("wrong-shape-list", group.at("items"), field="items")
    items = tuple(item for group in groups for item in group["items"])
    if not whole(items, "text"):
        return None
    made = [(id_, group) for id_, group in identified(groups, desk)]
    belongs = {id(item): id_ for id_, group in made for item in group["items"]}
    rows = tuple(
        Row(id_, desk.text(item["text"]), belongs[id(item)], desk.optional(item["feedback"]))
        for id_, item in identified(items, desk)
        if id(item) in belongs
    )
    targets = tuple(Target(id_, desk.text(group["name"])) for id_, group in made)
    twice([row.text for row in rows], "item-twice", desk)
    twice([target.text for target in targets], "group-twice", desk)
    return Associate(rows, targets, grouped=True) if rows else None
