"""An exam until it is handed in: drafts, flags, the overview, the warning; and by keyboard alone to its end."""

from __future__ import annotations

import json

import pytest

from tests.browser.quizzes import QUIZ, answer, build, choose, focused, form, keep, stored, until, verdict

EXAM = f"mode: exam\n{QUIZ}"
OFF = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"


def overview(page) -> list[str]:
    return [" ".join(one.inner_text().split()) for one in page.locator("[data-overview] li:visible").all()]


def flag(page, question: str):
    return form(page, question).locator("[data-flag]")


def typed(page) -> str:
    return str(form(page, "three").locator("input").input_value())


def drafts(page) -> list[str]:
    keys = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('probe/draft/')).sort()")
    return [key.rpartition("/")[2] for key in keys]


def everything(page) -> None:
    """Answer all; the first one wrongly."""
    choose(page, "one", "a")
    choose(page, "two", "a", "c")
    choose(page, "three", "water")
    choose(page, "four", "true")


def test_what_is_not_handed_in_survives_a_reload(site, page):
    page.goto(build(site, EXAM))
    choose(page, "one", "b")
    choose(page, "two", "a", "b")
    form(page, "three").locator("input").press_sequentially("wat")
    page.reload()

    assert form(page, "one").locator("input[value=b]").is_checked()
    assert [one.is_checked() for one in form(page, "two").locator("input").all()] == [True, True, False]
    assert typed(page) == "wat"
    assert not page.locator(".verdict").count()
    told = page.locator("[data-resume-text]").inner_text()
    assert told == "Your earlier answers are still here: 3 of 4 answered."
    assert page.locator("[data-count]").inner_text() == "3 of 4 answered"
    page.locator("[data-continue]").click()
    assert focused(page) == "q-probe_four-true"


def test_what_a_draft_is(site, page):
    page.goto(build(site, EXAM))
    choose(page, "two", "a")
    draft = stored(page, "draft/probe/two")
    data = json.loads(page.locator("[data-quiz-data]").first.text_content())

    assert draft.pop("at").endswith("Z")
    assert draft == {"v": 1, "answer": ["a"], "right": data["questions"][1]["digests"]["en"][0]}
    form(page, "two").locator("input[value=a]").uncheck()
    assert drafts(page) == []


def test_a_draft_is_let_go_with_the_answer_and_with_a_new_start(site, page):
    page.goto(build(site, EXAM))
    everything(page)
    assert drafts(page) == ["four", "one", "three", "two"]
    page.locator("[data-hand-in]").click()
    assert drafts(page) == []
    assert stored(page, "q/probe/one")["answer"] == ["a"]
    page.locator("[data-summary] [data-restart]").click()
    choose(page, "one", "b")
    page.reload()
    page.locator("[data-ask]").click()
    page.locator("[data-resume] [data-restart]").click()
    assert drafts(page) == []
    page.reload()
    assert not page.locator("form.question :checked").count()


@pytest.mark.parametrize(
    "draft",
    (
        {"v": 1, "answer": ["b"], "right": "another", "at": "2026-11-24T10:00:00.000Z"},
        {"v": 1, "answer": {"x": "y"}, "right": None, "at": ""},
        {"v": 1, "answer": 7},
        {"v": 2, "answer": ["b"], "right": None, "at": ""},
        "{broken",
        "[]",
    ),
    ids=("changed", "misfit", "number", "newer", "broken", "list"),
)
def test_a_draft_of_another_question_or_version_is_not_shown(site, page, draft):
    page.goto(build(site, EXAM))
    choose(page, "one", "a")
    right = stored(page, "draft/probe/one")["right"]
    if isinstance(draft, dict) and "right" in draft:
        draft = draft | {"right": draft["right"] or right}
    keep(page, "draft/probe/one", draft)
    page.reload()

    assert not form(page, "one").locator(":checked").count()
    choose(page, "one", "a")
    newer = isinstance(draft, dict) and draft["v"] == 2
    assert stored(page, "draft/probe/one")["answer"] == (["b"] if newer else ["a"])
    assert ("newer version" in page.locator("[data-saved]").inner_text()) == newer


