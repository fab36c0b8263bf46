"""A small quiz to try in a browser, and what a reader does with it."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.browser.once import lay

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

LONG = "This explanation is long. " * 8
QUESTIONS = f"""
questions:
  - id: one
    kind: single
    question: Which is the second letter?
    options:
      - {{text: A, feedback: That is the first.}}
      - {{text: B, correct: true, feedback: Well seen.}}
      - {{text: None of these, last: true}}
    hints: [Not the first., Not the third.]
    explanation: A short one.
    see: articles/part/text#there
  - id: two
    kind: multiple
    question: |
      Which are vowels?

      Two of them are.
    options:
      - {{text: A, correct: true}}
      - {{text: B, feedback: A consonant.}}
      - {{text: E, correct: true, missed: E is one too.}}
    explanation: {LONG}
    see: articles/part/text
  - id: three
    kind: text
    points: 2
    question: What is heavier than air?
    answers:
      - water
      - text: "*gas"
        points: 1
        feedback: Some are.
    explanation: A short one.
  - id: four
    kind: true-false
    question: Water is wet.
    answer: true
    explanation: A short one.
"""
BASE = {
    "content/site.yaml": "format: 1\nid: probe\ntitle: Probe\nlanguages: [en, hu]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    "content/en/articles/part/index.md": "---\ntitle: Part\nsummary: A part.\npages: [text]\n---\n",
    "content/en/articles/part/text.md": "---\ntitle: Text\nsummary: A text.\n---\n## Here {#there}\n\nText.\n",
}
QUIZ = f"id: probe\ntitle: Probe\n{QUESTIONS}"
ENTRY = ("n", "d", "tries", "at", "language", "right", "said", "answer")
LINE = ("quiz", "question", "n", "d", "tries", "right")
ADDRESS = "en/quizzes/probe.html"
OPTION = {"A": 0, "B": 1, "E": 2, "None": 2, "True": 0, "False": 1}


class Reader:
    """A reader of a site that an editor goes on writing: the same folder, the same browser."""

    def __init__(self, project: Any, page: Page) -> None:
        self.project = lay(project)
        self.page = page

    def open(self, address: str) -> Page:
        """Open a page of the site, from disk, as it stands now."""
        self.page.emulate_media(media="screen")
        self.page.goto((self.project.out / address).as_uri())
        return self.page


def build(site: Callable[..., Any], text: str = QUIZ, more: dict[str, str] | None = None) -> str:
    """Build a site with this quiz; give its address."""
    project = lay(site({**BASE, "content/en/quizzes/probe.yaml": text, **(more or {})}))
    return str((project.out / ADDRESS).as_uri())


def form(page: Page, question: str) -> Locator:
    return page.locator(f"form[data-question={question}]")


def choose(page: Page, question: str, *options: str) -> None:
    """Tick these options; or type, where there is a field."""
    here = form(page, question)
    for option in options:
        if here.locator(".field").count():
            here.locator("input").fill(option)
        else:
            here.locator(f"input[value='{option}']").check()


def check(page: Page, question: str) -> None:
    form(page, question).locator("[data-check]").click()


def answer(page: Page, question: str, *options: str) -> None:
    choose(page, question, *options)
    check(page, question)


def answer_all(page: Page) -> None:
    """One wrong, the others right: 5 points of 6."""
    answer(page, "one", "a")
    answer(page, "two", "a", "c")
    answer(page, "three", "water")
    answer(page, "four", "true")


def verdict(page: Page, question: str) -> str:
    here = form(page, question).locator(".verdict")
    return here.inner_text() if here.count() else ""


def status(page: Page, question: str) -> str:
    return form(page, question).locator("[data-status]").inner_text()


def focused(page: Page) -> str:
    """Give what has the focus: its id, or what it says."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def stored(page: Page, key: str) -> dict[str, Any]:
    """Give what lies in the browser's storage, without the site's name; an answer with its parts by name."""
    return unpacked(json.loads(page.evaluate(f"localStorage.getItem('probe/{key}')") or "{}"), ENTRY)


def unpacked(value: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Give the list of an answer, or of a line of the log, as named parts."""
    if "e" not in value:
        return value
    parts = dict(zip(names, value.pop("e"), strict=True))
    if "at" in parts:
        moment = datetime.fromtimestamp(int(parts["at"], 36) / 1000, UTC)
        parts["at"] = f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"
    return {**value, **parts}


def packed(entry: dict[str, Any]) -> dict[str, Any]:
    """Write an answer as the store does."""
    left = int(datetime.fromisoformat(entry["at"]).timestamp() * 1000 + 0.5)
    digits = ""
    while left:
        left, digit = divmod(left, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    rest = {key: entry[key] for key in entry if key not in ENTRY}
    return {**rest, "e": [entry[key] if key != "at" else digits for key in ENTRY]}


def keep(page: Page, key: str, value: Any) -> None:
    whole = isinstance(value, dict) and value.get("v") == 2 and all(name in value for name in ENTRY)
    text = value if isinstance(value, str) else json.dumps(packed(value) if whole else value)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"probe/{key}", text])


def log(page: Page) -> list[dict[str, Any]]:
    """Give the lines of the log, in their order."""
    lines = page.evaluate(
        """Object.keys(localStorage).filter(key => key.startsWith('probe/log/')).sort()
           .map(key => JSON.parse(localStorage[key]))"""
    )
    return [unpacked(line, LINE) for line in lines]


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds, at most half a minute: a machine may be busy.

    Playwright's own way evaluates its text inside the page, which the page's policy forbids.
    """
    end = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.02)
