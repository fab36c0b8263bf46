"""Which layouts there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import eleventy, hugo, merleg, mkdocs, pelican

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYOUTS: dict[str, Callable[[Path, int], None]] = {
    "eleventy": eleventy.lay,
    "hugo": hugo.lay,
    "material": mkdocs.material,
    "merleg": merleg.lay,
    "mkdocs": mkdocs.mkdocs,
    "pelican": pelican.lay,
    "zensical": mkdocs.zensical,
}
