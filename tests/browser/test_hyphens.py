"""Soft hyphens for readers: long words break on a narrow window, are found, and are copied without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.hyphens import SOFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import Project

WORD = "Elégedettségnövekedésünkért"
TEXT = f"""---
title: {WORD}
---
## {WORD}okozta

{WORD} és még egy {WORD.lower()} áll itt.
"""


@pytest.fixture
def built(site: Callable[..., Project]) -> Path:
    project = site({"content/hu/faq/szo.md": TEXT})
    settings = project.root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "soft-hyphens: all\n", "utf-8")
    project.build()
    assert SOFT in project.page("hu/faq/szo.html")
    return project.out / "hu" / "faq" / "szo.html"


def lines(page: Page, css: str) -> int:
    found: int = page.evaluate(
        """(css) => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector(css));
          return new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size;
        }""",
        css,
    )
    return found


def test_a_long_word_breaks_where_it_may_and_nothing_sticks_out(built, page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(built.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert lines(page, "h1") > 1
    # every line but the last ends at a soft hyphen (whose box counts to the letter behind it)
    ends = page.evaluate(
        """() => {
          const text = document.querySelector("h1").firstChild;
          const range = document.createRange();
          const found = [];
          let top = null;
          for (let place = 0; place < text.length; place++) {
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            const box = range.getBoundingClientRect();
            if (!box.height || text.data[place] === "\\u00ad") continue;
            if (top !== null && box.top > top + 4) found.push(text.data.slice(place - 2, place));
            top = box.top;
          }
          return found;
        }"""
    )
    assert ends
    assert all(SOFT in one for one in ends), ends


def test_the_word_is_found_as_it_is_typed(built, page):
    page.goto(built.as_uri())

    assert page.evaluate(f"find({WORD.lower()!r})")
    assert not page.evaluate(f"getSelection().removeAllRanges(), find({WORD + 'x'!r})")


def test_what_is_copied_has_none(built, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(built.as_uri())
    copied = page.evaluate(
        """() => new Promise((done) => {
          addEventListener("copy", (event) => done([
            event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html"), event.defaultPrevented,
          ]));
          getSelection().selectAllChildren(document.querySelector("main"));
          document.execCommand("copy");
        })"""
    )

    assert WORD in copied[0]
    assert f"{WORD} és" in copied[1]
    assert SOFT not in copied[0] + copied[1]
    assert copied[2]


def test_the_link_of_a_heading_names_it_without_them(built, page):
    page.goto(built.as_uri())

    assert page.locator(".heading .copy").get_attribute("aria-label").endswith(f"{WORD}okozta")
