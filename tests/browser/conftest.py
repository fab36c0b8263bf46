"""The browser for the tests of this folder. It never skips: without a browser every test here fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import axe_playwright_python as axe_core
import pytest
from playwright.sync_api import expect

from generator import build as building
from tests.browser import kinds
from tests.browser.firefox import Firefox
from tests.browser.running import chromium
from tools.browser import FIREFOX, find
from tools.words import Missing, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
expect.set_options(20_000)  # a machine may be busy


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = getattr(item, "fixturenames", ())
        fox = "firefox" in names or "firefox_program" in names
        if "browser" in names or fox:
            item.add_marker(pytest.mark.browser)
        if fox:
            item.add_marker(pytest.mark.firefox)
    if os.environ.get("MERLEG_FIREFOX") == "none":
        items[:] = [item for item in items if not item.get_closest_marker("firefox")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the one browser of this run, at the path in MERLEG_BROWSER or where one is found."""
    try:
        path = find()
    except Missing as reason:
        raise pytest.fail.Exception(str(reason), pytrace=False) from None
    if not path:
        pytest.fail(say("no-browser", reason="pytest"), pytrace=False)
    yield from chromium(path)


@pytest.fixture(scope="session")
def firefox_program() -> str:
    """Give the path of Firefox, from MERLEG_FIREFOX or where one is found."""
    try:
        path = find(FIREFOX)
    except Missing as reason:
        raise pytest.fail.Exception(str(reason), pytrace=False) from None
    return path or pytest.fail(say("no-firefox"), pytrace=False)


@pytest.fixture(scope="session")
def firefox(firefox_program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Give the one Firefox of this run, with the settings that people's has."""
    with Firefox(firefox_program, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page, with storage of its own; an error in one of its scripts fails the test."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide of this repository once; give the folder of the site."""
    out = tmp_path_factory.mktemp("guide") / "site"
    built = building.build(ROOT, out)
    assert built.report is not None
    return out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the quizzes of all kinds once; give the folder of the site."""
    return kinds.build(tmp_path_factory.mktemp("kinds"))


class Axe(Protocol):
    """What axe finds on the page that is open, with the elements; by all its rules, or only by those of colours."""

    def __call__(self, page: Page, *, colours: bool = False) -> list[str]: ...


# what a scheme of colours can change; each other rule asks about what is the same in all of them
COLOURS = ("color-contrast", "link-in-text-block")


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Give axe."""
    script = (Path(axe_core.__file__).parent / "axe.min.js").read_text("utf-8")

    def run(page: Page, *, colours: bool = False) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        # of what is passed only one element is described: that takes as long as to find what is wrong
        options = {"resultTypes": ["violations"], **({"runOnly": COLOURS} if colours else {})}
        found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found
            for node in one["nodes"]
        ]

    return run
