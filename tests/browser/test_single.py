"""The site as one file, opened from disk: links, back, anchors, answers and progress in one store, in both browsers."""

from __future__ import annotations

import json
import time

import pytest

from generator import build as building
from tests.browser.conftest import ROOT
from tests.browser.quizzes import BASE, QUIZ
from tests.conftest import TODAY

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'
TEXT = (
    "---\ntitle: Text\nsummary: A text.\nquiz: probe\nwas: [en/part/old.html]\n---\n![Four by two](../../../pic.svg)\n\n"
    "See [there](#there), the [quiz](../../quizzes/probe.yaml) and [home](../../index.md).\n\n"
    f"{'Words. ' * 1500}\n\n## Here {{#there}}\n\n{'More words. ' * 1500}\n"
)
FILES = {
    **BASE,
    "content/pic.svg": SVG,
    "content/en/articles/part/text.md": TEXT,
    "content/en/quizzes/probe.yaml": QUIZ,
    "content/en/faq/why.md": "---\ntitle: Why?\nsummary: So.\n---\nBecause.\n",
}
ARTICLE, QUIZ_PAGE, PROGRESS = "en/part/text.html", "en/quizzes/probe.html", "en/progress.html"
# with the tests in Firefox that take the whole guide as one file, so that it is built once
TOGETHER = pytest.mark.xdist_group("firefox")
LIMIT = 2.0  # seconds for the whole guide to open


@pytest.fixture
def file(site, tmp_path):
    built = building.build(site(FILES).root, tmp_path / "one", format="single", today=TODAY)
    assert built.place, built.read.findings
    return built.place.as_uri()


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    built = building.build(ROOT, tmp_path_factory.mktemp("single"), format="single")
    assert built.report
    return built.place


def shown(page, address):
    page.wait_for_function("address => document.documentElement.dataset.page === address", arg=address)


def top(page, selector):
    return page.eval_on_selector(selector, "one => one.getBoundingClientRect().top")


def test_it_asks_for_nothing_and_breaks_no_rule(page, file):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file)
    shown(page, "en/index.html")
    for address in (ARTICLE, QUIZ_PAGE, PROGRESS, "en/practice.html", "en/faq/index.html", "hu/index.html"):
        page.evaluate("address => { location.hash = address; }", address)
        shown(page, address)

    assert [one for one in asked if not one.startswith((file, "data:"))] == []
    assert said == []
    assert page.eval_on_selector_all("meta[http-equiv]", "all => all.length") == 0
    # the file's own rule still holds for what is written into it
    assert page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'globalThis.evil = 1';"
        " document.head.append(one); return globalThis.evil; }"
    ) is None  # fmt: skip


def test_links_the_way_back_and_places(page, file):
    page.goto(file)
    shown(page, "en/index.html")
    page.click("#tree a:has-text('Text') >> visible=true")
    shown(page, ARTICLE)
    assert page.title() == "Text – Probe"
    assert page.url == f"{file}#{ARTICLE}"
    assert page.evaluate("document.activeElement.id") == "main"

    page.click("main a:has-text('there')")
    assert page.url == f"{file}#{ARTICLE}#there"
    page.wait_for_function(
        "() => Math.abs(document.querySelector('#there').getBoundingClientRect().top) < 200"
    )
    assert page.evaluate("document.activeElement.id") == "there"
    page.wait_for_timeout(300)
    place = page.evaluate("scrollY")

    page.click("main p a:has-text('home')")
    shown(page, "en/index.html")
    page.go_back()
    shown(page, ARTICLE)
    page.wait_for_function("place => Math.abs(scrollY - place) < 5", arg=place)
    page.go_back()
    page.wait_for_function("() => !location.hash.endsWith('#there')")
    page.go_back()
    shown(page, "en/index.html")
    page.go_forward()
    shown(page, ARTICLE)


def test_an_address_opens_its_page_and_place(page, file):
    page.goto(f"{file}#{ARTICLE}#there")
    shown(page, ARTICLE)
    assert 0 <= top(page, "#there") < 200
    page.goto(f"{file}#en/part/old.html")
    shown(page, ARTICLE)
    assert page.url == f"{file}#{ARTICLE}"
    page.goto("about:blank")
    page.goto(f"{file}#nothing/of/the/kind.html")
    shown(page, "en/index.html")
    page.goto(f"{file}#en/faq/index.html#faq-why")
    shown(page, "en/faq/index.html")
    page.wait_for_selector("details[open] >> text=Because.")


def test_a_link_that_is_opened_elsewhere_leads_into_the_file(page, file):
    page.goto(f"{file}#{ARTICLE}")
    shown(page, ARTICLE)
    link = page.locator("main p a:has-text('home')")
    link.dispatch_event("contextmenu")
    assert link.get_attribute("href") == "#en/index.html"
    assert link.evaluate("one => one.href") == f"{file}#en/index.html"


def test_the_same_place_once_more(page, file):
    page.goto(f"{file}#{ARTICLE}#there")
    shown(page, ARTICLE)
    page.evaluate("scrollTo(0, 0)")
    page.click("main a:has-text('there')")
    page.wait_for_function(
        "() => Math.abs(document.querySelector('#there').getBoundingClientRect().top) < 200"
    )


