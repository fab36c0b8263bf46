"""The same call again, with nothing changed since: says what the last one said, before anything heavy is imported.

What a call depends on is written down as it was before it began, and what it wrote as it was when it ended. When both
are as they were, there is nothing to do. Whatever else (an edit within the grain of the disk's clock, a file that the
disk does not tell of) makes the two differ, or is built as always.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import NamedTuple

from . import console, kept

GRAIN = 0.05  # seconds within which a disk may give two changes one time
COARSE = 2.0  # the same on FAT, and on some shares: times there are whole seconds
_CALL = "call-"
_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "COLUMNS")


def root_of(arguments: list[str]) -> str:
    """Find the project that a call is about, without reading the call."""
    for number, one in enumerate(arguments):
        if one == "--root" and number + 1 < len(arguments):
            return arguments[number + 1]
        if one.startswith("--root="):
            return one.partition("=")[2]
    return "."


def answer(arguments: list[str]) -> bool:
    """Say what the same call said the last time, when nothing has changed; whether it was said."""
    if arguments[:1] != ["build"]:
        return False
    root = root_of(arguments)
    data = kept.read(root, _name(arguments))
    if data is None:
        return False
    record = json.loads(data)
    if record["before"] != look(arguments, root).state or record["after"] != _after(record["out"]):
        return False
    console.speak_anyway()
    try:
        sys.stderr.write(record["errors"])
        sys.stdout.write(record["output"])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


class Look(NamedTuple):
    """All that a call depends on, as a digest; `settled` when a change that is made now would show in it."""

    state: str
    settled: bool


def look(arguments: list[str], root: str) -> Look:
    """Look at the program, the day, the terminal, the content, the project's templates."""
    terminal = (str(sys.stdout.isatty()), str(sys.stderr.isatty()), str(sys.stdout.encoding))
    said = (f"{one}={os.environ.get(one)}" for one in _ENVIRONMENT)
    day, now = time.strftime("%Y-%m-%d"), time.time()
    files = [*kept.state(os.path.join(root, "content")), *kept.state(os.path.join(root, "templates"))]
    state = kept.digest(kept.program(), day, *terminal, *said, *arguments, *files)
    return Look(state, all(_old(line, now) for line in files))


def _old(line: str, now: float) -> bool:
    """Whether a file was changed longer ago than the grain of the disk's clock: the next change has another time."""
    parts = line.rsplit(" ", 5)
    if len(parts) < 6:
        return True
    newest = max(int(parts[2]), int(parts[3]))
    grain = COARSE if newest % 1_000_000_000 == 0 else GRAIN
    return newest < (now - grain) * 1e9


def remember(arguments: list[str], root: str, looked: Look, out: str, errors: str, output: str) -> None:
    """Keep what a call says when nothing has changed since; `looked` is how it was when the call began."""
    if looked.settled:
        place = os.path.abspath(out)
        record = {
            "before": looked.state,
            "after": _after(place),
            "out": place,
            "errors": errors,
            "output": output,
        }
        kept.write(root, _name(arguments), json.dumps(record).encode())
        kept.trim(root, _CALL)


def _name(arguments: list[str]) -> str:
    """Give the name under which a call is remembered: every call has its own."""
    return _CALL + kept.digest(os.getcwd(), *arguments)


def _after(out: str) -> str:
    """Digest the state of an output folder."""
    return kept.digest(*kept.state(out))
