"""What an uploader must send and delete: the folder as it is now against what was sent the last time.

What was sent is the state at the last time that somebody asked; it is kept beside the manifest, or taken from a
manifest that was fetched from where the site is published.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .publish import ASSETS, MANIFEST, WORKER, manifest, replace

if TYPE_CHECKING:
    from pathlib import Path

SENT = ".merleg-sent.json"


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths in the order in which nothing breaks: what pages need, new pages, changed ones; what goes, pages first."""

    send: tuple[str, ...]
    delete: tuple[str, ...]


def known(path: Path) -> bool:
    """Whether a file is a manifest of ours."""
    return path.is_file() and manifest(path) is not None


def changes(out: Path, since: Path | None = None) -> Changes:
    """Compare the published folder with what was sent; `since` is a manifest from elsewhere. Notes what is sent now.

    Raises ValueError when `since` is no manifest, and OSError when the disk does not do its part.
    """
    now = manifest(out / MANIFEST)
    before = manifest(since or out / SENT)
    if now is None or (before is None and since):
        raise ValueError(since)
    had = {**before.files, **dict.fromkeys(before.old, "")} if before else {}
    # an old asset stays for the pages that are open, there as here
    have = {**now.files, **dict.fromkeys(now.old, "")}
    send = {path for path, digest in now.files.items() if had.get(path) != digest}
    send -= {path for path in send if path.startswith(ASSETS) and path in had}  # its name says what is in it
    gone = had.keys() - have.keys()
    replace(out / SENT, (json.dumps({"version": 1, "files": have}, indent=0) + "\n").encode())
    return Changes(
        (
            *sorted(send, key=lambda path: (path == WORKER, path.endswith(".html"), path in had, path)),
            *([MANIFEST] if send or gone else []),
        ),
        tuple(sorted(gone, key=lambda path: (not path.endswith(".html"), path))),
    )
