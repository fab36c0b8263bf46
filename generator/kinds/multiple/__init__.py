"""`multiple`: any number of right options, at least one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Choose
from ...source.fields import Field
from ...source.fieldtypes import choice, flag
from ..options import OPTIONS, first_right, options, written

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from .. import Desk

FIELDS = (
    OPTIONS,
    Field("shuffle", flag, default=False, seen="program"),
    Field("marking", choice("each", "all"), seen="program"),
)
THINGS = ("options",)


def compile(values: Values, desk: Desk) -> Choose | None:  # noqa: A001  the contract's word
    """Make the interaction."""
    made = options(values, desk)
    if made and not any(one.right for one in made):
        desk.report("no-right-option", made[0].text.span, mend=first_right(values))
    if len(made) > 1 and all(one.right for one in made):
        desk.report("answer-all-right", values.at("options"), "hint")
    return (
        Choose(made, one=False, marking=values["marking"] or desk.rules.marking, shuffle=values["shuffle"])
        if made
        else None
    )


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields."""
    if not (isinstance(interaction, Choose) and not interaction.one):
        return None
    fields: dict[str, object] = {"shuffle": True} if interaction.shuffle else {}
    if interaction.marking != "each":
        fields["marking"] = interaction.marking
    return {**fields, "options": written(interaction.options)}
