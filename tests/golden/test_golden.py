"""A small site with each type of page and each thing that an author can write, page by page as it is written.

The digests in the names of assets are left out, so that a change of the style does not change every page.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import build as building

HERE = Path(__file__).parent


def made() -> dict[str, str]:
    """Render the project; give its pages, and the list of its other files."""
    read = building.check(HERE / "project")
    assert [one.code for one in read.findings if one.severity == "error"] == []
    artifacts, _ = building.render(read, HERE / "project")
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


VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# what closes an open paragraph (HTML, 13.1.2.4 Optional tags)
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "table", "ul",
}  # fmt: skip


class _Nesting(HTMLParser):
    """Notes where a page's elements are not nested as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS and "p" in self.open:
            self.wrong.append(f"line {self.getpos()[0]}: {tag} in a paragraph")
        if tag not in VOID and tag not in ("path", "rect", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("path", "rect", "circle"):
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"line {self.getpos()[0]}: </{tag}>")


@pytest.mark.parametrize("path", [one for one in sorted(kept()) if one.endswith(".html")])
def test_elements_are_nested_as_they_are_written(pages, path):
    nesting = _Nesting()
    nesting.feed(pages[path])
    nesting.close()

    assert nesting.wrong == []
    assert nesting.open == []


def test_the_draft_is_not_there(pages):
    assert not any("Ez nem jelenik meg" in page for page in pages.values())