def test_practice_keeps_what_was_typed_and_not_checked_yet(site, page):
    page.goto(build(site))
    choose(page, "one", "a")
    choose(page, "three", "wat")

    assert drafts(page) == ["three"]
    assert not page.locator("[data-flag], [data-overview]").count()
    page.reload()
    assert form(page, "three").locator("input").input_value() == "wat"
    assert not form(page, "three").locator(".verdict").count()
    answer(page, "three", "water")
    assert drafts(page) == []
    page.reload()
    assert verdict(page, "three").startswith("Correct")


def test_two_tabs_keep_what_each_has_answered(site, page):
    address = build(site, EXAM)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    choose(page, "one", "b")
    choose(other, "three", "water")
    until(page, "document.querySelector('[data-question=three] input').value === 'water'")
    until(other, "document.querySelector('[data-question=one] :checked')?.value === 'b'")
    # of the same question the latest counts, in both
    choose(page, "four", "true")
    until(other, "document.querySelector('[data-question=four] :checked')?.value === 'true'")
    choose(other, "four", "false")
    until(page, "document.querySelector('[data-question=four] :checked')?.value === 'false'")
    # one tab hands in what both have answered
    other.locator("[data-hand-in]").click()
    other.locator("[data-hand-in]").click()
    until(page, "document.querySelector('[data-question=three] .verdict')")

    assert verdict(page, "one") == "Correct."
    assert verdict(page, "three") == "Correct: 2 points of 2."
    assert verdict(page, "four") == "Not correct."
    until(page, "!document.querySelector('[data-summary]').hidden")


def test_a_flag_is_kept_and_said_in_words(site, page):
    page.goto(build(site, EXAM))
    flag(page, "two").press("Enter")
    flag(page, "four").press("Space")
    said = form(page, "two").locator("[data-flagged]")
    assert (flag(page, "two").inner_text(), said.inner_text()) == ("Flag for review", "Flagged")
    assert stored(page, "quiz/probe")["flags"] == ["two", "four"]
    page.reload()

    pressed = [
        flag(page, one).get_attribute("aria-pressed") == "true" for one in ("one", "two", "three", "four")
    ]
    assert pressed == [False, True, False, True]
    flag(page, "two").click()
    assert said.is_hidden()
    assert page.evaluate("document.activeElement.dataset.flag") == ""
    assert stored(page, "quiz/probe")["flags"] == ["four"]
    choose(page, "one", "b")
    page.locator("[data-hand-in]").click()
    page.locator("[data-hand-in]").click()
    assert flag(page, "four").is_hidden()
    page.locator("[data-summary] [data-restart]").click()
    assert stored(page, "quiz/probe")["flags"] == []
    assert flag(page, "four").get_attribute("aria-pressed") == "false"


def test_two_tabs_keep_the_flags_of_both(site, page):
    address = build(site, EXAM)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    flag(page, "one").click()
    flag(other, "two").click()

    assert sorted(stored(page, "quiz/probe")["flags"]) == ["one", "two"]
    until(page, "document.querySelector('[data-question=two] [data-flag]').ariaPressed === 'true'")
    flag(page, "one").click()
    until(other, "document.querySelector('[data-question=one] [data-flag]').ariaPressed === 'false'")
    assert stored(page, "quiz/probe")["flags"] == ["two"]


@pytest.mark.parametrize("flags", ({}, {"flags": "two"}, {"flags": [7, "gone"]}))
def test_a_round_from_before_there_were_flags(site, page, flags):
    page.goto(build(site, EXAM))
    keep(page, "quiz/probe", {"v": 1, "attempt": 3, "seed": 5, **flags})
    page.reload()

    assert not page.locator("[data-flagged]:visible").count()
    flag(page, "one").click()
    kept = stored(page, "quiz/probe")
    assert (kept["attempt"], kept["seed"], kept["flags"][-1]) == (3, 5, "one")


