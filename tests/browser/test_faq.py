"""The list of the FAQ: every answer in its place, the search within it, all at once, and what an address opens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.once import lay

FAQ = "hu/faq/index.html"
FILES = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/en/faq/only.md": "---\ntitle: Only here?\n---\nYes.\n",
    "content/hu/glossary.yaml": "- id: data\n  term: adat\n  definition: Amit tudunk.\n",
    "content/hu/faq/index.md": (
        "---\ntitle: Kérdések\ntopics:\n  - {id: penz, title: Pénz}\n  - {id: ido, title: Idő}\n---\nEleje. {{ term: data }}\n"
    ),
    "content/hu/faq/szamla.md": (
        "---\ntitle: Mi történik, ha késik a számla?\nsummary: Kamat járhat érte.\ntopic: penz\norder: 1\n---\n"
        "Az **árvíztűrő** {{ term: data }} segít. [Lent](#reszlet) több van.[^1]\n\n## Részlet {#reszlet}\n\n"
        'Kód: `<p id="x" href="#y">`.\n\n### Mélyebben\n\nVége.\n\n[^1]: Lábjegyzet.\n\n'
        "```quiz\nid: benne\ntitle: Benne\nquestions:\n"
        "  - {id: a, kind: true-false, question: Titkos kérdés?, answer: true, explanation: Így.}\n```\n"
    ),
    "content/hu/faq/szabi.md": (
        "---\ntitle: Mikor mehetek szabadságra?\ntopic: ido\n---\nEgy {{ term: data }} kell hozzá.[^1] "
        "[A számla](szamla.md#reszlet)\n\n## Részlet {#reszlet}\n\nMás.\n\n[^1]: Másik.\n"
    ),
    "content/hu/faq/egyeb.md": "---\ntitle: Egyéb?\n---\n## Alcím\n\nMegvan.\n",
}


@pytest.fixture
def faq(site):
    return lay(site(FILES))


@pytest.fixture
def page(faq, page):
    page.goto((faq.out / FAQ).as_uri())
    return page


def shown(page) -> list[str]:
    return [one.inner_text() for one in page.locator("[data-entry] summary").all() if one.is_visible()]


def opened(page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('details.faq[open]')].map(one => one.id)")
    return found


def test_the_list_holds_every_answer_without_its_quiz(faq):
    html = faq.page(FAQ)

    assert "Az <strong>árvíztűrő</strong>" in html
    assert "Titkos kérdés?" not in html
    assert "Titkos kérdés?" in faq.page("hu/faq/szamla.html")
    assert '<a href="szamla.html">' in html
    # a question that this language lacks is named in the other's
    assert '<summary><span lang="en">Only here?</span> <span class="tag">en</span></summary>' in html
    # nowhere else
    assert "árvíztűrő" not in faq.page("hu/index.html")
    assert "assets/faq-" in html
    assert "assets/faq-" not in faq.page("hu/faq/szamla.html")


def test_ids_and_ranks_of_an_answer_are_those_of_its_place(faq):
    """No id twice, each footnote leads to its own, and no rank of heading is left out."""
    html = faq.page(FAQ)
    ids = re.findall(r'<[^<>]* id="([^"]*)"', html)
    inner = set(re.findall(r'<a [^<>]*href="#([^"]*)"', html))

    assert sorted(ids) == sorted(set(ids))
    assert inner <= set(ids)
    assert {"faq-szamla", "faq-szamla--reszlet", "faq-szabi--reszlet", "faq-szamla--fn-1"} <= set(ids)
    assert '<h3 id="faq-szamla--reszlet">' in html
    assert '<h2 id="faq-egyeb--alcim">' in html  # below no topic
    assert '&lt;p id="x" href="#y"&gt;' in html  # a text stays a text
    assert '<a href="szamla.html#reszlet">' in html


def test_an_id_of_the_list_is_no_authors_id(site):
    project = site({"content/hu/faq/a.md": "---\ntitle: A?\n---\n## Cím {#faq-a}\n\nSzöveg.\n"})

    assert "reserved-id" in project.refused()


def test_a_term_opens_its_definition_in_each_answer(page):
    page.locator("#faq-szabi summary").click()
    page.locator("#faq-szabi .term").click()

    assert page.locator("#term-data").is_visible()
    assert page.locator(".definition").count() == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    (
        ("ARVIZTURO", ["Mi történik, ha késik a számla?"]),
        ("árvíztűrő  kesik", ["Mi történik, ha késik a számla?"]),
        ("szabadsag", ["Mikor mehetek szabadságra?"]),
        ("kamat járhat", ["Mi történik, ha késik a számla?"]),
        ("egyeb megvan", ["Egyéb?"]),
    ),
)
def test_the_search_ignores_accents_and_case_and_hides_the_rest(page, typed, expected):
    page.get_by_role("searchbox", name="Keresés a kérdések és a válaszok között").fill(typed)

    assert shown(page) == expected
    expect(page.get_by_role("status").filter(has_text="Találat")).to_have_text("Találat: 1 kérdés")
    topics = [one.is_visible() for one in page.locator("[data-topic]").all()]
    assert topics.count(True) == 1


def test_words_of_the_interface_are_not_found_and_escape_empties(page):
    field = page.get_by_role("searchbox")
    field.fill("saját oldalon")
    status = page.locator("[data-found]")
    expect(status).to_have_text("Nincs találat")
    assert shown(page) == []
    assert not page.locator("[data-all]").is_visible()
    field.press("Escape")

    expect(field).to_have_value("")
    expect(status).to_have_text("")
    assert len(shown(page)) == 4
    assert page.locator("[data-topic] h2").all_text_contents()[:2] == ["Pénz", "Idő"]


def test_all_answers_open_and_close_and_are_independent(page):
    button = page.locator("[data-all]")
    page.locator("#faq-szabi summary").click()
    page.locator("#faq-szamla summary").click()
    assert opened(page) == ["faq-szamla", "faq-szabi"]
    button.click()
    assert len(opened(page)) == 4
    expect(button).to_have_text("Minden válasz becsukása")
    page.locator("#faq-szabi summary").click()
    expect(button).to_have_text("Minden válasz kinyitása")
    page.locator("#faq-szabi summary").click()
    expect(button).to_have_text("Minden válasz becsukása")
    button.click()

    assert opened(page) == []


def test_an_address_opens_its_entry(faq, page):
    page.goto((faq.out / FAQ).as_uri() + "#faq-szabi")
    expect(page.locator("#faq-szabi")).to_have_attribute("open", "")
    # to another, while the search hides it
    page.get_by_role("searchbox").fill("szabadság")
    page.evaluate("location.hash = 'faq-szamla--reszlet'")
    expect(page.locator("#faq-szamla")).to_have_attribute("open", "")

    assert page.locator("[id='faq-szamla--reszlet']").is_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")
    # nothing that anybody types there stops the script (the fixture looks for errors)
    page.evaluate("location.hash = '%'")
    page.locator("[data-all]").click()
    assert len(opened(page)) == 4


def test_paper_shows_every_answer(page):
    page.emulate_media(media="print")

    assert all(one.is_visible() for one in page.locator(".answer").all())
    assert not page.locator(".finder").is_visible()
    # the definitions come after what they explain
    order = page.evaluate("[...document.querySelectorAll('.topic, .definitions')].map(one => one.className)")
    assert order[-1] == "definitions"


def test_without_a_script_everything_can_be_read_and_opened(faq, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((faq.out / FAQ).as_uri())
    assert not page.locator(".finder").is_visible()
    for entry in page.locator("details.faq").all():
        assert not entry.locator(".answer").is_visible()
        entry.locator("summary").click()
        assert entry.locator(".answer").is_visible()
    page.goto((faq.out / "hu/index.html").as_uri())
    page.goto((faq.out / FAQ).as_uri() + "#faq-szabi")

    assert page.locator("#faq-szabi .answer").is_visible()
    assert not page.locator("#faq-szamla .answer").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (320, 1440))
def test_axe_finds_nothing_with_all_answers_open(guide, browser, axe, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((guide / FAQ).as_uri())
    assert axe(page, colours=scheme == "dark") == []
    page.locator("[data-all]").click()
    page.get_by_role("searchbox").fill("munka")
    session = context.new_cdp_session(page)

    assert axe(page, colours=scheme == "dark") == []
    assert session.send("Page.getLayoutMetrics")["cssContentSize"]["width"] <= width
    small = page.evaluate(
        "[...document.querySelectorAll('.finder :is(input, button), .faq > summary')]"
        ".filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    context.close()
