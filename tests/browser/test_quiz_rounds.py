"""A quiz as a whole: the summary, starting again, order and drawing, and exams."""

from __future__ import annotations

from tests.browser.quizzes import (
    QUESTIONS,
    QUIZ,
    answer,
    answer_all,
    build,
    check,
    choose,
    focused,
    form,
    log,
    stored,
    verdict,
)

BANDS = """
bands:
  - {from: 0, text: Read it again.}
  - {from: 80, text: Well done., next: [articles/part/text]}
"""


def order(page) -> list[str]:
    names = page.locator("form.question").all()
    return [str(one.get_attribute("data-question")) for one in names if one.is_visible()]


def options(page, question: str) -> list[str]:
    return [str(one.get_attribute("value")) for one in form(page, question).locator(".option input").all()]


def summary(page) -> list[str]:
    return [
        line.strip() for line in page.locator("[data-summary-text]").inner_text().split("\n") if line.strip()
    ]


def test_the_summary_tells_points_band_questions_and_what_to_reread(site, page):
    page.goto(build(site, f"pass: 70\n{BANDS}\n{QUIZ}"))
    answer_all(page)
    assert focused(page) == "Result"  # the button of the last question
    page.keyboard.press("Enter")

    assert focused(page) == "Result"
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert summary(page) == [
        "3 of 4 correct",
        "5 of 6 points (83%)",
        "Pass mark: 70%",
        "Completed successfully",
        "Well done.",
        "Recommended next:",
        "Text",
        "The questions",
        "1. Which is the second letter?",
        "Not correct",
        "Your answer: A",
        "Correct answer: B",
        "2. Which are vowels?",
        "Correct: 2 points of 2",
        "Your answer: A; E",
        "3. What is heavier than air?",
        "Correct: 2 points of 2",
        "Your answer: water",
        "4. Water is wet.",
        "Correct",
        "Your answer: True",
        "Worth rereading",
        "Here",
    ]
    links = [one.get_attribute("href") for one in page.locator(".results a").all()]
    assert links == [f"#q-probe_{name}" for name in ("one", "two", "three", "four")]


def test_without_points_the_summary_counts_questions(site, page):
    simple = QUIZ.replace("kind: multiple", "kind: multiple\n    points: 1").replace("points: 2", "points: 1")
    page.goto(build(site, f"pass: 90\n{simple}"))
    answer_all(page)

    assert summary(page)[:3] == ["3 of 4 correct", "Pass mark: 90%", "Not yet reached"]


def test_next_goes_to_what_is_unanswered(site, page):
    page.goto(build(site))
    answer(page, "four", "true")
    page.keyboard.press("Enter")
    assert focused(page) == "q-probe_one-a"
    assert page.locator("[data-count]").inner_text() == "1 of 4 answered"


def test_on_return_the_answers_are_there_with_two_ways_on(site, page):
    page.goto(build(site))
    answer(page, "one", "a")
    answer(page, "two", "a", "c")
    page.reload()

    told = page.locator("[data-resume-text]").inner_text()
    assert told == "Your earlier answers are still here: 2 of 4 answered."
    assert verdict(page, "one") == "Not correct."
    assert form(page, "one").locator("input").first.is_checked()
    page.locator("[data-continue]").click()
    assert focused(page) == "q-probe_three-answer"
    answer(page, "three", "water")
    answer(page, "four", "true")
    page.reload()
    assert page.locator("[data-resume]").is_hidden()
    assert summary(page)[:2] == ["3 of 4 correct", "5 of 6 points (83%)"]


def test_what_is_said_on_return_goes_with_the_next_answer(site, page):
    page.goto(build(site))
    answer(page, "one", "a")
    page.reload()
    check(page, "two")
    assert page.locator("[data-resume]").is_visible()
    answer(page, "two", "a")
    assert page.locator("[data-resume]").is_hidden()


def test_starting_again_on_return_is_asked_first(site, page):
    page.goto(build(site))
    answer(page, "one", "a")
    page.reload()
    ask, sure = page.locator("[data-ask]"), page.locator("[data-sure]")
    ask.press("Enter")
    assert "answers given so far will be cleared" in sure.inner_text()
    assert ask.is_hidden()
    assert focused(page) == sure.locator("p").first.inner_text()
    page.keyboard.press("Escape")
    assert sure.is_hidden()
    assert focused(page) == "Start again"
    page.keyboard.press("Enter")
    sure.locator("[data-cancel]").press("Enter")
    assert sure.is_hidden()
    assert verdict(page, "one") == "Not correct."
    page.keyboard.press("Enter")
    sure.locator("[data-restart]").click()
    assert page.locator("[data-resume]").is_hidden()
    assert verdict(page, "one") == ""
    assert focused(page) == "q-probe_one-a"


def test_start_again_keeps_the_results_and_asks_afresh(site, page):
    page.goto(build(site))
    answer_all(page)
    page.locator("[data-summary] [data-restart]").click()

    assert focused(page) == "q-probe_one-a"
    assert page.locator("[data-summary]").is_hidden()
    assert stored(page, "q/probe/one")["again"] is True
    assert stored(page, "q/probe/one")["n"] == 0
    assert stored(page, "quiz/probe")["attempt"] == 2
    page.reload()
    assert not page.locator("form.question :checked").count()
    assert page.locator("[data-resume]").is_hidden()
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct."
    assert "again" not in stored(page, "q/probe/one")
    assert [(line["question"], line["n"]) for line in log(page)] == [("one", 0)]


