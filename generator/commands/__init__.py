"""The commands that write into the content, or report on it: one module a command, `run(options)` → its exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .. import console
from ..findings import arrange
from ..report import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..findings import Finding


def tell(findings: Iterable[Finding], texts: dict[str, str], language: str) -> None:
    """Say findings on the channel of errors, by place, with their lines out of `texts`; nothing when there are none."""
    said = as_text(arrange(findings, texts), language, colour=console.coloured(sys.stderr))
    if said:
        print(said + "\n", file=sys.stderr)
