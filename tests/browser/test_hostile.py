"""Hostile texts on a page: what an author wrote, a reader typed or the storage holds is text, and the page works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests import hostile
from tests.browser.once import lay
from tests.browser.quizzes import BASE, form, until
from tests.hostile import HOSTILE, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

WATCH = """
addEventListener("securitypolicyviolation", (event) => { (globalThis.violations ??= []).push(event.violatedDirective); });
"""
# what the build says of these is an error, so no page comes of them (tests/test_hostile.py)
REFUSED = ("address", "template", "lines", "marks of Markdown")
SHOWN = [name for name in HOSTILE if name not in REFUSED]


@pytest.fixture
def strict(page: Page) -> Iterator[Page]:
    """Give a page that fails the test when its policy was broken, or a text ran."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type in ("error", "warning") else None)
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.add_init_script(WATCH)
    yield page
    assert heard == []
    assert page.evaluate("[globalThis.harmed, globalThis.violations].filter(Boolean)") == []
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    assert "script-src 'self'" in policy or "default-src 'self'" in policy


def build(site: Any, given: dict[str, Any]) -> str:
    """Build a site with this quiz; give its address."""
    project = lay(site({**BASE, "content/en/quizzes/probe.yaml": hostile.text_of({"id": "probe", **given})}))
    return str((project.out / "en/quizzes/probe.html").as_uri())


def fill(page: Page, typed: str) -> None:
    """Answer every question somehow: the first option, the last word of each list, `typed` in each field."""
    for here in page.locator("form.question").all():
        for one in here.locator(":is([data-field], .gap) :is(input, textarea)").all():
            one.fill(typed)
        for one in here.locator("select").all():
            one.select_option(index=1)
        if here.locator(".option:visible input").count():
            here.locator(".option:visible input").first.check()
        if here.locator("[data-down]").count():
            here.locator("[data-down]").first.click()


def check_all(page: Page) -> None:
    for here in page.locator("form.question").all():
        here.locator("[data-check]").click()
        if here.locator("[data-own]").count():
            here.locator("[data-check]").click()


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.slow] if n % 2 else []) for n, one in enumerate(SHOWN)]
)
def test_what_an_author_wrote_is_text_everywhere(site, strict, name):
    strict.goto(build(site, hostile.quiz(HOSTILE[name])))
    assert strict.locator("form.question.live").count() == len(KINDS) - 1
    fill(strict, "12")
    check_all(strict)

    assert strict.locator("form.question.locked").count() == len(KINDS) - 1
    assert strict.locator("[data-summary]").is_visible()
    assert "NaN" not in strict.locator("main").inner_text()


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.slow] if n % 3 else []) for n, one in enumerate(SHOWN)]
)
def test_a_self_assessment_is_text_everywhere(site, strict, name):
    strict.goto(build(site, hostile.profile(HOSTILE[name])))
    for here in strict.locator("form.question").all():
        here.locator("input[value='2']").check()
    strict.locator("[data-profile-show]").click()

    assert strict.locator(".summary svg.chart").count() == 1
    assert strict.locator(".summary td").all_inner_texts() == ["25", "1"] * 2


def test_an_exam_is_text_everywhere(site, strict):
    strict.goto(build(site, {**hostile.quiz(HOSTILE["end of other things"]), "mode": "exam"}))
    fill(strict, "<b>12</b>")
    strict.locator("[data-hand-in]").click()

    assert strict.locator("[data-summary]").is_visible()


@pytest.mark.parametrize(
    "typed",
    (
        f"<script>{hostile.RUN}</script><img src=x onerror={hostile.RUN}>",
        "x" * 100_000,
        "9" * 10_000,
        "a b" * 30_000,
        "*|" * 5_000,
        "{answer} {result} {n} $& $1 {{ 7*7 }}",
        "\u202eabc\u2069\u0000\ud800\uffff",
    ),
    ids=("script", "long", "figures", "long words", "marks", "braces", "unseen"),
)
def test_what_a_reader_types_is_text(site, strict, typed):
    strict.goto(build(site, hostile.quiz("Plain")))
    # not by the keyboard: a lone surrogate is no key
    strict.evaluate(
        """text => { for (const one of document.querySelectorAll("input[type=text], textarea")) one.value = text; }""",
        typed,
    )
    for kind in ("text", "number", "gaps", "open"):
        form(strict, f"q-{kind}").locator("[data-check]").click()
    form(strict, "q-open").locator("[data-check]").click()

    for kind in ("text", "gaps", "open"):
        assert form(strict, f"q-{kind}").locator(".verdict").inner_text()
    # what has figures somewhere can be read as a number with a unit
    read = "7" in typed
    assert form(strict, "q-number").locator(".verdict" if read else "[data-error]").is_visible()
    form(strict, "q-text").locator("[data-again]").click()
    if "{" in typed:
        assert typed in form(strict, "q-text").locator("[data-history]").inner_text()
    strict.reload()
    assert strict.locator(".question.live").count() == len(KINDS) - 1


def entry(answer: Any, **more: Any) -> dict[str, Any]:
    """Give an entry of the storage that looks right but for its answer."""
    return {
        "v": 1, "id": "x", "answer": answer, "n": 0, "d": 1, "tries": 1, "at": "2026-11-24T10:00:00.000Z",
        "language": "en", "right": "", "said": "", **more,
    }  # fmt: skip


BAD = '"] , * , [a="'
ANSWERS: tuple[Any, ...] = (
    [], {}, [[]], [{"toString": 1}], [None, 1, True], ["unknown", BAD], ["__proto__", "constructor"], ["a", "a", "a"],
    {"__proto__": "a", "constructor": "a", "toString": "a"}, {"answer": BAD, "a": BAD, "typed": BAD, "picked": BAD},
    {"text": "x", "ticked": f"{BAD} a constructor"}, {"text": {"toString": 1}}, {"ticked": "a"},
    {"picked": "__proto__", "a": "__proto__", "b": "constructor"}, {"length": "3", "0": "a"}, {"answer": None},
)  # fmt: skip


