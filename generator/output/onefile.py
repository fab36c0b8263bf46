"""One artifact → one file that lies beside others: it replaces what an earlier build wrote there, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Span, finding
from .publish import Refused, Report, replace

if TYPE_CHECKING:
    from pathlib import Path

    from ..model import Artifact

# what tells a file of ours: in the head of the page, and at the end of the archive; a server's file says it itself
MARKS = {".html": b'content="merleg single"', ".zip": b"merleg"}
_HEAD = 100_000  # bytes; the policy before the mark names a digest for each script


def place(out: Path, name: str) -> Path:
    """Say where the file goes: `out` is the file itself when it ends as it should, else a folder."""
    ending = name[name.rindex(".") :]
    return out if out.suffix.lower() == ending and not out.is_dir() else out / name


def publish_file(artifact: Artifact, file: Path, *, force: bool = False, mark: bytes = b"") -> Report:
    """Write the file when it changed. Raises Refused when another stands there, and OSError as the disk does."""
    admit(file, force=force, mark=mark)
    if file.exists() and file.read_bytes() == artifact.data:
        return Report(0, 0)
    file.parent.mkdir(parents=True, exist_ok=True)
    replace(file, artifact.data)
    return Report(1, 0)


def admit(file: Path, *, force: bool = False, mark: bytes = b"") -> None:
    """Raise Refused when something stands in the file's place that is not ours: it does not carry the mark."""
    if any(one.is_file() for one in file.parents):
        raise Refused(finding("output-file", Span(str(file.parent))))
    if file.is_symlink():
        raise Refused(finding("output-link", Span(str(file))))
    if file.is_dir() or (file.exists() and not force and not _ours(file, mark)):
        raise Refused(finding("output-taken", Span(str(file))))


def _ours(file: Path, mark: bytes) -> bool:
    """Whether an earlier build wrote this file."""
    data = file.read_bytes()
    mark = mark or MARKS.get(file.suffix.lower(), b"")
    if file.suffix.lower() == ".zip":
        return data.startswith(b"PK") and data.endswith(mark)
    return bool(mark) and mark in data[:_HEAD]
