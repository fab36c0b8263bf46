"""Half of a long piece of work in a second process, where the system copies a process cheaply (not macOS, not Windows).

The result is the same either way; so is what is done when the second process does not end well.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENOUGH = 200  # below, a copy costs more than it saves

_T = TypeVar("_T")
_R = TypeVar("_R")


def in_halves(
    work: Callable[[Sequence[_T]], list[_R]], items: Sequence[_T], enough: int = ENOUGH
) -> list[_R]:
    """Give what `work` makes of the items, one of each, in their order; every other one may be made in a copy of us."""
    if len(items) < enough or not _can():
        return work(items)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _second(work, items[1::2], writing)
    os.close(writing)
    try:
        first = work(items[::2])
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(child, 0)
    # a copy that was killed (memory) or that failed is done without
    second: list[_R] = pickle.loads(data) if status == 0 else work(items[1::2])  # noqa: S301  from our own copy
    return [second[place // 2] if place % 2 else first[place // 2] for place in range(len(items))]


def copies() -> bool:
    """Whether the system copies a process cheaply and safely."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _can() -> bool:
    """Whether a copy has a processor for itself; of several threads it would have only one, and the locks of all."""
    return copies() and threading.active_count() == 1 and _processors() > 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _second(work: Callable[[Sequence[_T]], list[_R]], items: Sequence[_T], writing: int) -> None:
    """Work in the copy, and end it; it says nothing, and does nothing of what a process does at its end."""
    code = 1
    try:
        gc.disable()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        made = work(items)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(made, pipe, 5)
        code = 0
    finally:
        os._exit(code)
