"""Law 10: answers survive edits and languages, and whatever storage does costs nothing but the saving."""

from __future__ import annotations

import pytest

from tests.browser.once import lay
from tests.browser.quizzes import (
    ADDRESS,
    BASE,
    QUIZ,
    answer,
    answer_all,
    choose,
    form,
    keep,
    log,
    status,
    stored,
    until,
    verdict,
)
from tests.browser.served import served
from tools.browser import ARGUMENTS, windowed

HUNGARIAN = (
    QUIZ.replace("title: Probe", "title: Próba").replace("- water\n", "- víz\n").replace("*gas", "*gáz")
)


@pytest.fixture
def reader(site, browser):
    """Give a reader with a site that an editor goes on writing: same folder, same browser, the page loaded anew."""

    class Reader:
        def __init__(self):
            self.project = lay(site({**BASE, "content/en/quizzes/probe.yaml": QUIZ}))
            self.context = browser.new_context()
            self.page = self.context.new_page()
            self.open()

        def open(self, address: str = ADDRESS):
            self.page.goto((self.project.out / address).as_uri())
            return self.page

        def edit(self, *pairs: tuple[str, str], more: dict[str, str] | None = None):
            text = QUIZ
            for old, new in pairs:
                assert old in text
                text = text.replace(old, new)
            self.project.write({"content/en/quizzes/probe.yaml": text, **(more or {})}).build()
            return self.open()

    made = Reader()
    yield made
    made.context.close()


def history(page, question: str) -> str:
    place = form(page, question).locator("[data-history]")
    return place.inner_text() if place.is_visible() else ""


def reworded(page, question: str) -> bool:
    return "reworded" in form(page, question).locator("[data-result]").inner_text()


def test_answers_survive_a_reload(reader):
    page = reader.page
    answer_all(page)
    before = [verdict(page, name) for name in ("one", "two", "three", "four")]
    page.reload()

    assert before == [verdict(page, name) for name in ("one", "two", "three", "four")]
    assert form(page, "one").locator("input[value=a]").is_checked()
    assert page.locator("[data-summary]").is_visible()


def test_a_fixed_typo_leaves_the_result_and_says_so(reader):
    answer_all(reader.page)
    page = reader.edit(("Which is the second letter?", "Which is the second letter of the alphabet?"))

    assert "Not correct" in verdict(page, "one")
    assert reworded(page, "one")
    assert not any(reworded(page, name) for name in ("two", "three", "four"))


def test_another_order_changes_nothing(reader):
    """Rivals keep answers by position: reordering gives them to the wrong question."""
    answer_all(reader.page)
    first, rest = QUIZ.split("  - id: two", 1)
    start, one = first.split("  - id: one", 1)
    second, rest = rest.split("  - id: three", 1)
    text = f"{start}  - id: two{second}  - id: one{one}  - id: three{rest}"
    text = text.replace(
        "      - {text: A, feedback: That is the first.}\n      - {text: B, correct: true, feedback: Well seen.}\n",
        "      - {id: b, text: B, correct: true, feedback: Well seen.}\n      - {id: a, text: A, feedback: That is the first.}\n",
    )
    reader.project.write({"content/en/quizzes/probe.yaml": text}).build()
    page = reader.open()

    assert page.locator("form.question").first.get_attribute("data-question") == "two"
    assert "Not correct" in verdict(page, "one")
    assert form(page, "one").locator("input[value=a]").is_checked()
    assert not reworded(page, "one")
    assert "Correct" in verdict(page, "two")


@pytest.mark.parametrize(
    "edit",
    (
        (
            ("{text: A, feedback: That is the first.}", "{text: A, correct: true}"),
            ("{text: B, correct: true, feedback: Well seen.}", "B"),
        ),
        (("    see: articles/part/text#there", "    revision: 2\n    see: articles/part/text#there"),),
        (
            (
                "      - {text: None of these, last: true}",
                "      - C\n      - {text: None of these, last: true}",
            ),
        ),
    ),
    ids=("right", "revision", "option"),
)
def test_a_changed_right_answer_is_asked_again_and_no_other(reader, edit):
    answer_all(reader.page)
    kept = stored(reader.page, "q/probe/one")
    page = reader.edit(*edit)

    assert verdict(page, "one") == ""
    assert "changed since" in history(page, "one")
    assert "Not correct" in history(page, "one")
    assert not form(page, "one").locator("input:checked").count()
    assert all(verdict(page, name) for name in ("two", "three", "four"))
    # the old result is kept as history until there is a new one
    assert kept == stored(page, "q/probe/one")
    answer(page, "one", "b")
    assert stored(page, "q/probe/one")["right"] != kept["right"]
    assert [(line["question"], line["right"]) for line in log(page)] == [("one", kept["right"])]


