"""What was made of texts before: parts, words and stems, which depend on nothing but the text and the language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from ..kept import digest

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


@dataclass(slots=True)
class Recall:
    """By digest of a text, what was made of it; by language and word, its stem. `used` is what this build asked for."""

    texts: dict[str, Any] = field(default_factory=dict)
    stems: dict[str, dict[str, str]] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)

    def once(self, make: Callable[..., _T], *texts: str) -> _T:
        """Make something of these texts, or recall it; `make` is one function, of nothing but them."""
        key = digest(make.__name__, *texts)
        made: _T | None = self.used.get(key) or self.texts.get(key)
        if made is None:
            made = make(*texts)
        self.used[key] = made
        return made
