"""`merleg check`: find what is wrong with the content; with `--fix`, mend what is safe to mend."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .. import console, exchange, fix, words
from ..build import check
from ..findings import SEVERITIES
from ..report import as_text

if TYPE_CHECKING:
    import argparse

    from ..build import Read

DONE, CONTENT = 0, 1
ROUNDS = 9


def run(options: argparse.Namespace) -> int:
    """Check the content, and say what was found; fail when it has errors."""
    read = check(options.root, options.today)
    if options.fix and _mend(read, options):
        read = check(options.root, options.today)
    below = _below(options.root)
    if options.json:
        print(exchange.as_json(read.findings, options.words))
    elif options.sarif:
        print(exchange.as_sarif(read.findings, read.texts, options.words, below))
    else:
        if options.github and read.findings:
            print(exchange.as_github(read.findings, options.words, below))
        elif read.findings:
            print(as_text(read.findings, options.words, colour=console.coloured(sys.stdout)) + "\n")
        print(_count(read, options.words))
    return CONTENT if read.failed(strict=options.strict) else DONE


def _below(root: Path) -> str:
    """Give the way to the project: programs look for files from where they are; one that lies elsewhere has no way."""
    way = Path(os.path.relpath(root)).as_posix()
    return "" if way == "." or way.startswith("..") else f"{way}/"


def _count(read: Read, language: str) -> str:
    """Say how many files were read, and how much was found."""
    counts = {severity: sum(one.severity == severity for one in read.findings) for severity in SEVERITIES}
    return words.command(
        language, "checked" if read.findings else "checked_well", files=len(read.texts), **counts
    )


def _mend(read: Read, options: argparse.Namespace) -> bool:
    """Show what can be mended safely, and write it when that is agreed to; say whether it was written."""
    made = fix.changes(read.findings, options.root)
    if not made:
        print(words.command(options.words, "fix_nothing") + "\n")
        return False
    print("\n".join(fix.shown(made)) + "\n")
    if not options.yes and not console.asks():
        print(words.command(options.words, "fix_would", n=len(made)) + "\n")
        return False
    if not options.yes and not _agreed(len(made), options.words):
        print(words.command(options.words, "fix_not") + "\n")
        return False
    files = _write(made, options)
    print(words.command(options.words, "fix_done", n=files) + "\n")
    return True


def _agreed(files: int, language: str) -> bool:
    """Ask whether the changes may be written; no answer is none."""
    try:
        answer = input(words.command(language, "fix_ask", n=files) + " ").strip().lower()
    except EOFError:
        print()
        return False
    return answer in words.command(language, "fix_agreed").split()


def _write(made: list[fix.Change], options: argparse.Namespace) -> int:
    """Write the changes, and those that show only after them (two on one line); say how many files it were."""
    files: set[str] = set()
    for _ in range(ROUNDS):
        meanwhile = fix.write(made, options.root)
        for path in meanwhile:
            print(words.command(options.words, "fix_meanwhile", file=path), file=sys.stderr)
        files |= {one.path for one in made} - set(meanwhile)
        made = fix.changes(check(options.root, options.today).findings, options.root)
        if not made or meanwhile:
            break
        print("\n".join(fix.shown(made)) + "\n")
    return len(files)
