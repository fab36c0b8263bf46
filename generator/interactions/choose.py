"""Choosing among options: kinds `single`, `multiple` and `true-false` compile to this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..texts import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One option: `missed` is said when it is right and was not chosen; `last` stays at the end when shuffled."""

    id: str
    text: Text
    right: bool
    feedback: Text | None = None
    missed: Text | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """Options of which one (`one`) or several may be chosen."""

    options: tuple[Option, ...]
    one: bool
    marking: Literal["each", "all"] = "each"
    shuffle: bool = False


def spec(interaction: Choose) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `choose.js` takes."""
    return {
        "options": [option.id for option in interaction.options],
        "right": [option.id for option in interaction.options if option.right],
        "one": interaction.one,
        "marking": interaction.marking,
    }


def texts(interaction: Choose) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    for option in interaction.options:
        yield option.text
        yield from (text for text in (option.feedback, option.missed) if text)


def truth(interaction: Choose) -> Sequence[object]:
    """Tell what is right, for a digest: the options and the right ones in no order, and how they are marked."""
    ids = sorted(option.id for option in interaction.options)
    right = sorted(option.id for option in interaction.options if option.right)
    return [ids, right, interaction.one, interaction.marking]


def wording(interaction: Choose) -> Sequence[object]:
    """Tell what is said, for a digest: the options in no order."""
    return sorted([option.id, option.text.plain] for option in interaction.options)


def worth(interaction: Choose) -> int:
    """Give the points of a question whose author named none: one, or one for each right option."""
    return 1 if interaction.one else max(1, sum(option.right for option in interaction.options))


def mark(interaction: Choose, response: tuple[str, ...]) -> Share:
    """Mark the chosen option ids (any order, doubles and unknown ids ignored)."""
    chosen = set(response)
    right = sum(option.right for option in interaction.options)
    wrong = len(interaction.options) - right
    hits = sum(option.right for option in interaction.options if option.id in chosen)
    slips = sum(not option.right for option in interaction.options if option.id in chosen)
    if interaction.one or interaction.marking == "all":
        return Share(int(hits == right and not slips and hits > 0), 1)
    if not wrong:
        return Share(hits, max(1, right))
    return Share(max(0, hits * wrong - slips * right), max(1, right * wrong))
