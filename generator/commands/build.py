"""`merleg build`: writes the site, and says what to open, to send and to delete."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from .. import again, console, report, words
from ..build import build
from ..memory import load, save
from ..output.changes import changes, known

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from ..build import Built, Read
    from ..findings import Finding
    from ..output.changes import Changes

DONE, CONTENT, CALL = 0, 1, 2
HERE = "."  # `--changes` without a manifest: since it was asked the last time


def run(options: argparse.Namespace) -> int:
    """Build the site; give the exit code."""
    language, root = options.words, options.root
    folder = options.format == "web"
    out = options.out or (root / "site" if folder else root)
    since = None if options.changes is None or str(options.changes) == HERE else options.changes
    if refusal := _refusal(options, since):
        print(refusal, file=sys.stderr)
        return CALL
    looked = again.look(options.arguments, str(root))
    memory = load(root, out)
    progress = _Progress(language) if sys.stderr.isatty() else None
    gc.freeze()  # what is remembered is no garbage: looking for some in it takes a quarter of a small change's time
    try:
        built = build(
            root,
            out,
            format=options.format,
            drafts=options.drafts,
            force=options.force,
            prune=options.prune,
            strict=options.strict,
            server=options.server,
            today=options.today,
            progress=progress,
            memory=memory,
        )
    finally:
        gc.unfreeze()
    save(root, out, memory)
    if progress:
        progress.done()
    sys.stderr.write(_findings(built.read, language))
    if built.refused is not None:
        print(report.as_text([built.refused], language), file=sys.stderr)
        return CALL
    if built.report is None:
        print(
            words.command(language, "not_built", n=_refusing(built.read.findings, strict=options.strict)),
            file=sys.stderr,
        )
        return CONTENT
    print(
        words.command(
            language, "built", pages=built.pages, questions=built.questions, written=built.report.written,
            deleted=built.report.deleted, seconds=words.decimal(built.seconds, language, 2),
        )
    )  # fmt: skip
    print(words.command(language, "open", file=(built.place or out).resolve()))
    if built.server is not None:
        print(words.command(language, f"server.{options.server}", file=built.server.resolve()))
    if not _special(options):
        again.remember(options.arguments, str(root), looked, str(out), *_nothing_done(built, out, language))
    if options.changes is not None:
        _say_changes(changes(out, since), language)
    return DONE


def _special(options: argparse.Namespace) -> bool:
    """Whether a call does more than to write the site into its folder."""
    return options.format != "web" or any((options.changes, options.prune, options.server, options.force))


def _nothing_done(built: Built, out: Path, language: str) -> tuple[str, str]:
    """Say what is said when nothing has changed: to the one stream, and to the other."""
    done = words.command(language, "unchanged", pages=built.pages, questions=built.questions)
    place = words.command(language, "open", file=(built.place or out).resolve())
    return _findings(built.read, language), f"{done}\n{place}\n"


def _refusal(options: argparse.Namespace, since: Path | None) -> str:
    """Say what is wrong with the call, before anything is written; nothing when it can be done."""
    if options.format != "web":
        asked = [name for name in ("changes", "prune", "server") if getattr(options, name)]
        if asked:
            return words.command(options.words, "web_only", option=f"--{asked[0]}")
    if since is not None and not known(since):
        return words.command(options.words, "no_manifest", file=since)
    return ""


def _say_changes(found: Changes, language: str) -> None:
    if not found.send and not found.delete:
        print(words.command(language, "no_changes"))
    for key, paths in (("send", found.send), ("delete", found.delete)):
        if paths:
            print("\n".join([words.command(language, key, n=len(paths)), *(f"  {path}" for path in paths)]))


def _findings(read: Read, language: str) -> str:
    """Write what was found, with an empty line behind it."""
    if not read.findings:
        return ""
    return report.as_text(read.findings, language, colour=console.coloured(sys.stderr)) + "\n\n"


def _refusing(found: Sequence[Finding], *, strict: bool) -> int:
    """Count the findings that forbid a build."""
    return sum(one.severity == "error" or (strict and one.severity == "warning") for one in found)


class _Progress:
    """A line in the terminal that says how far a long build is; nothing is said in the first second."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.clock = time.monotonic
        self.begin = self.said = self.clock()

    def __call__(self, doing: str, number: int, total: int) -> None:
        now = self.clock()
        if now - self.begin > 1 and now - self.said > 0.1:
            self.said = now
            print(
                "\r\x1b[K" + words.command(self.language, f"progress.{doing}", n=number, m=total),
                end="",
                file=sys.stderr,
                flush=True,
            )

    def done(self) -> None:
        """Clear the line."""
        if self.said > self.begin:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
