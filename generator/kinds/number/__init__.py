"""`number`: a number, typed the way the page's language writes it, with a tolerance and a unit where there is one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ...findings import Mend, finding
from ...interactions import Enter, Number, Unit
from ...interactions.numbers import apart, around, within
from ...source import shapes, yamltree
from ...source.fields import Field, Table, Type, Values, record
from ...source.fieldtypes import flag, line, several
from ...source.numbertypes import decimal, tolerance

if TYPE_CHECKING:
    from ...interactions import Interaction
    from ...source.fields import Findings
    from .. import Desk

_UNIT = (
    Field("text", line, required=True),
    Field("accept", several(line), ()),
    Field("required", flag, default=False, seen="program"),
)
_TABLE = Table("unit", _UNIT)


def _read_unit(node: yamltree.Node, name: str, findings: Findings) -> Values | None:
    """Read a unit: its fields, or only what it is called."""
    if isinstance(node, yamltree.Mapping):
        return record(node, _UNIT, "unit", node.span, findings)
    text = line(node, name, findings)
    return None if text is None else Values(node.span, {"text": text, "accept": (), "required": False})


_LIST = several(decimal, alone=False)
_FIGURES = r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?"
_TWO = re.compile(
    rf"({_FIGURES})\s*(?:[-–—;,…:/]|\.\.\.?|\b(?:to|and|és|es)\b|\s)\s*({_FIGURES})", re.IGNORECASE
)


def _read_between(node: yamltree.Node, name: str, findings: Findings) -> tuple[str, ...] | None:
    """Read the two bounds; two numbers written as a text (`10-12`) have the list in their message."""
    if not isinstance(node, yamltree.Scalar):
        read: tuple[str, ...] | None = _LIST(node, name, findings)
        return read
    two = _TWO.fullmatch(node.text.strip().replace("−", "-")) if node.style != "literal" else None
    mend = (
        Mend("value", f"[{', '.join(one.replace(',', '.') for one in two.groups())}]", old=node.text)
        if two
        else None
    )
    findings.append(finding("between-list", node.span, mend=mend))
    return None


_BETWEEN = Type(_read_between, _LIST.form, _LIST.schema, _LIST.inner)
FIELDS = (
    Field("answer", decimal),
    Field("tolerance", tolerance),
    Field("between", _BETWEEN),
    Field(
        "unit", Type(_read_unit, "unit", lambda tell: shapes.either(shapes.TEXT, tell(_TABLE)), table=_TABLE)
    ),
)


def compile(values: Values, desk: Desk) -> Enter | None:  # noqa: A001  the contract's word
    """Make the interaction: one field named `answer`."""
    bounds = _bounds(values, desk)
    if bounds is None:
        return None
    given: Values | None = values["unit"]
    unit = None
    if given is not None and given["text"]:
        unit = Unit(given["text"], given["accept"], given["required"])
    field = Number("answer", *bounds, desk.points or 1, unit, desk.decimal, values["answer"])
    return Enter((field,))


def _bounds(values: Values, desk: Desk) -> tuple[str, str] | None:
    """Give from where to where a number is right; None when that was not said."""
    answer, between = values["answer"], values["between"]
    if not values.given("answer") and not values.given("between"):
        desk.report("number-missing", values.span, mend=Mend("field", "answer: …"))
    if values.given("between"):
        for other in ("answer", "tolerance"):
            if values.given(other):
                desk.report("number-both", values.at(other), field=other)
                return None
        if between is None or "between" in values.broken:
            return None
        if len(between) != 2 or not within(between[0], between[0], between[1]):
            turned = f"[{between[1]}, {between[0]}]" if len(between) == 2 else ""
            old = f"[{between[0]}, {between[1]}]" if turned else ""
            mend = Mend("swap", turned, old=old) if turned else None
            desk.report("number-between", values.at("between"), mend=mend)
            return None
        return between[0], between[1]
    if answer is None:
        return None
    far, percent = values["tolerance"] or ("0", False)
    return around(answer, far, percent=percent)


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields: the answer with its tolerance where that gives the same bounds, else the bounds."""
    match interaction:
        case Enter(fields=(Number() as field,), text=None):
            pass
        case _:
            return None
    fields: dict[str, object] = {"between": [Decimal(field.low), Decimal(field.high)]}
    if field.answer is not None:
        far = apart(field.answer, field.high)
        if around(field.answer, far, percent=False) == (field.low, field.high):
            fields = {"answer": Decimal(field.answer), **({} if far == "0" else {"tolerance": Decimal(far)})}
    if field.unit:
        fields["unit"] = {
            "text": field.unit.text,
            **({"accept": list(field.unit.accept)} if field.unit.accept else {}),
            **({"required": True} if field.unit.required else {}),
        }
    return fields
