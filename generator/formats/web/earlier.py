"""What was drawn before, and is not drawn again (`docs/decisions/0032-what-builds-remember.md`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ...kept import digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...model import Artifact
    from ...search.recall import Recall


class Earlier(Protocol):
    """What was drawn before: asked for by a name and a digest of all that it depends on."""

    @property
    def recall(self) -> Recall:
        """What was made of texts for the search."""

    def have(self, name: str, key: str) -> Artifact | None:
        """Give what was drawn under this name from the same; None when there is nothing."""

    def keep(self, name: str, key: str, made: Artifact) -> None:
        """Keep what was drawn."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws what has not been drawn from the same before; `every` is a digest of what all pages depend on."""

    every: str
    earlier: Earlier | None

    def draw(self, name: str, source: str | None, make: Callable[[], Artifact]) -> Artifact:
        """Draw, or remember; `source` digests the files whose texts are shown, and is None where those are all."""
        if source is None or self.earlier is None:
            return make()
        key = digest(self.every, source)
        made = self.earlier.have(name, key)
        if made is None:
            made = make()
            self.earlier.keep(name, key, made)
        return made
