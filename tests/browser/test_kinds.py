"""Every kind by its own examples: readable without a script, answered by keyboard alone, marked as its examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import kinds as all_kinds
from generator.interactions import Associate, Choose, Enter, Field, Free, Option, Order, Pick, Scale
from tests.browser import kinds
from tests.browser.kinds import Sheet, expected, kept, press, say, sheets, verdict
from tests.browser.quizzes import focused, form, stored
from tests.interactions import examples

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.interactions.examples import Example

SENTENCE = 160  # what is longer is not announced whole
KINDS = tuple(all_kinds.kinds())


def seen(where: Locator, text: str) -> bool:
    """Whether a text stands there for whoever looks at it; an author's apostrophes may have been made typographic."""
    there = " ".join(str(where.inner_text()).split()).replace("’", "'")
    return " ".join(text.split()).replace("’", "'") in there


# ---- without a script ----


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_all_can_be_read_and_the_solution_opens(built, browser, kind):
    """Law 7."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        for example in sheet.examples:
            here = form(page, example.question.id)
            for line in example.question.prompt.plain.splitlines():
                assert seen(here.locator("fieldset"), line), example.title
            controls(here, example)
            solution(here, example)
            # what only a script can serve is not offered
            assert not any(one.is_visible() for one in here.locator("button, [data-own]").all())
    context.close()


def choices(here: Locator, example: Example) -> None:
    one = example.question.interaction
    if isinstance(one, Choose):
        for option in one.options:
            label = here.locator(f"[data-option='{option.id}'] label")
            assert label.is_visible()
            assert seen(label, worded(example, option))
        assert here.locator(".option input:enabled:not(:checked)").count() == len(one.options)
    elif isinstance(one, Scale):
        said = [step.text for step in one.steps] + ([one.none] if one.none else [])
        assert here.locator(".option label").all_inner_texts() == said


def controls(here: Locator, example: Example) -> None:
    """See that everything to answer with is there, and that nothing of it gives the answer away."""
    one = example.question.interaction
    group = here.locator("fieldset")
    if isinstance(one, Choose | Scale):
        choices(here, example)
    elif isinstance(one, Associate):
        for row in one.rows:
            assert seen(here.locator(f"[data-row='{row.id}'] label"), row.text.plain)
        for select in here.locator(".row select").all():
            given = select.locator("option").all_text_contents()[1:]
            assert sorted(given) == sorted({target.text.plain for target in one.targets})
            assert select.input_value() == ""
    elif isinstance(one, Order):
        texts = here.locator(".said-item")
        assert sorted(texts.all_inner_texts()) == sorted(item.text.plain for item in one.items)
        assert kinds.places(here) != [item.id for item in one.items]
    elif isinstance(one, Free):
        assert here.locator("textarea").is_enabled()
        assert here.locator("textarea").is_visible()
    else:
        assert isinstance(one, Enter)
        for field in one.fields:
            control = group.locator(f"[data-field='{field.id}'] > :is(input, select)")
            assert control.is_visible()
            assert control.input_value() == ""
            if isinstance(field, Pick):
                assert control.locator("option").all_text_contents()[1:] == [
                    word.text for word in field.words
                ]


def solution(here: Locator, example: Example) -> None:
    """Open it, and find every right answer and the explanation there, which were not to be seen before."""
    one = example.question.interaction
    part = here.locator("details.solution")
    if isinstance(one, Scale):
        assert not part.count()
        return
    assert not part.locator("> :not(summary)").first.is_visible()
    part.locator("summary").click()
    assert example.question.explanation is not None
    assert seen(part.locator(".explanation"), example.question.explanation.plain)
    if isinstance(one, Choose):
        right = part.locator(".why.right > b").all_inner_texts()
        wanted = [each for each in one.options if each.right]
        assert [text.strip() for text in right] == [worded(example, each).strip() for each in wanted]
        for each in one.options:
            assert not each.feedback or seen(part, each.feedback.plain)
    elif isinstance(one, Associate):
        found = {
            answer.get_attribute("data-answer"): answer.get_attribute("data-target")
            for answer in part.locator("[data-answer]").all()
        }
        assert found == {row.id: row.right for row in one.rows}
        assert all(answer.is_visible() for answer in part.locator("[data-answer]").all())
        rights = {row.right for row in one.rows}
        assert all(seen(part, row.text.plain) for row in one.rows)
        assert all(seen(part, target.text.plain) for target in one.targets if target.id in rights)
    elif isinstance(one, Order):
        right = part.locator("ol.key li").all_inner_texts()
        assert right == [item.text.plain for item in one.items]
    elif isinstance(one, Free):
        assert not one.model or seen(part.locator(".model"), one.model.plain)
        assert all(seen(part, entry.text.plain) for entry in one.checklist)
    else:
        assert isinstance(one, Enter)
        for field in one.fields:
            answer = part.locator(f"[data-answers='{field.id}'] b").first
            assert answer.is_visible()
            if isinstance(field, Pick):
                assert answer.inner_text() in {word.text for word in field.words if word.right}
            elif isinstance(field, Field):
                assert field.answers[0].text.replace("\\", "").startswith(answer.inner_text())
            said = [each.feedback for each in getattr(field, "answers", ()) or getattr(field, "words", ())]
            said.append(getattr(field, "feedback", None))
            assert all(seen(part, text.plain) for text in said if text)


def worded(example: Example, option: Option) -> str:
    """Give the words of an option; true and false have none of the author's."""
    return option.text.plain if option.text.html else say(example.language, f"kinds.{option.id}")


