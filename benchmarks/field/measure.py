"""Measures one tool on one made-up site, in five situations; a build that does not show its change is no result."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common.process import Failed, Run, measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tools import Ready, Tool

SITUATIONS = ("cold", "nothing", "article", "title", "template")
SECTIONS = 20
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Bench:
    """A tool, ready, with a site of so many articles in a folder."""

    tool: Tool
    ready: Ready
    root: Path
    articles: int
    limit: float

    def at(self, pattern: str, number: int) -> Path:
        """Give the path of an article's file."""
        return self.root / pattern.format(section=number % SECTIONS + 1, number=number)


def laid(
    tool: Tool, ready: Ready, folder: Path, articles: int, limit: float, options: Sequence[str] = ()
) -> Bench:
    """Write the site, in a process of its own: the one that measures has to stay small."""
    root = folder / f"{tool.name}-{articles}"
    shutil.rmtree(root, ignore_errors=True)
    command = (sys.executable, "-m", "benchmarks.sites", tool.name, str(articles), str(root), *options)
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603  our own command
    tool.prepare(root)
    return Bench(tool, ready, root, articles, limit)


def forget(bench: Bench) -> None:
    """Delete what earlier builds made and remember."""
    for name in bench.tool.made:
        path = bench.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _change(bench: Bench, situation: str, turn: int) -> str:
    """Change what the situation says; give the words that the built page must then have."""
    mark = f"valtozas{turn:03}"
    file = bench.at(bench.tool.source, turn % bench.articles)
    text = file.read_text("utf-8")
    if situation == "article":
        file.write_text(f"{text}\nEgy új bekezdés: {mark}.\n", "utf-8")
    elif situation == "title":
        # in the head, and where the tool wants it above the text too
        title = re.search(r"^title: *\"?([^\"\n]+)", text, re.MULTILINE | re.IGNORECASE)
        if title is None:
            raise Failed(f"no title in {file}")
        file.write_text(text.replace(title[1], f"{title[1]} {mark}", 2), "utf-8")
    elif situation == "template":
        file = bench.root / bench.tool.template
        text = re.sub('<meta name="mark"[^>]*>\n?', "", file.read_text("utf-8"))
        where = re.search(r'<meta name="viewport"|{% block extra_?head %}', text)
        if where is None:
            raise Failed(f"no place for a change in {file}")
        at = where.start() if where[0].startswith("<") else where.end()
        file.write_text(f'{text[:at]}<meta name="mark" content="{mark}">\n{text[at:]}', "utf-8")
    else:
        return ""
    return mark


def build(bench: Bench) -> Run:
    """Build, and measure it."""
    return measured(bench.ready.command, bench.root, bench.ready.environment, bench.limit)


def situation(bench: Bench, name: str, turn: int) -> Run:
    """Bring a situation about, and measure the build."""
    if name == "cold":
        forget(bench)
    mark = _change(bench, name, turn)
    run = build(bench)
    page = bench.at(bench.tool.page, turn % bench.articles)
    if mark not in page.read_text("utf-8"):
        raise Failed(f"{page.name} does not show the change: {name}")
    return run
