"""How much a query loads, and how long it is answered for, on a made-up site of 2,000 pages.

`python -m benchmarks.search [PAGES] [QUERIES]` makes the site of sentences of the guide (shuffled, and with made-up
words as often as new ones come up in a growing text), builds it, searches it in Chromium from the disk, and prints a
table. What a query loads is what search.js and its pieces weigh as files: nothing is packed on a disk.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from generator import build as building
from tools.browser import ARGUMENTS, find

ROOT = Path(__file__).parents[1]
PAGES, QUERIES = 2000, 100
SECTIONS = 20
# of the words in a page, so many are new: what Hungarian texts of this size have
NEW = 0.02
SYLLABLES = "ba ke mi só lú tér vén kár pont szil gyöngy fő zsák mér nád hely tök rom véd csap".split()
COUNT = """async ([index, query]) => {
  const opened = (globalThis.opened ??= await merleg.find.open(index));
  const { asks, ranked, took } = await merleg.find.ask(opened, query);
  const start = performance.now();
  const some = ranked.slice(0, 8);
  const texts = await opened.texts(some.map((one) => one.document));
  const loaded = performance.now();
  const test = merleg.find.marks(asks);
  texts.forEach((text, n) => {
    const { section, document } = some[n];
    merleg.find.passage(asks, text.sections[section - opened.documents[document].first]);
  });
  return { took, shown: performance.now() - loaded, found: ranked.length, waited: loaded - start };
}"""


def sentences() -> list[str]:
    """Give the sentences of the guide in Hungarian, without marks of Markdown."""
    found = []
    for file in sorted((ROOT / "content/hu").rglob("*.md")):
        body = file.read_text("utf-8").split("\n---\n", 1)[-1]
        for line in body.splitlines():
            if line and line[0].isalpha():
                plain = re.sub(r"\{\{[^{}]*\}\}|\[([^\]]*)\]\([^)]*\)|[*`_\[\](){}]", r"\1", line)
                found += [one for one in re.split(r"(?<=[.!?]) ", plain) if 20 < len(one) < 300]
    return found


def made_up(numbers: random.Random) -> str:
    """Make a word that may be new, with an ending."""
    ending = numbers.choice(("", "", "t", "nak", "ban", "ok", "ával", "okról", "ja", "hoz"))
    return "".join(numbers.choices(SYLLABLES, k=numbers.randint(2, 4))) + ending


def article(numbers: random.Random, known: list[str], number: int) -> str:
    """Write a page of some 900 words in eight parts."""
    title = f"{made_up(numbers).capitalize()} és {made_up(numbers)} {number}"
    parts = [f"---\ntitle: {title}\nsummary: {numbers.choice(known)!r}\n---\n"]
    for part in range(8):
        parts.append(f"\n## {made_up(numbers).capitalize()} {made_up(numbers)} {{#r{part}}}\n\n")
        for _ in range(3):
            chosen = " ".join(numbers.choices(known, k=4)).split(" ")
            parts.append(
                " ".join(made_up(numbers) if numbers.random() < NEW else one for one in chosen) + "\n\n"
            )
    return "".join(parts)


def write(root: Path, pages: int) -> None:
    """Write the content of the site."""
    numbers = random.Random(2026)  # noqa: S311  the same site at every run
    known = sentences()
    files = {
        "site.yaml": "format: 1\nid: sok\ntitle: Sok oldal\nlanguages: [hu]\n",
        "hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    }
    for section in range(SECTIONS):
        files[f"hu/articles/r{section}/index.md"] = f"---\ntitle: Rész {section}\nsummary: Egy rész.\n---\n"
    for number in range(pages):
        files[f"hu/articles/r{number % SECTIONS}/lap-{number}.md"] = article(numbers, known, number)
    for path, text in files.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")


def queries(site: Path, count: int) -> list[str]:
    """Draw queries from the texts: one to three words, whole, begun, without accents, or with a slip."""
    numbers = random.Random(7)  # noqa: S311  as above
    pages = sorted(site.glob("content/hu/articles/*/lap-*.md"))
    found: list[str] = []
    while len(found) < count:
        text = numbers.choice(pages).read_text("utf-8").split("\n---\n", 1)[-1]
        words = [one for one in re.findall(r"[^\W\d_]+", text) if len(one) > 4]
        start = numbers.randrange(len(words) - 3)
        chosen = words[start : start + numbers.randint(1, 3)]
        match numbers.randrange(4):
            case 0:
                chosen[-1] = chosen[-1][: max(3, len(chosen[-1]) - 3)]
            case 1:
                chosen[-1] = chosen[-1].translate(str.maketrans("áéíóöőúüű", "aeiooouuu"))
            case 2:
                at = numbers.randrange(1, len(chosen[-1]))
                chosen[-1] = chosen[-1][:at] + chosen[-1][at + 1 :]
            case _:
                pass
        found.append(" ".join(chosen).lower())
    return found


def weight(site: Path, urls: list[str]) -> int:
    """Add up what was loaded."""
    return sum((site / url.split("/site/", 1)[1].split("?")[0]).stat().st_size for url in urls)


def measure(browser: Any, site: Path, asked: list[str]) -> list[dict[str, float]]:
    """Ask each query in a page that knows nothing yet, then once more: the first says what is loaded."""
    found = []
    script = next((site / "assets").glob("search-*.js"))
    start = site / "hu/index.html"
    for query in asked:
        context = browser.new_context()
        page = context.new_page()
        page.goto(start.as_uri())
        urls: list[str] = []
        page.on("request", lambda one, urls=urls: urls.append(one.url))
        page.add_script_tag(url=script.as_uri())
        cold = page.evaluate(COUNT, ["search.js", query])
        loaded = weight(site, urls)
        warm = page.evaluate(COUNT, ["search.js", query])
        found.append({"bytes": loaded, "files": len(urls), "cold": cold["took"], "warm": warm["took"],
                      "shown": warm["shown"], "found": warm["found"]})  # fmt: skip
        context.close()
    return found


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def row(name: str, values: list[float], unit: str, by: float = 1) -> str:
    """Write the median, the 95th percentile and the largest."""
    ordered = sorted(one / by for one in values)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return (
        f"| {name} | {statistics.median(ordered):.1f} {unit} | {last:.1f} {unit} | {ordered[-1]:.1f} {unit} |"
    )


def main(pages: int = PAGES, count: int = QUERIES) -> None:
    """Measure, and print a table in Markdown."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        write(root, pages)
        start = time.perf_counter()
        built = building.build(root, root / "site")
        took = time.perf_counter() - start
        if built.report is None:
            raise RuntimeError([one.code for one in built.read.findings if one.severity == "error"])
        pieces = [one.stat().st_size for one in (root / "site/assets").glob("find-*.js")]
        head = (root / "site/hu/search.js").stat().st_size
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        say(f"{pages} pages, built in {took:.0f} s; {len(pieces)} pieces, {sum(pieces) / 1e6:.1f} MB, "
            f"head {head / 1000:.0f} kB; {count} queries; "
            f"Python {sys.version.split()[0]}, Chromium {browser.version}\n")  # fmt: skip
        found = measure(browser, root / "site", queries(root, count))
        browser.close()
    say("| | median | p95 | largest |\n| --- | --- | --- | --- |")
    say(row("loaded by a first query", [one["bytes"] for one in found], "kB", 1000))
    say(row("files", [one["files"] for one in found], ""))
    say(row("the answer, first time", [one["cold"] for one in found], "ms"))
    say(row("the answer, again", [one["warm"] for one in found], "ms"))
    say(row("choosing the sentences of eight results", [one["shown"] for one in found], "ms"))
    say(f"\nQueries without a result: {sum(not one['found'] for one in found)}")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3]))
