"""`likert`: a statement that the reader places on the quiz's scale; there is no right and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...findings import Mend
from ...interactions import Scale
from ...source.fields import Field, nearest
from ...source.fieldtypes import flag, word

if TYPE_CHECKING:
    from ...source.fields import Values
    from .. import Desk

FIELDS = (
    Field("dimension", word, required=True, seen="program"),
    Field("reverse", flag, default=False, seen="program"),
)


def compile(values: Values, desk: Desk) -> Scale | None:  # noqa: A001  the contract's word
    """Make the interaction: the steps are those of the quiz."""
    if desk.profile is None:
        desk.report("likert-alone", values.at("kind"))
        return None
    given = values["dimension"]
    known = [one.id for one in desk.profile.dimensions]
    if given is None:
        return None
    if given.text not in known and known:
        close = nearest(given.text, known)
        mend = Mend("value", close, old=given.text) if close else None
        desk.report("dimension-unknown", given.span, mend=mend, dimension=given.text, known=", ".join(known))
        return None
    if desk.points is not None:
        desk.report("likert-points", values.at("points"), "warning")
    return Scale(desk.profile.steps, given.text, values["reverse"], desk.profile.none)
