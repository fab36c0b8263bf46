"""How long it takes from a save to the new text on the screen: `python -m benchmarks.preview [SAVES]`.

Copies the guide, starts `merleg preview` on the copy, opens its longest article in a browser, and saves it again and
again, in turn the two ways that editors do (in place; beside, then renamed). The page itself says when the new text has
been in it for two frames. Once with `watchfiles`, where it is installed, and once without.
"""

from __future__ import annotations

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
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = "import sys; sys.modules['watchfiles'] = None\n"
START = "import sys; from generator.cli import main; sys.exit(main())"
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


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


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


def times(page: Page, file: Path, saves: int) -> Iterator[float]:
    """Save so many times; give the seconds from each save to its text on the screen."""
    seen: dict[str, float] = {}
    page.expose_binding("painted", lambda _, name, at: seen.setdefault(name, at / 1000))
    page.add_init_script(PROBE)
    page.reload()
    text = file.read_text("utf-8")
    head = text.index("\n---\n") + len("\n---\n")
    for number in range(saves):
        # the clock of the preview is met at all of its phases
        page.wait_for_timeout(700 + number * 37 % 100)
        mark = f"mark-{number:04}-{os.getpid()}"
        page.evaluate("mark => { window.name = mark; }", mark)
        begin = save(file, f"{text[:head]}\n{mark}\n{text[head:]}", number)
        while mark not in seen and time.time() < begin + 10:
            page.wait_for_timeout(10)
        yield seen.get(mark, float("inf")) - begin


def measured(browser: Any, saves: int, *, watchfiles: bool) -> list[float]:
    """Measure one way of watching."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "content", root / "content")
        articles = (root / "content").glob("hu/articles/*/*.md")
        file = max(articles, key=lambda one: (one.stat().st_size, one.name))
        process, address = started(root, watchfiles=watchfiles)
        try:
            page = browser.new_page()
            page.goto(f"{address}hu/{file.parent.name}/{file.stem}.html")
            found = list(times(page, file, saves))
            page.close()
        finally:
            process.terminate()
            process.wait()
    return sorted(found)


def main() -> None:
    """Measure, and print a table in Markdown."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    ways = [False, True] if importlib.util.find_spec("watchfiles") else [False]
    files = sum(1 for one in (ROOT / "content").rglob("*") if one.is_file())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        versions = [f"Python {sys.version.split()[0]}", f"Chromium {browser.version}"]
        names = ("livereload", "tornado", "watchfiles", "Markdown", "Jinja2")
        versions += [
            f"{name} {importlib.metadata.version(name)}" for name in names if name != names[2] or True in ways
        ]
        say(
            f"{saves} saves of one article; {files} files of content; {os.cpu_count()} cores; {', '.join(versions)}\n"
        )
        say("| told by | median | p95 | longest |\n| --- | --- | --- | --- |")
        for way in ways:
            found = measured(browser, saves, watchfiles=way)
            shown = [statistics.median(found), found[min(len(found) - 1, int(len(found) * 0.95))], found[-1]]
            cells = " | ".join(f"{1000 * one:.0f} ms" for one in shown)
            say(f"| {'`watchfiles`' if way else 'the clock'} | {cells} |")
        browser.close()


if __name__ == "__main__":
    main()