# ---- with the keyboard alone ----


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_alone_answers_as_the_examples_say(built: Path, page: Page, kind: str):
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        for turn in (0, 1):
            done = {}
            for example in sheet.examples:
                rows = kinds.chosen(example)
                if turn < len(rows):
                    done[example.question.id] = answer(page, sheet, example, turn)
            page.reload()
            for example in sheet.examples:
                if example.question.id in done:
                    assert verdict(page, example) == done[example.question.id]
                    kept(page, sheet, example, kinds.chosen(example)[turn])


def answer(page: Page, sheet: Sheet, example: Example, turn: int) -> str:
    """Give one of the chosen answers, and see what is said of it."""
    here = form(page, example.question.id)
    row = kinds.chosen(example)[turn]
    if turn and here.locator("[data-again]").is_visible():
        press(page, here.locator("[data-again]"))
    kinds.answer(page, example, row.response)
    if row.share is None:
        press(page, here.locator("[data-check]"))
        attempt = f" {say(sheet.language, 'script.attempt', n=2)}" if turn else ""
        assert verdict(page, example) == expected(example, row) + attempt, example.title
        spoken_or_gone_to(page, here)
    kept(page, sheet, example, row)
    return verdict(page, example)


def spoken_or_gone_to(page: Page, here: Locator) -> None:
    """A short result is announced, a long one is gone to: one of the two, never both."""
    status = here.locator("[data-status]")
    heading = here.locator(".verdict")
    length = heading.evaluate(
        "one => [...one.parentElement.children].slice(1).reduce((sum, each) => sum + each.textContent.length, 0)"
    )
    focus = heading if length > SENTENCE else here.locator("[data-check]")
    assert bool(status.locator(".verdict").count()) == (length <= SENTENCE)
    assert focus.evaluate("one => one === document.activeElement")
    assert (status.get_attribute("role"), status.get_attribute("aria-atomic")) == ("status", "true")


@pytest.mark.parametrize("kind", KINDS)
def test_every_valid_example_has_answers_that_can_be_given(kind):
    """Or the tests above say nothing."""
    for example in (one for sheet in sheets()[kind] for one in sheet.examples):
        assert kinds.chosen(example), example.title
    rows = [row for sheet in sheets()[kind] for one in sheet.examples for row in kinds.chosen(one)]
    assert any(row.share or row.state == "right" for row in rows)
    assert any(row.share or row.state != "right" for row in rows)


# ---- what cannot be marked is asked back ----

UNCLEAR = tuple(
    (one.language, one.question.id, row)
    for one in examples.valid()
    for row in one.responses
    if row.unclear and row.unclear != "empty"
)


