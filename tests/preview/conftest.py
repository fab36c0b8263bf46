"""The fixture `serve`: a project that is being previewed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.preview.served import Served, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Served]]:
    """Start the preview of a project; it ends with the test."""
    with ExitStack() as stack:
        yield lambda root: stack.enter_context(served(root))
