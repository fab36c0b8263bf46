"""Paper: each kind of page printed by the browser, read back from the PDF; nothing is cut, missing or on its own."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import Project

# each kind of page that readers print; the development plan is a worksheet of one sheet
PAGES = (
    "hu/alapok/ket-oldal.html",
    "en/front-office-skills/communication.html",
    "hu/quizzes/vizsga.html",
    "en/quizzes/two-sides.html",
    "hu/quizzes/onertekeles.html",
    "hu/faq/index.html",
    "en/faq/measuring.html",
    "en/glossary.html",
    "hu/paths.html",
    "en/paths/hr.html",
    "hu/index.html",
    "hu/alapok/index.html",
    "hu/quizzes/index.html",
    "hu/progress.html",
)
PLANS = ("hu/egyensuly/munkalap.html", "en/balance/worksheet.html")
QUIZZES = ("hu/quizzes/ket-oldal.html", "hu/alapok/ket-oldal.html", "en/quizzes/exam.html")
# what a sheet of paper leaves between margins of 20 mm, in CSS pixels
WIDTHS = {"A4": 642, "Letter": 665}

# every piece of text that is to be on paper; addresses elsewhere are added to the words of their links
TEXTS = """() => {
  const blocks = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, label, legend, summary";
  const said = one => {
    if (one.nodeType === Node.TEXT_NODE) return one.data;
    if (one.nodeType !== Node.ELEMENT_NODE || !one.checkVisibility() || one.matches(".unseen, svg")) return "";
    const far = one.matches("a[href^=http]") ? ` (${one.getAttribute("href")})` : "";
    return [...one.childNodes].map(said).join("") + far;
  };
  return [...document.querySelectorAll(`main :is(${blocks})`)]
    .filter(one => !one.querySelector(`${blocks}, div, ul, ol, select`)).map(said).filter(text => text.trim());
}"""
HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6), main summary")]
  .filter(one => one.checkVisibility()).map(one => one.textContent)"""


def squash(text: str) -> str:
    """Leave letters and figures: what no line break, hyphen, mark of a list or sign of the style sheet changes."""
    return re.sub(r"[\W_]", "", text)


def printed(page: Page, size: str = "A4") -> list[str]:
    """Print the open page; give the text of each sheet."""
    page.emulate_media(media="print")
    data = page.pdf(format=size, prefer_css_page_size=True)
    return [one.extract_text() for one in PdfReader(BytesIO(data)).pages]


# an exam is drawn: the same in every run, and so that on A4 its last question ends where the sheet does
DRAWN = "Math.random = () => 0.4721359548"


def open_(page: Page, guide: Path, path: str) -> Page:
    page.add_init_script(DRAWN)
    page.goto((guide / path).as_uri())
    page.emulate_media(media="print")
    return page


def lacking(page: Page, sheets: list[str], *, numbered: bool = False) -> list[str]:
    """Give the texts of the page that are not in the PDF."""
    if numbered:
        sheets = [re.sub(r"^\d+\n", "", one) for one in sheets]
    text = squash("".join(sheets))
    return [one for one in page.evaluate(TEXTS) if squash(one) not in text]


def stranded(page: Page, sheets: list[str]) -> list[str]:
    """Give the headings that stand at the end of a sheet, away from what they head."""
    heads = {squash(one) for one in page.evaluate(HEADINGS)}
    # the name of the site is drawn last on the first sheet, wherever it stands
    brand = (page.locator(".brand").text_content() or "").strip()
    ends = [one.rstrip().removesuffix(brand).rstrip().split("\n") for one in sheets[:-1]]
    return [
        one[-1]
        for one in ends
        if one[-1].strip() != brand and any(squash("".join(one[-lines:])) in heads for lines in (1, 2, 3))
    ]


@pytest.mark.parametrize("size", ("A4", "Letter"))
@pytest.mark.parametrize("path", PAGES)
def test_all_of_a_page_is_on_paper_and_no_sheet_is_empty(guide, page, path, size):
    sheets = printed(open_(page, guide, path), size)

    assert [one for one in sheets if len(squash(one)) < 20] == []
    assert lacking(page, sheets) == []
    assert stranded(page, sheets) == []
    # nothing that a finger or a pointer would need
    for part in ("nav.tree", "nav.links", ".tools", ".paper", ".pager", "button"):
        assert page.locator(f"{part} >> visible=true").count() == 0 or part == "button", part


@pytest.mark.parametrize("size", WIDTHS)
def test_nothing_is_wider_than_the_paper(guide, page, size):
    page.set_viewport_size({"width": WIDTHS[size], "height": 900})
    for path in (*PAGES, *PLANS, "hu/print.html"):
        open_(page, guide, path)
        wide = page.evaluate(
            """() => [...document.querySelectorAll("main *")].filter(one => one.checkVisibility()
              && !one.closest(".unseen, svg, option") && one.getBoundingClientRect().right > innerWidth + 1)
              .map(one => one.outerHTML.slice(0, 120))"""
        )
        assert wide == [], path


@pytest.mark.parametrize("size", ("A4", "Letter"))
@pytest.mark.parametrize("path", PLANS)
def test_the_development_plan_is_one_sheet(guide, page, path, size):
    sheets = printed(open_(page, guide, path), size)

    assert len(sheets) == 1
    assert lacking(page, sheets) == []


