"""Pictures of every kind of page: `python -m tools.screens [FOLDER]`, with the group `screens` installed.

Builds the guide (and the golden site, for what the guide has no page of) and takes each kind of page at the widths of
a phone, a tablet and a desk, light and dark, and on paper. `docs/screens/` gets one sheet a kind: the three widths
side by side, light above dark, at half their size. With FOLDER the pictures themselves go there, in full and as high
as the pages are, and `docs/screens/` stays as it is; `-` for FOLDER is `docs/screens/`, and more
words are names of kinds.
Never judges what it sees; that is `docs/screens/README.md`.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from generator import build as building
from tests.browser.served import served
from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs/screens"
WIDTHS = (320, 768, 1440)
SCHEMES = ("light", "dark")
HIGH = 1400  # what a sheet shows of a page
GAP = 24
GROUND = (120, 124, 130)
SHEETS = 3  # of the whole guide on paper, its first ones
LEAD = "hatteroldal/figyelem"  # the page of the README's picture

# each kind of page: its name, its address, whether its questions are answered first
PAGES = (
    ("home", "guide/hu/index.html", False),
    ("section", "guide/hu/hatteroldal/index.html", False),
    ("article", f"guide/hu/{LEAD}.html", False),
    ("quiz", "guide/hu/quizzes/back-office.html", False),
    ("quiz-answered", "guide/en/quizzes/back-office.html", True),
    ("quizzes", "guide/hu/quizzes/index.html", False),
    ("exam", "guide/hu/quizzes/vizsga.html", False),
    ("self-assessment", "guide/hu/quizzes/onertekeles.html", True),
    ("faq", "guide/hu/faq/index.html", False),
    ("faq-entry", "guide/en/faq/skills.html", False),
    ("glossary", "guide/hu/glossary.html", False),
    ("paths", "guide/hu/paths.html", False),
    ("path", "guide/en/paths/hr.html", False),
    ("progress", "guide/hu/progress.html", False),
    ("practice", "guide/hu/practice.html", False),
    ("privacy", "guide/en/privacy.html", False),
    ("accessibility", "guide/hu/accessibility.html", False),
    ("missing-translation", "guides/golden/en/alapok/elso.html", False),
    ("not-found", "guides/golden/404.html", False),
)
PAPER = (
    ("paper-article", f"guide/hu/{LEAD}.html", 2),
    ("paper-quiz", "guide/hu/quizzes/back-office.html", 3),
    ("paper-guide", "guide/hu/print.html", SHEETS),
)


def answer(page: Page) -> None:
    """Answer each question with the first thing it offers, and go to the result."""
    for form in page.locator("form.question").all():
        for part in form.locator("input[type=text], textarea").all():
            part.fill("valami")
        for part in form.locator("select").all():
            part.select_option(index=1)
        for part in form.locator("input:is([type=radio], [type=checkbox])").all()[:1]:
            part.check()
        for part in form.locator("[data-down]").all()[:1]:
            part.click()
        for part in form.locator("[data-check]").all():
            part.click()
    for part in page.locator("[data-profile-show]").all():
        part.click()
    page.locator("[data-summary]").scroll_into_view_if_needed()


def taken(browser: Browser, address: str, answered: bool, high: int | None) -> list[list[Image.Image]]:  # noqa: FBT001
    """Take one page, in rows by scheme and columns by width, and no more of it than is `high`."""
    rows = []
    for scheme in SCHEMES:
        row = []
        for width in WIDTHS:
            size = {"width": width, "height": 900}
            context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            if answered:
                answer(page)
            if (
                answered and high is not None
            ):  # the browser draws only what is near: the window goes to the result
                page.set_viewport_size({"width": width, "height": high})
                page.evaluate("document.querySelector('[data-summary]').scrollIntoView()")
                page.wait_for_timeout(400)
            shot = page.screenshot(full_page=not (answered and high))
            picture = Image.open(BytesIO(shot)).convert("RGB")
            picture = picture.crop((0, 0, width, min(high or picture.height, picture.height)))
            row.append(picture)
            context.close()
        rows.append(row)
    return rows


def sheet(rows: list[list[Image.Image]], part: float) -> Image.Image:
    """Lay pictures out in rows, at a part of their size."""
    small = [
        [
            one.resize((round(one.width * part), round(one.height * part)), Image.Resampling.LANCZOS)
            for one in row
        ]
        for row in rows
    ]
    width = max(sum(one.width + GAP for one in row) for row in small) + GAP
    height = sum(max(one.height for one in row) + GAP for row in small) + GAP
    whole = Image.new("RGB", (width, height), GROUND)
    down = GAP
    for row in small:
        across = GAP
        for one in row:
            whole.paste(one, (across, down))
            across += one.width + GAP
        down += max(one.height for one in row) + GAP
    return whole


def printed(browser: Browser, address: str, count: int) -> list[Image.Image]:
    """Print a page on A4; give its first sheets as pictures."""
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    page.close()
    return [document[n].render(scale=1.4).to_pil().convert("RGB") for n in range(min(count, len(document)))]


def build(folder: Path) -> None:
    """Build both sites; pages that go on to another by themselves are kept from it."""
    building.build(ROOT, folder / "guide")
    building.build(ROOT / "tests/golden/project", folder / "guides/golden")


def write(browser: Browser, base: str, folder: Path | None, only: Callable[[str], bool]) -> None:
    """Take all, and write the sheets, or the pictures themselves into `folder`."""
    for name, path, answered in filter(lambda one: only(one[0]), PAGES):
        rows = taken(browser, base + path, answered, None if folder else HIGH)
        if folder is None:
            sheet(rows, 0.5).save(SCREENS / f"{name}.webp", quality=62, method=6)
            continue
        for scheme, row in zip(SCHEMES, rows, strict=True):
            for width, one in zip(WIDTHS, row, strict=True):
                one.save(folder / f"{name}-{width}-{scheme}.png")
    for name, path, count in filter(lambda one: only(one[0]), PAPER):
        pages = printed(browser, base + path, count)
        sheet([pages], 1 if folder else 0.5).save((folder or SCREENS) / f"{name}.webp", quality=70, method=6)
    if folder is None and only("readme"):
        first = taken(browser, f"{base}guide/en/back-office-skills/attention-to-detail.html", False, 1000)[0][
            2
        ]
        first.save(SCREENS / "readme.webp", quality=75, method=6)


def main(arguments: list[str]) -> None:
    """Build, take, write; with more words than a folder, only the kinds of these names."""
    folder = Path(arguments[0]) if arguments and arguments[0] != "-" else None
    names = set(arguments[1:])
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        build(Path(place))
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        with served(Path(place)) as base:
            write(browser, base, folder, lambda name: not names or name in names)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
