"""Measures ours beside the tools that people use today: `python -m benchmarks.field`.

Turns are taken A B A B: in each, every situation is gone through by one tool after the other. What is written are
medians, to `benchmarks/field.md`, or to the file that `--out` names.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import peers
from benchmarks.common.machine import described, load, say
from benchmarks.common.process import Failed, Run

from .measure import SITUATIONS, Bench, build, forget, laid, situation
from .table import median, table
from .tools import TOOLS, Ready, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 20
HEAD = """# Ours beside the tools that people use

Written by `python -m benchmarks.field`; `README.md` says how it is measured.
Seconds of wall / of processor, medians of so many turns; **n ×** is the wall beside that of Hugo in the same situation.
"Peak" is that of a cold build, "kB a page" what each page adds to that of a site of {least} articles.

{machine}.
{versions}.
"""


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.field")
    names = ",".join(tool.name for tool in TOOLS)
    parser.add_argument("--sizes", default="100,1000,5000", help="articles; `5000:3` for three turns only")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--only", default=names, help="tools, separated by commas")
    parser.add_argument("--limit", type=float, default=300, help="seconds, after which a tool is left out")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "field.md")
    return parser.parse_args()


def installed(tools: Sequence[Tool], gone: dict[str, str]) -> dict[Tool, Ready]:
    """Install the tools; those that cannot be are named in `gone`."""
    found = {}
    for tool in tools:
        say(f"installing {tool.name}")
        try:
            found[tool] = tool.ready()
        except peers.Missing as error:
            gone[tool.name] = f"could not be installed: {error}"
    return found


def started(ready: dict[Tool, Ready], articles: int, limit: float, gone: dict[str, str]) -> list[Bench]:
    """Write a site for each tool and build it once, unmeasured; those that fail are named in `gone`."""
    benches = []
    for tool, one in ready.items():
        bench = laid(tool, one, peers.cache() / "sites", articles, limit)
        try:
            say(f"{articles} articles, {tool.name}, once before: {build(bench).wall:.1f} s")
            benches.append(bench)
        except Failed as error:
            gone[tool.name] = str(error)
    return benches


def turns(benches: Sequence[Bench], count: int, gone: dict[str, str]) -> dict[str, dict[str, list[Run]]]:
    """Take the turns; a tool that fails in one takes no further, and is named in `gone`."""
    found: dict[str, dict[str, list[Run]]] = {bench.tool.name: {} for bench in benches}
    for turn in range(count):
        for name in SITUATIONS:
            for bench in benches:
                own = bench.tool.name
                if own in gone:
                    continue
                try:
                    run = situation(bench, name, turn * 7 + 3)
                except Failed as error:
                    gone[own] = str(error)
                    found.pop(own)
                    continue
                found[own].setdefault(name, []).append(run)
                figures = f"{run.wall:.2f} s, {run.cpu:.2f} s of processor, {run.memory / 1000:.0f} MB"
                say(f"{bench.articles} articles, turn {turn + 1}, {name}, {own}: {figures}")
    return found


def smallest(ready: dict[Tool, Ready], limit: float) -> dict[str, int]:
    """Give the peak memory of each tool for a site of few articles."""
    found = {}
    for bench in started(ready, LEAST, limit, {}):
        runs = []
        for _ in range(3):
            forget(bench)
            runs.append(build(bench))
        found[bench.tool.name] = round(median(runs, "memory"))
    return found


def main() -> None:
    """Measure, and write the tables."""
    given = arguments()
    machine = described(load())
    missing: dict[str, str] = {}
    only = given.only.split(",")
    ready = installed([tool for tool in TOOLS if tool.name in only], missing)
    small = smallest(ready, given.limit)
    versions = ", ".join(one.version for one in ready.values())
    parts = [HEAD.format(machine=machine, versions=versions, least=LEAST)]
    for size in given.sizes.split(","):
        articles, _, own = size.partition(":")
        gone = dict(missing)
        benches = started(ready, int(articles), given.limit, gone)
        count = int(own or given.turns)
        found = turns(benches, count, gone)
        parts.append(f"\n## {int(articles):,} articles, {count} turns\n\n")
        parts.append(table(found, small, int(articles), LEAST, gone))
        # what is known so far is kept: the larger sizes take long
        given.out.write_text("".join(parts), "utf-8")
    say("".join(parts))


if __name__ == "__main__":
    main()
