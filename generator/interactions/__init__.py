"""The closed set of interactions: what is marked, stored and exported.

A kind of question compiles to one of these; a format knows nothing else. Marking is written once an interaction,
here in Python and beside it in JavaScript, with the same result to the last point.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import choose, enter
from .choose import Choose, Option
from .enter import Answer, Enter, Field
from .score import Score, Share, reaches, score

Interaction = Choose | Enter
Response = tuple[str, ...] | Mapping[str, str]

__all__ = [
    "Answer",
    "Choose",
    "Enter",
    "Field",
    "Interaction",
    "Option",
    "Response",
    "Score",
    "Share",
    "mark",
    "name",
    "of",
    "reaches",
    "score",
    "spec",
]


def name(interaction: Interaction) -> str:
    """Give the interaction's name: that of its file, and of its marking in JavaScript."""
    return "choose" if isinstance(interaction, Choose) else "enter"


def spec(interaction: Interaction) -> dict[str, object]:
    """Give what marking needs, ready for JSON."""
    return choose.spec(interaction) if isinstance(interaction, Choose) else enter.spec(interaction)


def of(interaction: Interaction, points: int | None) -> int:
    """Give what a question is worth: the author's points, or what its interaction is worth by itself."""
    if points is not None:
        return points
    return choose.worth(interaction) if isinstance(interaction, Choose) else enter.worth(interaction)


def mark(interaction: Interaction, response: Response) -> Share:
    """Mark a response: option ids for choosing, texts by field id for typing; one of the other form is no answer."""
    if isinstance(interaction, Choose):
        return choose.mark(interaction, () if isinstance(response, Mapping) else tuple(response))
    return enter.mark(interaction, response if isinstance(response, Mapping) else {})
