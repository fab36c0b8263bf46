"""Findings for programs: JSON of our own, SARIF, and the annotations of GitHub's workflows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import __version__, mend
from .report import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .findings import Finding

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def as_json(findings: Iterable[Finding], language: str) -> str:
    """Write one list of objects, in the order of their places."""
    rows = [
        {
            "code": one.code,
            "severity": one.severity,
            "path": one.span.path,
            "line": one.span.line or None,
            "column": one.span.column or None,
            "text": one.line,
            "what": said(one, language, "what"),
            "why": said(one, language, "why"),
            "fix": said(one, language, "fix"),
            "mended": one.mended,
        }
        for one in findings
    ]
    return json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=2)


def as_sarif(findings: Iterable[Finding], texts: Mapping[str, str], language: str, below: str = "") -> str:
    """Write SARIF 2.1.0 (OASIS, 2020): one run, codes as rules, corrected text as fixes.

    `below` is the way to the project from where the program runs, with a slash at its end.
    """
    several = list(findings)
    codes = sorted({one.code for one in several})
    run = {
        "tool": {
            "driver": {"name": "merleg", "version": __version__, "rules": [{"id": code} for code in codes]}
        },
        # columns are counted in characters, as everywhere in messages
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), texts, language, below) for one in several],
    }
    made = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _result(one: Finding, rule: int, texts: Mapping[str, str], language: str, below: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(below + one.span.path)}}
    if one.span.line:
        place["region"] = {"startLine": one.span.line, "startColumn": max(one.span.column, 1)}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": "\n".join(said(one, language, piece) for piece in ("what", "why", "fix"))},
        "locations": [{"physicalLocation": place}],
    }
    edit = mend.edit(one, texts.get(one.span.path, ""))
    if edit is not None:
        result["fixes"] = [_fix(below + one.span.path, edit)]
    return result


def _fix(path: str, edit: mend.Edit) -> dict[str, Any]:
    """Write an edit: whole lines are deleted, from the first's beginning to the beginning of the one after the last."""
    region = {"startLine": edit.first, "startColumn": 1, "endLine": edit.last + 1, "endColumn": 1}
    change: dict[str, Any] = {"deletedRegion": region}
    if edit.lines:
        change["insertedContent"] = {"text": "".join(f"{line}\n" for line in edit.lines)}
    return {"artifactChanges": [{"artifactLocation": {"uri": quote(path)}, "replacements": [change]}]}


def as_github(findings: Iterable[Finding], language: str, below: str = "") -> str:
    """Write workflow commands, one a line: `::error file=…,line=…,col=…,title=…::text`."""
    lines = []
    for one in findings:
        where = f"file={_property(below + one.span.path)}"
        if one.span.line:
            where += f",line={one.span.line},col={max(one.span.column, 1)}"
        pieces = [said(one, language, piece) for piece in ("what", "why", "fix")]
        text = "\n".join([*pieces, *([one.mended] if one.mended else [])])
        lines.append(f"::{_COMMANDS[one.severity]} {where},title={_property(one.code)}::{_data(text)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
