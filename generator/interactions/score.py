"""Points: whole numbers, one rule (the manual's page on scores), the same in JavaScript (`score.js`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["right", "partly", "wrong"]


@dataclass(frozen=True, slots=True)
class Share:
    """What marking gives: the part `n` of `d` that is right, as whole numbers; `d` is at least 1."""

    n: int
    d: int

    @property
    def state(self) -> State:
        """Right, partly or wrong: judged from the share, never from the rounded points."""
        if self.n == self.d:
            return "right"
        return "partly" if self.n else "wrong"


@dataclass(frozen=True, slots=True)
class Score:
    """Points `earned` `of` so many, both whole."""

    earned: int
    of: int
    state: State


def score(share: Share, of: int) -> Score:
    """Turn a share into points: rounded to the nearest, half up; the whole only for what is wholly right."""
    earned = (2 * of * share.n + share.d) // (2 * share.d)
    if share.n < share.d:
        earned = max(0, min(earned, of - 1))
    return Score(earned, of, share.state)


def reaches(earned: int, of: int, per_cent: int) -> bool:
    """Whether `earned` points of `of` reach so many per cent; exact, without division."""
    return 100 * earned >= per_cent * of
