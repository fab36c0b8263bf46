"""What counts as a change on the disk, and how soon it is noticed."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

import pytest

from generator import preview_watch
from generator.preview_watch import changes, differing, glance, listener, snapshot
from tests.preview.served import in_a_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.preview_watch import Listen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("content/a.md", "content/x/b.md", "templates/page.html", "site/c.html", ".git/d"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1", "utf-8")
    return tmp_path


def test_looks_only_where_authors_write(root: Path):
    for path in ("content/.b.md.swp", "content/b.md~", "content/~$b.docx", "content/.hidden/c.md"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("x", "utf-8")
    assert sorted(snapshot(root)) == ["content/a.md", "content/x/b.md", "templates/page.html"]
    assert snapshot(root / "nowhere") == {}


def test_tells_what_differs(root: Path):
    before = snapshot(root)
    (root / "content/a.md").unlink()
    (root / "content/x/b.md").write_text("22", "utf-8")
    (root / "content/new.md").touch()
    assert differing(before, snapshot(root)) == {"content/a.md", "content/x/b.md", "content/new.md"}


def test_a_file_put_in_the_place_of_another_differs(root: Path):
    file, beside = root / "content/a.md", root / "content/beside.md"
    before = snapshot(root)
    beside.write_text("2", "utf-8")
    os.utime(beside, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    beside.replace(file)
    assert differing(before, snapshot(root)) == {"content/a.md"}


async def first(root: Path, act: Callable[[], object], listen: Listen | None) -> tuple[set[str], float]:
    """Act while it watches; give the first change and the seconds that it took."""
    found = changes(root, snapshot(root), listen)
    waiting = asyncio.ensure_future(anext(found))
    await asyncio.sleep(0.4)
    begin = time.perf_counter()
    act()
    changed = await asyncio.wait_for(waiting, 10)
    took = time.perf_counter() - begin
    await found.aclose()
    return set(changed), took


@pytest.mark.parametrize("told", (False, True))
def test_notices_a_save(root: Path, told: bool):  # noqa: FBT001  a parameter of the test
    def act() -> None:
        (root / "content/a.md").write_text("2 2", "utf-8")

    changed, took = in_a_thread(first(root, act, listener() if told else None))
    assert changed == {"content/a.md"}
    assert took < 2


def test_is_woken_before_its_time(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_watch, "NET", 60)
    wakers: list[asyncio.Event] = []

    async def listen(folders: tuple[str, ...], wake: asyncio.Event) -> None:
        assert folders == (str(root / "content"), str(root / "templates"))
        wakers.append(wake)
        await asyncio.sleep(60)

    def act() -> None:
        (root / "content/a.md").write_text("22", "utf-8")
        wakers[0].set()

    changed, took = in_a_thread(first(root, act, listen))
    assert changed == {"content/a.md"}
    assert took < 2


def test_goes_on_by_the_clock_when_nothing_can_wake_it(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_watch, "NET", 0.3)
    heard: list[int] = []

    async def listen(_: tuple[str, ...], __: asyncio.Event) -> None:
        heard.append(1)

    file = root / "content/a.md"
    changed, took = in_a_thread(first(root, lambda: file.write_text("22", "utf-8"), listen))
    assert changed == {"content/a.md"}
    assert took < 2
    assert heard == [1]


def test_listens_anew_when_a_folder_is_made_anew(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_watch, "NET", 0.05)
    heard: list[tuple[str, ...]] = []

    async def listen(folders: tuple[str, ...], _: asyncio.Event) -> None:
        heard.append(folders)
        await asyncio.sleep(60)

    async def run() -> None:
        found = changes(root, snapshot(root), listen)
        waiting = asyncio.ensure_future(anext(found))
        await asyncio.sleep(0.2)
        (root / "templates").rename(root / "aside")
        assert await asyncio.wait_for(waiting, 10) == {"templates/page.html"}
        waiting = asyncio.ensure_future(anext(found))
        for _ in range(500):
            await asyncio.sleep(0.02)
            if len(heard) == 2:
                break
        (root / "aside").rename(root / "templates")
        assert await asyncio.wait_for(waiting, 10) == {"templates/page.html"}
        await found.aclose()

    in_a_thread(run())
    assert [len(folders) for folders in heard[:2]] == [2, 1]


@pytest.mark.parametrize("slow", (60.0, -1.0))
def test_waits_until_a_save_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch, slow: float):
    """On a tree that takes long to be looked at, too, where only what has changed is looked at again."""
    monkeypatch.setattr(preview_watch, "SLOW", slow)
    monkeypatch.setattr(preview_watch, "STILL", 0.7)
    file = root / "content/a.md"

    async def run() -> list[str]:
        found = changes(root, snapshot(root))
        waiting = asyncio.ensure_future(anext(found))
        await asyncio.sleep(0.2)
        for text in ("", "a", "ab", "abc"):
            file.write_text(text, "utf-8")
            await asyncio.sleep(0.1)
        seen = ["before its time"] * waiting.done()
        await asyncio.wait_for(waiting, 10)
        more = asyncio.ensure_future(anext(found))
        await asyncio.sleep(0.3)
        seen += ["again"] * more.done()
        more.cancel()
        return seen

    assert in_a_thread(run()) == []


def test_a_glance_sees_these_files_alone(root: Path):
    known = snapshot(root)
    (root / "content/a.md").write_text("22", "utf-8")
    (root / "content/x/b.md").write_text("22", "utf-8")
    assert glance(root, known, ()) is known
    assert differing(known, glance(root, known, ("content/a.md", "content/none.md"))) == {"content/a.md"}
    (root / "content/a.md").unlink()
    (root / "content/a.md").mkdir()
    gone = glance(root, known, ("content/a.md",))
    assert differing(known, gone) == {"content/a.md"}
    assert glance(root, gone, ("content/a.md",)) is gone


def test_looks_at_what_is_near_first_and_alone_while_it_builds(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_watch, "SOON", 0.1)
    building = [True]

    async def run() -> list[frozenset[str]]:
        found = changes(root, snapshot(root), None, lambda: ("content/x/b.md",), lambda: building[0])
        for path in ("content/a.md", "content/x/b.md"):
            (root / path).write_text("22", "utf-8")
        seen = [await asyncio.wait_for(anext(found), 10)]
        waiting = asyncio.ensure_future(anext(found))
        await asyncio.sleep(0.5)
        seen += [frozenset({"before its time"})] * waiting.done()
        building[0] = False
        seen.append(await asyncio.wait_for(waiting, 10))
        await found.aclose()
        return seen

    assert in_a_thread(run()) == [{"content/x/b.md"}, {"content/a.md"}]
