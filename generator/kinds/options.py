"""Options as `single` and `multiple` have them: a list, where a plain string is a wrong option without feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Mend
from ..interactions import Option
from ..source.fields import Field, Table, Values
from ..source.fieldtypes import flag, identifier, prose
from .things import enough, identified, plainly, text_field, things, whole

if TYPE_CHECKING:
    from . import Desk

_OPTION = (
    Field("id", identifier, seen="program"),
    text_field(),
    Field("correct", flag, default=False, seen="program"),
    Field("feedback", prose),
    Field("missed", prose),
    Field("last", flag, default=False, seen="program"),
)


_TABLE = Table("option", _OPTION)
OPTIONS = Field("options", things(_TABLE, least=2), required=True)


def options(values: Values, desk: Desk) -> tuple[Option, ...]:
    """Make the options; none when one could not be read: what else is wrong with them is not known then."""
    given: tuple[Values, ...] = values["options"] or ()
    if not whole(given, "text"):
        return ()
    made = tuple(
        Option(
            id_, desk.text(one["text"]), one["correct"], desk.optional(one["feedback"]),
            desk.optional(one["missed"]), one["last"],
        )
        for id_, one in identified(given, desk)
    )  # fmt: skip
    enough("options", values, given, "one-option", desk)
    return made


def first_right(values: Values) -> Mend | None:
    """Show how the first option would be marked right, as an example of how it is written."""
    given: tuple[Values, ...] = values["options"] or ()
    if not given or given[0]["text"] is None:
        return None
    text = given[0]["text"]
    if not given[0].spans:
        if given[0].span.column == values.at("options").column + 1:
            return Mend("swap", f"{{text: {text.text}, correct: true}}", old=text.text, line=text.span.line)
        lead = " " * (given[0].span.column - 1)
        return Mend("swap", f"text: {text.text}\n{lead}correct: true", old=text.text, line=text.span.line)
    return Mend("sibling", "correct: true", line=text.span.line) if len(text.lines) == 1 else None


def written(made: tuple[Option, ...]) -> list[object]:
    """Give options as an author writes them; an id only where it is not the one by place."""
    return [_written(one, place) for place, one in enumerate(made)]


def _written(one: Option, place: int) -> object:
    said = {name: text.source for name, text in (("feedback", one.feedback), ("missed", one.missed)) if text}
    signs = {name: True for name, sign in (("correct", one.right), ("last", one.last)) if sign}
    return plainly(one.id, place, {"text": one.text.source, **signs, **said})
