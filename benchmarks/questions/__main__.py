"""Print what share of the bad questions the checks find, and what share of the good ones they trouble."""

from __future__ import annotations

from .measure import measure, table

print(table(measure()))  # noqa: T201  a program for a terminal
