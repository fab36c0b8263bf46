"""What every layout needs: writing a file, and a text in quotation marks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

THEMES = Path(__file__).parent / "themes"


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def quoted(text: str) -> str:
    """Give a text as YAML, TOML and JSON take it."""
    return json.dumps(text, ensure_ascii=False)


def copied(name: str, folder: Path) -> None:
    """Copy what we wrote for a tool."""
    shutil.copytree(THEMES / name, folder, dirs_exist_ok=True)