def test_the_overview_says_how_each_question_stands(site, page):
    page.goto(build(site, EXAM))
    part = page.locator("[data-overview]")
    assert overview(page) == [f"Question {n} Unanswered" for n in (1, 2, 3, 4)]
    heading = part.get_by_role("heading", level=2).inner_text()
    assert heading == part.get_attribute("aria-label") == "Overview"

    choose(page, "one", "b")
    form(page, "three").locator("input").fill("  ")
    flag(page, "one").click()
    flag(page, "three").click()
    assert overview(page) == [
        "Question 1 Answered Flagged",
        "Question 2 Unanswered",
        "Question 3 Unanswered Flagged",
        "Question 4 Unanswered",
    ]
    assert part.locator("svg").count() == 2
    marks = part.locator(".state").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').borderTopWidth)"
    )
    assert marks[0] != marks[1] == marks[2]  # a shape, not a tone
    form(page, "one").locator("input[value=b]").evaluate(
        "one => { one.checked = false; one.form.dispatchEvent(new Event('input')) }"
    )
    assert overview(page)[0] == "Question 1 Unanswered Flagged"


def test_the_overview_leads_into_the_questions(site, page):
    page.goto(build(site, EXAM))
    choose(page, "two", "c")
    links = page.locator("[data-overview] a")
    for index, there in enumerate(("q-probe_one-a", "q-probe_two-c", "q-probe_three-answer")):
        links.nth(index).press("Enter")
        assert focused(page) == there
    assert all(box["height"] >= 44 <= box["width"] for box in (one.bounding_box() for one in links.all()))
    # what changes elsewhere takes nobody out of it
    links.nth(2).focus()
    form(page, "one").locator("input").first.evaluate("one => one.click()")
    assert overview(page)[0] == "Question 1 Answered"
    assert focused(page).startswith("Question 3")


def test_the_overview_is_there_as_long_as_something_is_open(site, page):
    page.goto(build(site, EXAM))
    everything(page)
    page.locator("[data-hand-in]").click()
    assert page.locator("[data-overview]").is_hidden()
    assert page.locator("[data-hand-in]").is_hidden()
    page.locator("[data-wrong]").click()
    assert overview(page) == ["Question 1 Unanswered"]
    choose(page, "one", "b")
    page.locator("[data-hand-in]").click()
    assert focused(page) == "Result"
    assert "4 of 4 correct" in page.locator("[data-summary]").inner_text()


def test_before_handing_in_the_unanswered_and_the_flagged_are_named(site, page):
    page.goto(build(site, EXAM))
    choose(page, "one", "b")
    choose(page, "four", "true")
    flag(page, "two").click()
    flag(page, "four").click()
    page.locator("[data-hand-in]").click()
    box = page.locator("[data-problem]")

    assert focused(page) == "There is a problem"
    assert box.locator("p").inner_text() == (
        "2 questions are unanswered. 2 questions are flagged for review."
        " Checking once more marks the answers as they are."
    )
    assert [one.inner_text() for one in box.locator("a").all()] == [
        "Question 2 of 4: No answer selected yet. Flagged.",
        "Question 3 of 4: No answer typed yet.",
        "Question 4 of 4: Flagged.",
    ]
    box.locator("a").last.press("Enter")
    assert focused(page) == "q-probe_four-true"
    page.locator("[data-hand-in]").click()
    assert focused(page) == "Result"
    assert box.is_hidden()


def test_flags_alone_are_no_error(site, page):
    page.goto(build(site, EXAM))
    everything(page)
    flag(page, "one").click()
    page.locator("[data-hand-in]").click()
    box = page.locator("[data-problem]")

    assert focused(page) == "Before checking"
    assert "1 question is flagged for review." in box.inner_text()
    assert not page.title().startswith("Error")
    assert not page.locator("[data-error]:visible").count()
    flag(page, "one").click()
    page.locator("[data-hand-in]").click()
    assert focused(page) == "Result"


def test_during_the_exam_nothing_is_given_away(site, page):
    page.goto(build(site, EXAM))
    everything(page)
    form(page, "three").locator("input").press("Enter")

    for part in (
        ".verdict",
        ".mark",
        ".explanation",
        ".solution",
        "[data-check]",
        "[data-show]",
        "[data-again]",
    ):
        assert not page.locator(f"form.question {part}:visible").count(), part
    assert form(page, "one").locator("details.hint").first.is_visible()  # the author wrote them to be used
    page.locator("[data-hand-in]").click()
    assert page.locator("form.question .explanation:visible").count() == 4


