"""A third language, written from right to left: one file of words and its content folder are enough."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from generator import build as building
from generator.plurals import CATEGORIES, category
from tests import mirrored
from tests.conftest import Project
from tests.mirrored import CODE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

# what is no word of the interface: the site's id, under which things are stored; the codes of languages
OTHER = {"mirror", "hu", "en"}
LEFT = """() => {
  const found = [];
  const note = (element, text, where) => {
    const lang = element.closest("[lang]").lang;
    if (lang === "CODE" && /[A-Za-z]{2,}/.test(text)) found.push(`${where}: ${text.trim()}`);
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, template, noscript")) note(parent, walker.currentNode.data, parent.localName);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "alt", "placeholder"]) {
      if (element.hasAttribute(name)) note(element, element.getAttribute(name), name);
    }
  }
  return found;
}""".replace("CODE", CODE)
# everything that sticks out, but what scrolls by itself
WIDE = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("mirror") / "project").write(mirrored.site())
    assert building.build(project.root, project.out).report is not None
    return project.out


def pages(out: Path) -> list[str]:
    return sorted(one.relative_to(out).as_posix() for one in (out / CODE).rglob("*.html"))


def left(page: Page) -> list[str]:
    """Give what the page shows in Latin letters."""
    return [one for one in page.evaluate(LEFT) if not OTHER & set(re.findall("[A-Za-z]{2,}", one))]


def test_every_kind_of_page_is_written_from_right_to_left_without_a_word_of_english(out, page, axe):
    found = pages(out)
    assert {"progress", "practice", "glossary", "privacy", "accessibility", "paths"} <= {
        one.split("/")[1].removesuffix(".html") for one in found
    }
    for path in found:
        page.goto((out / path).as_uri())

        assert page.evaluate("[document.documentElement.lang, document.dir]") == [CODE, "rtl"], path
        assert left(page) == [], path
        assert axe(page) == [], path


def test_what_is_not_there_says_so_in_the_language_that_was_asked_for(out, page):
    page.goto((out / CODE / "faq" / "only.html").as_uri())

    assert page.locator("main").inner_text().count(mirrored.mirrored("Not yet available in English.")) == 1
    assert page.locator("main .go a").get_attribute("hreflang") == "hu"


def test_nothing_sticks_out_on_a_narrow_window(out, page):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in pages(out):
        page.goto((out / path).as_uri())

        assert page.evaluate(WIDE) <= 320, path
        assert page.evaluate("scrollTo(-50, 0), scrollX") == 0, path


def test_the_layout_is_mirrored(out, page):
    """What begins a line stands at the right: brand and tools, tree and margin, options, the balance line, the pager."""
    boxes = """(selectors) => selectors.map((one) => {
      const box = document.querySelector(one).getBoundingClientRect();
      return (box.left + box.right) / 2;
    })"""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((out / CODE / "part" / "first.html").as_uri())
    brand, tools = page.evaluate(boxes, [".brand", ".tools"])
    tree, main, margin = page.evaluate(boxes, [".tree", "main", ".margin"])
    page.goto((out / CODE / "quizzes" / "all.html").as_uri())
    radio, label = page.evaluate(boxes, [".option input", ".option label"])
    page.goto((out / CODE / "index.html").as_uri())
    first, last = page.evaluate(boxes, [".poles > :first-child", ".poles > :last-child"])
    line = page.evaluate("getComputedStyle(document.querySelector('.hero .balance, .balance')).transform")

    assert brand > tools
    assert tree > main > margin
    assert radio > label
    assert first > last
    assert line.startswith("matrix(-1,")


def fill(page: Page, form: str) -> None:
    """Answer a question in any way."""
    page.evaluate(
        """(css) => {
          const form = document.querySelector(css);
          const fire = (one) => { one.dispatchEvent(new Event("input", { bubbles: true })); one.dispatchEvent(new Event("change", { bubbles: true })); };
          form.querySelector(".option input")?.click();
          for (const one of form.querySelectorAll("select")) { one.selectedIndex = 1; fire(one); }
          for (const one of form.querySelectorAll("[data-field] > input, textarea")) { one.value = "12"; fire(one); }
          form.querySelector("[data-up]:not([aria-disabled]), [data-down]:not([aria-disabled])")?.click();
        }""",
        form,
    )


def done(page: Page, check: Callable[[str], None]) -> None:
    """Go through the quiz of the page, as far as buttons lead, and look after each step."""
    names = page.locator("form[data-question]").evaluate_all("all => all.map(one => one.dataset.question)")
    for name in names:
        form = f"form[data-question='{name}']"
        for step in ("empty", "hint", "answered", "compared", "again"):
            if step == "hint":
                hint = page.locator(f"{form} [data-hints] summary")
                if hint.count() and hint.first.is_visible():
                    hint.first.click()
            if step == "answered":
                fill(page, form)
            button = page.locator(f"{form} [data-check]")
            if button.is_visible():
                button.click()
            again = page.locator(f"{form} [data-again]")
            if step == "again" and again.is_visible():
                again.click()
                fill(page, form)
                button.click()
            show = page.locator(f"{form} [data-show]")
            if step == "again" and show.is_visible():
                show.click()
            check(f"{name} {step}")


@pytest.mark.parametrize("quiz", ("all", "exam", "profile"))
def test_what_the_scripts_of_a_quiz_say_is_in_the_language(out, page, axe, quiz):
    page.goto((out / CODE / "quizzes" / f"{quiz}.html").as_uri())

    def check(where: str) -> None:
        assert left(page) == [], where

    done(page, check)
    for _ in range(3):  # an exam says first what is unanswered
        for name in ("[data-profile-show]", "[data-hand-in]"):
            if page.locator(name).count() and page.locator(name).first.is_visible():
                page.locator(name).first.click()
                check(name)
    assert page.locator("[data-summary]").is_visible()
    assert axe(page) == []
    if quiz == "profile":
        # the first pole is where the lines begin: its bars reach from the middle to the right
        front, back = (page.locator(f".chart rect.{one}").bounding_box() for one in ("front", "back"))
        assert front
        assert back
        assert front["x"] >= back["x"] + back["width"] - 1
    page.reload()
    check("reloaded")


def test_progress_and_practice_say_what_was_done_in_the_language(out, page):
    page.goto((out / CODE / "part" / "first.html").as_uri())
    done(page, lambda where: None)
    if page.locator("[data-mark]").is_visible():
        page.locator("[data-mark]").click()

    assert left(page) == []
    page.goto((out / CODE / "progress.html").as_uri())
    assert left(page) == []
    for name in ("[data-forget]", "[data-delete-all]"):
        if page.locator(name).count() and page.locator(name).first.is_visible():
            page.locator(name).first.click()
            assert left(page) == [], name
            page.keyboard.press("Escape")
    page.goto((out / CODE / "practice.html").as_uri())
    page.locator("form button[type=submit], [data-begin]").first.click()
    assert left(page) == []


@pytest.mark.parametrize("language", ("ar", "hu", "en", "pl", "x-y"))
def test_scripts_choose_the_plural_form_that_the_build_would(out, page, tmp_path, language):
    html = (out / CODE / "quizzes" / "all.html").read_text("utf-8")
    forms = {f"probe.{one}": one for one in CATEGORIES}
    probe = json.dumps({"site": "s", "language": language, "words": forms})
    html = re.sub(r'(id="page-data">).*?(</script>)', lambda match: match[1] + probe + match[2], html)
    place = out / CODE / "quizzes" / f"probe-{language}.html"
    place.write_text(html, "utf-8")
    page.goto(place.as_uri())
    said = page.evaluate("[...Array(130).keys(), 1000000].map((n) => merleg.tools.say('probe', { n }))")
    place.unlink()
    # a code that no browser knows as a language: one, and the others
    wanted = "en" if language == "x-y" else language

    assert said == [category(wanted, n) for n in (*range(130), 1000000)]


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site without its words, but for three of them: what the interface says is English."""
    files = dict(mirrored.site())
    (path,) = [one for one in files if one.endswith("/words.yaml")]
    own = {"skip": mirrored.mirrored("Skip"), "top": mirrored.mirrored("Top")}
    files[path] = "page:\n" + "".join(f'  {key}: "{text}"\n' for key, text in own.items())
    project = Project(tmp_path_factory.mktemp("lacking") / "project").write(files)
    assert building.build(project.root, project.out).report is not None
    return project.out


def test_what_falls_back_to_english_says_so(lacking, browser):
    """Without scripts: what a page is written with. Attributes cannot say it, and what scripts say later does not."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    wrong, marked = {}, 0
    for path in pages(lacking):
        page.goto((lacking / path).as_uri())
        where = ("aria-label:", "title:", "alt:", "placeholder:", "option:")
        if found := [one for one in left(page) if not one.startswith(where)]:
            wrong[path] = found
        marked += page.locator('span[lang="en"][dir="ltr"]').count()
        assert page.locator("a.skip").inner_html() == mirrored.mirrored("Skip")
    context.close()

    assert wrong == {}
    assert marked > 10 * len(pages(lacking))


def test_no_mark_is_left_in_a_file(lacking):
    found = [
        one for one in lacking.rglob("*")
        if one.suffix in (".html", ".js", ".xml", ".json", ".txt")
        and re.search("[\ue012\ue013]|\\\\ue01[23]", one.read_text("utf-8"))
    ]  # fmt: skip

    assert found == []
    assert len(pages(lacking)) > 10
