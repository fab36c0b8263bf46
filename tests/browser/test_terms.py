"""The glossary, the definitions beside the words of a text, the learning paths by role, and what of the tree is read."""

from __future__ import annotations

import pytest

from tests.browser.once import lay
from tests.browser.quizzes import BASE

GLOSSARY = """
- id: area
  term: terület
  definition: Egy része a munkának.
- id: data
  term: adatminőség
  also: [adatok minősége]
  definition: |
    Mennyire **pontos** az adat.
  see: [articles/part/text]
- id: team
  term: csapat
  definition: Együtt dolgozók.
- id: arrears
  term: ár
  definition: Ennyibe kerül.
- id: health
  term: egészség
  sort: egész ség
  definition: Jóllét.
"""
TEXT = """---
title: Szöveg
summary: Egy szöveg.
related: [faq/miert]
---
## Az {{ term: data }} szava {#itt}

Az {{ term: data }} és a {{ term: team, csapatok }} meg az {{ term: data, adatminőségről }}.

Egy [hivatkozás: {{ term: area }}](../../faq/miert.md), és `{{ term: area }}`.

```quiz
id: benne
title: Benne
questions:
  - id: egy
    kind: single
    question: 'Mi az {{ term: data }}?'
    options: [{text: "Az {{ term: team }}", correct: true}, B]
    explanation: Az.
```
"""
FILES = {
    **BASE,
    "content/hu/glossary.yaml": GLOSSARY,
    "content/hu/articles/part/index.md": "---\ntitle: Rész\nsummary: Egy rész.\npages: [text, more]\n---\n",
    "content/hu/articles/part/text.md": TEXT,
    "content/hu/articles/part/more.md": "---\ntitle: Több\nsummary: Több.\n---\nTöbb.\n",
    "content/hu/faq/miert.md": "---\ntitle: Miért?\nsummary: Mert.\n---\nMert.\n",
    "content/hu/paths.yaml": (
        "- id: elado\n  title: Eladó\n  side: -40\n  for: Annak, aki elad.\n  steps: [articles/part/text]\n"
        "  then: [articles/part/more, articles/part/text]\n  stretch: [faq/miert]\n- id: konyvelo\n  title: Könyvelő\n"
        "  steps: [articles/part/more]\n"
    ),
    "content/site.yaml": BASE["content/site.yaml"]
    + "axis:\n  first: {id: front, name: Front}\n  second: {id: back, name: Back}\n  both: Both\n",
}
ARTICLE, PATH = "hu/part/text.html", "hu/paths/elado.html"


@pytest.fixture
def open_(site, page):
    project = lay(site(FILES))

    def go(address: str):
        page.goto((project.out / address).as_uri())
        return page

    return go


def test_the_glossary_is_in_the_order_of_the_alphabet_with_its_letters(open_):
    page = open_("hu/glossary.html")

    assert page.locator(".terms dt").all_text_contents() == [
        "adatminőség",
        "ár",
        "csapat",
        "egészség",
        "terület",
    ]
    assert page.locator(".letters a").all_text_contents() == ["A, Á", "Cs", "E, É", "T"]
    page.get_by_role("link", name="Cs", exact=True).click()
    assert page.evaluate("document.querySelector(':target').textContent") == "Cs"
    first = page.locator("#term-data")
    assert "Így is: adatok minősége" in first.inner_text()
    assert first.locator("a").get_attribute("href") == "part/text.html"


def test_the_first_place_of_a_term_opens_its_definition(open_):
    page = open_(ARTICLE)
    assert page.locator(".term").all_text_contents() == ["adatminőség", "csapatok"]
    page.locator(".term").first.click()
    box = page.locator("#term-data")
    assert box.is_visible()
    assert box.inner_text().split("\n")[0] == "adatminőség"
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.className") == "term"
    page.keyboard.press("Enter")
    assert box.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../glossary.html#term-data"
    page.mouse.click(5, 5)
    assert not box.is_visible()


