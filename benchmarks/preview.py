"""How long it takes from a save to the new text on the screen: `python -m benchmarks.preview [SAVES]`.

Copies the guide, starts `merleg preview` on the copy, opens its longest article in a browser, and saves it again and
again, in turn the two ways that editors do (in place; beside, then renamed). The page itself says when the new text has
been in it for two frames. Once with `watchfiles`, where it is installed, and once without.

`--articles 1000,10000` does the same on made-up sites (`benchmarks/sites`); `--templates` saves a template of the
project's own too.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.common.machine import described, load, say
from benchmarks.sites import merleg
from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = "import sys; sys.modules['watchfiles'] = None\n"
START = "import sys; from generator.cli import main; sys.exit(main())"
# a large site is built before the preview says where it is, and a save must be on the screen within this, in seconds
PATIENCE = 120
# In every document: looks in each frame for the text that the window's name holds, and says when it was painted.
PROBE = """
(() => {
  const look = () => {
    if (!window.name || !document.body?.textContent.includes(window.name)) requestAnimationFrame(look);
    else requestAnimationFrame(() => requestAnimationFrame(() => painted(window.name, Date.now())));
  };
  requestAnimationFrame(look);
})();
"""


def started(root: Path, *, watchfiles: bool) -> tuple[subprocess.Popen[str], str]:
    """Start the preview; give its process and its address."""
    code = START if watchfiles else WITHOUT + START
    command = [sys.executable, "-c", code, "preview", "--port", "0", "--root", str(root), "--language", "en"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own command
    output: IO[str] = process.stdout  # type: ignore[assignment]  # it was asked for
    address = re.search(r"http://\S+/", output.readline())
    output.readline()
    if address is None:
        raise RuntimeError("the preview did not start")
    return process, address[0]


def save(file: Path, text: str, number: int) -> float:
    """Save in place, or beside and renamed; give the time at which the saving began."""
    begin = time.time()
    if number % 2:
        file.write_text(text, "utf-8")
    else:
        beside = file.with_name(f".{file.name}.new")
        beside.write_text(text, "utf-8")
        beside.replace(file)
    return begin


def article(text: str, mark: str) -> str:
    """Put a paragraph at the beginning of an article."""
    head = text.index("\n---\n") + len("\n---\n")
    return f"{text[:head]}\n{mark}\n{text[head:]}"


def template(text: str, mark: str) -> str:
    """Put a paragraph at the end of the page that a template draws."""
    head, body, rest = text.partition("</body>")
    return f"{head}<p>{mark}</p>{body}{rest}"


def times(page: Page, file: Path, saves: int, edit: Callable[[str, str], str]) -> Iterator[float]:
    """Save so many times; give the seconds from each save to its text on the screen."""
    text = file.read_text("utf-8")
    seen: dict[str, float] = {}
    page.expose_binding("painted", lambda _, name, at: seen.setdefault(name, at / 1000))
    page.add_init_script(PROBE)
    page.reload()
    for number in range(saves):
        # the clock of the preview is met at all of its phases
        page.wait_for_timeout(700 + number * 37 % 100)
        mark = f"mark-{number:04}-{os.getpid()}"
        page.evaluate("mark => { window.name = mark; }", mark)
        begin = save(file, edit(text, mark), number)
        while mark not in seen and time.time() < begin + PATIENCE:
            page.wait_for_timeout(10)
        yield seen.get(mark, float("inf")) - begin


def laid(root: Path, articles: int) -> str:
    """Write the guide, or a made-up site of so many articles, with a template of its own; give what there is."""
    if articles:
        merleg.lay(root, articles)
    else:
        shutil.copytree(ROOT / "content", root / "content")
    (root / "templates").mkdir()
    shutil.copy(ROOT / "templates/page.html", root / "templates/page.html")
    files = sum(1 for one in (root / "content").rglob("*") if one.is_file())
    return f"{articles:,} made-up articles" if articles else f"the guide ({files} files)"


def measured(browser: Any, root: Path, saves: int, what: str, *, watchfiles: bool) -> list[float]:
    """Measure one way of watching, on saves of an article or of a template."""
    articles = (root / "content").glob("hu/articles/*/*.md")
    file = max(
        (one for one in articles if one.name != "index.md"), key=lambda one: (one.stat().st_size, one.name)
    )
    url = f"hu/{file.parent.name}/{file.stem}.html"
    edit = article
    if what == "template":
        file, edit = root / "templates/page.html", template
    before = file.read_text("utf-8")
    process, address = started(root, watchfiles=watchfiles)
    try:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{address}{url}")
        found = list(times(page, file, saves, edit))
        page.close()
    finally:
        process.terminate()
        process.wait()
        file.write_text(before, "utf-8")
    return sorted(found)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview")
    parser.add_argument("saves", type=int, nargs="?", default=30)
    parser.add_argument("--articles", default="0", help="sizes of made-up sites; 0 is the guide")
    parser.add_argument("--templates", action="store_true", help="save a template too")
    return parser.parse_args()


def versions(browser: Any, ways: list[bool]) -> str:
    """Name what was measured with."""
    found = [f"Python {sys.version.split()[0]}", f"Chromium {browser.version}"]
    names = ("livereload", "tornado", "watchfiles", "Markdown", "Jinja2")
    found += [
        f"{name} {importlib.metadata.version(name)}" for name in names if name != names[2] or True in ways
    ]
    return ", ".join(found)


def main() -> None:
    """Measure, and print a table in Markdown."""
    given = arguments()
    machine = described(load())
    ways = [False, True] if importlib.util.find_spec("watchfiles") else [False]
    kinds = ("article", "template") if given.templates else ("article",)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        say(f"{given.saves} saves; {versions(browser, ways)}; {machine}\n")
        say("| site | saved | told by | median | p95 | longest |\n| --- | --- | --- | --- | --- | --- |")
        for articles in (int(one) for one in given.articles.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                site = laid(Path(folder), articles)
                for what, way in product(kinds, ways):
                    found = measured(browser, Path(folder), given.saves, what, watchfiles=way)
                    last = found[min(len(found) - 1, int(len(found) * 0.95))]
                    cells = (f"{1000 * one:.0f} ms" for one in (statistics.median(found), last, found[-1]))
                    told = "`watchfiles`" if way else "the clock"
                    say(f"| {site} | {what} | {told} | {' | '.join(cells)} |")
        browser.close()


if __name__ == "__main__":
    main()
