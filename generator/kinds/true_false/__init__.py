"""`true-false`: a statement that is true or false; the two options have the ids `true` and `false`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Choose, Option
from ...source.fields import Field
from ...source.fieldtypes import flag, part, prose
from ...texts import Text

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from .. import Desk

_FEEDBACK = (Field("true", prose), Field("false", prose))
FIELDS = (Field("answer", flag, required=True), Field("feedback", part(_FEEDBACK, "feedback")))


def compile(values: Values, desk: Desk) -> Choose | None:  # noqa: A001  the contract's word
    """Make the interaction; the words True and False are the theme's (`kinds.true_false` of the interface)."""
    answer: bool | None = values["answer"]
    if answer is None:
        return None
    feedback: Values | None = values["feedback"]
    made = []
    for name, right in (("true", answer), ("false", not answer)):
        said = desk.optional(feedback[name]) if feedback else None
        made.append(Option(name, Text("", name, (), values.at("answer")), right, said))
    return Choose(tuple(made), one=True)


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields; the words True and False are nobody's own, so they have no source."""
    if not isinstance(interaction, Choose) or not interaction.one:
        return None
    if [one.id for one in interaction.options] != ["true", "false"] or any(
        one.text.source for one in interaction.options
    ):
        return None
    said = {one.id: one.feedback.source for one in interaction.options if one.feedback}
    return {"answer": interaction.options[0].right, **({"feedback": said} if said else {})}
