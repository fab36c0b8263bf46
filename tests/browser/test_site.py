"""The built guide in a real browser, opened from disk: laws 5 to 7, and what every page owes its readers."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import build as building
from tests.browser.served import served
from tests.laws.test_any_text import harm

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# one of each kind of page, in both languages together
KINDS = (
    "index.html",
    "hu/index.html",
    "hu/alapok/index.html",
    "hu/alapok/ket-oldal.html",
    "en/foundations/where-they-meet.html",
    "hu/faq/index.html",
    "en/faq/skills.html",
    "hu/quizzes/index.html",
    "en/quizzes/back-office.html",
    "hu/progress.html",
    "en/practice.html",
    "hu/privacy.html",
    "en/accessibility.html",
    "en/glossary.html",
    "hu/paths.html",
    "en/paths/hr.html",
)
WIDTHS = (320, 768, 1440)


@pytest.fixture
def watched(browser: Browser):
    """Give a page maker whose pages note every request, console line and error."""
    contexts = []

    def make(**options) -> tuple[Page, list[str]]:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        noted: list[str] = []
        page.on("console", lambda line: noted.append(f"console {line.type}: {line.text}"))
        page.on("pageerror", lambda error: noted.append(f"error: {error}"))
        page.on("requestfailed", lambda request: noted.append(f"failed: {request.url}"))
        page.on("request", lambda request: noted.append(f"request: {request.url}"))
        return page, noted

    yield make
    for context in contexts:
        context.close()


def pages_of(guide: Path, *, whole: bool = True) -> list[str]:
    if not whole:
        return list(KINDS[1:])  # the root goes on to one of them
    return sorted(path.relative_to(guide).as_posix() for path in guide.rglob("*.html"))


# a sample of each kind of page in `make test`, every page in `make test-full`
WHOLE = pytest.mark.parametrize(
    "whole",
    (
        pytest.param(False, id="sample"),
        pytest.param(True, id="whole", marks=[pytest.mark.slow, pytest.mark.timeout(600)]),
    ),
)


@WHOLE
def test_every_page_opens_from_disk_and_asks_nobody(guide, watched, whole):
    """Laws 5 and 6: no error, no console line, no request that leaves the folder; every policy is that of the law."""
    page, noted = watched()
    for path in pages_of(guide, whole=whole):
        page.goto((guide / path).as_uri(), wait_until="load")
    requests = [one.removeprefix("request: ") for one in noted if one.startswith("request: ")]

    # a browser with a window asks for the icon last, and going on ends that request
    wrong = [one for one in noted if not one.startswith("request: ")]
    assert [one for one in wrong if "/assets/icon-" not in one or not one.startswith("failed: ")] == []
    assert [one for one in requests if not one.startswith(guide.as_uri() + "/")] == []
    assert len(requests) > 2 * len(pages_of(guide, whole=whole))


class Parts(HTMLParser):
    """Collects the ids and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids |= {values["id"]} if values.get("id") else set()
        self.links += [values["href"]] if tag == "a" and values.get("href") else []


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


def test_every_page_states_the_policy_and_holds_no_code(guide):
    """Law 6: no inline script, style or handler; the policy stands before anything that it binds."""
    for path in pages_of(guide):
        html = (guide / path).read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)

        assert policy, path
        assert unescape(policy[1]) == POLICY, path
        assert html.index("Content-Security-Policy") < min(
            html.find(one) % len(html) for one in ("<script", "<link", "<img")
        )
        assert harm(html) == [], path
    assert not any("@import" in one.read_text("utf-8") for one in guide.rglob("*.css"))
    assert not any(re.search(r"url\((?!['\"]?data:)", one.read_text("utf-8")) for one in guide.rglob("*.css"))


def test_every_link_leads_to_a_file_and_an_anchor_that_exists(guide):
    """All links are followed: the file is there, and so is the anchor in it."""
    parts = {path: Parts((guide / path).read_text("utf-8")) for path in pages_of(guide)}
    followed = 0
    for path, page in parts.items():
        for link in page.links:
            if link.startswith(("https:", "http:", "mailto:")):
                continue
            address, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            assert target in parts, (path, link)
            assert not anchor or anchor in parts[target].ids, (path, link)
            followed += 1
    assert followed > 10 * len(parts)


