"""Arguments → what is asked for: commands, options, help, what is wrong with a call; in the caller's language."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from . import __version__, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Run = Callable[[argparse.Namespace], int]

CALL = 2  # how a wrong call ends
THINGS = ("site", "article", "faq", "quiz", "question", "term", "path", "words")  # what `new` makes
FORMATS = ("web", "zip", "single")  # what `build` makes
SERVERS = ("nginx", "apache", "iis", "caddy", "github", "gitlab")  # whose settings `build` can write
EXPORTS = ("gift",)  # what `export` writes: the folders of `formats/` but those
# the first language of a project: `languages: [hu, en]`, or a list below it
_FIRST = re.compile(r"^languages:[ \t]*(?:\[[ \t]*|\n[ \t]*-[ \t]*)?[\"']?([a-z]{2,3})\b", re.MULTILINE)


def spoken(arguments: list[str]) -> str:
    """Give the language to speak: the one asked for, else the project's first, else the machine's, else English.

    It must be known before anything can be said, so `site.yaml` is only looked at here, not read.
    """
    known = words.languages("command")
    asked = _value(arguments, "--language")
    if asked in known:
        return asked
    site = Path(_value(arguments, "--root") or ".") / "content" / "site.yaml"
    try:
        first = _FIRST.search(site.read_text("utf-8", "replace"))
    except OSError:
        first = None
    if first and first[1] in known:
        return first[1]
    # a site.yaml that does not say it as it should: the folders of the languages do
    folders = [one for one in known if (site.parent / one).is_dir()]
    if len(folders) == 1:
        return folders[0]
    # a site that is begun here will speak its first language
    begun = (_value(arguments, "--languages") or "").partition(",")[0].strip()
    if begun in known:
        return begun
    machine = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return machine[:2].lower() if machine[:2].lower() in known else words.FALLBACK


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
        self._positionals.title = words.command(_Help.spoken, "positionals")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, in one sentence, and how to get help."""
        known = _names(self)
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
    """List the options and the commands of a parser, and the options of those."""
    names: list[str] = []
    for action in parser._actions:  # noqa: SLF001  argparse has no public way to list them
        names += action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            names += action.choices
            names += [name for one in action.choices.values() for name in _names(one)]
        elif action.choices and not action.option_strings:
            names += action.choices
    return names


def parser(language: str, runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """Describe the commands; `runs` has the function of each."""

    def say(key: str) -> str:
        return words.command(language, key)

    _Help.spoken = language
    made = _Parser(prog="merleg", description=say("about"), add_help=False)
    _help(made, say)
    made.add_argument(
        "--version", action="version", version=f"merleg {__version__}", help=say("help_version")
    )
    commands = made.add_subparsers(title=say("commands"), metavar=say("command"), required=True)

    build = _command(commands, "build", runs, say)
    build.add_argument("--out", type=Path, metavar=say("folder"), help=say("help_out"))
    build.add_argument("--drafts", action="store_true", help=say("help_drafts"))
    build.add_argument("--force", action="store_true", help=say("help_force"))
    build.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=say("help_format"))
    build.add_argument("--strict", action="store_true", help=say("help_strict"))
    build.add_argument(
        "--changes", nargs="?", type=Path, const=Path(), metavar=say("manifest"), help=say("help_changes")
    )
    build.add_argument("--prune", action="store_true", help=say("help_prune"))
    build.add_argument("--server", choices=SERVERS, help=say("help_server"))

    check = _command(commands, "check", runs, say)
    ways = check.add_mutually_exclusive_group()
    for name in ("json", "sarif", "github"):
        ways.add_argument(f"--{name}", action="store_true", help=say(f"help_{name}"))
    check.add_argument("--strict", action="store_true", help=say("help_strict"))
    ways.add_argument("--fix", action="store_true", help=say("help_fix"))
    check.add_argument("--yes", action="store_true", help=say("help_yes"))

    preview = _command(commands, "preview", runs, say)
    preview.add_argument("--port", type=int, default=8000, metavar="N", help=say("help_port"))
    preview.add_argument("--open", action="store_true", help=say("help_open"))
    preview.add_argument("--editor", metavar=say("editor"), help=say("help_editor"))
    _authoring(commands, runs, say)

    schema = _command(commands, "schema", runs, say)
    schema.add_argument("name", nargs="?", metavar=say("schema_name"), help=say("help_schema_name"))
    schema.add_argument("--editor", choices=("vscode",), help=say("help_schema_editor"))
    _exchanging(commands, runs, say)
    return made


def _authoring(
    commands: argparse._SubParsersAction[_Parser], runs: Mapping[str, Run], say: Callable[[str], str]
) -> None:
    """Describe the commands that write into the content, and the report on it."""
    new = _command(commands, "new", runs, say)
    new.add_argument("thing", choices=THINGS, help=say("help_thing"))
    for name in ("title", "name", "section", "quiz", "kind", "languages", "to"):
        new.add_argument(f"--{name}", metavar=say(f"new_{name}"), help=say(f"help_new_{name}"))

    ids = _command(commands, "ids", runs, say)
    ids.add_argument("--dry-run", action="store_true", help=say("help_dry_run"))

    status = _command(commands, "status", runs, say)
    ways = status.add_mutually_exclusive_group()
    ways.add_argument("--csv", nargs="?", const="-", metavar=say("file"), help=say("help_csv"))
    ways.add_argument("--html", nargs="?", const="-", metavar=say("file"), help=say("help_html"))


def _exchanging(
    commands: argparse._SubParsersAction[_Parser], runs: Mapping[str, Run], say: Callable[[str], str]
) -> None:
    """Describe the commands that bring questions from other programs, and to them."""
    bring = _command(commands, "import", runs, say)
    bring.add_argument("files", nargs="+", type=Path, metavar=say("file"), help=say("help_import_files"))
    bring.add_argument("--to", metavar=say("new_to"), help=say("help_import_to"))

    give = _command(commands, "export", runs, say)
    give.add_argument("format", choices=EXPORTS, help=say("help_export_format"))
    give.add_argument("--out", type=Path, metavar=say("folder"), help=say("help_export_out"))


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    runs: Mapping[str, Run],
    say: Callable[[str], str],
) -> argparse.ArgumentParser:
    """Describe one command, with what all commands take."""
    parser = commands.add_parser(name, help=say(f"help_{name}"), add_help=False)
    parser.add_argument("--root", type=Path, default=Path(), metavar=say("folder"), help=say("help_root"))
    parser.add_argument("--language", choices=words.languages("command"), help=say("help_language"))
    parser.add_argument("--today", type=_day, metavar=say("date"), help=say("help_today"))
    _help(parser, say)
    parser.set_defaults(run=runs[name])
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _help(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("help_help"))
