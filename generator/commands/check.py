"""`merleg check`: find what is wrong with the content; with `--fix`, mend what is safe to mend."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .. import console, exchange, fix, words
from ..build import check
from ..findings import SEVERITIES
from ..report import as_text

if TYPE_CHECKING:
    import argparse

    from ..build import Read

DONE, CONTENT = 0, 1


def run(options: argparse.Namespace) -> int:
    """Check the content, and say what was found; fail when it has errors."""
    read = check(options.root, options.today)
    if options.fix and _mend(read, options):
        read = check(options.root, options.today)
    if options.json:
        print(exchange.as_json(read.findings, options.words))
    elif options.sarif:
        print(exchange.as_sarif(read.findings, read.texts, options.words))
    else:
        if options.github and read.findings:
            print(exchange.as_github(read.findings, options.words))
        elif read.findings:
            print(as_text(read.findings, options.words, colour=console.coloured(sys.stdout)) + "\n")
        print(_count(read, options.words))
    return CONTENT if read.failed(strict=options.strict) else DONE


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
    if not options.yes and not sys.stdin.isatty():
        print(words.command(options.words, "fix_would", n=len(made)) + "\n")
        return False
    if not options.yes:
        answer = input(words.command(options.words, "fix_ask", n=len(made)) + " ").strip().lower()
        if answer not in words.command(options.words, "fix_agreed").split():
            print(words.command(options.words, "fix_not") + "\n")
            return False
    fix.write(made, options.root)
    print(words.command(options.words, "fix_done", n=len(made)) + "\n")
    return True
