"""The closed set of interactions: what is marked, stored and exported.

A kind of question compiles to one of these; a format knows nothing else. Marking is written once an interaction,
here in Python and beside it in JavaScript, with the same result to the last point. Each module has `spec` (what marking
needs), `texts` (what an author wrote in it), `truth` and `wording` (for the digests of law 10), `worth` and `mark`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import associate, choose, enter, free, order, scale
from .associate import Associate, Row, Target
from .choose import Choose, Option
from .enter import Answer, AnyField, Enter, Field, Number, Pick, Word
from .free import Entry, Free
from .numbers import Unit
from .order import Item, Order
from .scale import Scale, Step
from .score import Score, Share, reaches, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..texts import Text

Interaction = Choose | Enter | Associate | Order | Scale | Free
# ids that were chosen or put in order, or what was given by the id of a field, a row, a part
Response = tuple[str, ...] | Mapping[str, str]

__all__ = [
    "Answer", "AnyField", "Associate", "Choose", "Enter", "Entry", "Field", "Free", "Interaction", "Item", "Number",
    "Option", "Order", "Pick", "Response", "Row", "Scale", "Score", "Share", "Step", "Target", "Unit", "Word",
    "counted", "mark", "name", "of", "reaches", "score", "spec", "texts", "truth", "wording",
]  # fmt: skip

_MODULES: dict[type, Any] = {
    Choose: choose, Enter: enter, Associate: associate, Order: order, Scale: scale, Free: free,
}  # fmt: skip
# those whose response is a list of ids; what the others take is told by id
_LISTED = (Choose, Order, Scale)


def name(interaction: Interaction) -> str:
    """Give the interaction's name: that of its file, and of its marking in JavaScript."""
    return type(interaction).__name__.lower()


def spec(interaction: Interaction) -> dict[str, object]:
    """Give what marking needs, ready for JSON."""
    made: dict[str, object] = _MODULES[type(interaction)].spec(interaction)
    return made


def texts(interaction: Interaction) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    found: Iterator[Text] = _MODULES[type(interaction)].texts(interaction)
    return found


def truth(interaction: Interaction) -> Sequence[object]:
    """Tell what is right, for the first digest of law 10: not the order it stands in, not the points."""
    told: Sequence[object] = _MODULES[type(interaction)].truth(interaction)
    return told


def wording(interaction: Interaction) -> Sequence[object]:
    """Tell what is said, for the second digest of law 10."""
    told: Sequence[object] = _MODULES[type(interaction)].wording(interaction)
    return told


def of(interaction: Interaction, points: int | None) -> int:
    """Give what a question is worth: the author's points, or what its interaction is worth by itself."""
    worth: int = _MODULES[type(interaction)].worth(interaction)
    return worth if points is None or not worth else points


def counted(interaction: Interaction) -> int:
    """Give how many things of one sort a reader has before them: options, fields, words to pick from, rows, items."""
    match interaction:
        case Enter(fields=fields):
            return max([len(fields), *(len(one.words) for one in fields if isinstance(one, Pick))])
        case Associate(rows=rows, targets=targets):
            return max(len(rows), len(targets))
        case Choose(options=things) | Order(items=things):
            return len(things)
        case Scale(steps=things) | Free(checklist=things):
            return len(things)


def mark(interaction: Interaction, response: Response) -> Share:
    """Mark a response; one of the other form is no answer."""
    listed = isinstance(interaction, _LISTED)
    if isinstance(response, Mapping) is listed:
        response = () if listed else {}
    share: Share = _MODULES[type(interaction)].mark(interaction, response)
    return share
