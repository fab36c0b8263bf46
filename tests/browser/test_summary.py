"""What comes after a quiz: each answer with what would have been right, earlier attempts, and the sheet of paper."""

from __future__ import annotations

import pytest

from tests.browser.quizzes import QUIZ, answer, answer_all, build, choose, focused, form, keep, stored

DATE = "2026-11-24T10:00:00.000Z"


def results(page) -> list[list[str]]:
    return [
        [line for line in one.inner_text().split("\n") if line] for one in page.locator(".results li").all()
    ]


def attempts(page) -> list[str]:
    return [one.inner_text() for one in page.locator(".attempts li").all()]


def again(page) -> None:
    page.locator("[data-summary] [data-restart]").click()


def test_each_question_says_what_was_answered_and_what_is_right(site, page):
    page.goto(build(site))
    answer(page, "one", "c")
    answer(page, "two", "a", "b")
    answer(page, "three", "a gas")
    answer(page, "four", "true")

    assert results(page) == [
        ["1. Which is the second letter?", "Not correct", "Your answer: None of these", "Correct answer: B"],
        ["2. Which are vowels?", "Not correct: 0 points of 2", "Your answer: A; B", "Correct answer: A; E"],
        ["3. What is heavier than air?", "Partly correct: 1 point of 2", "Your answer: a gas", "Correct answer: water"],
        ["4. Water is wet.", "Correct", "Your answer: True"],
    ]  # fmt: skip


def test_what_was_left_empty_in_an_exam(site, page):
    page.goto(build(site, f"mode: exam\n{QUIZ}"))
    choose(page, "one", "b")
    page.locator("[data-hand-in]").click()
    page.locator("[data-hand-in]").click()

    assert results(page)[2] == [
        "3. What is heavier than air?", "Unanswered", "Correct answer: water",
    ]  # fmt: skip


def test_what_is_right_is_not_told_while_there_is_a_try_left(site, page):
    page.goto(build(site, f"tries: 2\n{QUIZ}"))
    answer_all(page)
    assert results(page)[0] == ["1. Which is the second letter?", "Not correct", "Your answer: A"]
    page.locator("[data-wrong]").click()
    answer(page, "one", "c")
    assert "Correct answer: B" not in page.locator("[data-summary]").inner_text()


@pytest.mark.parametrize("given", ("$&", "{n} of {m}", "<b>bold</b>", "$1 {answer}"))
def test_whatever_was_typed_is_shown_as_it_was(site, page, given):
    page.goto(build(site))
    answer_all(page)
    form(page, "three").locator("[data-again]")
    again(page)
    answer(page, "one", "b")
    answer(page, "two", "a", "c")
    answer(page, "three", given)
    answer(page, "four", "true")

    assert results(page)[2][2] == f"Your answer: {given}"


def test_every_round_is_one_entry(site, page):
    page.goto(build(site))
    answer_all(page)
    first = stored(page, "attempt/probe/1")

    assert first.pop("at") == stored(page, "q/probe/four")["at"]
    assert len(first.pop("version")) == 8
    assert first == {"v": 1, "attempt": 1, "earned": 5, "of": 6, "right": 3, "asked": 4}
    # it is not written anew by looking at it
    before = page.evaluate("localStorage.getItem('probe/attempt/probe/1')")
    page.reload()
    assert page.locator("[data-summary]").is_visible()
    assert page.evaluate("localStorage.getItem('probe/attempt/probe/1')") == before
    # practising the wrong ones belongs to the same round, and can only better it
    page.locator("[data-wrong]").click()
    answer(page, "one", "b")
    assert stored(page, "attempt/probe/1")["earned"] == 6
    assert stored(page, "attempt/probe/2") == {}


def test_a_round_is_not_made_worse_by_practising_on(site, page):
    page.goto(build(site))
    answer(page, "one", "b")
    answer(page, "two", "a")
    answer(page, "three", "water")
    answer(page, "four", "true")
    page.locator("[data-wrong]").click()
    answer(page, "two", "b")

    assert "4 of 6 points" in page.locator("[data-summary]").inner_text()
    assert stored(page, "attempt/probe/1")["earned"] == 5


def test_earlier_attempts_are_listed_the_newest_first(site, page):
    page.goto(build(site))
    answer_all(page)
    assert attempts(page) == []
    again(page)
    for question, given in (("one", "a"), ("two", "b"), ("three", "lead"), ("four", "false")):
        answer(page, question, given)
    (line,) = attempts(page)
    assert line.endswith(": 5 of 6 points (83%)")
    again(page)
    answer_all(page)
    keep(page, "attempt/probe/1", stored(page, "attempt/probe/1") | {"at": DATE})
    page.reload()

    both = attempts(page)
    assert [one.rpartition(": ")[2] for one in both] == ["0 of 6 points (0%)", "5 of 6 points (83%)"]
    assert both[1].startswith("24 November 2026 ")


