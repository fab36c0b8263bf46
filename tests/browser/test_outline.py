"""The list "On this page" follows the reading: one link is current, the last one at the end, and nothing moves by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.once import lay

LONG = "Egy bekezdés, amely elég hosszú ahhoz, hogy több sort töltsön ki. " * 8
PAGE = "hu/a/hosszu.html"
FILES = {
    "content/hu/articles/a/index.md": "---\ntitle: Rész\nsummary: Egy rész.\n---\n",
    "content/hu/articles/a/hosszu.md": "---\ntitle: Hosszú\nsummary: Hosszú.\n---\n"
    + f"{LONG}\n\n" * 3
    + "".join(f"## Cím {n} {{#c{n}}}\n\n" + f"{LONG}\n\n" * 5 for n in range(1, 6))
    + "".join(f"## Rövid {n} {{#r{n}}}\n\nRövid.\n\n" for n in (1, 2)),
}


@pytest.fixture
def page(site, page):
    project = lay(site(FILES))
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto((project.out / PAGE).as_uri())
    return page


def at(page, expected: str | None) -> None:
    """Wait until the outline says where the reader is; it says nothing else."""
    found = page.locator("#outline [aria-current]")
    if expected is None:
        expect(found).to_have_count(0)
        return
    expect(page.locator(f"#outline a[href='#{expected}']")).to_have_attribute("aria-current", "location")
    expect(found).to_have_count(1)


def scroll(page, id_: str) -> None:
    page.evaluate(f"document.getElementById('{id_}').scrollIntoView()")


def test_the_section_that_is_read_is_current(page):
    at(page, None)
    for id_ in ("c1", "c3", "c2", "c5"):
        scroll(page, id_)
        at(page, id_)
    # within a section, far from any heading
    scroll(page, "c4")
    page.mouse.wheel(0, 300)
    at(page, "c4")
    page.evaluate("scrollTo(0, 0)")
    at(page, None)


def test_at_the_end_of_the_page_it_is_the_last_section(page):
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    at(page, "r2")
    page.set_viewport_size({"width": 1440, "height": 500})
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    at(page, "r2")


def test_what_changes_the_layout_is_noticed(page):
    """A picture that comes late, an answer that opens: where the headings stand is measured anew."""
    scroll(page, "c2")
    at(page, "c2")
    page.evaluate(
        "document.querySelector('main > p').before(Object.assign(document.createElement('canvas'), {height: 3000}))"
    )
    page.evaluate("scrollTo(0, 1500)")
    at(page, None)


def test_a_frame_of_scrolling_measures_no_heading(page):
    page.evaluate("""async () => {
      // the first measuring is over after the first frame
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      window.asked = 0;
      const own = Element.prototype.getBoundingClientRect;
      Element.prototype.getBoundingClientRect = function () { window.asked += 1; return own.call(this); };
    }""")
    for id_ in ("c1", "c4", "c2"):
        scroll(page, id_)
        at(page, id_)

    assert page.evaluate("window.asked") == 0


def test_nothing_is_animated_when_that_is_unwanted(page):
    page.emulate_media(reduced_motion="reduce")
    scroll(page, "c3")
    at(page, "c3")
    link = page.locator("#outline [aria-current]")

    assert link.evaluate("one => one.getAnimations().length") == 0
    assert link.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
