"""That the browser of the tests is a real one: it opens a file from disk and runs its script."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_opens_a_file_and_runs_its_script(page: Page, tmp_path: Path):
    (tmp_path / "a.js").write_text("document.title = 'árvíztűrő'", encoding="utf-8")
    (tmp_path / "a.html").write_text(
        "<!doctype html><script src=a.js charset=utf-8></script>", encoding="utf-8"
    )
    page.goto((tmp_path / "a.html").as_uri())
    assert page.title() == "árvíztűrő"