def test_the_date_is_in_the_language_of_the_page(site, page):
    page.goto(build(site, more={"content/hu/quizzes/probe.yaml": QUIZ}).replace("/en/", "/hu/"))
    keep(
        page,
        "attempt/probe/7",
        {"v": 1, "attempt": 7, "earned": 1, "of": 4, "right": 1, "asked": 4, "at": DATE},
    )
    answer_all(page)

    (line,) = attempts(page)
    assert line.startswith("2026. november 24. ")
    assert line.endswith(": 4 pontból 1 (25%)")


def test_broken_and_newer_attempts_are_left_out_and_ten_are_shown(site, page):
    page.goto(build(site))
    good = {"v": 1, "earned": 1, "of": 4, "right": 1, "asked": 4, "at": DATE}
    for number in range(2, 14):
        keep(page, f"attempt/probe/{number}", good | {"attempt": number, "earned": number % 4})
    keep(page, "attempt/probe/20", "{broken")
    keep(page, "attempt/probe/21", "null")
    keep(page, "attempt/probe/22", {**good, "attempt": 22, "v": 2})
    keep(page, "attempt/probe/23", {**good, "attempt": 23, "earned": "many"})
    keep(page, "attempt/other/24", {**good, "attempt": 24})
    keep(page, "attempt/probe/13", good | {"attempt": 13, "at": "some day"})
    newer = {"v": 2, "attempt": 1, "something": "else"}
    keep(page, "attempt/probe/1", newer)
    answer_all(page)

    assert len(attempts(page)) == 10
    assert attempts(page)[0].endswith(
        ": 0 of 4 points (0%)"
    )  # the twelfth: the date of the thirteenth is none
    assert newer == stored(page, "attempt/probe/1")


def test_a_tab_left_behind_does_not_write_over_the_rounds_of_the_other(site, page):
    address = build(site)
    page.goto(address)
    answer_all(page)
    other = page.context.new_page()
    other.goto(address)
    again(other)
    for question, given in (
        ("one", "b"),
        (
            "two",
            "a",
        ),
        ("three", "lead"),
        ("four", "false"),
    ):
        answer(other, question, given)
    form(page, "four").locator(".verdict").wait_for()

    assert stored(page, "attempt/probe/1")["earned"] == 5
    assert stored(page, "attempt/probe/2")["earned"] == 2
    again(page)
    assert stored(page, "quiz/probe")["attempt"] == 3


def test_the_result_can_be_printed(site, page):
    page.goto(build(site))
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    answer_all(page)
    button = page.locator("[data-print]")
    button.focus()
    page.keyboard.press("Enter")

    assert focused(page) == "Print"
    assert page.locator("body").get_attribute("data-printed") == "yes"


def ink(page, question: str) -> str:
    return str(form(page, question).locator("input").first.evaluate("one => getComputedStyle(one).color"))


@pytest.mark.parametrize("mode", ("practice", "exam"))
def test_on_paper_the_result_and_the_answers_are_there(site, page, mode):
    page.goto(build(site, f"mode: {mode}\n{QUIZ}"))
    if mode == "practice":
        answer_all(page)
    else:
        for question, given in (
            ("one", ["a"]),
            ("two", ["a", "c"]),
            ("three", ["water"]),
            ("four", ["true"]),
        ):
            choose(page, question, *given)
        page.locator("[data-hand-in]").click()
    page.emulate_media(media="print")

    assert page.locator("[data-summary-text]").is_visible()
    assert page.locator(".results li:visible").count() == 4
    assert not page.locator("button:visible").count()
    assert page.locator("form.question .verdict:visible").count() == 4
    assert form(page, "one").get_by_text("Your answer: not correct").is_visible()
    assert ink(page, "three") == "rgb(0, 0, 0)"
    # what is right stands with each question: no key besides
    assert not page.locator(".solution:visible, .key-title:visible").count()


def test_on_paper_an_unfinished_quiz_is_the_worksheet_with_its_key(site, page):
    page.goto(build(site, f"mode: exam\n{QUIZ}"))
    choose(page, "three", "wat")
    form(page, "one").locator("[data-flag]").click()
    page.emulate_media(media="print")

    assert page.locator(".solution:visible").count() == 4
    assert page.locator(".key-title").is_visible()
    assert ink(page, "three") == "rgba(0, 0, 0, 0)"
    assert not page.locator(
        "[data-summary]:visible, [data-overview]:visible, [data-flagging]:visible"
    ).count()
    assert not page.locator("button:visible, .verdict:visible, .resume:visible").count()


def test_on_paper_a_quiz_that_is_asked_again_is_a_worksheet_again(site, page):
    page.goto(build(site))
    answer_all(page)
    again(page)
    page.emulate_media(media="print")

    assert page.locator(".solution:visible").count() == 4
    assert page.locator(".key-title").is_visible()