def test_other_points_keep_the_result(reader):
    answer_all(reader.page)
    page = reader.edit(
        (
            "    question: Which is the second letter?",
            "    points: 3\n    question: Which is the second letter?",
        ),
        ("    question: Water is wet.", "    points: 4\n    question: Water is wet."),
    )

    assert all(verdict(page, name) for name in ("one", "two", "three", "four"))
    assert "4 points of 4" in verdict(page, "four")
    assert not any(history(page, name) for name in ("one", "two", "three", "four"))


def test_a_question_taken_out_and_put_back(reader):
    answer_all(reader.page)
    before, rest = QUIZ.split("  - id: two", 1)
    reader.project.write(
        {"content/en/quizzes/probe.yaml": before + "  - id: three" + rest.split("  - id: three", 1)[1]}
    ).build()
    reader.open()
    page = reader.edit()

    assert "Correct" in verdict(page, "two")


def test_a_question_moved_to_another_quiz_brings_its_answer_along(reader):
    answer_all(reader.page)
    text = QUIZ.replace("id: probe", "id: moved", 1).replace(
        "  - id: one\n", "  - id: one\n    was: probe/one\n"
    )
    reader.project.write({"content/en/quizzes/moved.yaml": text}).build()
    page = reader.open("en/quizzes/moved.html")

    assert "Not correct" in verdict(page, "one")
    assert verdict(page, "two") == ""


def test_answers_hold_in_the_other_language(reader):
    reader.project.write({"content/hu/quizzes/probe.yaml": HUNGARIAN}).build()
    page = reader.open()
    answer(page, "one", "a")
    answer(page, "three", "water")
    page = reader.open("hu/quizzes/probe.html")

    assert "Nem helyes" in verdict(page, "one")
    assert form(page, "one").locator("input[value=a]").is_checked()
    assert "Helyes" in verdict(page, "three")
    assert not reworded(page, "one")

    # the accepted Hungarian answers change: the answer was given in English, and stands
    reader.project.write({"content/hu/quizzes/probe.yaml": HUNGARIAN.replace("- víz\n", "- olaj\n")}).build()
    page = reader.open("hu/quizzes/probe.html")
    assert "Helyes" in verdict(page, "three")

    # the accepted English answers change: it is asked again, in both languages
    page = reader.edit(("- water\n", "- oil\n"))
    assert "changed since" in history(page, "three")
    page = reader.open("hu/quizzes/probe.html")
    assert verdict(page, "three") == ""


def test_starting_again_keeps_what_was(reader):
    page = reader.page
    answer_all(page)
    page.locator("[data-summary] [data-restart]").click()

    assert verdict(page, "one") == ""
    page.reload()
    assert verdict(page, "one") == ""
    assert stored(page, "q/probe/one")["again"] is True
    assert not log(page)


def test_only_the_wrong_ones(reader):
    page = reader.page
    answer_all(page)
    page.locator("[data-wrong]").click()

    assert [
        one.get_attribute("data-question") for one in page.locator("form.question").all() if one.is_visible()
    ] == ["one"]
    answer(page, "one", "b")
    form(page, "one").locator("[data-check]").click()
    assert page.locator("[data-summary]").is_visible()
    assert "6 of 6 points" in page.locator("[data-summary]").inner_text()


BROKEN = {
    "off": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})",
    "null": "Object.defineProperty(window, 'localStorage', {value: null})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "dead": "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('dead') }",
}


@pytest.mark.parametrize("trouble", sorted(BROKEN))
def test_storage_that_fails_costs_nothing_but_the_saving(site, browser, trouble):
    project = lay(site({**BASE, "content/en/quizzes/probe.yaml": QUIZ}))
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(BROKEN[trouble])
    page.goto((project.out / ADDRESS).as_uri())
    answer_all(page)
    said = page.locator("[data-saved]").inner_text()

    verdicts = [
        verdict(page, one).partition(".")[0].partition(":")[0] for one in ("one", "two", "three", "four")
    ]
    assert verdicts == ["Not correct", "Correct", "Correct", "Correct"]
    assert page.locator("[data-summary]").count()
    assert "full" in said if trouble == "full" else "does not allow saving" in said
    assert errors == []
    context.close()


@pytest.mark.parametrize(
    "text",
    (
        "{broken",
        "null",
        "[]",
        "7",
        '"text"',
        "{}",
        '{"v":1}',
        '{"v":1,"answer":["a"],"n":-1,"d":0}',
        '{"v":1,"id":"one","answer":{"x":1},"n":0,"d":1,"tries":1,"at":"x","language":"en","right":"","said":""}',
    ),
)
def test_broken_text_in_storage_is_no_answer(reader, text):
    page = reader.page
    keep(page, "q/probe/one", text)
    page.reload()

    assert verdict(page, "one") == ""
    answer(page, "one", "b")
    assert "Correct" in verdict(page, "one")
    assert stored(page, "q/probe/one")["answer"] == ["b"]


