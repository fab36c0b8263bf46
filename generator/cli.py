"""Arguments → one function a command; what it says, and how it ends.

0: done · 1: the content has errors · 2: the call is wrong · 3: the machine failed (disk, permission).
Nothing heavy is imported before it is known that something is to be done.
"""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
import time
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from . import __version__, words
from .findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .build import Read
    from .findings import Finding

DONE, CONTENT, CALL, MACHINE = 0, 1, 2, 3
SPOKEN = ("hu", "en")
COMMANDS = ("build", "check", "preview")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_anyway()
    language = _language(arguments)
    try:
        options = _parser(language).parse_args(arguments)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else CALL
    options.words = language
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except OSError as error:
        return _machine(error, language)
    except KeyboardInterrupt:
        return DONE


def _speak_anyway() -> None:
    """Let a letter that the console's code page lacks (ő on an old Windows) be marked, and not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _language(arguments: list[str]) -> str:
    """Give the language to speak: the one asked for, else the project's first, else the machine's, else English."""
    asked = _value(arguments, "--language")
    if asked in SPOKEN:
        return asked
    site = Path(_value(arguments, "--root") or ".") / "content" / "site.yaml"
    try:
        lines = site.read_text("utf-8", "replace").splitlines()[:200]
    except OSError:
        lines = []
    for line in lines:
        if line.startswith("languages:"):
            first = line.removeprefix("languages:").strip(" [").split(",")[0].strip("] '\"")
            if first in SPOKEN:
                return first
    machine = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[
        :2
    ].lower()
    return machine if machine in SPOKEN else "en"


def _value(arguments: list[str], name: str) -> str | None:
    for number, argument in enumerate(arguments):
        if argument == name and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{name}="):
            return argument.split("=", 1)[1]
    return None


class _Help(argparse.HelpFormatter):
    """Help whose own words are in the user's language."""

    spoken = "en"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with the word for usage."""
        super().add_usage(
            usage, actions, groups, words.command(self.spoken, "usage") + " " if prefix is None else prefix
        )


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are in the user's language, and name the nearest word that is known."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("formatter_class", _Help)
        super().__init__(**more)
        self._optionals.title = words.command(_Help.spoken, "options")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, in one sentence, and how to get help."""
        known = [*COMMANDS, *_names(self)]
        # argparse says the word at fault in quotes, before a colon, or at the end after one
        found = re.search(r"'([^']*)'|argument (-[^:\s]*): exp|unrecognized arguments: (\S+)", message)
        word = next((one for one in found.groups() if one), "") if found else ""
        option = re.match(r"argument (-[^:\s]*)", message)
        near = get_close_matches(
            word, [one for one in known if one.startswith("-") == word.startswith("-")], n=1
        )
        key = "call_nearest" if near else "call_word" if word else "call_none"
        if word in known:
            key = "call_value"
        elif option and word:
            key = "call_form"
        text = words.command(
            _Help.spoken, key, word=word, nearest=near[0] if near else "", option=option[1] if option else ""
        )
        more = words.command(_Help.spoken, "call_more")
        self.exit(CALL, f"{text}\n{self.format_usage().strip()}\n{more}\n")


def _names(parser: argparse.ArgumentParser) -> list[str]:
    """List the options of a parser and of its commands."""
    names: list[str] = []
    for action in parser._actions:  # noqa: SLF001  argparse has no public way to list them
        names += action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            names += [name for one in action.choices.values() for name in _names(one)]
    return names


