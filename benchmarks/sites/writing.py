"""What every layout needs: writing a file, and a text in quotation marks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def quoted(text: str) -> str:
    """Give a text as YAML, TOML and JSON take it."""
    return json.dumps(text, ensure_ascii=False)