def test_works_below_any_path_of_a_server(guide, watched, tmp_path):
    """Law 5: the same bytes below a sub-path, without one absolute address."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(guide)
    with served(tmp_path) as root:
        base = root + "a/b/"
        page, noted = watched()
        page.goto(base)
        page.wait_for_url("**/hu/index.html")
        for path in KINDS[1:]:
            page.goto(base + path, wait_until="load")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
        page.goto(base + "hu/quizzes/ket-oldal.html")
        page.locator("form.question").first.locator("input").first.check()
        page.locator("form.question").first.locator("[data-check]").click()
        page.reload()
        assert page.locator("form.question").first.locator("input").first.is_checked()
    outside = [one for one in noted if one.startswith("request: ") and not one.startswith(f"request: {base}")]

    # a browser asks a server for its icon by itself
    assert [one for one in outside if not one.endswith("/favicon.ico")] == []
    assert [one for one in noted if one.startswith("error: ")] == []


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the golden site, which has the kinds of page that the guide lacks; pages that go on are kept from it."""
    out = tmp_path_factory.mktemp("golden") / "guides/golden"
    built = building.build(Path(__file__).parents[1] / "golden/project", out)
    assert built.report is not None
    for path in out.rglob("*.html"):
        html = path.read_text("utf-8")
        path.write_text(re.sub(r'<meta http-equiv="refresh"[^>]*>', "", html), "utf-8", newline="\n")
    return out


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_nothing_on_the_pages_that_stand_alone(golden, browser, axe, scheme):
    """The root, an old address, a page that is not translated, the page for addresses that do not exist (by a server,
    since its links start there), and an article with everything that an author can write.
    """
    with served(golden.parents[1]) as base:
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        for path in (
            "index.html",
            "hu/alapok/regi.html",
            "en/alapok/elso.html",
            "404.html",
            "hu/alapok/elso.html",
        ):
            page.goto(f"{base}guides/golden/{path}")
            assert page.evaluate("document.styleSheets.length") == 2, path
            assert axe(page, colours=scheme == "dark") == [], path
        context.close()


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_nothing_after_answering(guide, browser, axe, scheme):
    """Rivals pass before the answer and fail after it."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((guide / "hu/quizzes/back-office.html").as_uri())
    for form in page.locator("form.question").all():
        boxes = form.locator("input")
        boxes.first.fill("valami") if boxes.first.get_attribute("type") == "text" else boxes.first.check()
        form.locator("[data-check]").click()
    page.locator("[data-summary]").wait_for()

    assert axe(page, colours=scheme == "dark") == []
    context.close()


@WHOLE
@pytest.mark.parametrize("script", (True, False))
def test_no_sideways_scroll(guide, browser, script, whole):
    """WCAG 2.2, 1.4.10: nothing is wider than the window; also without a script."""
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    session = context.new_cdp_session(page)
    wide = []
    for path in pages_of(guide, whole=whole):
        page.goto((guide / path).as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            metrics = session.send("Page.getLayoutMetrics")["cssContentSize"]
            if metrics["width"] > width:
                wide.append((path, width, metrics["width"]))

    assert wide == []
    context.close()


@WHOLE
def test_without_a_script_every_question_and_solution_can_be_reached(guide, browser, whole):
    """Law 7."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen = 0
    for path in pages_of(guide, whole=whole):
        page.goto((guide / path).as_uri())
        for form in page.locator("form.question").all():
            seen += 1
            assert form.locator("legend").is_visible()
            # what is put into order has only its list until the script gives it buttons
            given = form.locator("fieldset :is(input, select, textarea, [data-items])")
            assert given.first.is_visible()
            assert given.first.is_enabled()
            solution = form.locator("details.solution")
            if not solution.count():
                # in a self-assessment nothing would be right or wrong
                assert '"mode":"profile"' in page.content(), path
                continue
            right = solution.locator(":is(.right, .key, .model)").first
            assert not right.is_visible()
            solution.locator("summary").click()
            assert right.is_visible()
            assert solution.locator(".explanation").is_visible()
            for hint in form.locator("details.hint > summary").all():
                hint.click()
            assert all(one.is_visible() for one in form.locator("details.hint > div").all())
            # buttons that only a script can serve are not offered
            assert not any(button.is_visible() for button in form.locator("button").all())
    assert seen >= (2 * 2 * 15 if whole else 15)
    context.close()


def test_the_root_goes_on_to_the_default_language(guide, page):
    page.goto((guide / "index.html").as_uri())
    page.wait_for_url("**/hu/index.html")

    assert page.locator("html").get_attribute("lang") == "hu"


def test_the_switch_of_languages_leads_to_the_same_page(guide, page):
    page.goto((guide / "hu/alapok/talalkozas.html").as_uri())
    page.locator(".languages a").click()
    page.wait_for_url("**/en/foundations/where-they-meet.html")

    assert page.locator("html").get_attribute("lang") == "en"


