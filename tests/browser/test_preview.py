"""The preview in a browser: a save is seen by itself, and what is wrong stands over the page until it is put right."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quizzes import until
from tests.preview.served import Served, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Project

    Make = Callable[..., Project]
    Serve = Callable[..., Served]

ROOT = Path(__file__).parents[2]
HOME = "---\ntitle: Kezdőlap\n---\nElső szöveg.\n"
REGION = ".merleg-preview-region"
LONG = "\n\n".join(f"Bekezdés {number}." for number in range(200))


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda root, *options, **more: stack.enter_context(served(root, *options, **more))


def hold(page: Page) -> None:
    """Mark the page, to see later whether it is still the same one."""
    page.evaluate("window.held = true")


def held(page: Page) -> bool:
    return bool(page.evaluate("window.held === true"))


def test_five_saves_of_the_guide(page: Page, serve: Serve, tmp_path: Path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    running = serve(tmp_path)
    page.goto(running.address)
    assert page.evaluate("location.pathname") == "/hu/index.html"
    file = max((tmp_path / "content").glob("hu/articles/*/*.md"), key=lambda one: one.stat().st_size)
    page.goto(f"{running.address}/hu/{file.parent.name}/{file.stem}.html")
    text = file.read_text("utf-8")
    for number in range(5):
        begin = time.monotonic()
        file.write_text(f"{text}\n\nÚj mondat, {number}. mentés.\n", "utf-8")
        expect(page.get_by_text(f"Új mondat, {number}. mentés.")).to_be_attached()
        assert time.monotonic() - begin < 8


def test_what_is_wrong_stands_over_the_last_good_page(page: Page, serve: Serve, site: Make):
    project = site({"content/hu/index.md": HOME})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    region, status = page.locator(REGION), page.locator(".merleg-preview-status")
    expect(region).to_be_hidden()
    project.write({"content/hu/index.md": '---\ntitle: "Kezdőlap\n---\nMásodik szöveg.\n'})
    expect(region).to_contain_text("content/hu/index.md:2:8")
    expect(region).to_be_visible()
    expect(page.locator("main")).to_contain_text("Első szöveg")
    expect(status).to_have_text("Findings: 1")
    project.write({"content/hu/index.md": HOME.replace("Első", "Második")})
    expect(page.locator("main")).to_contain_text("Második szöveg")
    expect(region).to_be_hidden()
    expect(status).to_have_text("Nothing is wrong any more.")


def test_only_the_page_that_changed_is_loaded_again(page: Page, serve: Serve, site: Make):
    faq = "---\ntitle: Egy?\n---\nVálasz.\n"
    project = site({"content/hu/index.md": HOME, "content/hu/faq/egy.md": faq})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    hold(page)
    project.write({"content/hu/faq/egy.md": faq + "[x](nincs.md)\n"})
    expect(page.locator(REGION)).to_contain_text("content/hu/faq/egy.md:5:5")
    assert held(page), "this page only learns what is wrong"
    other = page.context.new_page()
    other.goto(f"{running.address}/hu/faq/egy.html")
    project.write({"content/hu/index.md": HOME.replace("Első", "Második")})
    expect(page.locator("main")).to_contain_text("Második szöveg")
    assert not held(page)


def test_the_place_of_reading_is_kept(page: Page, serve: Serve, site: Make):
    project = site({"content/hu/index.md": HOME + LONG})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    page.evaluate("scrollTo(0, 1500)")
    page.wait_for_timeout(300)
    project.write({"content/hu/index.md": HOME + LONG + "\n\nVége.\n"})
    expect(page.get_by_text("Vége.")).to_be_attached()
    for _ in range(50):
        if page.evaluate("scrollY"):
            break
        page.wait_for_timeout(100)
    assert abs(page.evaluate("scrollY") - 1500) < 50


def test_the_list_can_be_folded_and_hidden(page: Page, serve: Serve, site: Make):
    project = site({"content/hu/index.md": HOME + "[x](nincs.md)\n"})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    region = page.get_by_role("region", name="What the preview found")
    toggle = region.get_by_role("button", name="Findings: 1")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(region.get_by_role("list")).to_be_hidden()
    page.reload()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(region.get_by_role("list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(REGION)).to_be_hidden()
    page.reload()
    page.wait_for_timeout(500)
    expect(page.locator(REGION)).to_be_hidden()
    project.write({"content/hu/index.md": HOME + "[y](nincs.md)\n\n[z](ez-sincs.md)\n"})
    expect(page.locator(REGION)).to_be_visible()
    expect(page.locator(REGION)).to_contain_text("Findings: 2")


def height(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("one => one.getBoundingClientRect().height"))


def test_it_leaves_room_and_is_never_printed(
    page: Page, serve: Serve, site: Make, axe: Callable[[Page], list[str]]
):
    links = "".join(f"[x](egy-nagyon-hosszu-nev-amely-sehol-sincs-{number}.md)\n" for number in range(40))
    running = serve(site({"content/hu/index.md": HOME + links + LONG}).root)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    page.set_viewport_size({"width": 320, "height": 640})
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{running.address}/hu/index.html")
        expect(page.locator(REGION)).to_be_visible()
        assert height(page, REGION) <= 640 * 0.45
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe(page) == []
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end = page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom")
    assert end <= 640 - height(page, REGION) + 1, "the end of the page can be read"
    page.emulate_media(media="print")
    expect(page.locator(REGION)).to_be_hidden()


def test_text_stays_text(page: Page, serve: Serve, site: Make):
    target = "<img/src=x/onerror=document.title='hacked'>.md"
    project = site(
        {"content/hu/index.md": HOME + f"[x](<{target.replace('<', '%3C').replace('>', '%3E')}>)\n\n<b>x\n"}
    )
    project.write({"content/hu/faq/<b>fél<b>.md": "x"})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    region = page.locator(REGION)
    expect(region).to_contain_text("<b>fél<b>")
    assert region.locator("b, img").count() == 0
    assert page.title() != "hacked"


def test_goes_on_after_a_stop(page: Page, serve: Serve, site: Make):
    project = site({"content/hu/index.md": HOME})
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    expect(page.locator(REGION)).to_have_attribute("aria-label", "What the preview found")
    assert running.stop() == 0
    expect(page.locator(REGION)).to_contain_text("The preview has stopped")
    project.write({"content/hu/index.md": HOME.replace("Első", "Második")})
    serve(project.root, "--port", str(running.port))
    expect(page.locator("main")).to_contain_text("Második szöveg")
    expect(page.locator(REGION)).to_be_hidden()


def test_from_nothing_to_a_site(page: Page, serve: Serve, site: Make):
    project = site({"content/site.yaml": "id: ["})
    running = serve(project.root)
    page.goto(running.address)
    expect(page.locator("main")).to_contain_text("There is nothing to show yet")
    expect(page.locator("main")).to_contain_text("content/site.yaml:1")
    expect(page.locator(REGION)).to_be_hidden()
    project.write({"content/site.yaml": "format: 1\nid: p\ntitle: P\nlanguages: [hu]\n"})
    expect(page.locator("main")).to_contain_text("Szöveg")
    assert page.evaluate("location.pathname") == "/hu/index.html"


def test_as_many_tabs_as_one_likes(page: Page, serve: Serve, site: Make):
    running = serve(site({"content/hu/index.md": HOME}).root)
    tabs = [page.context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"{running.address}/hu/index.html")
        expect(tab.locator("main")).to_contain_text("Első szöveg")


QUOTED = HOME + 'Ez "rossz" idézőjel.\n\n[x](nincs.md)\n'
BAR = ".merleg-preview-facts"


def refusals(page: Page) -> list[str]:
    """Collect what the policy of the page forbids, from the next page on."""
    found: list[str] = []
    page.on(
        "console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None
    )
    return found


def test_a_finding_has_its_four_parts_a_link_and_the_corrected_text(page: Page, serve: Serve, site: Make):
    project = site(
        {"content/hu/index.md": QUOTED, "content/hu/faq/egy.md": "---\ntitle: Egy?\n---\n[y](nincs.md)\n"}
    )
    running = serve(project.root, "--editor", "zed", language="hu")
    refused = refusals(page)
    page.goto(f"{running.address}/hu/index.html")
    region = page.locator(REGION)
    link = region.get_by_role("link", name="content/hu/index.md:7:5")
    expect(link).to_have_attribute("href", f"zed://file{project.root}/content/hu/index.md:7:5")
    expect(region.get_by_role("button", name="Megjegyzés: 3")).to_contain_text("hiba: 2")
    error = region.locator("li.merleg-preview-error").first
    for part in ("what", "why", "fix"):
        expect(error.locator(f".merleg-preview-{part}")).not_to_be_empty()
    assert region.locator(".merleg-preview-group").all_inner_texts()[:2] == ["Ezen az oldalon", "Máshol"]
    hints = region.locator("details")
    expect(hints).not_to_have_attribute("open", "")
    hints.locator("summary").click()
    expect(hints.locator("pre")).to_have_text("Ez „rossz” idézőjel.")
    until(page, "sessionStorage.getItem('merleg-preview/hints') === '1'")  # it is told a moment later
    page.reload()
    expect(hints.locator("pre")).to_be_visible()
    assert refused == []


def test_the_corrected_text_is_copied_or_selected(page: Page, serve: Serve, site: Make):
    running = serve(site({"content/hu/index.md": QUOTED}).root)
    page.goto(f"{running.address}/hu/index.html")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.taken = text; } } })"
    )
    page.locator(f"{REGION} summary").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".merleg-preview-status")).to_have_text("Copied")
    assert page.evaluate("window.taken") == "Ez „rossz” idézőjel."
    page.reload()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".merleg-preview-status")).to_contain_text("Ctrl+C")
    assert page.evaluate("getSelection().toString()") == "Ez „rossz” idézőjel."


def test_a_save_leaves_the_focus_and_the_list(page: Page, serve: Serve, site: Make):
    project = site(
        {"content/hu/index.md": QUOTED, "content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nSzöveg.\n"}
    )
    running = serve(project.root)
    page.goto(f"{running.address}/hu/index.html")
    page.locator(f"{REGION} a").first.focus()
    project.write({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\n[y](nincs.md)\n"})
    expect(page.locator(REGION)).to_contain_text("content/hu/faq/egy.md:4:5")
    expect(page.locator(".merleg-preview-list")).to_be_focused()
    page.locator(".brand").focus()
    project.write({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\n\n[y](nincs.md)\n"})
    expect(page.locator(REGION)).to_contain_text("content/hu/faq/egy.md:5:5")
    expect(page.locator(".brand")).to_be_focused()


ARTICLES = {
    "content/site.yaml": "format: 1\nid: p\ntitle: P\nlanguages: [hu, en]\n",
    "content/en/index.md": HOME,
    "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
    "content/hu/articles/a/egy.md": "---\ntitle: Egy\nstatus: draft\n---\n[x](nincs.md)\n\n" + LONG,
    "content/hu/articles/a/ketto.md": "---\ntitle: Kettő\nreview-by: 2020-01-01\n---\n## Egy\n\nSzöveg.\n\n## Két\n\nSzöveg.\n",
}


def test_the_bar_says_how_the_page_stands_and_marks_links(page: Page, serve: Serve, site: Make):
    running = serve(site(ARTICLES).root)
    page.goto(f"{running.address}/hu/a/egy.html")
    bar = page.get_by_role("region", name="About this page")
    expect(bar).to_contain_text("Draft: not in the published site")
    marks = page.locator("#tree .merleg-preview-mark")
    assert marks.all_inner_texts() == ["draft", "review due"]
    expect(page.locator("#tree a", has_text="Kettő")).to_contain_text("review due")
    toggle = bar.get_by_role("button", name="About this page")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(bar.get_by_text("content/hu/articles/a/egy.md")).to_be_visible()
    page.goto(f"{running.address}/hu/a/ketto.html")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(bar).to_contain_text("Due for review")
    expect(page.locator(".margin .merleg-preview-mark")).to_have_count(0)
    page.goto(f"{running.address}/en/a/ketto.html")
    expect(bar).to_contain_text("Stands in for a missing translation")
    expect(bar).to_contain_text("hu, en (missing)")


def test_bar_and_list_can_be_used_by_everybody(
    page: Page, serve: Serve, site: Make, axe: Callable[[Page], list[str]]
):
    running = serve(site({**ARTICLES, "content/hu/index.md": QUOTED}).root)
    refused = refusals(page)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{running.address}/hu/a/egy.html")
            page.evaluate("sessionStorage.clear()")
            page.reload()
            page.locator(f"{BAR} button").click()
            page.locator(f"{REGION} summary").first.click()
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            foot, bar = ("document.querySelector('footer')", "document.querySelector('.merleg-preview-foot')")
            below = f"{foot}.getBoundingClientRect().bottom - {bar}.getBoundingClientRect().top"
            assert page.evaluate(below) <= 1, "the end of the page can be read"
    assert refused == []
    page.emulate_media(media="print")
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator("#tree .merleg-preview-mark").first).to_be_hidden()
