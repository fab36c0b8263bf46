"""A self-assessment: what counts, what is said of it, the chart and the table, the role, and starting again."""

from __future__ import annotations

import re
from typing import Any

from generator.tongue import Tongue
from tests.browser import kinds
from tests.browser.kinds import press
from tests.browser.quizzes import focused, form, stored

# the first answers: all for the one, little for the other, and too few for the third
ANSWERS = {"a1": "5", "a2": "1", "p1": "2", "p2": "4", "b1": "3", "b2": "none"}


def open_(built, page) -> None:
    page.goto((built / kinds.PROFILE_PATH).as_uri())


def answer(page, answers: dict[str, str]) -> None:
    for question, value in answers.items():
        form(page, question).locator(f"input[value='{value}']").check()


def show(page) -> None:
    page.locator("[data-profile-show]").click()


def words(page) -> list[str]:
    return [one.inner_text() for one in page.locator("[data-summary-text] > p").all()]


def table(page) -> list[list[str]]:
    return [one.locator("th, td").all_inner_texts() for one in page.locator(".summary tbody tr").all()]


def advice(page) -> list[list[str]]:
    return [
        [one.locator("a").inner_text(), one.locator("p").inner_text()]
        for one in page.locator(".advice li").all()
    ]


def bars(page) -> dict[str, dict[str, Any]]:
    """Give the bars of the chart by their class: from where to where, seen from the middle, and how filled."""
    found = page.locator("svg.chart").evaluate(
        """chart => {
          const middle = parseFloat(chart.querySelector("line").getAttribute("x1"));
          return [...chart.querySelectorAll(":scope > rect")].map(one => {
            const x = parseFloat(one.getAttribute("x")), width = parseFloat(one.getAttribute("width"));
            return [one.getAttribute("class"), Math.round(x - middle), Math.round(x + width - middle), getComputedStyle(one).fill];
          });
        }"""
    )
    return {name: {"from": start, "to": end, "fill": fill} for name, start, end, fill in found}


def test_the_result_in_words_table_and_chart(built, page):
    open_(built, page)
    answer(page, ANSWERS)
    assert page.locator("[data-summary]").is_hidden()  # asked for, never by itself
    show(page)

    assert focused(page) == "Skill profile"
    assert words(page) == [
        "Strengths: Attention.",
        "To develop: Patience.",
        "Too few answers for a result: Both.",
    ]
    # turned round where it speaks against its dimension; what does not apply is not counted
    assert table(page) == [["Attention", "100", "2"], ["Patience", "25", "2"], ["Both", "–", "1"]]
    heads = page.locator(".summary thead th")
    assert heads.all_inner_texts() == ["Skill", "Value", "Answers"]
    assert heads.evaluate_all("all => all.map(one => one.scope)") == ["col"] * 3
    assert page.locator(".summary tbody th").evaluate_all("all => all.map(one => one.scope)") == ["row"] * 3
    assert page.locator("[data-lean]").inner_text() == "Leans towards: Back office"
    assert set(bars(page)) == {"front", "back"}

    answer(page, {"b2": "1"})  # the result follows; the focus stays
    assert table(page) == [["Attention", "100", "2"], ["Both", "75", "2"], ["Patience", "25", "2"]]
    assert focused(page) == "q-profile_b2-1"


def test_the_chart_shows_the_numbers_of_the_table_to_those_who_see(built, page):
    open_(built, page)
    answer(page, {**ANSWERS, "b2": "1"})
    show(page)
    chart = page.locator("svg.chart")
    numbers = [f"{name} {value}" for name, value, _ in table(page)]
    drawn = bars(page)

    assert chart.get_attribute("aria-hidden") == "true"
    assert chart.locator("text:not(.pole)").all_text_contents() == numbers
    assert chart.locator(".pole").all_text_contents() == ["Front office", "Back office"]
    told = page.locator(".diverging figcaption").inner_text()
    assert told.endswith(f"{Tongue('en').series(numbers)}.")
    # to the left and solid, to the right and hatched, from the middle to both sides
    assert drawn["front"]["to"] == 0 > drawn["front"]["from"]
    assert drawn["back"]["from"] == 0 < drawn["back"]["to"]
    assert drawn["shared"]["from"] == -drawn["shared"]["to"]
    assert str(drawn["front"]["fill"]).startswith("rgb")
    assert re.fullmatch(r'url\("#hatch-profile"\)', str(drawn["back"]["fill"]))
    assert page.locator("svg.chart pattern .hatch").count() == 1
    # as long as its number says: 100 of 100 is four times 25
    assert abs(drawn["back"]["to"] + 4 * drawn["front"]["from"]) <= 4
    assert page.locator("[style]").count() == 0


