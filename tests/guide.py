"""The guide itself, the first customer of the program: read once for all its tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from generator import build as building

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 12, 1)


@cache
def read() -> building.Read:
    return building.check(ROOT, TODAY)
