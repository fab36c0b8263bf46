"""What is wrong, where, and how to put it right: a finding is a value, never an exception.

Its words are in `words/findings/<language>.yaml` under its code, `what` and `fix`; `report` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

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
class Finding:
    """One thing that is wrong: its code, its place, and the values that its words need."""

    code: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"
    line: str | None = None


def finding(code: str, span: Span, severity: Severity = "error", **values: object) -> Finding:
    """Make a finding; the values fill the `{names}` of its words."""
    return Finding(code, span, tuple((name, str(value)) for name, value in values.items()), severity)


def arrange(findings: Iterable[Finding], texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Sort findings by place, take out doubles, and give each the line of text that it is about."""
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
    return tuple(one if one.line is not None else replace(one, line=line(one.span)) for one in unique)
