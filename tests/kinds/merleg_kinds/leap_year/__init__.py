"""`leap-year`: whether a year has 366 days; a kind that lies apart from the program, for the test that it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.interactions import Choose, Option
from generator.source.fields import Field
from generator.source.fieldtypes import whole
from generator.texts import Text

if TYPE_CHECKING:
    from generator.kinds import Desk
    from generator.source.fields import Values

FIELDS = (Field("year", whole(1583, 9999), required=True),)


def compile(values: Values, desk: Desk) -> Choose | None:  # noqa: A001  the contract's word
    """Make the interaction: the two options of `true-false`."""
    year: int | None = values["year"]
    if year is None:
        return None
    if year == 2000:
        desk.report("leap-year-famous", values.at("year"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    place = values.at("year")
    return Choose(
        tuple(
            Option(name, Text("", name, (), place), right)
            for name, right in (("true", leap), ("false", not leap))
        ),
        one=True,
    )
