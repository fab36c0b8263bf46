"""Artifacts → files: the only writer of the output folder. It owns what it wrote, and nothing else.

Law 4: whatever file operation fails, every page that is on the disk has links, styles and scripts that resolve. So
assets come first (their names hold a digest), then new pages, then changed ones, then deletions, and the manifest last.
New pages link to each other, and so do those that go; where there are several, each is a small page without a link
in between. What is about to be written is noted in a journal before, so that after a failure it is known as ours.

A page that a reader has open may load an asset later (a picture further down, questions, the index of the search).
So an asset that is no longer made stays for `KEPT` more builds that change something, or until it is pruned.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Span, finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Artifact

MANIFEST = ".merleg-manifest.json"
JOURNAL = ".merleg-journal.json"
BETWEEN = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
    b"<title>&hellip;</title></head><body><p>&hellip;</p></body></html>\n"
)
NEW = ".merleg-new"
ASSETS = "assets/"
WORKER = "sw.js"  # when it is new, browsers ask anew for the pages that they keep: so it comes after those
KEPT = 10  # builds that changed something


@dataclass(frozen=True, slots=True)
class Report:
    """What a publish did: how many files it wrote, how many it deleted, and how many old assets it left in place."""

    written: int
    deleted: int
    kept: int = 0


class Refused(Exception):
    """Nothing was written, and the finding says why."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.code)
        self.finding = found


def publish(artifacts: Iterable[Artifact], out: Path, *, force: bool = False, prune: bool = False) -> Report:
    """Write what changed and delete what was once written and is no longer made; old assets too when told to `prune`.

    Raises Refused when the folder is somebody else's, and OSError when the disk does not do its part.
    """
    wanted = {artifact.path: artifact.data for artifact in artifacts}
    before = manifest(out / MANIFEST)
    ages = before.old if before else {}
    owned = _owned(out, wanted, before, force=force)
    _own_ground(out, {*owned, *wanted})
    changed = {path: data for path, data in wanted.items() if _read(out / path) != data}
    foreign = [path for path in changed if path not in owned and (out / path).exists()]
    if foreign and not force:
        raise Refused(finding("output-taken", Span(str(out / foreign[0]))))
    left = [path for path in owned if path not in wanted and (out / path).is_file()]
    older = 1 if changed or not ages.keys() >= set(left) else 0
    kept = {path: ages.get(path, 0) + older for path in left if path.startswith(ASSETS) and not prune}
    kept = {path: age for path, age in kept.items() if age <= KEPT}
    gone = [path for path in left if path not in kept]
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(wanted.items())}
    if changed or gone:
        out.mkdir(parents=True, exist_ok=True)
        _clear(out)
        replace(out / JOURNAL, _json(dict.fromkeys(sorted({*owned, *wanted}), "")))
        _write(out, changed)
        _delete(out, gone)
    listed = _json(digests, kept)
    if _read(out / MANIFEST) != listed:
        replace(out / MANIFEST, listed)
    (out / JOURNAL).unlink(missing_ok=True)
    return Report(len(changed), len(gone), len(kept))


def _owned(out: Path, wanted: dict[str, bytes], before: Manifest | None, *, force: bool) -> set[str]:
    """Give what earlier publishes wrote; refuse a folder that holds anything else and no manifest."""
    if any(place.is_file() for place in (out, *out.parents)):
        raise Refused(finding("output-file", Span(str(out))))
    if not out.exists():
        return set()
    journal = manifest(out / JOURNAL)
    if before is None and journal is None:
        others = sorted(entry.name for entry in os.scandir(out) if not entry.name.startswith("."))
        if others and not force:
            raise Refused(finding("output-foreign", Span(str(out)), name=others[0]))
        return set(wanted) if force else set()
    return {path for one in (before, journal) if one for path in (*one.files, *one.old)}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publish wrote: paths with their digests, and old assets with the number of builds since they were made."""

    files: dict[str, str]
    old: dict[str, int]


def manifest(path: Path) -> Manifest | None:
    """Read a manifest, or a journal; None when there is none, or when it is not one of ours."""
    try:
        read: Any = json.loads(path.read_bytes())
        files, old = (read["files"] if read["version"] == 1 else None), read.get("old", {})
    except (
        FileNotFoundError,
        NotADirectoryError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        AttributeError,
    ):
        return None
    if not isinstance(files, dict) or not isinstance(old, dict) or not all(map(_inside, (*files, *old))):
        return None
    if not all(path.startswith(ASSETS) and isinstance(age, int) and age > 0 for path, age in old.items()):
        return None
    return Manifest(files, old)


def _inside(path: str) -> bool:
    """Whether a path of a manifest can be ours: in the folder, not hidden. A manifest may be damaged, or forged."""
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path:
        return False
    return path == ".nojekyll" or not any(part.startswith(".") for part in pure.parts)


def _own_ground(out: Path, paths: set[str]) -> None:
    """Refuse to write or delete through a link on the disk, or where a file stands in the place of a folder."""
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"."}
    for name in sorted(folders | paths):
        if (out / name).is_symlink():
            raise Refused(finding("output-link", Span(str(out / name))))
    for name in sorted(folders):
        if (out / name).is_file():
            raise Refused(finding("output-taken", Span(str(out / name))))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _json(files: dict[str, str], old: dict[str, int] | None = None) -> bytes:
    value = {"version": 1, "files": files, **({"old": dict(sorted(old.items()))} if old else {})}
    return (json.dumps(value, indent=0, ensure_ascii=True) + "\n").encode()


def _write(out: Path, changed: dict[str, bytes]) -> None:
    """Write in the order of law 4."""
    pages = sorted(path for path in changed if path.endswith(".html"))
    new = [path for path in pages if not (out / path).exists()]
    late = [path for path in (WORKER,) if path in changed]
    for path in sorted(changed.keys() - {*pages, *late}):
        _folder(out / path)
        replace(out / path, changed[path])
    if len(new) > 1:
        for path in new:
            _folder(out / path)
            replace(out / path, BETWEEN)
    for path in [*new, *(path for path in pages if path not in set(new)), *late]:
        _folder(out / path)
        replace(out / path, changed[path])


def _clear(out: Path) -> None:
    """Take away the half-written files that a publish left which was killed."""
    journal = manifest(out / JOURNAL)
    for path in journal.files if journal else ():
        file = out / path
        file.with_name(f".{file.name}{NEW}").unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Write beside and rename, so that no reader meets half a file."""
    beside = path.with_name(f".{path.name}{NEW}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        _forget(beside)
        raise


def _forget(path: Path) -> None:
    """Take a half-written file away if the disk lets us; the failure that led here is the one to report."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _delete(out: Path, gone: list[str]) -> None:
    """Delete pages before the assets that they use, then folders that have become empty."""
    pages = [path for path in gone if path.endswith(".html")]
    if len(pages) > 1:
        for path in pages:
            replace(out / path, BETWEEN)
    for path in sorted(gone, key=lambda path: (not path.endswith(".html"), path)):
        (out / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in gone for parent in PurePosixPath(path).parents}, reverse=True):
        if str(folder) != ".":
            try:
                (out / str(folder)).rmdir()
            except OSError:
                continue
