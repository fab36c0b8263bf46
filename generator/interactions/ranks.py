"""Where texts stand among each other, for the digest of what is right (law 10).

Ids that an author did not write go by place, so two things that change places would look the same. Their texts' places
in alphabetical order tell them apart, and stay as they are when a typing error is put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def ranks(texts: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Give the place of each id's text in the order of code points (from 0); equal texts share theirs."""
    said = dict(texts)
    order = sorted(set(said.values()))
    return {id_: order.index(text) for id_, text in said.items()}