def test_an_entry_of_a_newer_version_is_left_untouched(reader):
    page = reader.page
    newer = {"v": 3, "id": "one", "something": "else"}
    keep(page, "q/probe/one", newer)
    page.reload()
    answer(page, "one", "b")

    assert newer == stored(page, "q/probe/one")
    assert "newer version" in page.locator("[data-saved]").inner_text()
    answer(page, "two", "a", "c")
    assert sorted(stored(page, "q/probe/two")["answer"]) == ["a", "c"]


def test_other_sites_on_the_same_origin_are_not_touched(reader):
    """All local files share one store in Chromium."""
    page = reader.page
    page.evaluate(
        "localStorage.setItem('other/q/probe/one', 'theirs'); localStorage.setItem('q/probe/one', 'theirs')"
    )
    page.reload()

    assert verdict(page, "one") == ""
    answer(page, "one", "b")
    assert page.evaluate("localStorage.getItem('other/q/probe/one')") == "theirs"


def test_two_tabs_answer_different_questions_at_once(reader):
    first, second = reader.page, reader.context.new_page()
    second.goto(first.url)
    choose(first, "one", "b")
    choose(second, "four", "true")
    form(first, "one").locator("[data-check]").click()
    form(second, "four").locator("[data-check]").click()

    # what one tab wrote reaches the other some milliseconds later
    until(first, "localStorage.getItem('probe/q/probe/one') && localStorage.getItem('probe/q/probe/four')")
    # each tab shows what the other one answered
    form(first, "four").locator(".verdict").wait_for()
    form(second, "one").locator(".verdict").wait_for()


def test_two_tabs_answer_the_same_question(reader):
    first, second = reader.page, reader.context.new_page()
    second.goto(first.url)
    choose(second, "one", "a")
    answer(first, "one", "b")
    # what was begun in this tab is the reader's, and is not taken away
    assert form(second, "one").locator("input[value=a]").is_checked()
    assert verdict(second, "one") == ""
    form(second, "one").locator("[data-check]").click()
    until(first, "JSON.parse(localStorage.getItem('probe/q/probe/one')).e[2] === 2")

    assert stored(first, "q/probe/one")["answer"] == ["a"]
    until(first, "Object.keys(localStorage).filter(key => key.startsWith('probe/log/')).length === 1")


def test_back_and_forth_keeps_the_answer(reader):
    page = reader.page
    answer(page, "one", "b")
    page.goto((reader.project.out / "en/index.html").as_uri())
    page.go_back()

    assert "Correct" in verdict(page, "one")
    assert status(page, "one") == ""


def test_a_page_restored_from_the_browsers_memory(reader, browser):
    """The back button may show the page as it was left, without loading it: it shows what was answered since."""
    # Playwright switches that memory off, and without a window there is none
    launched = browser.browser_type.launch(
        executable_path=windowed(), args=list(ARGUMENTS), ignore_default_args=["--disable-back-forward-cache"]
    )
    with served(reader.project.out) as address:
        page = launched.new_page()
        page.goto(address + ADDRESS)
        page.evaluate("addEventListener('pageshow', (event) => { globalThis.restored = event.persisted; })")
        answer(page, "one", "b")
        choose(page, "two", "a")
        page.goto(address + "en/quizzes/index.html")
        entry = page.evaluate("localStorage.getItem('probe/q/probe/one')")
        page.evaluate(
            "(text) => localStorage.setItem('probe/q/probe/four', text)", entry.replace('["b"]', '["true"]')
        )
        page.go_back(wait_until="commit")
        until(page, "globalThis.restored === true")

        assert "Correct" in verdict(page, "one")
        form(page, "four").locator("[data-history]:not([hidden]), .verdict").first.wait_for()
        assert form(page, "two").locator("input[value=a]").is_checked()
    launched.close()


def test_a_storage_that_is_really_full(reader):
    page = reader.page
    answer(page, "one", "b")
    page.evaluate(
        """() => { let piece = "x".repeat(1 << 20); while (piece) {
             try { localStorage.setItem("fill" + Math.random(), piece); }
             catch { piece = piece.slice(1 + piece.length / 2); } } }"""
    )
    answer(page, "four", "false")

    assert "Not correct" in verdict(page, "four")
    assert (
        page.locator("[data-saved]").inner_text()
        == "The browser's storage is full, so the last answer is not saved."
    )
    page.reload()
    assert "Correct" in verdict(page, "one")
    assert verdict(page, "four") == ""


def test_no_english_word_is_said_on_a_hungarian_page(reader):
    """English has forms for one thing; they must not stand in for the Hungarian ones."""
    reader.project.write({"content/hu/quizzes/probe.yaml": HUNGARIAN}).build()
    page = reader.open("hu/quizzes/probe.html")
    answer(page, "two", "a")

    assert verdict(page, "two") == "Részben helyes: 2 pontból 1."