ROUNDS: tuple[Any, ...] = (
    {"best": 5},
    {"best": {"earned": "x", "of": None}},
    {"best": {"earned": 1e9, "of": 0}},
    {"role": {"toString": 1}},
    {"role": "__proto__"},
    {"flags": [{"toString": 1}, "__proto__"]},
    {"seed": 1.5},
    {"attempt": -1},
    {"v": "1"},
)


def in_turn(values: tuple[Any, ...]) -> list[Any]:
    """Every other value in one of the three modes, turn by turn; all of them where there is more time."""
    return [
        pytest.param(
            value,
            mode,
            marks=[pytest.mark.slow] if (i + j) % 3 or i % 2 else [],
            id=f"{mode}-{json.dumps(value)}",
        )
        for i, value in enumerate(values)
        for j, mode in enumerate(("practice", "exam", "profile"))
    ]


@pytest.mark.parametrize(("answer", "mode"), in_turn(ANSWERS))
def test_what_the_storage_holds_never_breaks_a_page(site, strict, answer, mode):
    given = hostile.profile("Plain") if mode == "profile" else {**hostile.quiz("Plain"), "mode": mode}
    strict.goto(build(site, given))
    count = len(given["questions"])
    data = json.loads(strict.locator("[data-quiz-data]").text_content() or "")
    digests = {one["id"]: one["digests"]["en"] for one in data["questions"]}
    for more in ({}, {"language": "__proto__"}, {"language": "constructor", "right": None}):
        strict.evaluate(
            """([entries, drafts]) => {
              localStorage.clear();
              for (const [id, text] of entries) localStorage.setItem(`probe/q/probe/${id}`, text);
              for (const [id, text] of drafts) localStorage.setItem(`probe/draft/probe/${id}`, text);
            }""",
            [
                [
                    (id_, json.dumps(entry(answer, **{"right": right, "said": said, **more})))
                    for id_, (right, said) in digests.items()
                ]
                if mode != "exam" or more
                else [],
                [(id_, json.dumps({**entry(answer), "right": right})) for id_, (right, _) in digests.items()],
            ],
        )
        strict.reload()

        assert strict.locator("form.question.live").count() == count
        assert "undefined" not in strict.locator("main").inner_text()
        if mode == "profile":
            strict.locator("[data-profile-show]").click()
            assert strict.locator(".summary td").all_inner_texts() == ["–", "0"] * 2


@pytest.mark.parametrize(("round_", "mode"), in_turn(ROUNDS))
def test_a_round_in_the_storage_never_breaks_a_page(site, strict, round_, mode):
    given = hostile.profile("Plain") if mode == "profile" else {**hostile.quiz("Plain"), "mode": mode}
    strict.goto(build(site, given))
    kept = json.dumps({"v": 1, "attempt": 1, "seed": 1, **round_})
    for key in ("quiz/probe", "attempt/probe/0", "attempt/probe/__proto__", "log/1-abcd"):
        strict.evaluate("([key, text]) => localStorage.setItem(`probe/${key}`, text)", [key, kept])
    strict.reload()
    fill(strict, "12")
    if mode == "practice":
        check_all(strict)
        until(strict, "!document.querySelector('[data-summary]').hidden")
    if mode == "exam":
        strict.locator("[data-hand-in]").click()
    if mode == "profile":
        strict.locator("[data-profile-show]").click()
        strict.locator("form.question input").first.check()

    text = strict.locator("[data-summary]").inner_text()
    assert "undefined" not in text
    assert "NaN" not in text
    assert "[object" not in text


# the words of ours that are shown from right to left: the first letter of one stands right of its second
TURNED = """
() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.includes("zzz") || /[\u202a-\u202e\u2066-\u2069]/.test(node.data)) continue;
    const at = node.data.search(/[A-Za-z]{2}/);
    if (at < 0) continue;
    const [one, two] = [at, at + 1].map((start) => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + 1);
      return range.getBoundingClientRect();
    });
    if (one.width && two.width && Math.abs(one.top - two.top) < 2 && two.left < one.left) found.push(node.data);
  }
  return found;
}
"""


@pytest.mark.parametrize("text", ("\u202ezzz", "\u2069\u202ezzz", "\u2067zzz", "\u202bzzz", "שלום zzz"))
def test_marks_of_direction_turn_no_word_of_ours(site, strict, text):
    """Also a mark that nothing closes, and one that closes what it did not open."""
    given = hostile.quiz(text)
    for one in given["questions"]:
        one["see"] = ["articles/part/text", "articles/part/other"]
    titles = {
        f"content/en/articles/part/{name}.md": f"---\ntitle: '{text}'\nsummary: A text.\n---\nText.\n"
        for name in ("text", "other")
    }
    files = {**BASE, **titles}
    project = site({**files, "content/en/quizzes/probe.yaml": hostile.text_of({"id": "probe", **given})})
    project.build()
    strict.goto((project.out / "en/quizzes/probe.html").as_uri())
    assert strict.evaluate(TURNED) == []
    fill(strict, f"12 {text}")
    form(strict, "q-single").locator("input").last.check()
    form(strict, "q-text").locator("input").fill("no")
    check_all(strict)
    for button in strict.locator("[data-show]:visible").all():
        button.click()

    assert strict.evaluate(TURNED) == []
    form(strict, "q-single").locator("[data-again]").click()
    assert strict.evaluate(TURNED) == []
