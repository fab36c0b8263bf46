"""How long a page of questions takes until it can be answered: `python -m benchmarks.quiz [LOADS] [CHECKS]`.

Builds a site with a quiz of 200 questions of all kinds (a self-assessment beside it, for `likert`) and a page without
questions, and opens the two in turn. A script that runs before those of the page looks on (a `MutationObserver` on the
class of the forms) and notes by the page's own clock when the last form became `live`; of the page without questions
it notes when the document was ready, which is when its scripts had run too. Both clocks start with the navigation.
A check runs from just before the click on its button to the first moment after the frame that shows the result.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from playwright.sync_api import sync_playwright

from generator import build as building
from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = 200
SITE = {
    "content/site.yaml": "format: 1\nid: probe\ntitle: Probe\nlanguages: [en]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    # beside a question of its own: so that the empty page has the same head, and the same scripts
    "content/en/quizzes/empty.yaml": (
        "title: Empty\nquestions:\n  - {id: e, kind: true-false, question: Is it?, answer: true, explanation: Yes.}\n"
    ),
}
PROFILE = (
    "mode: profile\nscale: [{value: 1, text: Never}, {value: 2, text: Sometimes}, {value: 3, text: Always}]\n"
    "dimensions: [{id: attention, name: Attention}]\n"
)
READY = """
new MutationObserver(() => {
  if (globalThis.ready || document.readyState === "loading") return;
  const forms = document.querySelectorAll("form.question");
  if (forms.length && document.querySelectorAll("form.question.live").length === forms.length) {
    globalThis.ready = performance.now();
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
addEventListener("DOMContentLoaded", () => { globalThis.loaded = performance.now(); });
"""
# a message is taken up after the frame: the result is on the screen by then
CHECK = """
(id) => new Promise((done) => {
  const form = document.querySelector(`form[data-question="${id}"]`);
  const button = form.querySelector("[data-check]");
  const start = performance.now();
  button.click();
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  });
})
"""
# as a reader would leave it before the check: something in every control
ANSWER = """
(id) => {
  const form = document.querySelector(`form[data-question="${id}"]`);
  form.querySelectorAll("input[type=text], textarea").forEach((one) => { one.value = "12 kg"; });
  form.querySelectorAll("select").forEach((one) => { one.selectedIndex = 1; });
  const box = form.querySelector(".option input");
  if (box && !form.querySelector("[data-own]")) box.checked = true;
  form.querySelector("[data-down]")?.click();
  if (form.querySelector("[data-own]")) form.querySelector("[data-check]").click();
}
"""


def examples() -> Iterator[tuple[str, str]]:
    """Give the valid examples of each kind in English, round and round: the kind, and the text of the question."""
    found = {}
    for file in sorted((ROOT / "generator" / "kinds").glob("*/examples.yaml")):
        read = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["valid"]  # noqa: S506  texts only
        kind = file.parent.name.replace("_", "-")
        found[kind] = [
            one["question"] for one in read if one.get("language", "en") == "en" and "quiz" not in one
        ]
    kinds = {kind: texts for kind, texts in found.items() if texts}
    for turn in count():
        for kind, texts in kinds.items():
            yield kind, texts[turn % len(texts)]


def quiz(questions: int) -> tuple[str, list[tuple[str, str]]]:
    """Write a quiz; give its text, and the id and the kind of each question."""
    lines, asked = ["title: All kinds", "questions:"], []
    for number, (kind, text) in zip(range(questions), examples(), strict=False):
        own = [line for line in text.splitlines() if not line.startswith("id:")]
        lines += [f"  - id: q{number}", *(f"    {line}".rstrip() for line in own)]
        asked.append((f"q{number}", kind))
    return "\n".join(lines) + "\n", asked


def statements(number: int) -> str:
    """Write a self-assessment of so many statements."""
    lines = [
        f"  - {{id: s{n}, kind: likert, question: I compare it {n} times., dimension: attention}}"
        for n in range(number)
    ]
    return f"title: Likert\n{PROFILE}questions:\n" + "\n".join(lines) + "\n"


def built(folder: str, questions: int) -> tuple[Path, list[tuple[str, str]]]:
    """Build the site; give its folder, and what is asked."""
    text, asked = quiz(questions)
    files = {
        **SITE,
        "content/en/quizzes/all.yaml": text,
        "content/en/quizzes/likert.yaml": statements(questions),
    }
    root = Path(folder)
    for path, written in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(written, "utf-8")
    made = building.build(root, root / "site")
    if made.report is None:
        raise RuntimeError([one.code for one in made.read.findings if one.severity == "error"])
    # the same head and the same scripts, and nothing to take over
    one = root / "site/en/quizzes/empty.html"
    html = one.read_text("utf-8")
    start, end = html.index('<section class="quiz"'), html.rindex("</section>", 0, html.index("</main>"))
    one.write_text(html[:start] + html[end + len("</section>") :], "utf-8")
    return root / "site/en/quizzes", asked


def opened(page: Page, file: Path, name: str) -> float:
    """Open a page; give the milliseconds from the navigation until it was ready."""
    page.goto(file.as_uri())
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = page.evaluate(f"globalThis.{name} || 0")
        if found:
            return float(found)
        time.sleep(0.01)
    raise RuntimeError(f"{file.name} was never ready")


def loads(browser: Any, folder: Path, times: int) -> dict[str, list[float]]:
    """Open the pages in turn, each time in a fresh context."""
    found: dict[str, list[float]] = {"all": [], "likert": [], "empty": []}
    for turn in range(times + 1):
        for name, list_ in found.items():
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(READY)
            took = opened(page, folder / f"{name}.html", "loaded" if name == "empty" else "ready")
            if turn:  # the first turn warms the disk and the browser up
                list_.append(took)
            context.close()
    return found


def checks(browser: Any, folder: Path, asked: list[tuple[str, str]], least: int) -> dict[str, list[float]]:
    """Check every question, on as many fresh pages as it takes."""
    found: dict[str, list[float]] = {}
    while sum(map(len, found.values())) < least:
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(READY)
        opened(page, folder / "all.html", "ready")
        for id_, kind in asked[:-1]:  # the last one would draw the summary too
            page.evaluate(ANSWER, id_)
            page.wait_for_timeout(20)
            found.setdefault(kind, []).append(page.evaluate(CHECK, id_))
        context.close()
    return found


def cells(found: list[float]) -> str:
    """Write the median and the 95th percentile."""
    ordered = sorted(found)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):.1f} ms | {last:.1f} ms"


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(times: int = 20, least: int = 400, questions: int = QUESTIONS) -> None:
    """Measure, and print tables in Markdown."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, asked = built(folder, questions)
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        version = f"Python {sys.version.split()[0]}, Chromium {browser.version}"
        found = loads(browser, site, times)
        empty = statistics.median(found["empty"])
        say(f"{times} loads of each page in turn; {questions} questions; {os.cpu_count()} cores; {version}\n")
        say("| page | median | p95 | times the empty page | beyond it |\n| --- | --- | --- | --- | --- |")
        for name, list_ in found.items():
            middle = statistics.median(list_)
            say(f"| {name} | {cells(list_)} | {middle / empty:.2f} | {middle - empty:.1f} ms |")
        by_kind = checks(browser, site, asked, least)
        browser.close()
    every = [one for list_ in by_kind.values() for one in list_]
    say(f"\n{len(every)} checks\n\n| kind | median | p95 |\n| --- | --- | --- |")
    for kind, list_ in by_kind.items():
        say(f"| {kind} | {cells(list_)} |")
    say(f"| **all** | {cells(every)} |")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3]))
