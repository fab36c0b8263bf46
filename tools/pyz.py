"""The program as one file, `merleg.pyz`, for machines that have Python 3.11 and nothing else: no pip, no internet.

Made of the checkout and of the packages that are installed beside this Python, without anything that was compiled for
one system: every one of them does without. The file unpacks itself into the user's cache when it is first run, since
the program reads its templates and words as files. Run by `make pyz`; the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from tools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "merleg"
START = Path(__file__).with_name("pyz_start.py")
SHEBANG = b"#!/usr/bin/env python3\n"
_TIME = (1980, 1, 1, 0, 0, 0)
_SKIPPED = (".so", ".pyd", ".dylib", ".pyc", ".pyi", ".exe")
_RECORDS = (
    "RECORD",
    "INSTALLER",
    "REQUESTED",
    "direct_url.json",
)  # what an installation noted, not the package


def needed(name: str, seen: set[str]) -> Iterator[metadata.Distribution]:
    """Give a distribution, and all that it needs on any system; each once."""
    key = name.lower().replace("_", "-")
    if key in seen:
        return
    seen.add(key)
    found = metadata.distribution(name)
    yield found
    for line in found.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from needed(requirement.name, seen)


def files() -> dict[str, bytes]:
    """Collect the program, its templates and what it needs, by their place in the archive."""
    made: dict[str, bytes] = {}
    for one in needed(PROGRAM, set()):
        for file in one.files or ():
            path = file.as_posix()
            if _belongs(path):
                made[path] = Path(str(one.locate_file(file))).read_bytes()
    for folder, place in ((ROOT / "generator", "generator"), (ROOT / "templates", "generator/_templates")):
        for own in folder.rglob("*"):
            if own.is_file() and "__pycache__" not in own.parts and not own.name.startswith("."):
                made[f"{place}/{own.relative_to(folder).as_posix()}"] = own.read_bytes()
    return made


def _belongs(path: str) -> bool:
    """Whether a file that a package installed is the package's own, and the same on every system."""
    first, last = path.split("/", maxsplit=1)[0], path.rsplit("/", maxsplit=1)[-1]
    elsewhere = first in ("..", "__pycache__", "generator") or "__editable__" in path
    return not elsewhere and not path.endswith((*_SKIPPED, ".pth")) and last not in _RECORDS


def pack(made: dict[str, bytes]) -> bytes:
    """Pack the files into an archive that Python runs; its first file knows the digest of the others."""
    digest = hashlib.sha256()
    for path in sorted(made):
        digest.update(path.encode() + b"\0" + made[path] + b"\0")
    start = START.read_text("utf-8").replace("@DIGEST@", digest.hexdigest()[:16])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted({**made, "__main__.py": start.encode()}.items()):
            entry = zipfile.ZipInfo(path, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, compresslevel=9)
    return SHEBANG + packed.getvalue()


def main(target: Path) -> int:
    """Write the file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pack(files()))
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "merleg.pyz"))
