"""What the program keeps for the next call, in the project's own folder `.merleg/`: files that only it can have made.

A file there is sealed with a key that only this user of this machine has; one without the seal (a project that was
copied, or sent by somebody) is as if it were not there. All of it can be deleted at any time. Nothing here fails: what
cannot be kept is not kept. Imports little, since it runs before it is known that anything is to be done.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

FOLDER = ".merleg"
_MOST = 8
_SEAL = 32  # bytes of BLAKE2b, keyed (RFC 7693, 2.9)
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
# what a build's result depends on beside the program itself
_LIBRARIES = ("jinja2", "markdown", "markupsafe", "yaml", "pymdownx", "snowballstemmer", "pyphen", "brotli")


def digest(*parts: str | bytes) -> str:
    """Digest parts so that no two lists of them have the same text."""
    made = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d " % len(data))
        made.update(data)
    return made.hexdigest()


def read(root: str, name: str) -> bytes | None:
    """Read what was kept under a name; None where there is nothing, or nothing of ours."""
    key = _key(make=False)
    try:
        with open(os.path.join(root, FOLDER, name), "rb") as file:
            sealed = file.read()
    except OSError:
        return None
    data = sealed[_SEAL:]
    return data if key and _sealed(key, name, data) == sealed[:_SEAL] else None


def write(root: str, name: str, data: bytes) -> None:
    """Keep something under a name, or nothing where the disk does not let us."""
    key = _key(make=True)
    folder = os.path.join(root, FOLDER)
    beside = os.path.join(folder, f"{name}.new")
    if key is None:
        return
    try:
        os.makedirs(folder, exist_ok=True)
        _ignored(folder)
        with open(beside, "wb") as file:
            file.write(_sealed(key, name, data))
            file.write(data)
        os.replace(beside, os.path.join(folder, name))
    except OSError:
        return


def trim(root: str, prefix: str) -> None:
    """Leave the newest few of the files that begin so: every call, and every output folder, has one of its own."""
    try:
        found = [one for one in os.scandir(os.path.join(root, FOLDER)) if one.name.startswith(prefix)]
        for one in sorted(found, key=lambda one: one.stat().st_mtime)[:-_MOST]:
            os.unlink(one.path)
    except OSError:
        return


def _ignored(folder: str) -> None:
    """Keep the folder out of what editors commit."""
    path = os.path.join(folder, ".gitignore")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write("*\n")


def _sealed(key: bytes, name: str, data: bytes) -> bytes:
    seal = blake2b(key=key, digest_size=_SEAL)
    seal.update(name.encode() + b"\0")
    seal.update(data)
    return seal.digest()


def _key(*, make: bool) -> bytes | None:
    """Read this user's key, or make it; None where there is no private place for it."""
    path = os.path.join(_cache(), "key")
    try:
        with open(path, "rb") as file:
            ours = os.name == "nt" or os.fstat(file.fileno()).st_uid == os.geteuid()
            key = file.read(_SEAL + 1)
        return key if ours and len(key) == _SEAL else None
    except OSError:
        if not make:
            return None
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        # another call may be making it at the same time: the first one's stays
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(_SEAL))
    except OSError:
        return None
    return _key(make=False)


def _cache() -> str:
    """Say where a user's programs keep what they can make again."""
    named = os.environ.get("MERLEG_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "merleg")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "merleg")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "merleg")


@cache
def program() -> str:
    """Digest what builds: the files of the program, of the theme, of the libraries, and Python, by size and time.

    Once a process: what is imported stays what it was.
    """
    found = [sys.version, *state(_PACKAGE)]
    beside = os.path.join(os.path.dirname(_PACKAGE), "templates")
    found += state(beside)
    for name in _LIBRARIES:
        found += _origin(name)
    return digest(*found)


def _origin(name: str) -> list[str]:
    """Give size and time of a library's first file, which every update writes anew; nothing is imported."""
    for folder in sys.path:
        path = os.path.join(folder, name, "__init__.py")
        try:
            one = os.stat(path)
        except OSError:
            continue
        return [f"{path} {one.st_size} {one.st_mtime_ns}"]
    return [f"{name} -"]


def state(folder: str) -> list[str]:
    """Give a line for each file and folder below a folder: its path, size, times, number and rights."""
    found: list[str] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        return [f"{folder} {type(error).__name__}"]
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        try:
            one = entry.stat(follow_symlinks=False)
            inside = entry.is_dir(follow_symlinks=False)
        except OSError:
            found.append(f"{entry.path} ?")
            continue
        if inside:
            found.append(f"{entry.path}/")
            found += state(entry.path)
        else:
            found.append(
                f"{entry.path} {one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino} {one.st_mode}"
            )
    return found
