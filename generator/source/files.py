"""The project's folder → `Sources`: the only reader of the author's files; it changes nothing on the disk.

What cannot be read is a finding with its place, and reading goes on. Links on the disk are not followed: they can
loop, and lead out of the project.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from ..findings import Finding, Mend, Span, finding
from ..model import Asset, Source, Sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = "content"
DEPTH = 20
TEXTS = (".md", ".yaml", ".yml")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SKIPPED = ("thumbs.db", "desktop.ini")


# by path: size, times and number of the file, what it was read as, and what is wrong with that
Known = dict[str, tuple[tuple[int, ...], Source | Asset, tuple[Finding, ...]]]


def read(root: Path, known: Known | None = None) -> tuple[Sources, list[Finding]]:
    """Read everything below `content/`; what is `known` is read again when its size, its times or its number differ."""
    findings: list[Finding] = []
    before, now = dict(known or {}), {} if known is None else known
    now.clear()
    for path, place in _walk(root / CONTENT, CONTENT, findings):
        try:
            state = _state(place) if known is not None else ()
            if path not in before or before[path][0] != state:
                own: list[Finding] = []
                before[path] = (state, _file(path, _bytes(place), own), tuple(own))
        except OSError as error:
            findings.append(finding("unreadable", Span(path), reason=error.strerror or "?"))
            continue
        now[path] = before[path]
    found = [one for _, one, _ in now.values()]
    findings.extend(item for _, _, own in now.values() for item in own)
    _same_but_case([one.path for one in found], findings)
    texts = tuple(one for one in found if isinstance(one, Source))
    return Sources(texts, tuple(one for one in found if isinstance(one, Asset))), findings


def read_one(root: Path, path: str) -> tuple[Source | Asset, list[Finding]] | None:
    """Read one file that was read before; None when it is no file now, or cannot be read."""
    findings: list[Finding] = []
    place = os.path.join(root, path)  # noqa: PTH118  as in `_bytes`
    try:
        if not stat.S_ISREG(os.lstat(place).st_mode):
            return None
        return _file(path, _bytes(place), findings), findings
    except OSError:
        return None


def _file(path: str, data: bytes, findings: list[Finding]) -> Source | Asset:
    if path.lower().endswith(TEXTS):
        return Source(path, decode(data, path, findings), hashlib.sha256(data).hexdigest())
    return Asset(path, data)


def _state(path: str) -> tuple[int, ...]:
    one = os.stat(path)  # noqa: PTH116  as in `_bytes`
    return (one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  (an entry's path is a string; thousands of them)
        return file.read()


def _walk(folder: Path, path: str, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Give each file's path below the project and on the disk, sorted; hidden files are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            findings.append(finding("unreadable", Span(path), reason=error.strerror or "?"))
        return
    if path.count("/") > DEPTH:
        findings.append(finding("folder-deep", Span(path), depth=DEPTH))
        return
    for entry in entries:
        name = _name(entry.name)
        if name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _SKIPPED:
            continue
        here = f"{path}/{name}"
        if entry.is_symlink():
            findings.append(finding("disk-link", Span(here)))
        elif entry.is_dir():
            yield from _walk(folder / entry.name, here, findings)
        elif _is_file(entry):
            yield here, entry.path
        else:
            findings.append(finding("no-file", Span(here)))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry can be read as a file; what vanishes in between (an editor's temporary file) is said later."""
    try:
        return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return True


def _name(name: str) -> str:
    """Give a name in NFC (macOS stores another form); bytes that are no text are marked."""
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    # a name with a control character would move the cursor of the terminal that prints it
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def decode(data: bytes, path: str, findings: list[Finding]) -> str:
    """Decode UTF-8, newlines normalised, NFC. Other encodings are said, and read as well as they can be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.append(finding("not-utf8", Span(path, 1, 1), mend=Mend("save"), encoding="UTF-16"))
        text = data.decode("utf-16", "replace")
    else:
        if data.startswith(b"\xef\xbb\xbf"):
            findings.append(finding("bom", Span(path, 1, 1), "warning", Mend("save", safe=True)))
            data = data[3:]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
            line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
            findings.append(
                finding("not-utf8", Span(path, line, column), mend=Mend("save"), encoding="Windows-1250")
            )
            text = data.decode("cp1250", "replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _without_controls(text, path, findings)


def _without_controls(text: str, path: str, findings: list[Finding]) -> str:
    """Say where the first control character stands, and put a space for all of them."""
    match = _CONTROL.search(text)
    if match is None:
        return text
    before = text[: match.start()]
    span = Span(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    findings.append(
        finding("control-character", span, mend=Mend("swap", old=" "), character=f"U+{ord(match[0]):04X}")
    )
    return _CONTROL.sub(" ", text)


def _same_but_case(paths: list[str], findings: list[Finding]) -> None:
    """Say which files differ only in case: on Windows and macOS one of them would vanish."""
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            findings.append(finding("same-but-case", Span(path), other=other))
