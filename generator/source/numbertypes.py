"""The types of numbers that may have a decimal point: a canonical text (`-12.5`), never a float."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..interactions.numbers import canonical
from . import shapes
from .fields import formed
from .yamltree import Scalar

if TYPE_CHECKING:
    from .fields import Findings
    from .yamltree import Node

_NUMBER = r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?"
_SHAPE: shapes.Json = {"anyOf": [{"type": "number"}, shapes.matching(f"^{_NUMBER}$")]}


def _number(node: Node, name: str, findings: Findings, form: str = _NUMBER) -> str | None:
    """Read figures with a point; the usual slips have the corrected number in their message."""
    if not isinstance(node, Scalar) or node.empty:
        findings.append(finding("not-number", node.span, field=name, text="…"))
        return None
    text = node.text.strip().replace("−", "-")
    if re.fullmatch(form, text):
        return text
    # a comma for the point, spaces between the figures
    likely = re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b)", "", text).replace(",", ".")
    mend = Mend("value", likely, old=node.text) if re.fullmatch(form, likely) else None
    findings.append(
        finding("not-number", node.span, mend=mend, field=name, text=" ".join(node.text.split())[:40])
    )
    return None


@formed("decimal", _SHAPE)
def decimal(node: Node, name: str, findings: Findings) -> str | None:
    """Read a number: `12`, `-0.5`."""
    text = _number(node, name, findings)
    return None if text is None else canonical(text)


@formed(
    "tolerance",
    {"anyOf": [{"type": "number", "minimum": 0}, shapes.matching(r"^[0-9]{1,15}(\.[0-9]{1,15})?%?$")]},
)
def tolerance(node: Node, name: str, findings: Findings) -> tuple[str, bool] | None:
    """Read how far an answer may be away: `0.5`, or `5%` of it (then the second value is true)."""
    text = _number(node, name, findings, r"[0-9]{1,15}(\.[0-9]{1,15})? ?%?")
    return None if text is None else (canonical(text.rstrip("% ")), text.endswith("%"))
