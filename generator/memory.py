"""What builds remember of each other: what each file gave, and from what each page of the output was drawn.

It changes nothing but time (law 2): each entry says what it depends on, and counts only as long as that is the same.
Between two calls it lies in the project's `.merleg/` (`kept`), where it can be deleted at any time.
"""

from __future__ import annotations

import gc
import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import kept
from .model import Artifact
from .search.recall import Recall

if TYPE_CHECKING:
    from pathlib import Path

    from .apart import Apart
    from .source.files import Known
    from .source.reading import Memo, Remembered

_FORMAT = 1
_FILES, _SEARCH, _DRAWN = "files", "search", "drawn-"


@dataclass(slots=True)
class Memory:
    """`files` and `apart` are by source; `drawn` by name: what it was drawn from, its path, the digest of its bytes.

    `read` is for the preview alone, which lives as long as its memory: it trusts sizes and times.
    `packed` holds the files' entries as they were read, so that only what has changed is written anew.
    """

    files: Memo = field(default_factory=dict)
    read: Known | None = None
    apart: dict[str, Apart] = field(default_factory=dict)
    drawn: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    recall: Recall = field(default_factory=Recall)
    packed: dict[str, tuple[Remembered, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InFolder:
    """What was drawn before, as it lies in an output folder: only what is still the same to the last byte.

    `used` is what the build that asks has drawn, or taken from here: what the next one may take.
    """

    memory: Memory
    out: Path
    used: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    @property
    def recall(self) -> Recall:
        """What was made of texts for the search."""
        return self.memory.recall

    def have(self, name: str, key: str) -> Artifact | None:
        """Read it; None when it was drawn from something else, or is not what it was."""
        was, path, wanted = self.memory.drawn.get(name, ("", "", ""))
        if was != key:
            return None
        try:
            with open(f"{self.out}/{path}", "rb") as file:  # noqa: PTH123  thousands of them
                data = file.read()
        except OSError:
            return None
        if kept.digest(data) != wanted:
            return None
        self.used[name] = (key, path, wanted)
        return Artifact(path, data)

    def keep(self, name: str, key: str, made: Artifact) -> None:
        """Remember what it was drawn from."""
        self.used[name] = (key, made.path, kept.digest(made.data))


@dataclass(slots=True)
class InMemory:
    """What was drawn before, as the preview has it: by name, with what it was drawn from."""

    drawn: dict[str, tuple[str, Artifact]] = field(default_factory=dict)
    recall: Recall = field(default_factory=Recall)

    def have(self, name: str, key: str) -> Artifact | None:
        """Give it; None when it was drawn from something else."""
        was, made = self.drawn.get(name, ("", None))
        return made if was == key else None

    def keep(self, name: str, key: str, made: Artifact) -> None:
        """Keep it."""
        self.drawn[name] = (key, made)


def load(root: Path, out: Path) -> Memory:
    """Read what was remembered for an output folder; what is missing, damaged or of another program is empty."""
    program = kept.program()
    files, apart = _read(root, _FILES, program) or ({}, {})
    drawn = _read(root, _name(out), program)
    memory = Memory(apart=apart, drawn=drawn or {}, recall=Recall(*_read(root, _SEARCH, program) or ()))
    # nothing of what is made here is garbage, and looking for some takes half of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        for path, data in files.items():
            memory.files[path] = one = pickle.loads(data)  # noqa: S301  sealed: only this program can have written it
            memory.packed[path] = (one, data)
    finally:
        if collecting:
            gc.enable()
    return memory


def save(root: Path, out: Path, memory: Memory) -> None:
    """Keep it for the next call."""
    program = kept.program()
    packed = {}
    for path, one in memory.files.items():
        before = memory.packed.get(path)
        packed[path] = before[1] if before and before[0] is one else pickle.dumps(one, 5)
    kept.write(str(root), _FILES, pickle.dumps((_FORMAT, program, (packed, memory.apart)), 5))
    recall = memory.recall
    if recall.used:
        kept.write(str(root), _SEARCH, pickle.dumps((_FORMAT, program, (recall.used, recall.stems)), 5))
    kept.write(str(root), _name(out), pickle.dumps((_FORMAT, program, memory.drawn), 5))
    kept.trim(str(root), _DRAWN)


def _name(out: Path) -> str:
    return _DRAWN + kept.digest(str(out.resolve()))


def _read(root: Path, name: str, program: str) -> Any:
    data = kept.read(str(root), name)
    if data is None:
        return None
    format_, by, value = pickle.loads(data)  # noqa: S301  as above
    return value if (format_, by) == (_FORMAT, program) else None
