"""How ours grows with pages and with links, and what odd shapes take: `python -m benchmarks.growth`.

Writes `benchmarks/growth.md` and `benchmarks/growth.svg`. All builds are cold, and whole processes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.common import peers
from benchmarks.common.machine import described, load, say
from benchmarks.common.process import Failed, Run, measured
from benchmarks.field.measure import ROOT, Bench, build, forget, laid
from benchmarks.field.table import median
from benchmarks.field.tools import TOOLS, Ready, Tool

from .odd import SHAPES
from .plot import Panel, Point, drawing, line

FOLDER = Path(__file__).parent.parent
HEAD = """# How a build grows

Written by `python -m benchmarks.growth`; `README.md` says how it is measured.
Cold builds, whole processes, medians of {turns}. {version}; {machine}.

![Seconds and memory against pages and links](growth.svg)
"""


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--sizes", default="100,500,1000,2000,5000,10000", help="articles")
    parser.add_argument("--links", default="2,4,8,16,32,64", help="of each article")
    parser.add_argument("--articles", type=int, default=1000, help="of the sites that have so many links")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--limit", type=float, default=600, help="seconds, after which a build is stopped")
    parser.add_argument("--odd", default="yes", choices=("yes", "no"), help="measure the odd shapes too")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder that the two files go into")
    return parser.parse_args()


def grown(benches: dict[int, Bench], turns: int) -> dict[int, list[Run]]:
    """Build each, in turns."""
    found: dict[int, list[Run]] = {at: [] for at in benches}
    for turn in range(turns):
        for at, bench in benches.items():
            forget(bench)
            run = build(bench)
            found[at].append(run)
            say(
                f"turn {turn + 1}, {at}: {run.wall:.2f} s, {run.cpu:.2f} s of processor, {run.memory / 1000:.0f} MB"
            )
    return found


def table(head: str, found: dict[int, list[Run]], many: int = 1) -> str:
    """Write the figures, and how straight their lines are."""
    lines = [f"| {head} | wall, s | processor, s | peak, MB |", "| ---: | ---: | ---: | ---: |"]
    for at, runs in found.items():
        wall, cpu, memory = (median(runs, of) for of in ("wall", "cpu", "memory"))
        lines.append(f"| {at:,} | {wall:.2f} | {cpu:.2f} | {memory / 1000:.0f} |")
    if len(found) > 2:
        quick = line(points(found, "cpu", 1, many))
        large = line(points(found, "memory", 1, many))
        lines.append("")
        lines.append(
            f"Processor: {quick.slope * 1000:.3f} ms each above {quick.start:.2f} s "
            f"(R² {quick.fit:.4f}, power {quick.power:.2f}). "
            f"Memory: {large.slope:.2f} kB each above {large.start / 1000:.0f} MB "
            f"(R² {large.fit:.4f}, power {large.power:.2f})."
        )
    return "\n".join(lines) + "\n"


def points(found: dict[int, list[Run]], of: str, by: float, many: int = 1) -> tuple[Point, ...]:
    """Give the points of a panel."""
    return tuple((at * many, median(runs, of) / by) for at, runs in found.items())


def odd(tool: Tool, ready: Ready, folder: Path, limit: float) -> str:
    """Build each odd shape; write what it took, or the last words with which it ended."""
    lines = [
        "| shape | wall, s | processor, s | peak, MB | ends with |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for shape in SHAPES:
        root = folder / "odd"
        shutil.rmtree(root, ignore_errors=True)
        command = (sys.executable, "-m", "benchmarks.growth.odd", shape, str(root))
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603  our own command
        tool.prepare(root)
        begin = time.perf_counter()
        try:
            run = measured((*ready.command, "--language", "en"), root, ready.environment, limit)
            figures = f"{run.wall:.1f} | {run.cpu:.1f} | {run.memory / 1000:.0f} | the site"
        except Failed as error:
            figures = f"{time.perf_counter() - begin:.1f} | – | – | {error}"
        say(f"{shape}: {figures}")
        lines.append(f"| {shape} | {figures} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and write both files."""
    given = arguments()
    machine = described(load())
    tool = TOOLS[0]
    ready = tool.ready()
    folder = peers.cache() / "sites"
    parts = [HEAD.format(turns=given.turns, version=ready.version, machine=machine)]

    sizes = [int(one) for one in given.sizes.split(",")]
    pages = grown({size: laid(tool, ready, folder, size, given.limit) for size in sizes}, given.turns)
    parts.append("\n## Pages\n\n" + table("articles", pages))

    benches = {}
    for each in (int(one) for one in given.links.split(",")):
        options = ("--links", str(each))
        benches[each] = laid(tool, ready, folder / f"links-{each}", given.articles, given.limit, options)
    links = grown(benches, given.turns)
    parts.append(f"\n## Links, on {given.articles:,} articles\n\n")
    parts.append(table("links of each article", links, given.articles))
    panels = [
        Panel("seconds of processor", "articles", points(pages, "cpu", 1)),
        Panel("peak memory, MB", "articles", points(pages, "memory", 1000)),
        Panel("seconds of processor", "links", points(links, "cpu", 1, given.articles)),
        Panel("peak memory, MB", "links", points(links, "memory", 1000, given.articles)),
    ]
    title = "Seconds and memory of a cold build, against pages and links"
    (given.out / "growth.svg").write_text(drawing(title, panels), "utf-8")
    (given.out / "growth.md").write_text("".join(parts), "utf-8")
    if given.odd == "yes":
        parts.append("\n## Odd shapes\n\n" + odd(tool, ready, folder, given.limit))
    (given.out / "growth.md").write_text("".join(parts), "utf-8")
    say("".join(parts))


if __name__ == "__main__":
    main()
