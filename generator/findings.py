"""What is wrong, where, and how to put it right: a finding is a value, never an exception.

Its words are in `words/findings/<language>.yaml` under its code, `what` and `fix`; `report` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from . import mend as mending

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: `path` below the project with `/`; line and column from 1, columns in characters.

    Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def at(self, line: int, column: int) -> Span:
        """Return another place of the same file."""
        return Span(self.path, line, column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Mend:
    """What to write instead (`mend` turns it into the lines that are shown and pasted).

    In the finding's line (or in another one of its file, `line`), from its column on:
    `swap`: the first `old` becomes `new` (an empty `old` puts `new` there) · `value`: the same, and quotation marks
    around the old go too · `quote`, `quote-item`: the value, or all behind the dash, is put in quotes ·
    `field`, `sibling`: the field `new` is put before, or below, the one that stands there · `items`: the text `old`
    becomes a list, one entry a line · `braces`: the attribute `old` goes, and its braces when nothing is left in them.
    `lines`: `count` lines from the finding's on become `new`; 0 puts it above; None for `new` takes them out.
    `rename`: the file gets the name `new` · `create`: the finding's file is written with the text `new` ·
    `save`: the file is saved as UTF-8. `safe`: `check --fix` may do it without being told what was meant.
    """

    how: Literal[
        "swap",
        "value",
        "quote",
        "quote-item",
        "field",
        "sibling",
        "items",
        "braces",
        "lines",
        "rename",
        "create",
        "save",
    ]
    new: str | None = ""
    old: str = ""
    count: int = 1
    line: int = 0
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, its place, and the values that its words need.

    `line` is the text that it is about, `mended` the corrected text ready to paste (both filled by `arrange`).
    """

    code: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"
    mend: Mend | None = None
    line: str | None = None
    mended: str | None = None


def finding(
    code: str, span: Span, severity: Severity = "error", mend: Mend | None = None, **values: object
) -> Finding:
    """Make a finding; the values fill the `{names}` of its words."""
    return Finding(code, span, tuple((name, str(value)) for name, value in values.items()), severity, mend)


def arrange(findings: Iterable[Finding], texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Sort findings by place, take out doubles, and give each the line it is about and what to write instead."""
    lines: dict[str, list[str]] = {}

    def line(span: Span) -> str | None:
        if span.path not in texts or not span.line:
            return None
        if span.path not in lines:
            lines[span.path] = texts[span.path].split("\n")
        return lines[span.path][span.line - 1] if span.line <= len(lines[span.path]) else ""

    unique = sorted(
        set(findings), key=lambda one: (one.span, SEVERITIES.index(one.severity), one.code, one.values)
    )
    return tuple(
        one
        if one.line is not None
        else replace(one, line=line(one.span), mended=mending.shown(one, texts.get(one.span.path, "")))
        for one in unique
    )
