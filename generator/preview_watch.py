"""What has changed on the disk below `content/` and `templates/`, as soon as an editor has finished saving.

There is one truth: the size and the time of each file, looked at again. `watchfiles`, where it is installed, only says
when to look; where it is not, or is told nothing (network drives, containers), the clock does. The few files that an
author is probably at work on are looked at first and most often: a look at thousands takes its time.
"""

from __future__ import annotations

import asyncio
import os
import stat
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Collection, Coroutine
    from pathlib import Path

    Look = Callable[[], dict[str, tuple[int, int, int, int]]]
    Near = Callable[[], Collection[str]]
    Listen = Callable[[tuple[str, ...], asyncio.Event], Coroutine[Any, Any, None]]

FOLDERS = ("content", "templates")
PAUSE = 0.05  # seconds between two looks
NET = 1.0  # the same where `watchfiles` wakes us: for what it misses
# seconds after which all files are looked at, when one of those that are looked at first has changed
SOON = 0.3
SLOW = 0.02  # seconds of a look after which only the files that it found changed are looked at again
STILL = 0.03  # seconds in which nothing may change before a save counts as finished
MOST = 20  # after so many changes in a row it is shown half done (a big folder is being copied)

State = tuple[int, int, int, int]
Snapshot = dict[str, State]


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
                    found[here] = _state(entry.stat(follow_symlinks=False))


def _state(one: os.stat_result) -> State:
    return (one.st_size, one.st_mtime_ns, one.st_ino, one.st_mode)


def glance(root: Path, known: Snapshot, paths: Collection[str]) -> Snapshot:
    """Look at these files alone, and leave all others as they are known."""
    found: Snapshot = {}
    for path in paths:
        with suppress(OSError):
            one = os.lstat(root / path)
            if not stat.S_ISDIR(one.st_mode):
                found[path] = _state(one)
    if all(found.get(path) == known.get(path) for path in paths):
        return known
    return {path: one for path, one in known.items() if path not in paths} | found


def differing(before: Snapshot, now: Snapshot) -> frozenset[str]:
    """Give the paths of files that came, went or changed."""
    return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


async def changes(
    root: Path,
    known: Snapshot,
    listen: Listen | None = None,
    near: Near = tuple,
    busy: Callable[[], bool] = lambda: False,
) -> AsyncGenerator[frozenset[str], None]:
    """Give the paths that changed since the last time, each time that something did; never ends.

    `near` gives the files that are looked at first, and alone as long as somebody is `busy`: beside a build, each file
    that is looked at waits for its turn.
    """
    wake = asyncio.Event()
    listener: asyncio.Task[None] | None = None
    folders: tuple[tuple[str, int], ...] = ()
    due = 0.0  # when all files are looked at again
    try:
        while True:
            here = _folders(root)
            if listen is not None and here != folders:
                # a folder that is made anew is another one to the operating system
                _stop(listener)
                listener = _start(listen, here, wake)
            folders = here
            told = bool(folders) and listener is not None and not listener.done()
            rest = max(PAUSE, due - time.monotonic())
            woken = await _pause(wake, PAUSE if near() and not told else rest)
            look: Look = partial(glance, root, known, near())
            now = await asyncio.to_thread(look)
            if now is not known:
                due = min(due, time.monotonic() + SOON)
            elif woken:
                due = 0.0
            if now is known and time.monotonic() >= due and not busy():
                now, look, cost = await _looked(root, known)
                # on a big or slow tree, looking takes at most a tenth of the time
                due = time.monotonic() + max(NET if told else PAUSE, 9 * cost)
            if now == known:
                continue
            now = await _settled(look, known, now)
            changed, known = differing(known, now), now
            if changed:
                yield changed
    finally:
        _stop(listener)


async def _looked(root: Path, known: Snapshot) -> tuple[Snapshot, Look, float]:
    """Look at all files; say how to look again until a save is finished, and how long it took."""
    begin = time.monotonic()
    now = await asyncio.to_thread(snapshot, root)
    cost = time.monotonic() - begin
    if cost > SLOW:  # whether a save is finished is to be known at once
        return now, partial(glance, root, now, differing(known, now)), cost
    return now, partial(snapshot, root), cost


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


async def _pause(wake: asyncio.Event, seconds: float) -> bool:
    """Wait so long, or until something is told; say whether it was."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()
    woken = wake.is_set()
    wake.clear()
    return woken


async def _settled(look: Callable[[], Snapshot], known: Snapshot, seen: Snapshot) -> Snapshot:
    """Wait until two looks see the same: editors empty a file and then write it, or write beside it and rename.

    A file that has just been emptied is waited for longer: on a busy machine its text comes late.
    """
    for _ in range(MOST):
        await asyncio.sleep(STILL)
        now = await asyncio.to_thread(look)
        if now == seen and not any(now[path][0] == 0 and known[path][0] for path in _both(known, now)):
            break
        seen = now
    return seen


def _both(known: Snapshot, now: Snapshot) -> frozenset[str]:
    """Give the files that changed, and were there before and are now."""
    return frozenset(path for path in differing(known, now) if path in known and path in now)


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
