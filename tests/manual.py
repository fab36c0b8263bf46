"""The manual's pages → what they say to do: commands with what they show, files to write, a line to mend."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "docs/content"
PAGES = sorted(CONTENT.glob("*/**/*.md"))
_BLOCK = re.compile(
    r"^(?:(?P<lead>[^\n]+)\n\n)?```(?P<name>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_FILE = re.compile(r"`((?:content/[^`*<>]+\.(?:md|yaml)|[a-z-]+\.gift))`")
_PLACE = re.compile(r"^(content/[^:\n]+):(\d+):\d+: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what is shown below it; a file (`path`) and its text; or a line (`text`) to mend."""

    do: str
    text: str
    path: str = ""


def steps(page: str) -> Iterator[Step]:
    """Follow a page as its reader would.

    A block `console` holds commands, each with its output below. A block of YAML or Markdown is the text of the file
    that the line above it names; one line of YAML below a line that names none takes the place of the wrong line.
    """
    blocks = list(_BLOCK.finditer(page))
    if not any(one["name"] == "console" for one in blocks):
        return
    for block in blocks:
        text, file = block["text"], _FILE.search(block["lead"] or "")
        if block["name"] == "console":
            parts = re.split(r"^(?=merleg [a-z-])", text, flags=re.MULTILINE)
            assert parts[0] == "", f"this is no command: {parts[0]}"
            # what `--version` shows begins like a command
            yield from (_command(part) for part in parts[1:])
        elif block["name"] in ("yaml", "markdown", "gift") and file:
            yield Step("write", text, file[1])
        elif block["name"] == "yaml" and text.startswith("        ") and text.count("\n") == 1:
            yield Step("mend", text)


def _command(part: str) -> Step:
    line, _, shown = part.partition("\n")
    return Step("run", shown.strip("\n"), line)


def follow(page: str) -> Iterator[tuple[str, str, str]]:
    """Do what a page says in this folder; give each command, what the page shows of it, and what it said."""
    said = ""
    for step in steps(page):
        if step.do == "write":
            Path(step.path).parent.mkdir(parents=True, exist_ok=True)
            Path(step.path).write_text(step.text, "utf-8")
        elif step.do == "mend":
            place = _PLACE.search(said)
            assert place, "there is nothing to mend"
            lines = Path(place[1]).read_text("utf-8").splitlines(keepends=True)
            lines[int(place[2]) - 1] = step.text
            Path(place[1]).write_text("".join(lines), "utf-8")
        else:
            preview = step.path.startswith("merleg preview")
            # only what the page shows as failing may fail
            said = _preview(step.path) if preview else _run(step.path, may_fail=bool(step.text))
            yield step.path, step.text, said


def _run(line: str, *, may_fail: bool) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as heard, contextlib.redirect_stderr(heard):
        code = cli.main(shlex.split(line)[1:])
    assert code <= may_fail, (line, heard.getvalue())
    return heard.getvalue().strip("\n")


def _preview(line: str) -> str:
    """Start the preview at a port that is free, wait for its first line, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "generator", *shlex.split(line)[1:], "--port", str(port)]
    paths = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=paths, encoding="utf-8"
    ) as run:
        assert run.stdout
        first = run.stdout.readline().rstrip("\n")
        run.terminate()
        run.stdout.read()
    return first


def same(shown: str, said: str) -> bool:
    """Whether a page shows what was said: `…` stands for anything in a line."""
    return re.fullmatch("[^\n]*".join(re.escape(one) for one in shown.split("…")), said) is not None