def test_the_role_changes_what_is_recommended(built, page):
    open_(built, page)
    answer(page, {**ANSWERS, "b2": "1"})
    show(page)
    assert advice(page) == [
        ["On patience", "Patience: 25 of 100, one of the lowest values."],
        ["On attention", "Attention: 100 of 100, a strength worth building on."],
    ]
    role = page.get_by_label("Role")
    assert role.locator("option").all_inner_texts() == ["No role chosen", "Team lead"]
    kinds.pick(page, role, "lead")
    weighed = [
        ["On both", "Both: 75 of 100; it counts a lot in the chosen role."],
        ["On attention", "Attention: 100 of 100, a strength worth building on."],
    ]
    assert advice(page) == weighed
    assert role.evaluate("one => one === document.activeElement")
    page.reload()
    assert role.input_value() == "lead"
    assert advice(page) == weighed
    href = page.locator(".advice a").first.get_attribute("href")
    assert (built / "en/quizzes" / str(href)).resolve().is_file()


def test_answers_are_kept_and_starting_again_asks_first(built, page):
    open_(built, page)
    answer(page, {"a1": "5", "p1": "2"})
    page.reload()

    assert form(page, "a1").locator("input[value='5']").is_checked()
    assert (
        page.locator("[data-resume-text]").inner_text()
        == "Your earlier answers are still here: 2 of 6 answered."
    )
    # a statement is never locked, and nothing is called right or wrong
    answer(page, {"a1": "4"})
    assert stored(page, "q/profile/a1")["answer"] == ["4"]
    for part in (".verdict", ".mark", "[data-check]", "[data-again]", "[data-show]"):
        assert not page.locator(f"form.question {part}:visible").count(), part
    press(page, page.locator("[data-ask]"))
    assert focused(page) == "Start again? The answers given so far will be cleared."
    press(page, page.locator("[data-cancel]"))
    assert focused(page) == "Start again"
    assert form(page, "a1").locator(":checked").count() == 1
    press(page, page.locator("[data-ask]"))
    press(page, page.locator("[data-resume] [data-restart]"))
    assert focused(page) == "q-profile_a1-1"
    assert not page.locator("form.question :checked").count()
    assert page.locator("[data-count]").inner_text() == "0 of 6 answered"
    page.reload()
    assert not page.locator("form.question :checked").count()
    assert page.locator("[data-resume]").is_hidden()


def test_after_the_result_one_can_start_again(built, page):
    open_(built, page)
    answer(page, ANSWERS)
    show(page)
    page.locator("[data-summary] [data-restart]").click()

    assert page.locator("[data-summary]").is_hidden()
    assert not page.locator("form.question :checked").count()
    assert focused(page) == "q-profile_a1-1"
    show(page)
    assert words(page)[0] == "No statement has been answered yet."
    assert not page.locator("svg.chart").count()
    assert [row[1:] for row in table(page)] == [["–", "0"]] * 3


def test_all_of_it_with_the_keyboard(built, page):
    open_(built, page)
    for question, value in ANSWERS.items():
        kinds.radio(page, form(page, question), value)
    press(page, page.locator("[data-profile-show]"))

    assert focused(page) == "Skill profile"
    assert table(page)[0] == ["Attention", "100", "2"]
    assert page.locator("[data-count]").inner_text() == "6 of 6 answered"


def test_a_result_is_shown_while_something_is_open_and_follows_what_changes(built, page):
    open_(built, page)
    answer(page, {"a1": "5", "a2": "1"})
    show(page)
    assert table(page)[0] == ["Attention", "100", "2"]
    answer(page, {"a2": "5"})

    assert page.locator("[data-summary]").is_visible()
    assert table(page)[0] == ["Attention", "50", "2"]


def test_a_narrow_window_has_the_words_above_the_bars(built, browser):
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    open_(built, page)
    answer(page, {**ANSWERS, "b2": "1"})
    show(page)
    box = page.locator("svg.chart").bounding_box()

    for text in page.locator("svg.chart text").all():
        here = text.bounding_box()
        assert box["x"] - 1 <= here["x"]
        assert here["x"] + here["width"] <= box["x"] + box["width"] + 1
    metrics = context.new_cdp_session(page).send("Page.getLayoutMetrics")["cssContentSize"]
    assert metrics["width"] <= 320
    context.close()
