"""Answering one question: what the script does with what stands in the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.quizzes import QUIZ, answer, build, check, choose, focused, form, status, verdict


def test_nothing_happens_on_choosing(site, page):
    page.goto(build(site))
    form(page, "one").locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")

    assert form(page, "one").locator("input").nth(2).is_checked()
    assert verdict(page, "one") == ""
    assert not form(page, "one").locator(".option .mark").count()
    assert page.evaluate("localStorage.length") == 0


def test_without_an_answer_the_message_is_beside_the_question(site, page):
    page.goto(build(site))
    check(page, "two")
    error = form(page, "two").locator("[data-error]")

    assert error.inner_text().split() == "Error: No answer selected yet.".split()
    assert focused(page) == "q-probe_two-a"
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == error.get_attribute(
        "id"
    )
    page.keyboard.press("Space")
    assert error.is_hidden()


@pytest.mark.parametrize("typed", ("", "   ", "\u200b", "„”"))
def test_a_text_of_nothing_is_no_answer(site, page, typed):
    page.goto(build(site))
    choose(page, "three", typed)
    page.keyboard.press("Enter")

    assert form(page, "three").locator("[data-error]").is_visible()
    assert form(page, "three").locator("input").input_value() == typed
    assert focused(page) == "q-probe_three-answer"


def test_a_short_result_is_announced_and_the_focus_stays(site, page):
    page.goto(build(site))
    box = form(page, "one").locator("[data-status]")
    assert (box.get_attribute("role"), box.get_attribute("aria-atomic")) == ("status", "true")
    answer(page, "one", "b")

    assert status(page, "one").split("\n")[0] == "Correct."
    assert "A short one." in status(page, "one")
    assert focused(page) == "Next question"
    page.keyboard.press("Enter")
    assert focused(page) == "q-probe_two-a"


def test_a_long_result_is_gone_to_and_not_announced(site, page):
    page.goto(build(site))
    answer(page, "two", "a")

    assert status(page, "two") == ""
    assert verdict(page, "two") == focused(page) == "Partly correct: 1 point of 2."
    page.keyboard.press("Tab")
    assert focused(page) == "Text"  # what is worth rereading
    page.keyboard.press("Tab")
    assert focused(page) == "Next question"


def test_each_option_says_what_it_was(site, page):
    page.goto(build(site))
    answer(page, "two", "a", "b")
    texts = [one.inner_text().split("\n") for one in form(page, "two").locator(".option").all()]

    assert [[line for line in text if line] for text in texts] == [
        ["A", "Your answer: correct"],
        ["B", "Your answer: not correct", "A consonant."],
        ["E", "Missed", "E is one too."],
    ]
    described = str(form(page, "two").locator("input").nth(1).get_attribute("aria-describedby"))
    said = [page.locator(f"[id={one}]").inner_text() for one in described.split()]
    assert said == ["Your answer: not correct", "A consonant."]
    # why a choice was wrong is said in the result too, before the explanation; why one was right is not
    result = form(page, "two").locator(".result").inner_text()
    assert 0 < result.index("A consonant.") < result.index("This explanation")
    assert "E is one too." not in result


def test_controls_of_a_result_keep_the_focus_and_their_value(site, page):
    page.goto(build(site))
    answer(page, "one", "a")
    boxes = form(page, "one").locator("input")
    assert boxes.nth(0).get_attribute("aria-disabled") == "true"
    form(page, "one").locator("label").nth(1).click(force=True)
    boxes.nth(0).focus()
    page.keyboard.press("ArrowDown")

    assert [box.is_checked() for box in boxes.all()] == [True, False, False]
    assert not page.locator("form.question :disabled").count()
    answer(page, "three", "water")
    form(page, "three").locator("input").press("x")
    assert form(page, "three").locator("input").input_value() == "water"


def test_typed_answers(site, page):
    page.goto(build(site))
    answer(page, "three", "a gas")

    assert verdict(page, "three") == "Partly correct: 1 point of 2."
    assert "Some are." in form(page, "three").locator(".field").inner_text()
    assert "Correct answer" in form(page, "three").locator(".result").inner_text()
    assert "water" in form(page, "three").locator(".result").inner_text()


def test_trying_again_remembers_the_earlier_answer(site, page):
    page.goto(build(site))
    answer(page, "one", "a")
    form(page, "one").locator("[data-again]").click()

    assert (
        form(page, "one").locator("[data-history]").inner_text()
        == "Attempt 2. Previous answer: A. Result: Not correct."
    )
    assert not form(page, "one").locator("input:checked").count()
    assert focused(page) == "q-probe_one-a"
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct. Attempt 2."
    assert form(page, "one").locator("[data-again]").is_hidden()


def test_limited_tries_keep_the_solution_for_the_last_one(site, page):
    page.goto(build(site, f"tries: 2\n{QUIZ}"))
    answer(page, "one", "a")
    result = form(page, "one").locator(".result")
    assert "short one" not in result.inner_text()
    assert form(page, "one").locator(".option").nth(1).locator(".mark").count() == 0
    assert "That is the first." in form(page, "one").locator(".option").nth(0).inner_text()
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "c")

    assert "A short one." in result.inner_text()
    assert form(page, "one").locator(".option").nth(1).locator(".mark").inner_text() == "Correct answer"
    assert form(page, "one").locator("[data-again]").is_hidden()
    assert form(page, "one").locator("[data-show]").is_hidden()


def test_the_answer_can_be_asked_for_before_the_last_try(site, page):
    page.goto(build(site, f"tries: 3\n{QUIZ}"))
    answer(page, "one", "a")
    form(page, "one").locator("[data-show]").click()

    assert "A short one." in form(page, "one").locator(".result").inner_text()
    assert form(page, "one").locator("[data-again]").is_hidden()
    assert focused(page)  # not lost with the button


def inside(page, *elements) -> bool:
    """Whether elements stand in the window, below the bar at its top."""
    low = page.locator("header.top").bounding_box()["height"] if page.viewport_size["height"] > 480 else 0
    boxes = [one.bounding_box() for one in elements]
    return all(
        low <= box["y"] and box["y"] + box["height"] <= page.viewport_size["height"] for box in boxes if box
    )


@pytest.mark.parametrize("question,given", (("one", "a"), ("two", "b"), ("three", "a gas"), ("four", "true")))
def test_a_result_and_the_ways_on_are_in_the_window(site, page, question, given):
    page.set_viewport_size({"width": 800, "height": 600})
    page.goto(build(site))
    choose(page, question, given)
    form(page, question).locator("[data-check]").press("Enter")
    here = form(page, question)

    assert inside(page, here.locator(".result"), here.locator(".buttons"))


def test_a_result_taller_than_the_window_is_seen_from_its_heading_on(site, page):
    page.set_viewport_size({"width": 360, "height": 500})
    page.goto(build(site, QUIZ.replace("long. ", "very, very long. ")))
    answer(page, "two", "b")

    assert inside(page, form(page, "two").locator(".verdict"))


@pytest.mark.parametrize("height", (400, 640))
def test_what_is_asked_again_or_lacks_an_answer_is_in_the_window(site, page, height):
    page.set_viewport_size({"width": 390, "height": height})
    page.goto(build(site))
    one = form(page, "one")
    one.locator("[data-check]").press("Enter")
    assert inside(page, one.locator("legend"), one.locator(".error"), one.locator("input").first)
    answer(page, "one", "a")
    one.locator("[data-again]").press("Enter")
    assert inside(page, one.locator("legend"), one.locator(".history"), one.locator("input").first)


def test_a_question_says_what_it_is_worth_and_what_a_wrong_choice_costs(site, page):
    page.goto(build(site))
    told = [page.locator(f"#q-probe_{name}-how").inner_text() for name in ("one", "two", "three")]

    assert told == [
        "Select one answer.",
        "Select all that apply. (2 points) A wrong choice takes points away.",
        "Type the answer. (2 points)",
    ]
    page.goto(build(site, QUIZ.replace("kind: multiple", "kind: multiple\n    marking: all")))
    assert "takes points away" not in page.locator("#q-probe_two-how").inner_text()


def test_hints_open_one_by_one(site, page):
    page.goto(build(site))
    first, second = form(page, "one").locator("details.hint > summary").all()
    assert not second.is_visible()
    first.click()
    assert second.is_visible()
    second.click()
    assert form(page, "one").get_by_text("Not the third.").is_visible()


def test_a_question_that_fails_to_start_says_so_and_leaves_the_others(site, browser):
    address = build(site)
    file = Path(address.removeprefix("file://"))
    text = file.read_text("utf-8")
    file.write_text(text.replace('"interaction":"enter"', '"interaction":"later"'), "utf-8")
    page = browser.new_page()
    page.goto(address)

    assert "This question did not start" in form(page, "three").inner_text()
    form(page, "three").locator("details.solution summary").click()
    assert form(page, "three").get_by_text("A short one.").is_visible()
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct."
    page.close()


def test_one_question_in_a_text(site, page):
    text = "---\ntitle: Text\nsummary: A text.\n---\n## Here {#there}\n\n{{ question: probe/one }}\n\nMore.\n"
    address = build(site, more={"content/en/articles/part/text.md": text})
    page.goto(address.replace("quizzes/probe", "part/text"))
    answer(page, "one", "a")

    assert verdict(page, "one") == "Not correct."
    assert focused(page) == "Try again"
    page.keyboard.press("Enter")
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct. Attempt 2."
    page.goto(address)
    assert verdict(page, "one") == "Correct. Attempt 2."
