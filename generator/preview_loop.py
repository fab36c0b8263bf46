"""What the preview does when something was saved: shows the open page at once, then builds everything and says it.

Everything is built in one place, and a further save waits until that is done; but the page that an author looks at
never waits (`preview_quick`), and whatever nobody waits for is done when nothing is saved and nothing is loading.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tornado.ioloop import IOLoop

from . import report, words
from .preview_bar import Facts, facts
from .preview_quick import quick
from .preview_state import UNREAD, Shown, SupersededError, advance, find, reason
from .preview_watch import changes, listener, snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from .preview import Socket
    from .preview_answer import Answer
    from .preview_editor import Editor

CALM = 0.25  # seconds after the open page was shown in which it loads, and nothing else is done
LONGEST = 2.0  # whatever is saved meanwhile, everything is built after so many
LATELY = 2.0  # seconds for which a page that was closed counts as open: it may be loading again
NEAR = 8  # so many files that were saved last are looked at most often
SWITCH = 0.001  # seconds that a build may keep an answer waiting (5 ms by default)


@dataclass(eq=False, slots=True)
class Saves:
    """What was saved and no build has begun to read: the paths, when the last came, whether it is shown already.

    `last` are the paths that were saved last, and `building` is whether everything is being built.
    """

    paths: set[str] = field(default_factory=set)
    at: float = 0.0
    shown: bool = False
    any: asyncio.Event = field(default_factory=asyncio.Event)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    last: list[str] = field(default_factory=list)
    building: bool = False


@dataclass(eq=False, slots=True)
class Live:
    """What changes while the preview runs: what is shown, and the browsers that are to be told."""

    root: Path
    language: str
    hosts: tuple[str, ...]
    own: dict[str, Answer]
    editor: Editor
    shown: Shown = field(default_factory=Shown)
    facts: Facts | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    sockets: set[Socket] = field(default_factory=set)
    closed: dict[str, float] = field(default_factory=dict)
    saves: Saves = field(default_factory=Saves)

    def say(self, key: str, **values: object) -> None:
        """Print a sentence."""
        _print(words.command(self.language, key, **values))

    def close(self, socket: Socket) -> None:
        """Forget a browser; its page counts as open for a while."""
        self.sockets.discard(socket)
        self.closed[socket.page] = time.monotonic()

    def opened(self) -> set[str]:
        """Give the files that browsers show."""
        now = time.monotonic()
        self.closed = {page: at for page, at in self.closed.items() if now - at < LATELY}
        pages = {one.page for one in self.sockets} | self.closed.keys()
        return {address for one in pages if (address := find(self.shown, one))}

    def near(self) -> set[str]:
        """Give the files that are probably saved next: those of the open pages, and those that were saved last."""
        sources = (self.shown.sources.get(one, ()) for one in self.opened())
        return {path for several in sources for path in several}.union(self.saves.last)

    def tell(self) -> None:
        """Tell the browsers how their pages stand."""
        for one in self.sockets:
            IOLoop.current().add_callback(one.tell)


async def follow(live: Live) -> None:
    """Build, and build again whenever something has changed; never ends."""
    sys.setswitchinterval(SWITCH)
    known = await asyncio.to_thread(snapshot, live.root)
    await _build(live, frozenset())
    # what is there now stays: looking through it for garbage takes longer than a build
    gc.freeze()
    async with asyncio.TaskGroup() as both:
        both.create_task(_notice(live, known))
        both.create_task(_keep_building(live))


async def _notice(live: Live, known: dict[str, tuple[int, int, int, int]]) -> None:
    """Show what was saved in the open pages at once, whatever else is being done."""
    saves = live.saves
    async for changed in changes(live.root, known, listener(), live.near, lambda: saves.building):
        async with saves.turn:
            saves.paths |= changed
            saves.last = [*(one for one in saves.last if one not in changed), *sorted(changed)][-NEAR:]
            found = await asyncio.to_thread(quick, live.shown, live.root, changed, live.opened())
            saves.shown = found is not None
            if found:
                live.shown = found
                live.tell()
        saves.at = time.monotonic()
        saves.any.set()


async def _keep_building(live: Live) -> None:
    """Build everything, and find what the bar says, as long as nothing newer is saved."""
    saves = live.saves
    while True:
        if not await _saved_within(saves, CALM):
            await _look_around(live)
        await saves.any.wait()
        await _calm(saves)
        changed, saves.paths = frozenset(saves.paths), set()
        await _build(live, changed)


async def _saved_within(saves: Saves, seconds: float) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await saves.any.wait()
    return saves.any.is_set()


async def _calm(saves: Saves) -> None:
    """Wait until the page that is shown already has been loaded, and is not saved again."""
    end = time.monotonic() + LONGEST
    while True:
        saves.any.clear()
        left = min(saves.at + CALM, end) - time.monotonic()
        if not saves.shown or left <= 0:
            return
        await _saved_within(saves, left)


async def _build(live: Live, changed: frozenset[str]) -> None:
    """Build beside the event loop, so that pages load meanwhile; then tell the browsers and the terminal."""
    start = time.perf_counter()
    before = live.shown
    saves = live.saves
    drawing = partial(_superseded, saves, [])
    saves.building = True
    try:
        built = await asyncio.to_thread(advance, before, live.root, changed, live.language, drawing)
    except SupersededError:
        saves.paths |= changed
        return
    finally:
        saves.building = False
    seconds = time.perf_counter() - start
    async with saves.turn:
        if any(one.code in UNREAD and one.span.path in saves.paths for one in built.findings):
            saves.paths |= changed  # it was read while it was being saved
            return
        # what was saved while it was built is shown already, and is not to go back to what it was
        for path in sorted(saves.paths):
            newer = await asyncio.to_thread(quick, built, live.root, {path}, live.opened())
            built = newer or built
        live.shown = built
    live.ready.set()
    live.tell()
    _report(live, before, seconds)


def _superseded(saves: Saves, since: list[float]) -> bool:
    """Whether drawing goes on in vain: templates were saved again, and are shown; or it takes long, and more was saved.

    It is asked after each page that is drawn, and keeps in `since` when that was first.
    """
    if not since:
        since.append(time.monotonic())
    paths = saves.paths.copy()
    again = saves.shown and any(path.startswith("templates/") for path in paths)
    return again or (bool(paths) and time.monotonic() - since[0] > LONGEST)


async def _look_around(live: Live) -> None:
    """Find what the bar says, when the page has been shown: nobody waits for it."""
    try:
        live.facts = await asyncio.to_thread(facts, live.shown)
    except Exception as error:  # noqa: BLE001  whatever it is, the preview goes on without the bar
        live.say("preview_failed", reason=reason(error))
    for one in live.sockets:
        IOLoop.current().add_callback(one.tell_bar)


def _report(live: Live, before: Shown, seconds: float) -> None:
    """Print one line for a build, and what is wrong when that has changed."""
    shown = live.shown
    if shown.trouble:
        if shown.trouble != before.trouble:
            _print(shown.trouble)
        return
    if shown.findings != before.findings:
        _print(report.as_text(shown.findings, live.language))
    live.say(
        "preview_built", time=time.strftime("%H:%M:%S"), pages=shown.pages, n=len(shown.findings),
        seconds=words.decimal(seconds, live.language, 2),
    )  # fmt: skip


def _print(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
