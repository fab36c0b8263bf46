"""`open`: an answer in the reader's own words; the reader compares it with the model, and marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Entry, Free
from ...source.fields import Field, Table
from ...source.fieldtypes import identifier, prose
from ..things import identified, plainly, text_field, things, twice, whole

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from .. import Desk

_ENTRY = (Field("id", identifier, seen="program"), text_field())
FIELDS = (Field("model", prose), Field("checklist", things(Table("entry", _ENTRY)), ()))
THINGS = ("checklist",)


def compile(values: Values, desk: Desk) -> Free | None:  # noqa: A001  the contract's word
    """Make the interaction."""
    given: tuple[Values, ...] = values["checklist"] or ()
    if not whole(given, "text"):
        return None
    entries = tuple(Entry(id_, desk.text(one["text"])) for id_, one in identified(given, desk))
    twice([one.text for one in entries], "item-twice", desk)
    model = desk.optional(values["model"])
    if not entries and model is None and not values.broken & {"model", "checklist"}:
        desk.report("open-nothing", values.at("kind"), "warning")
    return Free(model, entries)


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields."""
    if not isinstance(interaction, Free):
        return None
    entries = [
        plainly(one.id, place, {"text": one.text.source}) for place, one in enumerate(interaction.checklist)
    ]
    model = {"model": interaction.model.source} if interaction.model else {}
    return {**model, **({"checklist": entries} if entries else {})}
