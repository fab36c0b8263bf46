"""The author's files, read as they are and written by commands that say so (`new`, `ids`, `check --fix`); and reports.

The only writer into `content/` (law 3), and of files for other programs. A new file never takes the place of one that
is there; a file that is replaced is written beside and renamed, so that nobody meets half of it, and keeps its
permissions.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from .source.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Mapping


def paper(root: Path, path: str) -> Manuscript | None:
    """Read a file below the project; None when there is none (a link to another place on the disk is none)."""
    if (root / path).is_symlink():
        return None
    try:
        return Manuscript(path, (root / path).read_bytes())
    except FileNotFoundError:
        return None


def foreign(place: Path) -> bytes:
    """Read a file of somebody else's, wherever it lies."""
    return place.read_bytes()


def taken(root: Path, paths: Mapping[str, str]) -> str | None:
    """Give the first of the paths that is there already, a link that leads nowhere included."""
    return next((path for path in paths if os.path.lexists(root / path)), None)


def create(root: Path, files: Mapping[str, str]) -> None:
    """Write new files; FileExistsError, and none of them left behind, when one is there by now."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with open(place, "x", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  only it has mode "x"
                made.append(place)
                file.write(text)
    except OSError:
        for place in made:
            place.unlink(missing_ok=True)
        raise


def replace(place: Path, data: bytes) -> None:
    """Write a file anew, or for the first time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".merleg-new", dir=place.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if place.exists():
            shutil.copymode(place, beside)
        else:
            # what mkstemp makes is for its maker alone; an ordinary file follows the user's mask
            mask = os.umask(0)
            os.umask(mask)
            beside.chmod(0o666 & ~mask)
        beside.replace(place)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def rename(root: Path, old: str, new: str) -> None:
    """Give a file or a folder below the project another name."""
    (root / old).rename(root / new)


def template(folder: str, name: str, language: str) -> str | None:
    """Read a template of the program, `<folder>/<name>.<language>.<ending>`; in English where a language lacks it."""
    stem, _, ending = name.rpartition(".")
    for one in (language, "en"):
        file = resources.files(__package__).joinpath(folder, f"{stem}.{one}.{ending}")
        if file.is_file():
            return file.read_text("utf-8")
    return None