def test_the_copied_address_of_a_heading(page, file):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{file}#{ARTICLE}")
    shown(page, ARTICLE)
    page.click(".heading:has(#there) .copy")
    page.wait_for_function("() => location.hash.endsWith('#there')")
    assert page.url == f"{file}#{ARTICLE}#there"


def test_pictures_are_in_the_file(page, file):
    page.goto(f"{file}#{ARTICLE}")
    shown(page, ARTICLE)
    picture = page.locator("main img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('main img').complete")
    assert picture.evaluate("one => [one.naturalWidth > 0, one.src.slice(0, 19)]") == [
        True,
        "data:image/svg+xml;",
    ]


def test_answers_and_progress_lie_in_one_store(page, file):
    page.goto(f"{file}#{QUIZ_PAGE}")
    shown(page, QUIZ_PAGE)
    page.check("form[data-question=one] input[value=b]")
    page.click("form[data-question=one] [data-check]")
    assert page.locator("form[data-question=one] .verdict").inner_text() == "Correct."
    page.evaluate("address => { location.hash = address; }", ARTICLE)
    shown(page, ARTICLE)
    assert page.locator("form[data-question=one] .verdict").inner_text() == "Correct."
    page.evaluate("address => { location.hash = address; }", PROGRESS)
    shown(page, PROGRESS)
    assert page.locator("[data-of=probe] [data-count]").inner_text() == "1 of 4 answered"
    page.click("main a:has-text('Text') >> nth=0")
    shown(page, ARTICLE)


def test_the_mixed_practice_has_its_questions(page, file):
    page.goto(f"{file}#en/practice.html")
    shown(page, "en/practice.html")
    page.select_option("#practice-from", "all")
    page.click("[data-options] [type=submit]")
    page.wait_for_selector("form.question >> visible=true")


@TOGETHER
def test_the_guide_opens_soon(browser, whole):
    context = browser.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(whole.as_uri())
    page.wait_for_selector("h1")
    took = time.perf_counter() - start
    context.close()

    assert took < LIMIT


@pytest.mark.xdist_group("firefox")
def test_firefox_from_disk_has_one_store_for_all_pages(file, firefox):
    """The rule for local files gives each file a store of its own; here all pages are one file."""
    tab = firefox.tab()
    try:
        tab.goto(f"{file}#{QUIZ_PAGE}")
        tab.until(f"document.documentElement.dataset.page === {json.dumps(QUIZ_PAGE)}")
        tab.click("form[data-question=one] input[value=b]")
        tab.click("form[data-question=one] [data-check]")
        tab.until("document.querySelector('form[data-question=one] .verdict')?.innerText === 'Correct.'")
        tab.js(f"void (location.hash = {json.dumps(PROGRESS)})")
        tab.until(f"document.documentElement.dataset.page === {json.dumps(PROGRESS)}")
        assert tab.js("document.querySelector('[data-of=probe] [data-count]').innerText") == "1 of 4 answered"
        tab.click("main a[href*='part/text']")
        tab.until(f"document.documentElement.dataset.page === {json.dumps(ARTICLE)}")
        assert tab.js("document.querySelector('form[data-question=one] .verdict').innerText") == "Correct."
        tab.back()
        tab.until(f"document.documentElement.dataset.page === {json.dumps(PROGRESS)}")
    finally:
        tab.close()


@TOGETHER
def test_the_guide_opens_soon_in_firefox(whole, firefox):
    tab = firefox.tab()
    try:
        start = time.perf_counter()
        tab.goto(whole.as_uri())
        tab.until("!!document.querySelector('h1')")
        assert time.perf_counter() - start < LIMIT
        assert tab.js("document.title") == "Két oldal"
    finally:
        tab.close()


def test_the_search_finds_pages_in_the_file(page, file):
    page.goto(f"{file}#{ARTICLE}")
    shown(page, ARTICLE)
    page.keyboard.press("/")
    page.locator("dialog[open] input").first.fill("why")
    page.locator("dialog[open] a", has_text="Why?").first.click()
    shown(page, "en/faq/why.html")
    assert page.locator("dialog[open]").count() == 0
    # and once more, on the page that was written anew
    page.keyboard.press("/")
    page.locator("dialog[open] input").first.fill("words")
    page.locator("dialog[open] a", has_text="Text").first.click()
    shown(page, ARTICLE)


@TOGETHER
def test_without_scripts_all_of_it_can_be_read(browser, whole):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(whole.as_uri())
    text = page.locator("body").inner_text()
    context.close()

    for words in ("Két oldal, egy szervezet", "Two sides, one organisation"):
        assert words in text


@TOGETHER
def test_the_document_for_paper_is_there_once(page, whole):
    """What stands there without scripts is what the page for paper shows with them."""
    page.goto(f"{whole.as_uri()}#hu/print.html")
    shown(page, "hu/print.html")

    assert page.locator("main h2").count() > 6
    assert "Mit csinál a front office?" in page.locator("main").inner_text()
    text = whole.read_text("utf-8")
    # a sentence of an article: on its page, and in the document for paper
    assert text.count("Az oldal ugyanis a feladathoz tartozik, nem az emberhez és nem a szobához.") == 2
    assert len(text.encode()) < 10_000_000
