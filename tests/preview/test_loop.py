"""What is done when: the open page first, everything after it, and nothing that is out of date already."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest

from generator import preview_loop, preview_state
from generator.output.theme import Theme
from generator.preview_editor import Editor
from generator.preview_loop import Live, follow
from generator.preview_quick import quick
from generator.preview_state import Shown, SupersededError, advance
from tests.preview.served import in_a_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.conftest import Project

    Make = Callable[..., Project]

EGY, PAGE = "content/hu/faq/egy.md", "hu/faq/egy.html"
FAQ = "---\ntitle: Egy?\n---\nVálasz.\n"


class Browser:
    """Shows a page, and is told; as far as the loop knows one."""

    def __init__(self, page: str) -> None:
        self.page = f"/{page}"

    async def tell(self) -> None:
        pass

    async def tell_bar(self) -> None:
        pass


async def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


def followed(project: Project, work: Callable[[Live], Coroutine[Any, Any, None]]) -> None:
    """Run the loop beside some work, with a browser that shows the page."""

    async def run() -> None:
        live = Live(project.root, "en", (), {}, Editor())
        live.sockets.add(Browser(PAGE))  # type: ignore[arg-type]  # what the loop asks of it, it has
        loop = asyncio.create_task(follow(live))
        await live.ready.wait()
        await work(live)
        loop.cancel()

    in_a_thread(run())


def test_the_open_page_comes_first_and_then_what_is_wrong(site: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_loop, "CALM", 0.5)
    project = site({EGY: FAQ})

    async def work(live: Live) -> None:
        project.write({EGY: FAQ + "\nÚj [hely](nincs.md).\n"})
        await until(lambda: "Új" in live.shown.files[PAGE].decode())
        assert live.shown.findings == ()
        await until(lambda: [one.code for one in live.shown.findings] == ["link"])
        assert "Új" in live.shown.files[PAGE].decode()

    followed(project, work)


def test_a_page_that_is_not_open_waits_for_nothing_but_the_build(site: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_loop, "CALM", 60)
    project = site({EGY: FAQ, "content/hu/faq/ket.md": FAQ.replace("Egy", "Két")})

    async def work(live: Live) -> None:
        project.write({"content/hu/faq/ket.md": FAQ.replace("Válasz", "Más")})
        await until(lambda: "Más" in live.shown.files["hu/faq/ket.html"].decode())

    followed(project, work)


def test_a_save_during_a_build_is_shown_and_stays(site: Make, monkeypatch: pytest.MonkeyPatch):
    project = site({EGY: FAQ})
    held = [False]
    whole = preview_state.advance

    def slow(*given: Any) -> Shown:
        """Build from what is there now, and take a while."""
        built = whole(*given)
        while held[0]:
            time.sleep(0.01)
        return built

    monkeypatch.setattr(preview_loop, "advance", slow)
    seen: list[str] = []

    async def work(live: Live) -> None:
        def shows(text: str) -> bool:
            seen.append(live.shown.files[PAGE].decode())
            return text in seen[-1]

        held[0] = True
        project.write({EGY: FAQ + "\nElső.\n"})
        await until(lambda: shows("Első.") and live.saves.building)
        project.write({EGY: FAQ + "\nMásodik.\n"})
        await until(lambda: shows("Második."))
        seen.clear()
        held[0] = False
        await until(lambda: not shows("") or live.saves.building is False)
        await until(lambda: shows("") and not live.saves.paths and not live.saves.building)
        assert all("Második." in one for one in seen)

    followed(project, work)


def test_pages_are_not_drawn_for_templates_that_are_out_of_date(site: Make):
    project = site({EGY: FAQ})
    with pytest.raises(SupersededError):
        advance(Shown(), project.root, (), "en", lambda: True)


def test_what_was_drawn_before_it_was_broken_off_is_not_drawn_again(
    site: Make, monkeypatch: pytest.MonkeyPatch
):
    files = {f"content/hu/faq/k{number}.md": FAQ.replace("Egy", f"K{number}") for number in range(9)}
    project, before = site(files), Shown()
    drawn: list[str] = []
    draw = Theme.draw

    def counted(self: Theme, name: str, context: dict[str, Any]) -> str:
        drawn.append(name)
        return draw(self, name, context)

    def after_some() -> bool:
        return len(drawn) >= 5

    monkeypatch.setattr(Theme, "draw", counted)
    with pytest.raises(SupersededError):
        advance(before, project.root, (), "en", after_some)
    broken_off = len(drawn)
    shown = advance(before, project.root, (), "en")
    again = len(drawn) - broken_off
    drawn.clear()
    assert dict(shown.files) == dict(advance(Shown(), project.root, (), "en").files)
    assert (broken_off, again) == (5, len(drawn) - 5)


def test_a_build_that_read_a_file_while_it_was_saved_is_not_shown(
    site: Make, monkeypatch: pytest.MonkeyPatch
):
    project = site({EGY: FAQ})
    whole, torn = preview_state.advance, [False]

    def slow(before: Shown, *given: Any) -> Shown:
        """Read the file when it is empty, and end when its text is there and shown."""
        if not torn[0]:
            return whole(before, *given)
        text = (project.root / EGY).read_text("utf-8")
        project.write({EGY: ""})
        built = whole(before, *given)
        project.write({EGY: text + "\nMásodik.\n"})
        torn[0] = False
        time.sleep(0.5)
        return built

    monkeypatch.setattr(preview_loop, "advance", slow)

    async def work(live: Live) -> None:
        def codes() -> list[str]:
            seen.extend(one.code for one in live.shown.findings)
            return seen

        seen: list[str] = []
        torn[0] = True
        project.write({EGY: FAQ + "\nElső.\n"})
        await until(lambda: not codes() and not torn[0] and "Második." in live.shown.files[PAGE].decode())
        await until(lambda: not codes() and not live.saves.paths and not live.saves.building)
        assert seen == []

    followed(project, work)


@pytest.mark.parametrize(
    "files",
    (
        {EGY: FAQ.replace("Egy?", "Más?")},
        {EGY: "---\ntitle: Egy?\nrosszul: [\n---\nVálasz.\n"},
        {EGY: ""},
        {EGY: FAQ + "![kép](kep.png)\n"},
        {EGY: FAQ + "x\n", "content/hu/glossary.yaml": "- {id: a, term: A, definition: Az.}\n"},
        {EGY: FAQ + "x\n", "templates/page.html": "{{ nothing.at.all }}"},
        {"templates/page.html": "{{ nothing.at.all }}"},
        {"content/hu/kep.png": b"2"},
        {"content/site.yaml": "format: 1\n"},
    ),
    ids=str,
)
def test_what_more_than_the_open_page_may_depend_on_is_not_shown_at_once(
    site: Make, files: dict[str, str | bytes]
):
    project = site({EGY: FAQ, "content/hu/faq/kep.png": b"1"})
    before = advance(Shown(), project.root, (), "en")
    assert quick(before, project.write({EGY: FAQ + "Más.\n"}).root, {EGY}, {PAGE}) is not None
    assert quick(before, project.write(files).root, files.keys(), {PAGE}) is None
