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
from .output import theme
from .search.recall import Recall

if TYPE_CHECKING:
    from pathlib import Path

    from .apart import Apart
    from .search.recall import Known
    from .source.files import Known as OnDisk
    from .source.reading import Memo, Remembered

_FORMAT = 1
# in parts by a digest, so that a small change writes little
_FILES, _TEXTS, _WORDS, _TEMPLATES, _DRAWN = "files-", "texts-", "words", "templates", "drawn-"
_PARTS = "0123456789abcdef"
_FileParts = dict[str, dict[str, bytes]]


@dataclass(slots=True)
class Memory:
    """`files` and `apart` are by source; `drawn` by name: what it was drawn from, its path, the digest of its bytes.

    `read` is for the preview alone, which lives as long as its memory: it trusts sizes and times.
    `packed` holds the files' entries as they were read, so that only what has changed is written anew;
    `templates` says which ones were compiled (`output.theme`), `words` what was known of words.
    """

    files: Memo = field(default_factory=dict)
    read: OnDisk | None = None
    apart: dict[str, Apart] = field(default_factory=dict)
    drawn: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    recall: Recall = field(default_factory=Recall)
    packed: dict[str, tuple[Remembered, Apart | None, bytes]] = field(default_factory=dict)
    templates: set[tuple[str, str]] = field(default_factory=set)
    words: dict[str, Known] = field(default_factory=dict)


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
    # nothing of what is made here is garbage, and looking for some takes half of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _loaded(root, out, kept.program())
    finally:
        if collecting:
            gc.enable()


def _loaded(root: Path, out: Path, program: str) -> Memory:
    def read(name: str) -> Any:
        return _read(root, name, program)

    compiled = read(_TEMPLATES) or {}
    theme.recall(compiled)
    memory = Memory(drawn=read(_name(out)) or {}, templates=set(compiled))
    for part in _PARTS:
        for path, data in (read(_FILES + part) or {}).items():
            # sealed: only this program can have written it
            memory.files[path], found = pickle.loads(data)  # noqa: S301
            memory.packed[path] = (memory.files[path], found, data)
            if found:
                memory.apart[path] = found
        memory.recall.texts.update(read(_TEXTS + part) or {})
    memory.recall.words.update(read(_WORDS) or {})
    memory.words = dict(memory.recall.words)
    return memory


def save(root: Path, out: Path, memory: Memory) -> None:
    """Keep it for the next call."""
    program = kept.program()

    def write(name: str, value: object) -> None:
        kept.write(str(root), name, pickle.dumps((_FORMAT, program, value), 5))

    for part, files in _changed(memory).items():
        write(_FILES + part, files)
    recall = memory.recall
    for part in _PARTS if recall.used else ():
        used = {key: one for key, one in recall.used.items() if key[0] == part}
        if used.keys() != {key for key in recall.texts if key[0] == part}:
            write(_TEXTS + part, used)
    if recall.words != memory.words:
        write(_WORDS, recall.words)
    compiled = theme.compiled()
    if compiled.keys() != memory.templates:
        write(_TEMPLATES, compiled)
    write(_name(out), memory.drawn)
    kept.trim(str(root), _DRAWN)


def _changed(memory: Memory) -> _FileParts:
    """Give the parts of the files' entries that are not as they were read."""
    parts: _FileParts = {}
    changed = {_part(path) for path in memory.packed.keys() - memory.files.keys()}
    for path, one in memory.files.items():
        part, found = _part(path), memory.apart.get(path)
        before = memory.packed.get(path)
        if before is None or before[0] is not one or before[1] is not found:
            changed.add(part)
            data = pickle.dumps((one, found), 5)
        else:
            data = before[2]
        parts.setdefault(part, {})[path] = data
    return {part: parts.get(part, {}) for part in sorted(changed)}


def _part(path: str) -> str:
    return kept.digest(path)[0]


def _name(out: Path) -> str:
    return _DRAWN + kept.digest(str(out.resolve()))


def _read(root: Path, name: str, program: str) -> Any:
    data = kept.read(str(root), name)
    if data is None:
        return None
    format_, by, value = pickle.loads(data)  # noqa: S301  as above
    return value if (format_, by) == (_FORMAT, program) else None
