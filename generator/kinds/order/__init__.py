"""`order`: items, to be brought into their right order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...interactions import Item, Order
from ...source.fields import Field, Table
from ...source.fieldtypes import identifier
from ..things import enough, identified, text_field, things, twice, whole

if TYPE_CHECKING:
    from ...source.fields import Values
    from .. import Desk

_ITEM = (Field("id", identifier, seen="program"), text_field())
FIELDS = (Field("items", things(Table("order-item", _ITEM), least=2), required=True),)
THINGS = ("items",)


def compile(values: Values, desk: Desk) -> Order | None:  # noqa: A001  the contract's word
    """Make the interaction: the author writes the items in their right order."""
    given: tuple[Values, ...] = values["items"] or ()
    if not whole(given, "text"):
        return None
    enough("items", values, given, "one-item", desk)
    made = tuple(Item(id_, desk.text(one["text"])) for id_, one in identified(given, desk))
    twice([one.text for one in made], "item-twice", desk)
    _numbered(given, desk)
    return Order(made) if len(made) > 1 else None


def _numbered(given: tuple[Values, ...], desk: Desk) -> None:
    """Say when every item begins with its place: that gives the order away."""
    begins = [re.match(r"\s*([0-9]{1,3})\s*[.):]", one["text"].text) for one in given]
    if len(given) > 1 and [int(one[1]) for one in begins if one] == list(range(1, len(given) + 1)):
        desk.report("order-numbered", given[0]["text"].span, "warning")
