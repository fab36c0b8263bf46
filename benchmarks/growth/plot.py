"""Draws points and their straight line as SVG: a few panels side by side, readable on light and dark paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, HIGH, EDGE = 360, 260, 56
STYLE = (
    "text{font:12px sans-serif;fill:#222}.axis{stroke:#666}.line{stroke:#0b5cad;fill:none}.dot{fill:#b3261e}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#999}.line{stroke:#7cb7ff}.dot{fill:#ff8a80}}"
)
Point = tuple[float, float]


@dataclass(frozen=True)
class Panel:
    """What a panel shows: the words of both axes, and the points."""

    title: str
    below: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Line:
    """The straight line nearest to points: `fit` is 1 where all are on it, `power` above 1 where they bend upwards."""

    start: float
    slope: float
    fit: float
    power: float


def line(points: Sequence[Point]) -> Line:
    """Find the line by least squares, and the power by which the last part grows beyond the start."""
    count = len(points)
    across = sum(x for x, _ in points) / count
    up = sum(y for _, y in points) / count
    wide = sum((x - across) ** 2 for x, _ in points)
    slope = sum((x - across) * (y - up) for x, y in points) / wide
    start = up - slope * across
    high = sum((y - up) ** 2 for _, y in points)
    off = sum((y - start - slope * x) ** 2 for x, y in points)
    return Line(start, slope, 1 - off / high if high else 1.0, power(points))


def power(points: Sequence[Point]) -> float:
    """Give by which power the second half of the way grows, with what the first point took taken off."""
    (low, base), (x1, y1), (x2, y2) = points[0], points[-2], points[-1]
    if min(y1, y2) <= base or x1 <= low:
        return math.nan
    return math.log((y2 - base) / (y1 - base)) / math.log((x2 - low) / (x1 - low))


def _ticks(most: float) -> list[float]:
    step = 10 ** math.floor(math.log10(most))
    for part in (5, 2, 1):
        if most / (step / part) <= 5:
            step /= part
            break
    return [step * at for at in range(int(most / step) + 1)]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:g}"


def _panel(panel: Panel, left: float, top: float) -> str:
    most_x = max(x for x, _ in panel.points) * 1.02
    most_y = max(y for _, y in panel.points) * 1.05
    wide, high = WIDE - EDGE - 16, HIGH - EDGE - 24

    def at(x: float, y: float) -> Point:
        return left + EDGE + x / most_x * wide, top + 24 + high - y / most_y * high

    found = line(panel.points)
    (x0, y0), (x1, y1) = at(0, max(0.0, found.start)), at(most_x, found.start + found.slope * most_x)
    (a, b), (c, d) = at(0, 0), at(most_x, most_y)
    parts = [f'<text x="{left + EDGE}" y="{top + 14}">{panel.title}</text>']
    parts.append(f'<path class="axis" fill="none" d="M{a:.1f} {d:.1f}V{b:.1f}H{c:.1f}"/>')
    parts.append(f'<path class="line" d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"/>')
    for x in _ticks(most_x):
        px, py = at(x, 0)
        parts.append(f'<text x="{px:.1f}" y="{py + 16:.1f}" text-anchor="middle">{_number(x)}</text>')
    for y in _ticks(most_y):
        px, py = at(0, y)
        parts.append(f'<text x="{px - 6:.1f}" y="{py + 4:.1f}" text-anchor="end">{_number(y)}</text>')
    for x, y in panel.points:
        px, py = at(x, y)
        parts.append(f'<circle class="dot" cx="{px:.1f}" cy="{py:.1f}" r="3.5"/>')
    parts.append(f'<text x="{(a + c) / 2:.1f}" y="{b + 34:.1f}" text-anchor="middle">{panel.below}</text>')
    return "\n".join(parts)


def drawing(title: str, panels: Sequence[Panel]) -> str:
    """Draw the panels, two in a row."""
    rows = math.ceil(len(panels) / 2)
    wide, high = WIDE * min(2, len(panels)), HIGH * rows
    drawn = [_panel(one, at % 2 * WIDE, at // 2 * HIGH) for at, one in enumerate(panels)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="{title}">'
    return f"{head}\n<title>{title}</title>\n<style>{STYLE}</style>\n" + "\n".join(drawn) + "\n</svg>\n"
