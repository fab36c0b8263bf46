"""Putting things to what they belong to: the kinds `match` (a right half each) and `sort` (groups) compile to this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ranks import ranks
from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..texts import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, and the id of the target that it belongs to; `feedback` is said of a wrong one."""

    id: str
    text: Text
    right: str
    feedback: Text | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What things are put to: the right half of a pair, or a group."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Associate:
    """Rows and targets; `grouped` when the targets are groups that take several rows and keep their order."""

    rows: tuple[Row, ...]
    targets: tuple[Target, ...]
    grouped: bool = False


def spec(interaction: Associate) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `associate.js` takes."""
    return {"right": {row.id: row.right for row in interaction.rows}}


def texts(interaction: Associate) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    for row in interaction.rows:
        yield row.text
        if row.feedback:
            yield row.feedback
    yield from (target.text for target in interaction.targets)


def truth(interaction: Associate) -> Sequence[object]:
    """Tell what is right, for a digest: in no order."""
    rows = ranks((row.id, row.text.plain) for row in interaction.rows)
    targets = ranks((target.id, target.text.plain) for target in interaction.targets)
    return [
        sorted([row.id, rows[row.id], row.right] for row in interaction.rows),
        sorted([id_, rank] for id_, rank in targets.items()),
    ]


def wording(interaction: Associate) -> Sequence[object]:
    """Tell what is said, for a digest: in no order."""
    return [
        sorted([row.id, row.text.plain] for row in interaction.rows),
        sorted([target.id, target.text.plain] for target in interaction.targets),
    ]


def worth(interaction: Associate) -> int:
    """Give the points of a question whose author named none: one for each row."""
    return max(1, len(interaction.rows))


def mark(interaction: Associate, response: Mapping[str, str]) -> Share:
    """Mark the target ids by row id; a row that is not in the response is empty."""
    hits = sum(response.get(row.id) == row.right for row in interaction.rows)
    return Share(hits, max(1, len(interaction.rows)))
