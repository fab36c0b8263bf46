"""Answering in one's own words: the kind `open` compiles to this. The reader compares it with the model, and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ranks import ranks
from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..texts import Text

WHOLE = "whole"  # the one entry of a question without a checklist: the answer says what the model says


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a good answer has."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Free:
    """A model answer, and what to look for in one's own."""

    model: Text | None = None
    checklist: tuple[Entry, ...] = ()


def spec(interaction: Free) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `free.js` takes."""
    return {"entries": _entries(interaction)}


def _entries(interaction: Free) -> list[str]:
    return [entry.id for entry in interaction.checklist] or [WHOLE]


def texts(interaction: Free) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    if interaction.model:
        yield interaction.model
    yield from (entry.text for entry in interaction.checklist)


def truth(interaction: Free) -> Sequence[object]:
    """Tell what is right, for a digest: what is looked for, in no order."""
    return sorted(ranks((entry.id, entry.text.plain) for entry in interaction.checklist).items())


def wording(interaction: Free) -> Sequence[object]:
    """Tell what is said, for a digest."""
    model = interaction.model.plain if interaction.model else ""
    return [model, sorted([entry.id, entry.text.plain] for entry in interaction.checklist)]


def worth(interaction: Free) -> int:
    """Give the points of a question whose author named none: one for each entry of the checklist."""
    return len(_entries(interaction))


def mark(interaction: Free, response: Mapping[str, str]) -> Share:
    """Count what the reader ticked: `ticked` holds the entries' ids, parted by spaces; `text` is never judged."""
    ticked = set(response.get("ticked", "").split(" "))
    entries = _entries(interaction)
    return Share(sum(one in ticked for one in entries), len(entries))
