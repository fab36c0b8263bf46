"""`text`: a word or a few, typed; compared as people mean them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...interactions import Enter
from ...interactions import Field as EnterField
from ...source.fields import Field
from ..answers import ANSWERS, RULES, answers, rules, written

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Values
    from .. import Desk

FIELDS = (Field("answers", ANSWERS, required=True), *RULES)


def compile(values: Values, desk: Desk) -> Enter | None:  # noqa: A001  the contract's word
    """Make the interaction: one field named `answer`."""
    given: tuple[Values, ...] = values["answers"] or ()
    if not given:
        if values.given("answers"):
            desk.report("answer-empty", values.at("answers"))
        return None
    worth = desk.points or 1
    return Enter((EnterField("answer", answers(given, worth, desk), worth, **rules(values, desk)),))


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields."""
    match interaction:
        case Enter(fields=(EnterField() as field,), text=None):
            worth = {} if field.of == 1 else {"points": field.of}
            return {**worth, **written(field)}
        case _:
            return None
