"""`merleg status`: what is missing, outdated and due, by owner – to the terminal, or as a file to pass on."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import author, words
from ..build import check
from ..report import as_text
from ..source.files import CONTENT as FOLDER
from ..status import status, write

if TYPE_CHECKING:
    import argparse

DONE, CONTENT, CALL = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Report on the content."""
    language = options.words
    today = options.today or date.today()  # noqa: DTZ011  the editor's own day
    target = options.csv or options.html
    if target and target != "-" and _in_content(options.root, Path(target)):
        print(words.command(language, "status.in_content", file=target), file=sys.stderr)
        return CALL
    read = check(options.root, today)
    if read.site is None:
        print(as_text(read.findings, language), file=sys.stderr)
        return CONTENT
    found = status(read.site, today)
    if options.csv:
        _deliver(write.as_csv(found, language), target, language)
    elif options.html:
        _deliver(write.as_html(found, read.site, today.isoformat(), language).encode(), target, language)
    else:
        print(write.as_text(found, read.site, today.isoformat(), language))
    if read.failed():
        errors = sum(one.severity == "error" for one in read.findings)
        print(words.command(language, "status.errors", n=errors), file=sys.stderr)
        return CONTENT
    return DONE


def _in_content(root: Path, target: Path) -> bool:
    """Whether a report would be written among the author's files."""
    return target.resolve().is_relative_to((root / FOLDER).resolve())


def _deliver(data: bytes, target: str, language: str) -> None:
    """Write a report into a file, or to the output as it is."""
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        author.replace(Path(target), data)
        print(words.command(language, "status.file", file=target))