@pytest.mark.parametrize(
    ("language", "question", "row"), UNCLEAR, ids=[f"{one[1]}-{one[2].unclear}" for one in UNCLEAR]
)
def test_a_number_that_cannot_be_marked_is_asked_back(built, page, language, question, row):
    """Nothing is stored; the words name both readings, or what is missing; the next one typed is marked."""
    sheet = next(one for one in sheets()["number"] if one.language == language)
    example = next(one for one in sheet.examples if one.question.id == question)
    (typed,) = row.response.values()
    page.goto((built / sheet.path).as_uri())
    here = form(page, question)
    field = here.locator("input")
    kinds.write(page, field, typed)
    page.keyboard.press("Enter")
    message = here.locator("[data-error]")
    error = say(language, "quiz.error")
    assert message.inner_text().startswith(error)
    said = message.inner_text().removeprefix(error).strip()

    if row.unclear == "ambiguous":
        whole, mark = typed.replace(",", "").replace(".", ""), "," if language == "hu" else "."
        part = typed.replace(",", mark).replace(".", mark)
        assert said == say(language, "script.ambiguous", typed=typed, whole=whole, part=part)
    elif row.unclear == "unit":
        assert said == say(language, "script.unit", unit="minutes")
    elif row.unclear == "beside":
        assert said == say(language, "script.beside", unit=typed.split()[-1])
    else:
        assert said == say(language, "script.not_number")
    assert field.get_attribute("aria-invalid") == "true"
    assert message.get_attribute("id") in (field.get_attribute("aria-describedby") or "").split()
    assert focused(page) == field.get_attribute("id")
    assert field.input_value() == typed.strip()
    assert not stored(page, f"q/{sheet.id}/{question}")
    assert not here.locator(".verdict").count()

    right = kinds.chosen(example)[-1]
    assert isinstance(right.response, dict)
    kinds.write(page, field, right.response["answer"])
    assert message.is_hidden()
    assert field.get_attribute("aria-invalid") == "false"
    page.keyboard.press("Enter")
    assert verdict(page, example) == expected(example, right)
    kept(page, sheet, example, right)


def test_an_answer_that_is_asked_back_is_never_on_the_pages_of_other_kinds():
    assert {one.kind for one in examples.valid() for row in one.responses if row.unclear} == {"number"}


# ---- an exam ----


def test_an_exam_names_an_unclear_number_and_waits_for_the_readers_own_marking(built, page):
    page.goto((built / kinds.EXAM_PATH).as_uri())
    form(page, "sum").locator("input").fill("1,234")
    form(page, "own").locator("textarea").fill("In my own words.")
    assert form(page, "own").locator("[data-own]").is_hidden()
    page.locator("[data-hand-in]").click()
    box = page.locator("[data-problem]")
    items = [one.inner_text() for one in box.locator("a").all()]
    readings = say("en", "script.ambiguous", typed="1,234", whole="1234", part="1.234")
    assert items == [f"Question 1 of 2: {readings}"]
    assert focused(page) == "There is a problem"
    assert not stored(page, "q/exam/sum")
    press(page, box.locator("a"))
    assert focused(page) == "q-exam_sum-answer"
    kinds.write(page, form(page, "sum").locator("input"), "1234")
    press(page, page.locator("[data-hand-in]"))

    own = form(page, "own")
    summary = page.locator("[data-summary]")
    assert own.locator(".verdict").inner_text() == "Still to be marked by yourself."
    assert "Still to be marked by yourself" in summary.locator(".results").inner_text()
    assert summary.locator(".total").inner_text() == "1 of 2 correct"
    assert own.locator("[data-own]").is_visible()
    assert own.locator("textarea").get_attribute("readonly") is not None
    page.reload()
    kinds.boxes(page, own, ["a", "b"])
    press(page, own.locator("[data-own-save]"))
    assert own.locator(".verdict").inner_text() == "Your own marking: 2 points of 2."
    assert summary.locator(".total").inner_text() == "2 of 2 correct"
    assert not stored(page, "draft/exam/own")
    assert stored(page, "q/exam/own")["answer"] == {"text": "In my own words.", "ticked": "a b"}
    page.reload()
    assert own.locator(".verdict").inner_text() == "Your own marking: 2 points of 2."
