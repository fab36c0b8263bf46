"""The examples of every kind as quizzes of one site, and how a reader answers them with nothing but the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from textwrap import indent
from typing import TYPE_CHECKING

from generator.interactions import Associate, Choose, Enter, Free, Order, Pick, Scale, Share, score
from generator.tongue import Tongue
from tests.browser.quizzes import form, stored
from tests.interactions import examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from generator.interactions import Interaction
    from tests.interactions.examples import Example, Marked

SITE = """format: 1
id: probe
title: {en: Probe, hu: Próba}
languages: [en, hu]
axis:
  first: {id: front, name: {en: Front office, hu: Ügyféloldal}}
  second: {id: back, name: {en: Back office, hu: Háttéroldal}}
  both: {en: Both sides, hu: Mindkét oldal}
"""


EXAM = """id: exam
title: Exam
mode: exam
questions:
  - id: sum
    kind: number
    question: How many are there?
    answer: 1234
    explanation: They were counted.
  - id: own
    kind: open
    question: Why is that?
    model: It came so.
    checklist: [One thing, Another thing]
    explanation: There may be more.
"""
EXAM_PATH = "en/quizzes/exam.html"

PROFILE = """id: profile
title: Two sides
mode: profile
scale:
  - {value: 1, text: Never}
  - {value: 2, text: Rarely}
  - {value: 3, text: Sometimes}
  - {value: 4, text: Often}
  - {value: 5, text: Always}
not-applicable: Does not occur in my job
dimensions:
  - {id: attention, name: Attention, side: back, page: articles/part/attention}
  - {id: patience, name: Patience, side: front, page: articles/part/patience}
  - {id: both, name: Both, side: both, page: articles/part/both}
least: 2
recommend: {lowest: 1, highest: 1, roles: paths}
questions:
  - {id: a1, kind: likert, question: I compare., dimension: attention}
  - {id: a2, kind: likert, question: I rely on others., dimension: attention, reverse: true}
  - {id: p1, kind: likert, question: I listen., dimension: patience}
  - {id: p2, kind: likert, question: I sigh., dimension: patience, reverse: true}
  - {id: b1, kind: likert, question: I ask., dimension: both}
  - {id: b2, kind: likert, question: I guess., dimension: both, reverse: true}
"""
PROFILE_PATH = "en/quizzes/profile.html"
PATHS = """- id: lead
  title: Team lead
  for: For those who lead.
  steps: [articles/part/attention]
  weights: {both: 4}
