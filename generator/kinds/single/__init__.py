"""`single`: exactly one right option among several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...findings import Mend
from ...interactions import Choose
from ...source.fields import Field
from ...source.fieldtypes import flag
from ..options import OPTIONS, first_right, options, written

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from .. import Desk

FIELDS = (OPTIONS, Field("shuffle", flag, default=False, seen="program"))
THINGS = ("options",)


def compile(values: Values, desk: Desk) -> Choose | None:  # noqa: A001  the contract's word
    """Make the interaction."""
    made = options(values, desk)
    right = [one for one in made if one.right]
    if made and not right:
        desk.report("no-right-option", made[0].text.span, mend=first_right(values))
    if len(right) > 1:
        mend = Mend("value", "multiple", old="single", line=values.at("kind").line)
        desk.report("several-right-options", right[1].text.span, mend=mend, count=len(right))
    return Choose(made, one=True, shuffle=values["shuffle"]) if made else None


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields."""
    if not (
        isinstance(interaction, Choose)
        and interaction.one
        and all(option.text.source for option in interaction.options)
    ):
        return None
    fields: dict[str, object] = {"shuffle": True} if interaction.shuffle else {}
    return {**fields, "options": written(interaction.options)}
