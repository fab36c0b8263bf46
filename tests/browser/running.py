"""The one browser of a run, for every folder of tests that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Browser, sync_playwright

from tools.browser import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_running: list[Browser] = []


def chromium(path: str) -> Iterator[Browser]:
    """Start the browser, unless it runs already; whoever started it closes it."""
    if _running:
        yield _running[0]
        return
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        _running.append(started)
        yield started
        _running.clear()
        started.close()
