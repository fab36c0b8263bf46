"""Law 10 against a model: whatever is edited, answered, saved and loaded, in whatever order, the store holds the same.

The model below is what the manual promises, in as few lines as it can be said; it shares nothing with the scripts.
A sequence is made from its number alone, so that a failure can be run again by it.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from generator import build as building
from tests.browser.quizzes import BASE, ENTRY, LINE, unpacked
from tests.conftest import TODAY, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STEPS = 8
PATIENCE = 20  # tenths of a second
FEW, MANY, PART = 25, 500, 25
LANGUAGES, QUIZZES = ("en", "hu"), ("first", "other")
# what an editor does: each is done and undone
EDITS = ("right", "option", "typo", "order", "out", "moved", "word")

Place = tuple[str, str]
Content = frozenset[str]


@dataclass(frozen=True)
class Answer:
    """What the model knows of an answer; `right` and `said` are what the question was when it was given."""

    n: int
    tries: int
    at: str
    language: str
    right: tuple[object, ...]
    said: tuple[object, ...]
    answer: str
    again: bool = False


@dataclass
class Reader:
    """What one browser keeps: the answer that counts of each question, and those that gave way."""

    entries: dict[Place, Answer] = field(default_factory=dict)
    gone: set[tuple[Place, Answer]] = field(default_factory=set)

    def load(self, content: Content, place: Place) -> Answer | None:
        """Give the answer that counts: the later one, where the question had another name before."""
        found = [self.entries[one] for one in (place, *was(content, place)) if one in self.entries]
        return max(found, key=lambda one: one.at, default=None)

    def save(self, content: Content, place: Place, given: Answer) -> None:
        """Put an answer in its place; what was there goes to the log."""
        old = self.load(content, place)
        if old:
            self.log(place, old)
            if not old.again and old.right == given.right:
                given = replace(given, tries=old.tries + 1)
        self.entries[place] = given

    def restart(self, content: Content, quiz: str) -> None:
        """Ask everything of a quiz again; nothing is forgotten."""
        for place in there(content, quiz):
            if old := self.load(content, place):
                self.entries[place] = replace(old, again=True)

    def log(self, place: Place, old: Answer) -> None:
        """Note an answer that gave way, once."""
        self.gone.add((place, replace(old, again=False)))

    def merge(self, other: Reader) -> None:
        """Load what was saved: the later answer of a question counts, and none is lost."""
        for place, theirs in other.entries.items():
            ours = self.entries.get(place)
            if ours is None or theirs.at > ours.at:
                self.entries[place] = theirs
                if ours:
                    self.log(place, ours)
            elif theirs.at < ours.at:
                self.log(place, theirs)
        self.gone |= other.gone

    def copy(self) -> Reader:
        """Give what a file holds."""
        return Reader(dict(self.entries), set(self.gone))


def was(content: Content, place: Place) -> list[Place]:
    """Give the place that a question had before, as `was:` says it: a moved question has one."""
    return [("first", "four")] if place == ("other", "four") and "moved" in content else []


def there(content: Content, quiz: str) -> list[Place]:
    """Give the questions of a quiz."""
    names = ["one", "two", *(() if "out" in content else ("three",))] if quiz == "first" else ["five"]
    if (quiz == "other") == ("moved" in content):
        names.append("four")
    return [(quiz, name) for name in names]


def right(content: Content, question: str, language: str) -> tuple[object, ...]:
    """Give what makes an answer right: changed when one of the parts is another."""
    if question == "one":
        return (question, "right" in content, "option" in content)
    return (question, language, "word" in content and language == "en") if question == "two" else (question,)


def said(content: Content, question: str, language: str) -> tuple[object, ...]:
    """Give what the question says."""
    return (*right(content, question, language), language, question == "one" and "typo" in content)


def share(content: Content, question: str, language: str, given: str) -> int:
    """Mark an answer: 1 when it is right."""
    correct = {"one": "b" if "right" in content else "a", "two": "water" if language == "en" else "víz"}
    if question == "two" and language == "en" and "word" in content and given == "aqua":
        return 1
    return int(given == correct.get(question, "true"))


def yaml(content: Content, quiz: str, language: str) -> str:
    """Write a quiz as the editor has left it."""
    lead = "And which" if "typo" in content else "Which"
    a, b = ("", ", correct: true") if "right" in content else (", correct: true", "")
    option = "\n      - {id: c, text: C}" if "option" in content else ""
    water = "víz" if language == "hu" else "[water, aqua]" if "word" in content else "water"
    moved = "\n    was: first/four" if quiz == "other" else ""
    true = "kind: true-false\n    answer: true\n    explanation: So it is.\n    question:"
    texts = {
        "one": f"kind: single\n    question: {lead} letter?\n    explanation: That one.\n    options:\n"
        f"      - {{id: a, text: A{a}}}\n      - {{id: b, text: B{b}}}{option}",
        "two": f"kind: text\n    question: What is it?\n    explanation: This.\n    answers: {water}",
        "three": f"{true} Third?",
        "four": f"{true} Fourth?{moved}",
        "five": f"{true} Fifth?",
    }
    names = [name for _, name in there(content, quiz)]
    if "order" in content:
        names.reverse()
    questions = "".join(f"  - id: {name}\n    {texts[name]}\n" for name in names)
    return f"id: {quiz}\ntitle: The {quiz}\nquestions:\n{questions}"


ANSWER = """([question, value]) => {
  const form = document.querySelector(`form[data-question=${question}]`);
  form.querySelector("[data-again]:not([hidden])")?.click();
  const option = form.querySelector(`input[type=radio][value="${value}"]`);
  const field = form.querySelector("input[type=text]");
  if (option) option.click();
  else { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })); }
  form.querySelector("[data-check]").click();
}"""
STANDS = """() => Object.fromEntries([...document.querySelectorAll("form[data-question]")].map((form) => [
  form.dataset.question,
  [(form.querySelector(".verdict")?.textContent ?? "").replace(/[.:].*/, "."), !form.querySelector("[data-history]").hidden],
]))"""
STORED = "() => Object.entries(localStorage).map(([key, text]) => [key, JSON.parse(text)])"
WORDS = {"en": ("Not correct.", "Correct."), "hu": ("Nem helyes.", "Helyes.")}


class Run:
    """A sequence: the site as it stands, two browsers, and what the model says of each."""

    def __init__(self, build: Callable[[Content], str], pages: list[Page], number: int) -> None:
        self.build = build
        self.pages = pages
        self.random = random.Random(f"progress {number}")
        self.content: Content = frozenset()
        self.readers = [Reader() for _ in pages]
        self.where = [("first", "en")] * len(pages)
        self.files: list[tuple[str, Reader]] = []
        # what the digests in the store stand for, by what the model calls it
        self.digests: dict[tuple[object, ...], str] = {}
        self.told: list[str] = []
        # what each page shows, when it is the site as it stands
        self.shown: list[object] = [None] * len(pages)
        for page in pages:
            if page.url == "about:blank":
                page.goto(f"{self.build(self.content)}/en/index.html")
            page.evaluate("localStorage.clear()")

    def open(self, who: int) -> None:
        """Open the quiz that a reader is at, as it stands now."""
        quiz, language = self.where[who]
        self.pages[who].goto(
            f"{self.build(self.content)}/{language}/quizzes/{quiz}.html", wait_until="domcontentloaded"
        )
        self.shown[who] = (self.content, quiz, language)

    def come(self, who: int) -> None:
        """Open it, unless it is open."""
        if self.shown[who] != (self.content, *self.where[who]):
            self.open(who)

    def step(self) -> None:
        """Do one thing, and see whether everything is as the model says."""
        who = self.random.randrange(len(self.pages))
        often = [self.answer] * 3
        do = self.random.choice(
            (*often, self.edit, self.reload, self.switch, self.turn, self.restart, self.save, self.load)
        )
        self.told.append(f"{do.__name__} {who}")
        do(who)
        self.compare(who)

    def edit(self, who: int) -> None:
        """An editor changes something, or takes it back, and builds."""
        change = self.random.choice(EDITS)
        self.told[-1] += f" {change}"
        self.content ^= {change}
        self.open(who)

    def reload(self, who: int) -> None:
        """Load the page again; it may be an older one than the site has now."""
        self.open(who)

    def switch(self, who: int) -> None:
        """Go to the other language."""
        quiz, language = self.where[who]
        self.where[who] = (quiz, LANGUAGES[1 - LANGUAGES.index(language)])
        self.open(who)

    def turn(self, who: int) -> None:
        """Go to the other quiz."""
        quiz, language = self.where[who]
        self.where[who] = (QUIZZES[1 - QUIZZES.index(quiz)], language)
        self.open(who)

    def restart(self, who: int) -> None:
        """Start the quiz again."""
        self.come(who)
        quiz, _ = self.where[who]
        self.pages[who].evaluate("document.querySelector('[data-summary] [data-restart]').click()")
        self.readers[who].restart(self.content, quiz)

    def answer(self, who: int) -> None:
        """Answer a question that is not answered rightly yet."""
        self.come(who)
        (quiz, language), reader = self.where[who], self.readers[who]
        place = self.random.choice(there(self.content, quiz))
        question = place[1]
        given = self.random.choice(
            {"one": ("a", "b"), "two": ("water", "víz", "aqua")}.get(question, ("true", "false"))
        )
        self.told[-1] += f" {place} {given}"
        if (found := self.kept(reader, place)) and found.n == 1:
            return
        self.pages[who].evaluate(ANSWER, [question, given])
        stored = json.loads(self.pages[who].evaluate(f"localStorage['probe/q/{quiz}/{question}']"))
        what = (right(self.content, question, language), said(self.content, question, language))
        entry = unpacked(stored, ENTRY)
        for name, digest in zip(what, (entry["right"], entry["said"]), strict=True):
            assert self.digests.setdefault(name, digest) == digest
        n = share(self.content, question, language, given)
        reader.save(self.content, place, Answer(n, 1, entry["at"], language, *what, given))

    def save(self, who: int) -> None:
        """Save to a file."""
        page, self.shown[who] = self.pages[who], None
        page.goto(f"{self.build(self.content)}/en/progress.html")
        text = page.evaluate("merleg.transfer.save('probe').text")
        self.files.append((text, self.readers[who].copy()))

    def load(self, who: int) -> None:
        """Load one of the files that were saved."""
        if not self.files:
            self.open(who)
            return
        self.shown[who] = None
        text, saved = self.random.choice(self.files)
        page = self.pages[who]
        page.goto(f"{self.build(self.content)}/hu/progress.html")
        page.evaluate(
            "(text) => merleg.transfer.load('probe', merleg.transfer.open('probe', text).records)", text
        )
        self.readers[who].merge(saved)

    def kept(self, reader: Reader, place: Place) -> Answer | None:
        """Give the answer that a page shows: the one that counts, when what was right then is right now."""
        found = reader.load(self.content, place)
        if found is None or found.again or found.right != right(self.content, place[1], found.language):
            return None
        return found

    def compare(self, who: int) -> None:
        """See that the store and the page are as the model says."""
        reader, page = self.readers[who], self.pages[who]
        written = {place: self.written(one) for place, one in reader.entries.items()}
        # the browser hands what one page wrote to the next when it has time for it, which a busy machine has late
        for _ in range(PATIENCE):
            now = {
                key.split("/", 2)[2]: value
                for key, value in page.evaluate(STORED)
                if key.split("/")[1] == "q"
            }
            if {"/".join(place) for place in written} <= now.keys():
                break
            page.wait_for_timeout(100)
            page.reload()
        entries: dict[Place, Any] = {}
        gone = []
        for key, value in page.evaluate(STORED):
            _, what, *rest = key.split("/")
            if what == "q":
                entries[rest[0], rest[1]] = unpacked(value, ENTRY)
            elif what == "log":
                line = unpacked(value, LINE)
                gone.append((line["quiz"], line["question"], line["n"], line["tries"], line["right"]))
        assert entries == written, self.told
        assert sorted(gone) == sorted(
            (*place, one.n, one.tries, self.digests[one.right]) for place, one in reader.gone
        ), self.told
        if self.shown[who] is None:
            return
        quiz, language = self.where[who]
        expected = {}
        for place in there(self.content, quiz):
            kept, found = self.kept(reader, place), reader.load(self.content, place)
            expected[place[1]] = [
                WORDS[language][kept.n] if kept else "",
                found is not None and not found.again,
            ]
        stands = page.evaluate(STANDS)
        assert {name: one[0] for name, one in stands.items()} == {
            name: one[0] for name, one in expected.items()
        }, self.told
        for name, (verdict, _) in stands.items():
            # an answer that no longer counts is told of, where it is asked again
            changed = expected[name][1] and not verdict
            assert not changed or stands[name][1], (name, self.told)

    def written(self, one: Answer) -> dict[str, Any]:
        """Give an answer as it lies in the store."""
        answer: Any = {"answer": one.answer} if one.right[0] == "two" else [one.answer]
        found = {
            "v": 2, "answer": answer, "n": one.n, "d": 1, "tries": one.tries, "at": one.at, "language": one.language,
            "right": self.digests[one.right], "said": self.digests[one.said],
        }  # fmt: skip
        return {**found, "again": True} if one.again else found


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Content], str]:
    """Give the address of the site as an editor has left it; each is built once."""
    return builder(tmp_path_factory.mktemp("model"))


def play(build: Callable[[Content], str], browser: Browser, numbers: range) -> int:
    """Play some sequences; give how many steps were taken."""
    contexts = [browser.new_context() for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    errors: list[str] = []
    for page in pages:
        page.on("pageerror", lambda error: errors.append(str(error)))
    taken = 0
    for number in numbers:
        run = Run(build, pages, number)
        for _ in range(STEPS):
            try:
                run.step()
            except Exception as problem:
                problem.add_note(f"sequence {number}: {run.told}")
                raise
            taken += 1
    for context in contexts:
        context.close()
    assert not errors
    return taken


def builder(folder: Path) -> Callable[[Content], str]:
    """Make the maker of sites."""
    project = Project(folder / "project").write(BASE)
    made: dict[Content, str] = {}

    def build(content: Content) -> str:
        if content not in made:
            project.write(
                {
                    f"content/{language}/quizzes/{quiz}.yaml": yaml(content, quiz, language)
                    for language in LANGUAGES
                    for quiz in QUIZZES
                }
            )
            out = folder / "sites" / "".join("x" if edit in content else "-" for edit in EDITS)
            built = building.build(project.root, out, today=TODAY)
            assert built.report is not None, built.read.findings
            made[content] = out.as_uri()
        return made[content]

    return build


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "first",
    [pytest.param(first, marks=[pytest.mark.slow] if first >= FEW else []) for first in range(0, MANY, PART)],
)
def test_the_store_agrees_with_the_model(build, browser, first):
    assert play(build, browser, range(first, first + PART)) == PART * STEPS
