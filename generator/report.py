"""Findings → what people and programs read of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from . import words

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


def as_text(findings: Iterable[Finding], language: str) -> str:
    """Write findings for people: place, what, the line with a caret, how to put it right."""
    blocks = []
    for one in findings:
        severity = words.command(language, one.severity)
        head = f"{one.span}: {severity}: {_said(one, language, 'what')} [{one.code}]"
        why = [f"  {_said(one, language, 'why')}"]
        fix = [
            f"  → {part}" if not index else f"    {part}"
            for index, part in enumerate(_said(one, language, "fix").split("\n"))
        ]
        blocks.append("\n".join([head, *excerpt(one), *why, *fix, *_pasted(one)]))
    return "\n\n".join(blocks)


def _pasted(one: Finding) -> list[str]:
    """Give the corrected text, ready to paste."""
    return [f"    | {_shown(part)}" for part in one.mended.split("\n")] if one.mended else []


def _shown(text: str) -> str:
    """Give a line as a terminal may print it: a tab, or a mark that turns the direction of writing, would move it."""
    return "".join(" " if char.isspace() else char if char.isprintable() else "�" for char in text)


def as_json(findings: Iterable[Finding], language: str) -> str:
    """Write findings for programs: one list of objects, in the order of their places."""
    rows = [
        {
            "code": one.code,
            "severity": one.severity,
            "path": one.span.path,
            "line": one.span.line or None,
            "column": one.span.column or None,
            "text": one.line,
            "what": _said(one, language, "what"),
            "why": _said(one, language, "why"),
            "fix": _said(one, language, "fix"),
            "mended": one.mended,
        }
        for one in findings
    ]
    return json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=2)


def _said(one: Finding, language: str, piece: Literal["what", "why", "fix"]) -> str:
    """Say what is wrong, why that matters, or how to put it right."""
    values = dict(one.values)
    if "thing" in values:
        values["thing"] = words.command(language, f"thing.{values['thing']}")
    return words.finding(language, one.code, piece, values)
