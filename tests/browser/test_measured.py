"""What is measured on the guide: axe in every look, the reader's own spacing, zoom, and that nothing shifts.

A sample of each kind of page in `make test`, every page in `make test-full`.
"""

from __future__ import annotations

import time
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.browser.served import served
from tests.browser.test_site import KINDS, WHOLE, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
PAPERS = {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 24, 29)"}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)


@WHOLE
@pytest.mark.timeout(1500)
def test_axe_finds_nothing(guide, page, axe, whole):
    """Whole at the width of a desk; the sample at that of a phone too, where the other looks differ in colours only.

    A page is loaded once, then put in one look after the other: loading it and axe takes as long as to ask some rules.
    """
    found = []
    for path in [one for one in pages_of(guide, whole=whole) if one != "index.html"]:
        page.goto((guide / path).as_uri())
        for width, look in product((1440,) if whole else (390, 1440), LOOKS):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(**LOOKS[look])
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert paper == PAPERS.get(look, paper)
            assert page.evaluate("[innerWidth, matchMedia('(forced-colors: active)').matches]") == [
                width,
                look == "forced",
            ]
            found += [(path, width, look, one) for one in axe(page, colours=look != "light" and not whole)]

    assert found == []


# What is cut off: text outside of the window, or in a box that holds less than it has. Left out: what is for ears only,
# what is drawn, tables that can be scrolled by themselves (WCAG 1.4.10 excepts them), the lists that open over the page,
# and what the browser draws itself inside a field.
CUT = """() => {
  const out = ".unseen, svg, .table, pre, [popover], select, option, textarea, .opener span, .finding span";
  const seen = one => one.checkVisibility({visibilityProperty: true}) && !one.closest(out);
  const cut = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const text = words.currentNode, one = text.parentElement;
    if (!text.data.trim() || !seen(one)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.right > innerWidth + 1 || box.left < -1) cut.push("outside: " + text.data.trim().slice(0, 50));
    }
  }
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const holds = one.matches("button, summary, a") && style.display !== "inline"
      || style.overflowX !== "visible" || style.overflowY !== "visible";
    if (!holds || !seen(one) || one.matches("input, video, audio")) continue;
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) {
      cut.push("held: " + one.outerHTML.slice(0, 80));
    }
  }
  return cut;
}"""