def test_only_the_wrong_ones(site, page):
    page.goto(build(site))
    answer_all(page)
    page.locator("[data-wrong]").click()

    assert order(page) == ["one"]
    answer(page, "one", "b")
    page.keyboard.press("Enter")
    assert focused(page) == "Result"
    assert order(page) == ["one", "two", "three", "four"]
    assert summary(page)[:2] == ["4 of 4 correct", "6 of 6 points (100%)"]
    assert page.locator("[data-wrong]").is_hidden()


def test_the_best_result_counts_where_the_author_says_so(site, page):
    page.goto(build(site, f"result: best\npass: 70\n{QUIZ}"))
    answer_all(page)
    page.locator("[data-summary] [data-restart]").click()
    for question, given in (("one", "a"), ("two", "b"), ("three", "lead"), ("four", "false")):
        answer(page, question, given)
    latest = ["0 of 4 correct", "Latest result: 0 of 6 points (0%)", "Best result: 5 of 6 points (83%)"]

    assert summary(page)[:5] == [*latest, "Pass mark: 70%", "Completed successfully"]
    page.reload()
    assert summary(page)[:3] == latest


def test_shuffled_order_is_kept_over_a_reload_and_made_anew_for_a_new_round(site, page):
    many = "".join(
        f"  - {{id: q{n}, kind: single, question: Q{n}, shuffle: true, explanation: E,"
        " options: [{text: A, correct: true}, B, C, D, {text: None, last: true}]}\n"
        for n in range(9)
    )
    page.goto(build(site, f"id: probe\ntitle: Probe\nshuffle: true\nquestions:\n{many}"))
    first = order(page), [options(page, name) for name in order(page)]
    page.reload()

    assert first == (order(page), [options(page, name) for name in order(page)])
    assert sorted(first[0]) == [f"q{n}" for n in range(9)] != first[0]
    assert all(one[-1] == "e" and sorted(one) == list("abcde") for one in first[1])
    assert len({tuple(one) for one in first[1]}) > 1
    numbers = [one.inner_text() for one in page.locator("[data-number]").all()]
    assert numbers == [f"Question {n + 1} of 9" for n in range(9)]
    answer(page, first[0][0], "a")
    page.reload()
    page.locator("[data-ask]").click()
    page.locator("[data-resume] [data-restart]").click()
    assert first[0] != order(page)


def test_drawn_questions(site, page):
    page.goto(build(site, f"id: probe\ntitle: Probe\ndraw: 2\n{QUESTIONS}"))
    drawn = order(page)
    page.reload()

    assert drawn == order(page)
    assert len(drawn) == 2
    assert page.locator("[data-count]").inner_text() == "0 of 2 answered"
    right = {"one": "b", "two": "a", "three": "water", "four": "true"}
    for question in drawn:
        answer(page, question, right[question])
    assert page.locator(".results li").count() == 2


def test_drawn_by_topic(site, page):
    topics = QUESTIONS
    for name, topic in (("one", "x"), ("two", "x"), ("three", "y"), ("four", "z")):
        topics = topics.replace(f"id: {name}\n", f"id: {name}\n    topic: {topic}\n")
    page.goto(build(site, f"id: probe\ntitle: Probe\ndraw: {{x: 1, y: 1}}\n{topics}"))

    assert len(order(page)) == 2
    assert "three" in order(page)
    assert "four" not in order(page)


def test_an_exam_is_handed_in_as_a_whole(site, page):
    page.goto(build(site, f"mode: exam\n{QUIZ}"))
    choose(page, "one", "b")
    choose(page, "three", "water")
    form(page, "three").locator("input").press("Enter")
    assert verdict(page, "three") == ""
    page.locator("[data-hand-in]").click()

    assert focused(page) == "There is a problem"
    assert page.title().startswith("Error: ")
    links = page.locator("[data-problem] a").all()
    assert [one.get_attribute("href") for one in links] == ["#q-probe_two-a", "#q-probe_four-true"]
    assert "2 questions are unanswered" in page.locator("[data-problem]").inner_text()
    links[0].click()
    assert focused(page) == "q-probe_two-a"
    assert form(page, "one").locator("input").nth(1).is_checked()
    page.locator("[data-hand-in]").click()
    assert focused(page) == "Result"
    assert not page.title().startswith("Error: ")
    assert summary(page)[:2] == ["2 of 4 correct", "3 of 6 points (50%)"]
    assert verdict(page, "four") == "Unanswered."
    page.reload()
    assert summary(page)[:2] == ["2 of 4 correct", "3 of 6 points (50%)"]
    page.locator("[data-summary] [data-restart]").click()
    assert page.locator("[data-hand-in]").is_visible()
    assert verdict(page, "one") == ""


def test_what_an_error_named_is_let_go_when_it_is_answered(site, page):
    page.goto(build(site, f"mode: exam\n{QUIZ}"))
    page.locator("[data-hand-in]").click()
    for question, given in (("one", "b"), ("two", "a"), ("three", "water"), ("four", "true")):
        choose(page, question, given)
    assert not page.locator("[data-error]:visible").count()
    page.locator("[data-hand-in]").click()

    assert page.locator("[data-problem]").is_hidden()
    assert summary(page)[:2] == ["3 of 4 correct", "5 of 6 points (83%)"]


def test_a_check_button_leads_on_only_where_it_was_pressed_last(site, page):
    page.goto(build(site))
    answer(page, "one", "b")
    answer(page, "two", "a", "c")

    assert form(page, "one").locator("[data-check]").is_hidden()
    assert form(page, "two").locator("[data-check]").inner_text() == "Next question"
    check(page, "two")
    assert focused(page) == "q-probe_three-answer"
