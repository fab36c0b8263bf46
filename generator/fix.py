"""Findings → changed files: what `check --fix` writes. Every byte that no finding is about stays as it was.

The changes are worked out first (`changes`), shown, and only then written (`write`).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import author, mend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .findings import Finding

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """One file that becomes another: `before` is None for a new one, `name` is its new name."""

    path: str
    name: str
    before: bytes | None
    after: bytes


def changes(findings: Iterable[Finding], root: Path, *, safe: bool = True) -> list[Change]:
    """Work out what the findings' mends make of the files; `safe` leaves out what a person has to decide."""
    wanted: dict[str, list[Finding]] = {}
    for one in findings:
        if one.mend is not None and (one.mend.safe or not safe):
            wanted.setdefault(one.span.path, []).append(one)
    made = []
    for path, several in sorted(wanted.items()):
        paper = author.paper(root, path)
        change = _change(path, paper.data if paper else None, several)
        if change.after != change.before or change.name != path:
            made.append(change)
    return made


def _change(path: str, before: bytes | None, findings: list[Finding]) -> Change:
    """Make the changes of one file."""
    name, encoded = path, before
    if before is not None and (decoded := _text(before)) is not None:
        text, encoding = decoded
        # line ends are kept one by one; the lines are numbered as they were when the file was read
        plain = _LINE_END.sub("\n", text)
        edits = [found for one in findings if (found := mend.edit(one, plain)) is not None]
        text = _with_ends(text, edits)
        saved = any(one.mend and one.mend.how == "save" for one in findings)
        # a file in another encoding is saved as UTF-8 or left alone: nothing of it would stay as it was
        if saved or encoding.startswith("utf-8"):
            encoded = text.encode("utf-8" if saved else encoding)
    for one in findings:
        if one.mend and one.mend.how == "rename":
            name = one.mend.new or path
        elif one.mend and one.mend.how == "create" and before is None:
            encoded = (one.mend.new or "").encode()
    return Change(path, name, before, encoded or b"")


def _text(data: bytes) -> tuple[str, str] | None:
    """Decode a file as it was read, and say how to write it back; None when that would lose something."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"", "utf-8"),
        (b"", "cp1250"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    return None


def _with_ends(text: str, edits: list[mend.Edit]) -> str:
    """Make edits; what is new gets the line end that the file has."""
    ends = _LINE_END.findall(text)
    end = max(set(ends), key=ends.count) if ends else "\n"
    lines = _LINE_END.split(text)
    # each line carries its own end through the edits, as characters that no line can hold
    marked = "\n".join(
        line + (f"\r{number}\r" if number < len(ends) else "") for number, line in enumerate(lines)
    )
    done = mend.apply(marked, edits).split("\n")
    out = []
    for number, line in enumerate(done):
        match = re.search("\r([0-9]+)\r$", line)
        if match:
            out.append(line[: match.start()] + ends[int(match[1])])
        else:
            out.append(line + (end if number < len(done) - 1 else ""))
    return "".join(out)


def shown(made: Iterable[Change]) -> Iterator[str]:
    """Give the changes as a unified diff, line by line."""
    for one in made:
        if one.name != one.path:
            yield f"{one.path} → {one.name}"
        yield from difflib.unified_diff(
            _lines(one.before or b""), _lines(one.after), one.path, one.name, lineterm="", n=1
        )


def _lines(data: bytes) -> list[str]:
    decoded = _text(data)
    return _LINE_END.sub("\n", decoded[0]).split("\n") if decoded and data else []


def write(made: Iterable[Change], root: Path) -> list[str]:
    """Write the changes, each file at once; give the files that were changed by somebody meanwhile, and are left alone.

    OSError by the disk.
    """
    meanwhile = []
    for one in made:
        paper = author.paper(root, one.path)
        if (paper.data if paper else None) != one.before:
            meanwhile.append(one.path)
            continue
        if one.before is None:
            author.create(root, {one.path: one.after.decode()})
        elif one.after != one.before:
            author.replace(root / one.path, one.after)
        if one.name != one.path and not author.taken(root, {one.name: ""}):
            author.rename(root, one.path, one.name)
    return meanwhile