"""


@dataclass(frozen=True)
class Sheet:
    """A quiz that holds examples of one kind."""

    id: str
    language: str
    quiz: str
    examples: tuple[Example, ...]

    @property
    def path(self) -> str:
        return f"{self.language}/quizzes/{self.id}.html"

    @property
    def text(self) -> str:
        items = [indent(one.text, "    ").replace("    ", "  - ", 1) for one in self.examples]
        return f"id: {self.id}\ntitle: Probe\n{self.quiz}questions:\n{''.join(items)}"


@cache
def sheets() -> dict[str, tuple[Sheet, ...]]:
    """Give the quizzes of each kind: one a language, or more where examples say something of their quiz."""
    groups: dict[tuple[str, str, str], list[Example]] = {}
    for one in examples.valid():
        groups.setdefault((one.kind, one.language, one.quiz), []).append(one)
    found: dict[str, tuple[Sheet, ...]] = {}
    for (kind, language, quiz), ones in groups.items():
        before = found.get(kind, ())
        found[kind] = (*before, Sheet(f"{kind}-{len(before) + 1}", language, quiz, tuple(ones)))
    return found


def files() -> dict[str, str]:
    """Give the project of all of them."""
    pages = {
        "content/site.yaml": SITE,
        "content/en/quizzes/exam.yaml": EXAM,
        "content/en/quizzes/profile.yaml": PROFILE,
        "content/en/paths.yaml": PATHS,
        "content/en/articles/part/index.md": "---\ntitle: Part\nsummary: A part.\npages: [attention, patience, both]\n---\n",
    }
    for name in ("attention", "patience", "both"):
        pages[f"content/en/articles/part/{name}.md"] = f"---\ntitle: On {name}\nsummary: One.\n---\nText.\n"
    for language in ("en", "hu"):
        pages[f"content/{language}/index.md"] = "---\ntitle: Home\n---\nText.\n"
    for sheet in (one for ones in sheets().values() for one in ones):
        pages[f"content/{sheet.language}/quizzes/{sheet.id}.yaml"] = sheet.text
    return pages


def say(language: str, key: str, **values: object) -> str:
    return Tongue(language).say(key, **values)


def possible(example: Example, row: Marked) -> bool:
    """Whether a reader can give this response on the page: it names what is there, each once, and is not refused."""
    one, given = example.question.interaction, row.response
    if row.unclear or not given:
        return False
    match one:
        case Choose():
            fits = len(set(given)) == len(given) and set(given) <= {option.id for option in one.options}
            return fits and (len(given) == 1 or not one.one)
        case Scale():
            return len(given) == 1 and next(iter(given)) in steps(one)
        case Order():
            return sorted(given) == sorted(item.id for item in one.items)
        case _:
            assert isinstance(given, dict)
            return named(one, given)


def named(one: Interaction, given: Mapping[str, str]) -> bool:
    """Whether a response by names is one that the page can give."""
    match one:
        case Associate():
            targets = {target.id for target in one.targets}
            return set(given) <= {each.id for each in one.rows} and set(given.values()) <= targets
        case Enter():
            fields = {field.id: field for field in one.fields}
            return any(map(str.strip, given.values())) and all(
                name in fields and (not isinstance(fields[name], Pick) or value in picks(fields[name]))
                for name, value in given.items()
            )
        case Free():
            ticked = {entry.id for entry in one.checklist} or {"whole"}
            return bool(given.get("text")) and set(given.get("ticked", "-").split()) <= ticked
        case _:
            return False


def steps(one: Scale) -> list[str]:
    return [*(str(step.value) for step in one.steps), *(["none"] if one.none else [])]


def picks(field: object) -> list[str]:
    assert isinstance(field, Pick)
    return [word.id for word in field.words]


def chosen(example: Example) -> tuple[Marked, ...]:
    """Give a response that is not right, and the first that is wholly right; two of a statement."""
    rows = [row for row in example.responses if possible(example, row)]
    if isinstance(example.question.interaction, Scale):
        return tuple(rows[:2])
    right = [row for row in rows if row.state == "right"]
    return (*[row for row in rows if row.state != "right"][:1], *right[:1])


# ---- the keyboard ----

WHERE = """target => {
  const here = document.activeElement;
  return here === target ? "there" : here.compareDocumentPosition(target) & 2 ? "before" : "after";
}"""


def reach(page: Page, target: Locator) -> None:
    """Press Tab (or Shift and Tab, when it lies before) until this has the focus."""
    handle = target.element_handle()
    for _ in range(200):
        where = page.evaluate(WHERE, handle)
        if where == "there":
            return
        page.keyboard.press("Shift+Tab" if where == "before" else "Tab")
    raise AssertionError(target)


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    reach(page, target)
    page.keyboard.press(key)


def answer(page: Page, example: Example, response: tuple[str, ...] | Mapping[str, str]) -> None:
    """Answer a question by keyboard; what was in it before is replaced."""
    here = form(page, example.question.id)
    one = example.question.interaction
    if isinstance(one, Scale) or (isinstance(one, Choose) and one.one):
        radio(page, here, next(iter(response)))
    elif isinstance(one, Choose):
        boxes(page, here, list(response))
    elif isinstance(one, Order):
        order(page, here, list(response))
    elif isinstance(one, Free):
        assert isinstance(response, dict)
        write(page, here.locator("textarea"), response["text"])
        press(page, here.locator("[data-check]"))
        boxes(page, here, response["ticked"].split())
    else:
        assert isinstance(response, dict)
        for control in here.locator(":is([data-field], .row) :is(input, select)").all():
            value = response.get(control.get_attribute("name") or "", "")
            pick(page, control, value) if control.evaluate("one => one.matches('select')") else write(
                page, control, value
            )


def radio(page: Page, here: Locator, value: str) -> None:
    """Go into the group, and down to the option: the arrows choose as they move."""
    group = here.locator("input[type=radio]")
    entry = group.and_(page.locator(":checked"))
    reach(page, entry if entry.count() else group.first)
    wanted = here.locator(f"input[value='{value}']")
    for _ in range(group.count()):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert wanted.is_checked()


def boxes(page: Page, here: Locator, values: list[str]) -> None:
    for box in here.locator("input[type=checkbox]").all():
        if box.is_checked() != (box.get_attribute("value") in values):
            press(page, box, "Space")


def write(page: Page, control: Locator, text: str) -> None:
    if not text and not control.input_value():
        return
    reach(page, control)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Backspace")
    page.keyboard.type(text)


def pick(page: Page, control: Locator, value: str) -> None:
    if control.input_value() == value:
        return
    reach(page, control)
    page.keyboard.press("Home")
    options = control.evaluate("one => [...one.options].map(each => each.value)")
    for _ in range(options.index(value)):
        page.keyboard.press("ArrowDown")
    assert control.input_value() == value


def places(here: Locator) -> list[str]:
    return [str(one.get_attribute("data-item")) for one in here.locator(".item").all()]


def order(page: Page, here: Locator, wanted: list[str]) -> None:
    """Move each item up to its place; what stands right already is moved away and back, as nothing else is an answer."""
    for place, one in enumerate(wanted):
        for _ in range(places(here).index(one) - place):
            press(page, here.locator(f"[data-item='{one}'] [data-up]"))
    if here.locator("[data-moved]").inner_text() == "":
        press(page, here.locator(f"[data-item='{wanted[0]}'] [data-down]"))
        press(page, here.locator(f"[data-item='{wanted[0]}'] [data-up]"))
    assert places(here) == wanted


# ---- what comes of it ----


def expected(example: Example, row: Marked) -> str:
    """Give the words of the verdict that the example asks for."""
    if isinstance(example.question.interaction, Free):
        points = say(example.language, "script.points", n=row.earned, m=row.of)
        return say(example.language, "script.own_marking", points=points)
    word = say(example.language, f"script.{row.state}")
    if row.of == 1 and row.state != "partly":
        return f"{word}."
    return f"{word}: {say(example.language, 'script.points', n=row.earned, m=row.of)}."


def verdict(page: Page, example: Example) -> str:
    here = form(page, example.question.id).locator(".verdict")
    return str(here.inner_text()) if here.count() else ""


def kept(page: Page, sheet: Sheet, example: Example, row: Marked) -> None:
    """See that the answer lies in the store, with what it earns."""
    entry = stored(page, f"q/{sheet.id}/{example.question.id}")
    given = entry["answer"]
    if isinstance(given, list):
        ordered = isinstance(example.question.interaction, Order)
        assert (given if ordered else sorted(given)) == (list if ordered else sorted)(row.response)
    else:
        assert isinstance(row.response, dict)
        assert {name: value for name, value in given.items() if value} == {
            name: value for name, value in row.response.items() if value
        }
    share = Share(entry["n"], entry["d"])
    if row.share:
        assert share.n * row.share.d == row.share.n * share.d
    else:
        found = score(share, example.question.points)
        assert (found.earned, found.of, found.state) == (row.earned, row.of, row.state)


DO = """(here, steps) => {
  for (const [what, where, text] of steps) {
    const one = here.querySelector(where);
    if (what === "press" || (what === "tick" && !one.checked)) one.click();
    if (what !== "write") continue;
    one.value = text;
    for (const name of ["input", "change"]) one.dispatchEvent(new Event(name, {bubbles: true}));
  }
}"""
CHECK = ("press", "[data-check]", "")


def fill(page: Page, example: Example, row: Marked) -> None:
    """Answer a question in the quickest way, by script: what comes of it is what matters."""
    here = form(page, example.question.id)
    one, given = example.question.interaction, row.response
    if isinstance(one, Order):
        steps = moves(places(here), list(given))
    elif isinstance(one, Choose | Scale):
        steps = ticks(given)
    else:
        assert isinstance(given, dict)
        if isinstance(one, Free):
            steps = [("write", "textarea", given["text"]), CHECK, *ticks(given["ticked"].split())]
        else:
            steps = [
                ("write", f":is([data-field], .row) [name='{name}']", value) for name, value in given.items()
            ]
    here.evaluate(DO, steps if isinstance(one, Scale) else [*steps, CHECK])


def ticks(values: Iterable[str]) -> list[tuple[str, str, str]]:
    return [("tick", f"input[value='{value}']", "") for value in values]


def moves(now: list[str], wanted: list[str]) -> list[tuple[str, str, str]]:
    """Give the buttons that bring the items into this order; what stands so already is moved away and back."""
    made = [
        ("press", f"[data-item='{wanted[0]}'] [data-{way}]", "") for way in ("down", "up") if now == wanted
    ]
    for place, one in enumerate(wanted):
        made += [("press", f"[data-item='{one}'] [data-up]", "")] * (now.index(one) - place)
        now.remove(one)
        now.insert(place, one)
    return made


def fill_all(page: Page, sheet: Sheet) -> None:
    """Answer all; the first ones not rightly."""
    for example in sheet.examples:
        fill(page, example, chosen(example)[0])


def build(folder: Path) -> Path:
    """Build the site of all kinds in this folder."""
    from tests.conftest import Project

    project = Project(folder / "project").write(files())
    project.build()
    return project.out
