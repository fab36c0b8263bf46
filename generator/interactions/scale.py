"""Placing oneself on a scale: the kind `likert` compiles to this. There is no right or wrong, so no points either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..texts import Text

NONE = "none"  # the response that the statement does not apply


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its value, and what it is called."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps for a statement on a dimension; `reverse` when agreeing speaks against it.

    `none` is what it is called that the statement does not apply, where that can be said.
    """

    steps: tuple[Step, ...]
    dimension: str
    reverse: bool = False
    none: str | None = None


def spec(interaction: Scale) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `scale.js` takes."""
    values = [step.value for step in interaction.steps]
    return {"values": values, "dimension": interaction.dimension, "reverse": interaction.reverse}


def texts(_interaction: Scale) -> Iterator[Text]:
    """Give every text that an author wrote in it: the steps belong to the quiz."""
    return iter(())


def truth(interaction: Scale) -> Sequence[object]:
    """Tell what an answer means, for a digest."""
    return [[step.value for step in interaction.steps], interaction.dimension, interaction.reverse]


def wording(interaction: Scale) -> Sequence[object]:
    """Tell what is said, for a digest."""
    return [step.text for step in interaction.steps]


def worth(_interaction: Scale) -> int:
    """Give the points of a question: none."""
    return 0


def mark(interaction: Scale, response: Sequence[str]) -> Share:
    """Give how far up the scale the response lies (turned round for a reversed one); nothing for no such step."""
    values = [step.value for step in interaction.steps]
    low, high = min(values, default=0), max(values, default=0)
    chosen = next((one for one in values if list(response) == [str(one)]), None)
    if chosen is None:
        return Share(0, max(1, high - low))
    return Share(high - chosen if interaction.reverse else chosen - low, max(1, high - low))


def level(shares: Sequence[Share]) -> int:
    """Give where answers to statements of one dimension lie together, 0 … 100, rounded half up; 0 for none."""
    of = sum(share.d for share in shares)
    return (200 * sum(share.n for share in shares) + of) // (2 * of) if of else 0
