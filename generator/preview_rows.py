"""Findings → the rows of the list over a page: place, what, why, how to put it right, and the corrected text. Pure."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import exchange, words
from .findings import SEVERITIES
from .preview_editor import Editor
from .preview_state import find

if TYPE_CHECKING:
    from .findings import Finding
    from .preview_state import Shown

LONGEST = 4000  # a corrected text past this is a whole file: the terminal has it, a message stays small


def rows(shown: Shown, path: str, language: str, editor: Editor | None = None) -> list[dict[str, Any]]:
    """List what is wrong: our own trouble, then what is in the files of the page, errors first; hints come last."""
    here = shown.sources.get(find(shown, path), ())
    found = sorted(
        _said(shown.findings, language),
        key=lambda row: (
            row["severity"] == "hint", row["path"] not in here, SEVERITIES.index(row["severity"]),
        ),
    )  # fmt: skip
    listed = [_row(row, row["path"] in here, language, editor or Editor()) for row in found]
    if shown.trouble:
        listed.insert(0, _trouble(shown.trouble, language))
    return listed


@lru_cache(maxsize=2)
def _said(findings: tuple[Finding, ...], language: str) -> list[dict[str, Any]]:
    """Say what is wrong, once for all pages and for all saves that change nothing of it; nobody changes it."""
    said: list[dict[str, Any]] = json.loads(exchange.as_json(findings, language))["findings"]
    return said


def _row(row: dict[str, Any], here: bool, language: str, editor: Editor) -> dict[str, Any]:  # noqa: FBT001
    mended = row["mended"] or ""
    return {
        "place": ":".join(str(one) for one in (row["path"], row["line"], row["column"]) if one is not None),
        "href": editor.link(row["path"], row["line"] or 0, row["column"] or 0),
        "severity": row["severity"],
        "label": words.command(language, row["severity"]),
        "what": row["what"],
        "why": row["why"],
        "fix": row["fix"],
        "mended": mended if len(mended) <= LONGEST else "",
        "here": here,
    }


def _trouble(said: str, language: str) -> dict[str, Any]:
    nothing = dict.fromkeys(("place", "href", "why", "fix", "mended"), "")
    return {
        **nothing,
        "severity": "error",
        "label": words.command(language, "error"),
        "what": said,
        "here": True,
    }


def counts(listed: list[dict[str, Any]], language: str) -> str:
    """Say how many there are of each severity: `errors: 1, hints: 3`."""
    number = Counter(row["severity"] for row in listed)
    return ", ".join(
        words.command(language, f"preview_count_{one}", n=number[one]) for one in SEVERITIES if number[one]
    )
