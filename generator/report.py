"""Findings → what people and programs read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from . import console, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .findings import Finding

WIDTH = 100


def excerpt(one: Finding) -> list[str]:
    """Give the line and a caret below the column; a long line is cut around the column."""
    if one.line is None or not one.line.strip():
        return []
    column = max(min(one.span.column, len(one.line) + 1), 1) - 1
    start = max(0, column - WIDTH // 2) if len(one.line) > WIDTH else 0
    shown = one.line[start : start + WIDTH]
    if start:
        shown = "…" + shown[1:]
    if start + WIDTH < len(one.line):
        shown = shown[:-1] + "…"
    return [f"    {_shown(shown)}", "    " + " " * (column - start) + "^"]


def as_text(findings: Iterable[Finding], language: str, *, colour: bool = False) -> str:
    """Write findings for people: place, what, the line with a caret, why, how to put it right."""
    return "\n\n".join(_block(one, language, colour=colour) for one in findings)


def _block(one: Finding, language: str, *, colour: bool) -> str:
    """Write one finding."""

    def paint(text: str, what: str) -> str:
        return console.paint(text, what) if colour else text

    severity = paint(words.command(language, one.severity), one.severity)
    head = f"{one.span}: {severity}: {said(one, language, 'what')} {paint(f'[{one.code}]', 'dim')}"
    fix = "  → " + said(one, language, "fix").replace("\n", "\n    ")
    lines = [head, *excerpt(one), f"  {said(one, language, 'why')}", fix]
    return "\n".join([*lines, *(paint(line, "fix") for line in _pasted(one))])


def _pasted(one: Finding) -> list[str]:
    """Give the corrected text, ready to paste."""
    return [f"    | {_shown(part)}".rstrip() for part in one.mended.split("\n")] if one.mended else []


def _shown(text: str) -> str:
    """Give a line as a terminal may print it: a tab, or a mark that turns the direction of writing, would move it."""
    return "".join(" " if char.isspace() else char if char.isprintable() else "�" for char in text)


def said(one: Finding, language: str, piece: Literal["what", "why", "fix"]) -> str:
    """Say what is wrong, why that matters, or how to put it right."""
    values = dict(one.values)
    if "thing" in values:
        values["thing"] = words.command(language, f"thing.{values['thing']}")
    return words.finding(language, one.code, piece, values)
