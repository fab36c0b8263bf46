"""Bringing into order: the kind `order` compiles to this."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .ranks import ranks
from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..texts import Text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that has its place."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Order:
    """Things in their right order."""

    items: tuple[Item, ...]


def spec(interaction: Order) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `order.js` takes."""
    return {"order": [item.id for item in interaction.items]}


def texts(interaction: Order) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    return (item.text for item in interaction.items)


def truth(interaction: Order) -> Sequence[object]:
    """Tell what is right, for a digest."""
    places = ranks((item.id, item.text.plain) for item in interaction.items)
    return [[item.id, places[item.id]] for item in interaction.items]


def wording(interaction: Order) -> Sequence[object]:
    """Tell what is said, for a digest: in no order."""
    return sorted([item.id, item.text.plain] for item in interaction.items)


def worth(interaction: Order) -> int:
    """Give the points of a question whose author named none: one for each place that something can follow."""
    return max(1, len(interaction.items) - 1)


def mark(interaction: Order, response: Sequence[str]) -> Share:
    """Mark ids in the order given (doubles and unknown ids ignored): each that is followed by its right successor."""
    ids = [item.id for item in interaction.items]
    given = [one for one in dict.fromkeys(response) if one in set(ids)]
    right = set(pairwise(ids))
    return Share(sum(pair in right for pair in pairwise(given)), max(1, len(ids) - 1))


def mixed(ids: Sequence[str], seed: str) -> list[str]:
    """Mix ids, the same for the same seed; never as they were, unless there is nothing to mix."""
    made = sorted(ids, key=lambda one: hashlib.sha256(f"{seed}/{one}".encode()).hexdigest())
    return made[1:] + made[:1] if made == list(ids) else made
