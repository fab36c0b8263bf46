"""One function a command: what it says, and how it ends.

0: done · 1: the content has errors · 2: the call is wrong · 3: the machine failed (disk, permission).
Nothing heavy is imported before it is known that something is to be done.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import console, words
from .arguments import CALL, parser, spoken

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

DONE, CONTENT, MACHINE = 0, 1, 3
STOPPED = 130  # by Ctrl+C, as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    console.speak_anyway()
    language = spoken(arguments)
    try:
        commands = {
            "build": _build,
            "check": _check,
            "preview": _preview,
            "new": _new,
            "ids": _ids,
            "status": _status,
            "schema": _schema,
            "import": _import,
            "export": _export,
        }
        options = parser(language, commands).parse_args(arguments)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else CALL
    options.words, options.arguments = language, arguments
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except BrokenPipeError:
        # who reads the output has heard enough (`| head`); nothing can be said any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MACHINE
    except OSError as error:
        return _machine(error, language)
    except KeyboardInterrupt:
        return STOPPED


def _build(options: argparse.Namespace) -> int:
    """Build the site."""
    from .commands import build

    return build.run(options)


def _check(options: argparse.Namespace) -> int:
    """Check the content."""
    from .commands import check

    return check.run(options)


def _preview(options: argparse.Namespace) -> int:
    """Serve the site and rebuild it on every save."""
    from .preview_editor import WrongEditorError, editor

    try:
        chosen = editor(options.editor, options.root)
    except WrongEditorError as wrong:
        print(words.command(options.words, wrong.key, **wrong.values), file=sys.stderr)
        return CALL
    from .preview import preview

    return preview(
        options.root, options.port, options.words, chosen, options.today, open_browser=options.open
    )


def _new(options: argparse.Namespace) -> int:
    """Write a new file, or a new part of one."""
    from .commands import new

    return new.run(options)


def _ids(options: argparse.Namespace) -> int:
    """Write missing ids into the quizzes."""
    from .commands import ids

    return ids.run(options)


def _status(options: argparse.Namespace) -> int:
    """Report what is missing, outdated and due."""
    from .commands import status

    return status.run(options)


def _schema(options: argparse.Namespace) -> int:
    """Print a schema, or write the files by which an editor knows the content."""
    from .schema_files import run

    return run(options.root, options.name, options.editor, options.words)


def _import(options: argparse.Namespace) -> int:
    """Make quizzes of foreign files."""
    from .commands import importing

    return importing.run(options)


def _export(options: argparse.Namespace) -> int:
    """Write the quizzes in another program's format."""
    from .commands import exporting

    return exporting.run(options)


def _machine(error: OSError, language: str) -> int:
    """Say what the machine did not do."""
    keys = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.EACCES: "no_right", errno.EPERM: "no_right",
            errno.EROFS: "read_only", errno.EADDRINUSE: "port_taken"}  # fmt: skip
    key = keys.get(error.errno or 0, "machine_failed")
    # Windows does not let a file go that another program has open (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION)
    if getattr(error, "winerror", None) in (32, 33):
        key = "file_locked"
    name = Path(error.filename or error.filename2 or "")
    # the program's own hidden files say nothing to anybody: the folder is what lacks room, or a right
    shown = (
        str(name.parent if name.name.startswith(".") else name)
        if name.name
        else words.command(language, "output")
    )
    print(words.command(language, key, file=shown, reason=error.strerror or error), file=sys.stderr)
    return MACHINE
