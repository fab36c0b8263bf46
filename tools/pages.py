"""Pages of the manual that are made from the program itself: written in place, those that are no more taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write(pages: dict[Path, str]) -> None:
    """Write each page to its place; a page of the same folder that is not among them goes."""
    for folder in {path.parent for path in pages}:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.md"):
            if path not in pages:
                path.unlink()
    for path, text in pages.items():
        path.write_text(text, "utf-8", newline="\n")
    print(f"{len(pages)} pages")
