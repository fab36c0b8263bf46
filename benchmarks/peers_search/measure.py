"""How many pairs of a word and an article each tool finds, for words typed in four forms.

`python -m benchmarks.peers_search`, with `pagefind` (npm) at PAGEFIND, and Python with `sphinx` and `mkdocs-material`
at PEERS; each tool builds the same sixty articles with its default theme and Hungarian as its language. Ours and
Sphinx's are opened from the disk, the others from a server, since they do not search without one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import unicodedata
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from benchmarks.peers_search.articles import WORDS, Article, articles
from generator import build as building
from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = ("base", "without accents", "one suffix", "possessive + case")


def bare(word: str) -> str:
    """Take the marks off a word."""
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def run(*command: str, cwd: Path) -> str:
    """Run a program; give what it says."""
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout  # noqa: S603


def write(root: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def served(folder: Path) -> str:
    """Serve a folder; give its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def ours(root: Path, all_: list[Article], page: Any) -> Callable[[str], set[str]]:
    """Build with Merleg; from the disk, as readers do: with the box."""
    files = {
        "content/site.yaml": "format: 1\nid: naplo\ntitle: Napló\nlanguages: [hu]\n",
        "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
        "content/hu/articles/naplo/index.md": "---\ntitle: Napló\nsummary: Hatvan lap.\n---\n",
    }
    for one in all_:
        text = "\n\n".join(one.paragraphs)
        files[f"content/hu/articles/naplo/{one.name}.md"] = (
            f"---\ntitle: {one.title}\nsummary: Egy lap.\n---\n{text}\n"
        )
    write(root, files)
    if building.build(root, root / "site").report is None:
        raise RuntimeError("merleg")
    page.goto((root / "site/hu/index.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog.find").wait_for()

    def search(word: str) -> set[str]:
        status = page.locator("dialog.find [role=status]")
        status.evaluate("(one) => { one.textContent = ''; }")
        page.locator("#find-typed").fill(word)
        page.wait_for_function("() => document.querySelector('dialog.find [role=status]').textContent")
        more = page.locator("dialog.find > button.small")
        while more.is_visible():
            shown = page.locator(".found li").count()
            more.click()
            page.wait_for_function("(n) => document.querySelectorAll('.found li').length > n", arg=shown)
        return {
            str(one) for one in page.locator(".found a").evaluate_all("all => all.map((one) => one.pathname)")
        }

    return search


def pagefind(root: Path, all_: list[Article], page: Any) -> Callable[[str], set[str]]:
    """Index plain pages with Pagefind; all of its results, from a server."""
    write(root, {
        f"{one.name}.html": f'<!doctype html><html lang="hu"><meta charset="utf-8"><title>{one.title}</title>'
        f"<main><h1>{one.title}</h1>"
        + "".join(f"<p>{text}</p>" for text in one.paragraphs) + "</main></html>"
        for one in all_
    })  # fmt: skip
    run(os.environ["PAGEFIND"], "--site", ".", cwd=root)
    page.goto(f"{served(root)}/{all_[0].name}.html")

    def search(word: str) -> set[str]:
        found = page.evaluate(
            "async (word) => { const it = await import('/pagefind/pagefind.js');"
            " const { results } = await it.search(word);"
            " return Promise.all(results.map(async (one) => (await one.data()).url)); }",
            word,
        )
        return {str(one) for one in found}

    return search


def sphinx(root: Path, all_: list[Article], page: Any) -> Callable[[str], set[str]]:
    """Build with Sphinx; its page of results, from the disk."""
    names = "\n   ".join(one.name for one in all_)
    write(root, {
        "conf.py": "project = 'Napló'\nlanguage = 'hu'\n",
        "index.rst": f"Napló\n=====\n\n.. toctree::\n\n   {names}\n",
        **{f"{one.name}.rst": f"{one.title}\n{'=' * 40}\n\n" + "\n\n".join(one.paragraphs) + "\n" for one in all_},
    })  # fmt: skip
    run(os.environ["PEERS"], "-m", "sphinx", "-b", "html", "-q", ".", "out", cwd=root)

    def search(word: str) -> set[str]:
        page.goto(f"{(root / 'out/search.html').as_uri()}?q={quote(word)}")
        page.locator("#search-results p.search-summary").wait_for(state="attached")
        count, same = -1, 0
        # results come one after the other
        while same < 3:
            now = page.locator("#search-results ul.search li").count()
            same = same + 1 if now == count else 0
            count = now
            page.wait_for_timeout(400)
        links = page.locator("#search-results ul.search li > a").evaluate_all(
            "all => all.map((one) => one.pathname)"
        )
        return {str(one) for one in links}

    return search


def material(root: Path, all_: list[Article], page: Any) -> Callable[[str], set[str]]:
    """Build with MkDocs and Material; its box, from a server."""
    write(root, {
        "mkdocs.yml": "site_name: Napló\nuse_directory_urls: false\n"
        "theme: {name: material, language: hu}\nplugins: [{search: {lang: hu}}]\n",
        "docs/index.md": "# Napló\n",
        **{f"docs/{one.name}.md": f"# {one.title}\n\n" + "\n\n".join(one.paragraphs) + "\n" for one in all_},
    })  # fmt: skip
    run(os.environ["PEERS"], "-m", "mkdocs", "build", "-q", cwd=root)
    page.goto(f"{served(root / 'site')}/index.html")
    page.locator("input.md-search__input").click()

    def search(word: str) -> set[str]:
        box = page.locator("input.md-search__input")
        box.fill("")
        page.wait_for_timeout(200)
        box.press_sequentially(word)
        page.wait_for_timeout(900)
        # the list grows while it is scrolled
        for _ in range(12):
            page.locator(".md-search__scrollwrap").evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
            page.wait_for_timeout(60)
        links = page.locator("a.md-search-result__link").evaluate_all("all => all.map((one) => one.pathname)")
        return {str(one) for one in links}

    return search


def versions() -> str:
    """Say which versions are compared."""
    code = (
        "from importlib.metadata import version as v;"
        'print(f\'Sphinx {v("sphinx")}, Material {v("mkdocs-material")}\')'
    )
    here = Path()
    first = run(os.environ["PAGEFIND"], "--version", cwd=here).strip()
    return f"{first}, {run(os.environ['PEERS'], '-c', code, cwd=here).strip()}"


def main() -> None:
    """Count, and print a table in Markdown."""
    all_ = articles()
    pairs = sum(len(one.words) for one in all_)
    asked = [(word, (word, bare(word), *forms)) for word, forms in WORDS.items()]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        sys.stdout.write(
            f"{pairs} pairs in {len(all_)} articles; {versions()}, Chromium {browser.version}\n\n"
        )
        sys.stdout.write(
            f"| tool | {' | '.join(FORMS)} | not meant |\n| --- | --- | --- | --- | --- | --- |\n"
        )
        for name, tool in (
            ("Merleg", ours),
            ("Pagefind", pagefind),
            ("Sphinx", sphinx),
            ("Material", material),
        ):
            page = browser.new_context().new_page()
            root = Path(folder) / name
            root.mkdir()
            search = tool(root, all_, page)
            found = [0] * len(FORMS)
            wrong = 0
            for word, forms in asked:
                for number, typed in enumerate(forms):
                    results = search(typed)
                    hits = {one.name for one in all_ if any(one.name in result for result in results)}
                    meant = {one.name for one in all_ if word in one.words}
                    found[number] += len(hits & meant)
                    wrong += len(hits - meant)
            sys.stdout.write(f"| {name} | {' | '.join(str(one) for one in found)} | {wrong} |\n")
            sys.stdout.flush()
            page.context.close()
        browser.close()
