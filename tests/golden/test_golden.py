"""A small site with each type of page and each thing that an author can write, page by page as it is written.

The digests in the names of assets are left out, so that a change of the style does not change every page.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import build as building
from generator.formats import web

HERE = Path(__file__).parent


def made() -> dict[str, str]:
    """Render the project; give its pages, and the list of its other files."""
    read = building.check(HERE / "project")
    assert [one.code for one in read.findings if one.severity == "error"] == []
    artifacts, _ = building.render(read, HERE / "project", web.Options())
    pages = {one.path: without_digests(one.data.decode()) for one in artifacts if one.path.endswith(".html")}
    return {**pages, "files.txt": "".join(f"{without_digests(one.path)}\n" for one in artifacts)}


def kept() -> dict[str, str]:
    folder = HERE / "site"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file()
    }


def without_digests(text: str) -> str:
    return re.sub(r"(assets/[a-z0-9-]+)-[0-9a-f]{10}\.", r"\1-DIGEST.", text)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return made()


def test_the_same_pages(pages):
    assert sorted(pages) == sorted(kept())


@pytest.mark.parametrize("path", sorted(kept()))
def test_a_page_is_as_it_was(pages, path):
    """When this is meant to change: `python tests/golden/update.py`, and look at what it says."""
    assert pages[path] == kept()[path]


def test_the_draft_is_not_there(pages):
    assert not any("Ez nem jelenik meg" in page for page in pages.values())