@pytest.mark.parametrize(
    "script",
    (
        OFF,
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(Storage.prototype, 'removeItem', {value() { throw new Error('dead') }})",
    ),
    ids=("off", "full", "no deleting"),
)
def test_an_exam_works_without_storage(site, page, script):
    address = build(site, EXAM)
    page.add_init_script(script)
    page.goto(address)
    everything(page)
    flag(page, "one").click()
    flag(page, "two").click()
    flag(page, "two").click()
    assert [one.endswith("Flagged") for one in overview(page)] == [True, False, False, False]
    page.locator("[data-hand-in]").click()
    page.locator("[data-hand-in]").click()

    assert focused(page) == "Result"
    assert "3 of 4 correct" in page.locator("[data-summary]").inner_text()
    page.locator("[data-summary] [data-restart]").click()
    assert not page.locator("form.question :checked").count()
    assert overview(page) == [f"Question {n} Unanswered" for n in (1, 2, 3, 4)]


def test_full_storage_keeps_the_draft_until_there_is_an_answer(site, page):
    page.goto(build(site, EXAM))
    everything(page)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    page.locator("[data-hand-in]").click()
    assert "3 of 4 correct" in page.locator("[data-summary]").inner_text()
    assert "storage is full" in page.locator("[data-saved]").inner_text()
    page.reload()

    assert form(page, "one").locator("input[value=a]").is_checked()
    assert typed(page) == "water"


def reach(page, wanted: str) -> None:
    """Press Tab until something has the focus, as a reader without a mouse does."""
    for _ in range(80):
        if focused(page).startswith(wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(wanted)


def test_an_exam_from_start_to_result_by_keyboard(site, page):
    page.goto(build(site, EXAM))
    reach(page, "q-probe_one-a")
    page.keyboard.press("ArrowDown")
    reach(page, "Flag for review")
    page.keyboard.press("Space")
    reach(page, "q-probe_two-a")
    page.keyboard.press("Space")
    reach(page, "q-probe_three-answer")
    page.keyboard.type("water")
    reach(page, "Question 4Unanswered")
    page.keyboard.press("Enter")
    assert focused(page) == "q-probe_four-true"
    page.keyboard.press("Space")
    reach(page, "Check all answers")
    page.keyboard.press("Enter")
    assert focused(page) == "Before checking"
    reach(page, "Question 1 of 4: Flagged.")
    page.keyboard.press("Enter")
    assert focused(page) == "q-probe_one-b"
    reach(page, "Check all answers")
    page.keyboard.press("Enter")

    assert focused(page) == "Result"
    assert "3 of 4 correct" in page.locator("[data-summary]").inner_text()
    reach(page, "2. Which are vowels?")
    reach(page, "Start again")
    page.keyboard.press("Enter")
    assert focused(page) == "q-probe_one-a"


def test_axe_finds_nothing_before_and_after(site, page, axe):
    page.goto(build(site, EXAM))
    choose(page, "one", "a")
    flag(page, "one").click()
    flag(page, "two").click()
    assert axe(page) == []
    page.locator("[data-hand-in]").click()
    assert axe(page) == []
    page.locator("[data-hand-in]").click()
    assert axe(page) == []
    page.locator("[data-summary] [data-restart]").click()
    everything(page)
    page.locator("[data-hand-in]").click()
    assert page.locator(".attempts").count()
    assert axe(page) == []


def test_one_question_of_an_exam_in_a_text_is_practice(site, page):
    text = "---\ntitle: Text\nsummary: A text.\n---\n## Here {#there}\n\n{{ question: probe/one }}\n\nMore.\n"
    address = build(site, EXAM, more={"content/en/articles/part/text.md": text})
    page.goto(address.replace("quizzes/probe", "part/text"))
    choose(page, "one", "b")

    assert not page.locator("[data-flag], [data-overview]").count()
    assert drafts(page) == []
    form(page, "one").locator("[data-check]").click()
    assert verdict(page, "one") == "Correct."