def test_the_appearance_is_kept_and_set_before_the_first_paint(guide, page):
    page.goto((guide / "hu/index.html").as_uri())
    page.locator("[data-theme-control] select").select_option("dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto((guide / "hu/faq/index.html").as_uri())

    assert dark == "rgb(20, 24, 29)"
    assert dark == page.evaluate("getComputedStyle(document.body).backgroundColor")
    head = page.evaluate(
        "[...document.head.children].map(one => one.tagName + (one.src ? (one.defer ? ' defer' : ' now') : ''))"
    )
    assert head.index("SCRIPT now") < head.index("LINK")


def test_printing_is_light_and_whole(guide, browser):
    """On paper: no navigation, the light tones, every explanation there."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((guide / "hu/alapok/ket-oldal.html").as_uri())
    page.emulate_media(media="print")

    for part in ("nav.links", "nav.languages", "nav.tree", "nav.pager", "aside.margin", "form .buttons"):
        assert not page.locator(part).first.is_visible(), part
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".solution .explanation").first.is_visible()
    context.close()


def keyboard(page: Page, limit: int = 400) -> list[str]:
    """Walk a page with Tab; give what was focused, in order, and fail where the focus cannot be seen."""
    walked: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const box = one.getClientRects()[0] || one.getBoundingClientRect(), style = getComputedStyle(one);
              const label = one.labels && one.labels[0];
              const middle = document.elementFromPoint(Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 0), innerWidth - 1),
                Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1));
              const ring = label && style.outlineStyle === 'none' ? getComputedStyle(label) : style;
              return {name: one.tagName + ' ' + (one.id || one.textContent.trim().slice(0, 30)),
                      seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
                      // WCAG 2.2, 2.4.11: no bar that stays lies upon it
                      bare: !!middle && (one.contains(middle) || middle.contains(one) || !!label && label.contains(middle)),
                      ring: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2};
            }"""
        )
        if here is None:
            break
        assert here["seen"], here
        assert here["bare"], here
        assert here["ring"], here
        walked.append(here["name"])
    return walked


@pytest.mark.parametrize("path", KINDS[1:])
def test_a_walk_with_the_keyboard_sees_every_focus_and_ends(guide, page, path):
    page.goto((guide / path).as_uri())
    walked = keyboard(page)

    assert 3 < len(walked) < 400
    assert walked[0].startswith("A ")


@pytest.mark.parametrize(
    "path", ("hu/alapok/ket-oldal.html", "en/quizzes/back-office.html", "en/glossary.html")
)
def test_a_walk_backwards_is_never_covered_by_the_bar_and_ends(guide, page, path):
    """Backwards the page scrolls up, and what has the focus comes to stand where the bar is."""
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto((guide / path).as_uri())
    for _ in range(len(keyboard(page, 400)) + 5):
        page.keyboard.press("Shift+Tab")
        here = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const bar = document.querySelector(".top"), box = one.getBoundingClientRect();
              return {name: one.outerHTML.slice(0, 80), free: bar.contains(one) || one.matches(".skip, .tree *")
                || box.bottom > bar.getBoundingClientRect().bottom && box.top < innerHeight};
            }"""
        )
        if here is None:
            break
        assert here["free"], here
    else:
        pytest.fail("the walk does not come out at the beginning")


def test_the_skip_link_comes_first_and_leads_to_the_text(guide, page):
    page.goto((guide / "hu/alapok/ket-oldal.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_of_a_narrow_window_needs_no_script(guide, browser):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto((guide / "hu/alapok/ket-oldal.html").as_uri())
    tree = page.locator("nav.tree")

    assert not tree.is_visible()
    page.get_by_role("button", name="Menü").click()
    assert tree.is_visible()
    page.keyboard.press("Escape")
    assert not tree.is_visible()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_budgets_of_weight(guide, path):
    """An article page with its style and script: 35 kB without a question, 45 kB with one (gzip)."""
    import gzip
    import re

    html = (guide / path).read_bytes()
    assets = set(re.findall(rb'(?:href|src)="([^"]*assets/[^"]+\.(?:css|js))"', html))
    weight = len(gzip.compress(html)) + sum(
        len(gzip.compress(((guide / path).parent / name.decode()).read_bytes())) for name in assets
    )
    blocking = [name for name in assets if b".css" in name or b"theme-" in name]

    # two pages know of every question of the site, one of every answer of the FAQ, and grow with it
    grows = any(one in html for one in (b"data-practice", b"progress-data", b"data-finder"))
    asks = b"data-question" in html or grows
    assert weight < (45_000 if asks else 35_000)
    assert len(blocking) <= 3


def test_budgets_of_each_file(guide):
    import gzip

    sizes = {path.name.split("-")[0]: path.read_bytes() for path in (guide / "assets").iterdir()}

    assert len(sizes["theme"]) <= 512
    assert len(gzip.compress(sizes["site"])) <= 4096
    assert len(gzip.compress(sizes["quiz"])) <= 20480
    assert len(gzip.compress(sizes["style"])) <= 12288
