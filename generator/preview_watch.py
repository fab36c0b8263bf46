"""What has changed on the disk below `content/` and `templates/`, as soon as an editor has finished saving.

There is one truth: the size and the time of each file, looked at again. `watchfiles`, where it is installed, only says
when to look; where it is not, or is told nothing (network drives, containers), the clock does.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine
    from pathlib import Path

    Listen = Callable[[tuple[str, ...], asyncio.Event], Coroutine[Any, Any, None]]

FOLDERS = ("content", "templates")
PAUSE = 0.05  # seconds between two looks
NET = 1.0  # the same where `watchfiles` wakes us: for what it misses
STILL = 0.03  # seconds in which nothing may change before a save counts as finished
MOST = 20  # after so many changes in a row it is shown half done (a big folder is being copied)

Snapshot = dict[str, tuple[int, int, int, int]]


def snapshot(root: Path) -> Snapshot:
    """Give size, time, number and rights of each file; a folder that is not there holds none."""
    found: Snapshot = {}
    for name in FOLDERS:
        _walk(str(root / name), name, found)
    return found


def _walk(folder: str, path: str, found: Snapshot) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name.endswith("~"):
                continue  # what editors leave beside the files
            here = f"{path}/{entry.name}"
            with suppress(OSError):  # gone meanwhile
                if entry.is_dir(follow_symlinks=False):
                    _walk(entry.path, here, found)
                else:
                    one = entry.stat(follow_symlinks=False)
                    found[here] = (one.st_size, one.st_mtime_ns, one.st_ino, one.st_mode)


def differing(before: Snapshot, now: Snapshot) -> frozenset[str]:
    """Give the paths of files that came, went or changed."""
    return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


async def changes(
    root: Path, known: Snapshot, listen: Listen | None = None
) -> AsyncGenerator[frozenset[str], None]:
    """Give the paths that changed since the last time, each time that something did; never ends."""
    wake = asyncio.Event()
    listener: asyncio.Task[None] | None = None
    folders: tuple[tuple[str, int], ...] = ()
    cost = 0.0
    try:
        while True:
            here = _folders(root)
            if listen is not None and here != folders:
                # a folder that is made anew is another one to the operating system
                _stop(listener)
                listener = _start(listen, here, wake)
            folders = here
            told = bool(folders) and listener is not None and not listener.done()
            # on a big or slow tree, looking takes at most a tenth of the time
            await _pause(wake, NET if told else max(PAUSE, 9 * cost))
            begin = time.perf_counter()
            now = await asyncio.to_thread(snapshot, root)
            cost = time.perf_counter() - begin
            if now == known:
                continue
            now = await _settled(root, now)
            changed, known = differing(known, now), now
            if changed:
                yield changed
    finally:
        _stop(listener)


def _folders(root: Path) -> tuple[tuple[str, int], ...]:
    """Give the folders that exist, each with its number on the disk."""
    found = []
    for name in FOLDERS:
        with suppress(OSError):
            found.append((str(root / name), (root / name).stat().st_ino))
    return tuple(found)


def _start(listen: Listen, folders: tuple[tuple[str, int], ...], wake: asyncio.Event) -> asyncio.Task[None]:
    return asyncio.create_task(listen(tuple(path for path, _ in folders), wake))


def _stop(listener: asyncio.Task[None] | None) -> None:
    if listener is not None:
        listener.cancel()


async def _pause(wake: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()
    wake.clear()


async def _settled(root: Path, seen: Snapshot) -> Snapshot:
    """Wait until two looks see the same: editors empty a file and then write it, or write beside it and rename."""
    for _ in range(MOST):
        await asyncio.sleep(STILL)
        now = await asyncio.to_thread(snapshot, root)
        if now == seen:
            break
        seen = now
    return seen


def listener() -> Listen | None:
    """Give what wakes us at once, where the extra `watch` is installed."""
    try:
        import watchfiles  # noqa: PLC0415  an extra, and only preview needs it
    except ImportError:
        return None

    async def listen(folders: tuple[str, ...], wake: asyncio.Event) -> None:
        # whatever it fails of (the system's limit of watches, a drive without events), the clock goes on
        with suppress(Exception):
            async for _ in watchfiles.awatch(
                *folders, watch_filter=None, debounce=50, step=10, ignore_permission_denied=True
            ):
                wake.set()

    return listen