def _parser(language: str) -> argparse.ArgumentParser:
    """Describe the commands."""

    def say(key: str) -> str:
        return words.command(language, key)

    _Help.spoken = language
    parser = _Parser(prog="merleg", description=say("about"), add_help=False)
    _help(parser, say)
    parser.add_argument(
        "--version", action="version", version=f"merleg {__version__}", help=say("help_version")
    )
    commands = parser.add_subparsers(title=say("commands"), metavar=say("command"), required=True)

    build = _command(commands, "build", _build, say)
    build.add_argument("--out", type=Path, metavar=say("folder"), help=say("help_out"))
    build.add_argument("--drafts", action="store_true", help=say("help_drafts"))
    build.add_argument("--force", action="store_true", help=say("help_force"))
    build.add_argument("--format", choices=("web",), default="web", help=say("help_format"))
    build.add_argument("--strict", action="store_true", help=say("help_strict"))

    check = _command(commands, "check", _check, say)
    check.add_argument("--json", action="store_true", help=say("help_json"))
    check.add_argument("--strict", action="store_true", help=say("help_strict"))

    preview = _command(commands, "preview", _preview, say)
    preview.add_argument("--port", type=int, default=8000, metavar="N", help=say("help_port"))
    preview.add_argument("--open", action="store_true", help=say("help_open"))
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    say: Callable[[str], str],
) -> argparse.ArgumentParser:
    """Describe one command, with what all commands take."""
    parser = commands.add_parser(name, help=say(f"help_{name}"), add_help=False)
    parser.add_argument("--root", type=Path, default=Path(), metavar=say("folder"), help=say("help_root"))
    parser.add_argument("--language", choices=SPOKEN, help=say("help_language"))
    parser.add_argument("--today", type=_day, metavar=say("date"), help=say("help_today"))
    _help(parser, say)
    parser.set_defaults(run=run)
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _help(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("help_help"))


def _build(options: argparse.Namespace) -> int:
    """Build the site."""
    from . import report
    from .build import build

    language, root = options.words, options.root
    out = options.out or root / "site"
    progress = _Progress(language) if sys.stderr.isatty() else None
    built = build(
        root,
        out,
        drafts=options.drafts,
        force=options.force,
        strict=options.strict,
        today=options.today,
        progress=progress,
    )
    if progress:
        progress.done()
    _print_findings(built.read, language)
    if built.refused is not None:
        print(report.as_text([built.refused], language), file=sys.stderr)
        return CALL
    if built.report is None:
        print(
            words.command(language, "not_built", n=_refusing(built.read.findings, options.strict)),
            file=sys.stderr,
        )
        return CONTENT
    print(
        words.command(
            language, "built", pages=built.pages, questions=built.questions, written=built.report.written,
            deleted=built.report.deleted, seconds=_seconds(built.seconds, language),
        )
    )  # fmt: skip
    print(words.command(language, "open", file=(out / "index.html").resolve()))
    return DONE


def _check(options: argparse.Namespace) -> int:
    """Check the content."""
    from . import report
    from .build import check

    read = check(options.root, options.today)
    failed = read.failed(strict=options.strict)
    if options.json:
        print(report.as_json(read.findings, options.words))
        return CONTENT if failed else DONE
    _print_findings(read, options.words, sys.stdout)
    counts = {severity: sum(one.severity == severity for one in read.findings) for severity in SEVERITIES}
    key = "checked" if read.findings else "checked_well"
    print(words.command(options.words, key, files=len(read.texts), **counts))
    return CONTENT if failed else DONE


def _preview(options: argparse.Namespace) -> int:
    """Serve the site and rebuild it on every save."""
    from .preview import preview

    return preview(options.root, options.port, options.words, open_browser=options.open)


def _print_findings(read: Read, language: str, stream: TextIO | None = None) -> None:
    from .report import as_text

    text = as_text(read.findings, language)
    if text:
        print(text + "\n", file=stream or sys.stderr)


def _refusing(findings: Sequence[Finding], strict: bool) -> int:  # noqa: FBT001
    """Count the findings that forbid a build."""
    return sum(one.severity == "error" or (strict and one.severity == "warning") for one in findings)


def _seconds(seconds: float, language: str) -> str:
    text = f"{seconds:.2f}"
    return text.replace(".", ",") if language == "hu" else text


def _machine(error: OSError, language: str) -> int:
    """Say what the machine did not do."""
    keys = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.EACCES: "no_right", errno.EPERM: "no_right",
            errno.EROFS: "read_only", errno.EADDRINUSE: "port_taken"}  # fmt: skip
    key = keys.get(error.errno or 0, "machine_failed")
    name = error.filename or error.filename2 or ""
    print(words.command(language, key, file=name, reason=error.strerror or error), file=sys.stderr)
    return MACHINE


class _Progress:
    """A line in the terminal that says how far a long build is; nothing is said in the first second."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.clock = time.monotonic
        self.begin = self.said = self.clock()

    def __call__(self, number: int, total: int) -> None:
        now = self.clock()
        if now - self.begin > 1 and now - self.said > 0.1:
            self.said = now
            print(
                "\r" + words.command(self.language, "progress", n=number, m=total),
                end="",
                file=sys.stderr,
                flush=True,
            )

    def done(self) -> None:
        """Clear the line."""
        if self.said > self.begin:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
