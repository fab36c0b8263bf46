"""What was drawn before, and is not drawn again (`docs/decisions/0032-what-builds-remember.md`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ...halves import in_halves
from ...kept import digest
from ...model import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...findings import Finding
    from ...search.recall import Recall
    from ...source.assemble import Progress


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
class Job:
    """Something to draw, by its address or another name.

    `source` digests the files whose texts it shows, and is None where those are all.
    """

    name: str
    template: str
    context: Callable[[], dict[str, Any]]
    source: str | None = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws what has not been drawn from the same before; `every` is a digest of what all pages depend on."""

    every: str
    earlier: Earlier | None

    def draw_all(
        self, jobs: list[Job], draw: Callable[[Job], Artifact | Finding], progress: Progress | None = None
    ) -> list[Artifact | Finding]:
        """Give what comes of each job, in their order."""
        keys = {job.name: digest(self.every, job.source) for job in jobs if job.source is not None}
        made: dict[str, Artifact | Finding] = {}
        if self.earlier:
            had = ((name, self.earlier.have(name, key)) for name, key in keys.items())
            made = {name: one for name, one in had if one is not None}
        new = [job for job in jobs if job.name not in made]

        def some(part: Sequence[Job]) -> list[Artifact | Finding]:
            drawn = []
            for number, job in enumerate(part, 1):
                drawn.append(draw(job))
                made[job.name] = drawn[-1]
                if progress:
                    progress("draw", len(made) + number * len(new) // len(part), len(jobs))
            return drawn

        try:
            made.update(zip((job.name for job in new), in_halves(some, new), strict=True))
        finally:
            # also when it is broken off (preview): what has been drawn is not drawn again
            self._keep([job for job in new if job.name in keys], keys, made)
        return [made[job.name] for job in jobs]

    def _keep(self, jobs: list[Job], keys: dict[str, str], made: dict[str, Artifact | Finding]) -> None:
        for job in jobs:
            one = made.get(job.name)
            if self.earlier and isinstance(one, Artifact):
                self.earlier.keep(job.name, keys[job.name], one)
