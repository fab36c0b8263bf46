"""What was made of texts before: parts, words and stems, which depend on nothing but the text and the language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from ..halves import in_halves
from ..kept import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")
# by word: its key, its stem, and how much of the key is no stem (`index.cut`)
Known = dict[str, tuple[str, str, int]]


@dataclass(slots=True)
class Recall:
    """By digest of a text, what was made of it; by language what is known of its words.

    `used` is what this build asked for.
    """

    texts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Known] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)

    def once(self, make: Callable[..., _T], *texts: str) -> _T:
        """Make something of these texts, or recall it; `make` is one function, of nothing but them."""
        return self.each(make, [texts])[0]

    def each(self, make: Callable[..., _T], items: Sequence[Sequence[str]]) -> list[_T]:
        """Make something of each of several such texts, or recall it."""
        keys = [digest(make.__name__, *texts) for texts in items]
        new = [
            one
            for one in zip(keys, items, strict=True)
            if one[0] not in self.used and one[0] not in self.texts
        ]

        def some(part: Sequence[tuple[str, Sequence[str]]]) -> list[_T]:
            return [make(*texts) for _, texts in part]

        made = dict(zip((key for key, _ in new), in_halves(some, new), strict=True))
        for key in keys:
            if key not in self.used:
                self.used[key] = made[key] if key in made else self.texts[key]
        return [self.used[key] for key in keys]
