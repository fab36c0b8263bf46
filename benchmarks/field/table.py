"""Writes what was measured as tables in Markdown."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from .measure import SITUATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.common.process import Run

WORDS = {
    "cold": "cold",
    "nothing": "nothing changed",
    "article": "one article changed",
    "title": "one title changed",
    "template": "one template changed",
}


def median(runs: Sequence[Run], of: str) -> float:
    """Give the median of one of the figures."""
    return float(statistics.median(getattr(run, of) for run in runs))


def _seconds(runs: Sequence[Run], other: Sequence[Run] | None) -> str:
    wall, cpu = median(runs, "wall"), median(runs, "cpu")
    ratio = f" · **{wall / median(other, 'wall'):.2f} ×**" if other else ""
    return f"{wall:.2f} / {cpu:.2f}{ratio}"


def table(
    found: Mapping[str, Mapping[str, Sequence[Run]]],
    small: Mapping[str, int],
    articles: int,
    least: int,
    gone: Mapping[str, str],
) -> str:
    """Write the table of a size: a row a tool, its medians, and how many times those of Hugo its wall is."""
    other = found.get("hugo", {})
    heads = [WORDS[one] for one in SITUATIONS]
    lines = [
        f"| tool | {' | '.join(heads)} | peak, MB | kB a page |",
        "| --- |" + " --- |" * (len(heads) + 2),
    ]
    for name, runs in found.items():
        cells = []
        for one in SITUATIONS:
            against = other.get(one) if name != "hugo" else None
            cells.append(_seconds(runs[one], against) if runs.get(one) else "–")
        if runs.get("cold"):
            peak = median(runs["cold"], "memory")
            page = (peak - small[name]) / (articles - least) if name in small and articles > least else None
            cells += [f"{peak / 1000:.0f}", "–" if page is None else f"{page:.1f}"]
        else:
            cells += ["–", "–"]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += [f"| {name} | {why} |{' |' * (len(heads) + 1)}" for name, why in gone.items()]
    return "\n".join(lines) + "\n"