def test_a_definition_stays_in_the_window(open_):
    page = open_(ARTICLE)
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 500})
        for number in range(2):
            page.locator(".term").nth(number).click()
            box = page.locator(".definition:popover-open").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= 500
            page.keyboard.press("Escape")


def test_definitions_need_no_script(site, browser):
    project = site(FILES)
    project.build()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((project.out / ARTICLE).as_uri())
    page.locator(".term").first.click()
    assert page.locator("#term-data").is_visible()
    context.close()


def test_nothing_to_press_inside_of_a_heading_a_link_or_a_question(open_):
    page = open_(ARTICLE)
    assert page.locator(":is(h2, a, legend, label) .term").count() == 0
    assert page.locator("#itt").text_content().strip().startswith("Az adatminőség szava")
    assert page.locator("legend").text_content().endswith("Mi az adatminőség?")
    for mark in "\ue004\ue005\ue006":
        assert mark not in page.content()


def test_on_paper_the_terms_are_a_list(open_):
    page = open_(ARTICLE)
    page.emulate_media(media="print")
    list_ = page.locator(".definitions")

    assert list_.locator("h2").inner_text() == "Fogalmak ezen az oldalon"
    assert [one.is_visible() for one in list_.locator(".definition").all()] == [True, True]
    assert page.evaluate("getComputedStyle(document.querySelector('.term')).borderBlockEndWidth") == "0px"


def test_a_path_says_what_is_next_until_all_is_done(open_):
    page = open_(PATH)
    assert page.locator("h2").all_text_contents() == ["Először", "Utána", "Továbblépéshez"]
    assert page.locator("ol.entries h3 a").all_text_contents() == ["Szöveg", "Több", "Szöveg", "Miért?"]
    assert page.locator("[data-next]").inner_text() == "Következik: Szöveg"
    for address, then in ((ARTICLE, "Több"), ("hu/part/more.html", "Miért?"), ("hu/faq/miert.html", "")):
        open_(address).locator("[data-mark]").click()
        open_(PATH)
        assert page.locator("[data-next]").is_visible() is bool(then)
        if then:
            assert page.locator("[data-next]").inner_text() == f"Következik: {then}"
    assert page.locator("[data-all]").is_visible()
    assert page.locator(".entries [data-done]:visible").count() == 4


def test_paths_are_listed_with_their_lean_also_on_the_home_page(open_):
    page = open_("hu/paths.html")
    for address in ("hu/paths.html", "hu/index.html"):
        open_(address)
        assert page.locator(".roles :is(h2, h3)").all_text_contents() == ["Eladó", "Könyvelő"]
        assert "Inkább front" in page.locator(".roles li").first.inner_text()
        assert "3 oldal" in page.locator(".roles li").first.inner_text()
    page.locator(".roles a").first.click()
    assert page.locator("h1").inner_text() == "Eladó"
    assert page.locator("[aria-label='Navigációs útvonal'] a").all_text_contents() == [
        "Kezdőlap",
        "Munkakörök szerint",
    ]


def test_the_tree_shows_what_was_read(open_):
    page = open_(ARTICLE)
    row = page.locator(".tree a[data-step='articles/part/text']")
    assert row.locator("[data-done]").is_hidden()
    page.locator("[data-mark]").click()
    assert row.locator("[data-done]").is_visible()
    assert "Kész" in row.text_content()
    page.locator("[data-unmark]").click()
    assert row.locator("[data-done]").is_hidden()


def test_a_language_without_terms_and_paths_has_no_such_pages(site):
    project = site(FILES)
    project.build()

    assert not (project.out / "en/glossary.html").exists()
    assert not (project.out / "en/paths.html").exists()
    assert "glossary.html" not in project.page("en/index.html")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (320, 1440))
def test_axe_finds_nothing(site, browser, axe, scheme, width):
    project = site(FILES)
    project.build()
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    for address in ("hu/glossary.html", "hu/paths.html", PATH, "hu/index.html", ARTICLE):
        page.goto((project.out / address).as_uri())
        if address == ARTICLE:
            page.locator(".term").first.click()
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
