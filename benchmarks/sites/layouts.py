"""Which layouts there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import merleg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYOUTS: dict[str, Callable[[Path, int], None]] = {"merleg": merleg.lay}