@pytest.mark.parametrize("script", (True, False))
@pytest.mark.parametrize("path", QUIZZES)
def test_the_solutions_are_on_the_last_sheets_or_left_out_also_without_a_script(guide, browser, path, script):
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    open_(page, guide, path)
    title = page.locator(".key-title").text_content() or "?"
    # with a script an exam has drawn some of its questions
    asked = page.locator(".quiz .ask >> visible=true").all_text_contents()
    why = page.locator(".solution .explanation > :nth-child(2) >> visible=true").all_text_contents()
    assert len(asked) == len(why) > 4
    sheets = printed(page)
    first = next(number for number, one in enumerate(sheets) if squash(title) in squash(one))
    questions, key = squash("".join(sheets[:first])), squash("".join(sheets[first:]))
    assert all(squash(one) in questions for one in asked)
    assert not any(squash(one) in questions for one in why)
    assert all(squash(one) in key for one in why)
    page.emulate_media(media="screen")
    page.locator("[data-with-key]").uncheck()
    without = printed(page)
    text = squash("".join(without))
    assert len(without) < len(sheets)
    assert all(squash(one) in text for one in asked)
    assert not any(squash(one) in text for one in why)
    assert squash(title) not in text
    context.close()


def test_the_button_prints_and_waits_for_the_script(guide, page, browser):
    page.add_init_script("window.asked = 0; window.print = () => { window.asked += 1; }")
    page.goto((guide / "hu/alapok/ket-oldal.html").as_uri())
    page.get_by_role("button", name="Nyomtatás").first.click()
    assert page.evaluate("window.asked") == 1

    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto((guide / "hu/alapok/ket-oldal.html").as_uri())
    assert plain.locator("[data-print-page]").is_hidden()
    assert plain.locator("[data-with-key]").is_visible()
    plain.goto((guide / "hu/faq/meres.html").as_uri())
    assert plain.locator("[data-with-key]").count() == 0
    context.close()


def test_addresses_elsewhere_are_printed_after_their_links_and_pictures_fit(site, page):
    project: Project = site(
        {
            "content/hu/articles/a/index.md": "---\ntitle: A\nsummary: B.\n---\n",
            "content/hu/articles/a/b.md": (
                "---\ntitle: B\nsummary: C.\n---\nSzöveg [másutt](https://example.org/hosszu/cim.html) és "
                "[itt](c.md).\n\n![Magas kép](kep.svg)\n\n![Hang](h.mp3)\n"
            ),
            "content/hu/articles/a/c.md": "---\ntitle: C\nsummary: C.\n---\nSzöveg.\n",
            "content/hu/articles/a/kep.svg": (
                '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3000"><path d="M0 0h300v3000H0z"/></svg>'
            ),
            "content/hu/articles/a/h.mp3": b"ID3",
        }
    )
    project.build()
    for path in ("hu/a/b.html", "hu/print.html"):
        sheets = printed(open_(page, project.out, path))

        assert "másutthttpsexampleorghosszucimhtml" in squash("".join(sheets)), path
        assert "chtml" not in squash("".join(sheets))
        assert page.locator("main img").evaluate("one => one.getBoundingClientRect().height") < 400
        assert page.locator("main audio").is_hidden()
        assert len(sheets) == (1 if path == "hu/a/b.html" else 4), path


# ---- the whole guide ----


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("language", "size"),
    (pytest.param("hu", "A4", marks=pytest.mark.slow), pytest.param("en", "Letter", marks=pytest.mark.slow)),
)
def test_the_whole_guide_is_on_paper(guide, page, language, size):
    sheets = printed(open_(page, guide, f"{language}/print.html"), size)
    lost = lacking(page, sheets, numbered=True)
    key = page.locator("#key").text_content()

    assert lost == []
    assert 150 < len(sheets) < 300
    assert [number for number, one in enumerate(sheets, 1) if len(squash(one)) < 25] == []
    assert [one.split("\n")[0] for one in sheets] == [str(number) for number in range(1, len(sheets) + 1)]
    last = [number for number, one in enumerate(sheets) if one.split("\n")[1] == key]
    assert len(last) == 1
    # the solutions are the last part, and about a fifth of the whole
    assert 0.6 * len(sheets) < last[0] < 0.9 * len(sheets)


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_whole_guide_without_solutions_and_without_a_script(guide, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((guide / "hu/print.html").as_uri())
    page.locator("[data-with-key]").uncheck()
    why = page.locator(".key-of .explanation > :nth-child(2)").all_text_contents()
    heads = page.locator(".contents > ol > li:not(:has([href='#key'])) > a").all_text_contents()
    text = squash("".join(printed(page)))

    assert len(why) > 200
    assert not any(squash(one) in text for one in why)
    assert "Megoldások" not in text
    assert all(squash(one) in text for one in heads)
    context.close()


def test_an_outline_and_links_are_in_the_pdf(guide, page):
    open_(page, guide, "hu/print.html")
    # the first sheets of all that is laid out: to write the others too takes as long again
    reader = PdfReader(BytesIO(page.pdf(outline=True, tagged=True, page_ranges="1-3")))
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    inner = sum(
        1
        for one in reader.pages[1].get("/Annots", ())
        if "/Dest" in one.get_object() or "/A" in one.get_object()
    )

    assert titles[0] == page.locator("h1").text_content()
    assert inner > 30