@WHOLE
@pytest.mark.parametrize("spaced", (False, True), ids=("zoomed", "spaced"))
def test_nothing_is_cut_off_at_400_per_cent_and_with_the_readers_own_spacing(guide, browser, spaced, whole):
    """WCAG 2.2, 1.4.10 (1280 px at 400 % are 320) and 1.4.12, put on by a user's style sheet (no policy binds it)."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, bypass_csp=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    wrong = []
    for path in [one for one in pages_of(guide, whole=whole) if one != "index.html"]:
        page.goto((guide / path).as_uri())
        if spaced:
            page.add_style_tag(content=SPACED)
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        if (width := session.send("Page.getLayoutMetrics")["cssContentSize"]["width"]) > 320:
            wrong.append((path, width))
        wrong += [(path, one) for one in page.evaluate(CUT)]
    context.close()

    assert wrong == []


@pytest.mark.parametrize("style", ("h1 { width: 40rem }", ".button { height: 1rem; overflow: hidden }"))
def test_what_is_cut_off_is_found(guide, browser, style):
    context = browser.new_context(viewport={"width": 320, "height": 256}, bypass_csp=True)
    page = context.new_page()
    page.goto((guide / "hu/quizzes/back-office.html").as_uri())
    page.add_style_tag(content=style + "main h1 { max-width: none; white-space: nowrap }")

    assert page.evaluate(CUT) != []
    context.close()


SHIFT = """new PerformanceObserver(list => {
  for (const one of list.getEntries()) (window.shifts ||= []).push(one.value);
}).observe({type: "layout-shift", buffered: true});"""
QUIZZES = ("hu/quizzes/vizsga.html", "hu/quizzes/onertekeles.html", "hu/quizzes/figyelem.html")


# scrolls to a part of the page, and waits until the pictures there have come and have been drawn
SCROLLED = """(part) => new Promise(done => {
  scrollTo(0, part * document.documentElement.scrollHeight);
  const coming = one => !one.complete && one.getBoundingClientRect().top < innerHeight && one.getBoundingClientRect().bottom > 0;
  let quiet = 0;
  const frame = () => {
    quiet = [...document.images].some(coming) ? 0 : quiet + 1;
    if (quiet < 4) requestAnimationFrame(frame); else done();
  };
  requestAnimationFrame(frame);
})"""


def moved(page: Page, address: str) -> float:
    """Open a page and scroll through it; give what moved by itself, as the browser measures it."""
    page.goto(address)  # until the late ones have come, too
    for part in (0.3, 0.6, 1):
        page.evaluate(SCROLLED, part)
    page.wait_for_timeout(120)
    return sum(float(one) for one in page.evaluate("window.shifts || []"))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", (390, pytest.param(1440, marks=pytest.mark.slow)))
def test_nothing_shifts_while_a_page_comes(guide, browser, width):
    """With pictures and scripts that come late, after the first paint: what they add has its place already."""
    shifted: list[tuple[str, float]] = []
    with served(guide, {".svg": 0.12, ".js": 0.2}) as base:
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.add_init_script(SHIFT)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        for path in KINDS[1:] + QUIZZES:
            if (by := moved(page, base + path)) > 0.001:
                shifted.append((path, by))
        context.close()

    assert shifted == []


# what a reader has done: an article's quiz answered, a quiz half done, a self-assessment begun, pages read
ANSWERED = {
    "hu/hatteroldal/figyelem.html": 99,
    "hu/quizzes/figyelem.html": 2,
    "hu/quizzes/onertekeles.html": 3,
}
READ = "hu/alapok/ket-oldal.html"
BACK = ("hu/index.html", *ANSWERED, "hu/progress.html", "hu/paths/ertekesites.html")
HELD = "hu/quizzes/figyelem.html"


def come_back(page: Page, base: str) -> None:
    """Answer, and mark a page as read."""
    for path, most in ANSWERED.items():
        page.goto(base + path)
        for form in page.locator("form.question:visible:has(input[type=radio])").all()[:most]:
            form.locator("input[type=radio]").first.check()
            if (check := form.locator("[data-check]:visible")).count():
                check.click()
    page.goto(base + READ)
    page.locator("[data-mark]").click()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", (390, pytest.param(1440, marks=pytest.mark.slow)))
def test_nothing_shifts_for_a_reader_who_comes_back(guide, browser, width):
    """What is restored, offered or marked for them stands when it is first seen."""
    shifted: list[tuple[str, float]] = []
    late: dict[str, float] = {}
    with served(guide, late) as base:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        come_back(page, base)
        context.add_init_script(SHIFT)
        late[".js"] = 0.04
        page = context.new_page()
        for path in BACK:
            if (by := moved(page, base + path)) > 0.001:
                shifted.append((path, by))
            assert page.locator("html.back").count() == 0
        page.goto(base + "hu/index.html")
        offered = page.locator("[data-go-on]").is_visible()
        page.goto(base + HELD)
        resumed = page.locator("[data-resume]").is_visible()
        context.close()

    assert shifted == []
    assert offered
    assert resumed


SEEN = """new MutationObserver(() => (window.seen ||= []).push(document.documentElement.classList.contains("back")))
  .observe(document, {subtree: true, attributes: true, attributeFilter: ["class"]});"""


def test_who_comes_for_the_first_time_waits_for_nothing(guide, browser):
    """And whoever comes back waits no longer than a moment for scripts that do not come."""
    with served(guide) as base:
        context = browser.new_context(viewport={"width": 390, "height": 900})
        context.add_init_script(SEEN)
        context.route("**/assets/quiz-*.js", lambda route: None)  # never answered
        page = context.new_page()
        page.goto(base + HELD, wait_until="commit")
        page.wait_for_selector("form.question")
        first = page.evaluate("window.seen || []")
        page.evaluate("localStorage.setItem(document.documentElement.dataset.site + '/last', '{}')")
        page.goto(base + HELD, wait_until="commit")
        page.wait_for_selector("form.question")
        end = time.monotonic() + 10
        while len(page.evaluate("window.seen")) < 2 and time.monotonic() < end:
            page.wait_for_timeout(50)
        then = page.evaluate("window.seen")
        context.close()

    assert True not in first
    assert then == [True, False]


# the words of a result's table that stand in two lines
PARTED = """() => {
  const parted = [], range = document.createRange();
  let seen = 0;
  for (const cell of document.querySelectorAll("[data-summary] :is(th, td)")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\p{L}]+/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        seen += 1;
        if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) parted.push(word[0]);
      }
    }
  }
  return [seen, parted];
}"""


@pytest.mark.parametrize("path", ("hu/quizzes/onertekeles.html", "en/quizzes/self-assessment.html"))
def test_no_word_of_the_profile_is_parted_at_320_px(guide, browser, path):
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto((guide / path).as_uri())
    page.evaluate(
        "document.querySelectorAll('form.question').forEach(one => one.querySelector('input').click())"
    )
    page.locator("[data-profile-show]").click()
    page.locator("[data-summary] td").first.wait_for()
    seen, parted = page.evaluate(PARTED)
    context.close()

    assert seen > 10
    assert parted == []
