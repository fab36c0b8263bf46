"""Law 10 in a browser: what is stored, what becomes of it when the quiz changes, and storage that does not work."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.browser.quizzes import (
    ADDRESS,
    QUIZ,
    answer,
    build,
    choose,
    form,
    keep,
    log,
    stored,
    until,
    verdict,
)

KEY = "q/probe/one"


def saved(page) -> str:
    return str(page.locator("[data-saved]").inner_text())


def made(page, **more):
    """Answer the first question wrongly; give what was stored, changed as asked, in its place."""
    answer(page, "one", "a")
    entry = stored(page, KEY) | more
    keep(page, KEY, entry)
    page.reload()
    return entry


def fails(name: str, what: str) -> str:
    """Make a method of the storage fail, before anything of the page runs."""
    return f"Object.defineProperty(Storage.prototype, '{name}', {{value() {{ throw {what}; }}}});"


def test_what_is_stored(site, page):
    page.goto(build(site))
    answer(page, "two", "a")
    entry = stored(page, "q/probe/two")
    data = json.loads(page.locator("[data-quiz-data]").first.text_content())
    digests = data["questions"][1]["digests"]["en"]

    at = datetime.fromisoformat(entry.pop("at"))
    assert abs((datetime.now(UTC) - at).total_seconds()) < 60
    assert entry == {
        "v": 2, "answer": ["a"], "n": 1, "d": 2, "tries": 1, "language": "en",
        "right": digests[0], "said": digests[1],
    }  # fmt: skip
    assert page.evaluate("Object.keys(localStorage).sort()") == ["probe/last", "probe/q/probe/two"]

    form(page, "two").locator("[data-again]").click()
    answer(page, "two", "a", "c")
    assert stored(page, "q/probe/two")["tries"] == 2
    assert log(page) == [
        {"v": 2, "quiz": "probe", "question": "two", "n": 1, "d": 2, "tries": 1, "right": digests[0]}
    ]
    key = next(one for one in page.evaluate("Object.keys(localStorage)") if one.startswith("probe/log/"))
    when, random = key.removeprefix("probe/log/").split("-")
    assert datetime.fromtimestamp(int(when, 36) / 1000, UTC).replace(microsecond=0) == at.replace(
        microsecond=0
    )
    assert len(random) == 4


def test_when_what_is_right_has_changed_it_is_asked_again(site, page):
    page.goto(build(site))
    made(page, right="other", at="2026-11-24T10:00:00.000Z")

    assert verdict(page, "one") == ""
    assert form(page, "one").locator("[data-history]").inner_text() == (
        "The question has changed since, so it can be answered again. "
        "The earlier result: Not correct (24 November 2026)."
    )
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct."  # a first attempt: at another question
    assert form(page, "one").locator("[data-history]").is_hidden()


def test_when_only_the_wording_has_changed_the_result_stands(site, page):
    page.goto(build(site))
    made(page, said="other")

    assert verdict(page, "one") == "Not correct."
    assert "The question was reworded since; the result stands." in form(page, "one").inner_text()


def test_an_answer_in_another_language_counts_here(site, page):
    page.goto(build(site))
    for language in ("hu", "sk"):  # one that the page knows nothing of, or no longer
        keep(page, KEY, made(page) | {"language": language})
        page.reload()
        assert verdict(page, "one") == "Not correct."
        page.evaluate("localStorage.clear()")
        page.reload()


def test_an_answer_typed_in_another_language_is_judged_as_it_was_then(site, page):
    hungarian = QUIZ.replace("- water", "- víz")
    page.goto(build(site, more={"content/hu/quizzes/probe.yaml": hungarian}).replace("/en/", "/hu/"))
    answer(page, "three", "víz")
    page.goto(page.url.replace("/hu/", "/en/"))

    assert verdict(page, "three") == "Correct: 2 points of 2."
    assert form(page, "three").locator("input").input_value() == "víz"
    assert form(page, "three").locator(".mark").first.inner_text() == "Your answer: correct"


def test_a_question_that_moved_brings_its_answer_along(site, page):
    address = build(site, QUIZ.replace("id: one", "id: one\n    was: old/first"))
    page.goto(address)
    entry = made(page, id="first")
    page.evaluate("localStorage.clear()")
    keep(page, "q/old/first", entry)
    page.reload()

    assert verdict(page, "one") == "Not correct."
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "b")
    assert stored(page, KEY)["tries"] == 2
    assert stored(page, "q/old/first")["n"] == 0


@pytest.mark.parametrize(
    "value",
    (
        "{",
        "",
        "null",
        "17",
        "[]",
        '"text"',
        "{}",
        '{"v":0}',
        '{"v":1}',
        '{"v":1,"answer":null,"n":0,"d":1,"tries":1,"at":"","language":"en"}',
        '{"v":1,"answer":{"a":1},"n":0,"d":1,"tries":1,"at":"","language":"en"}',
        '{"v":1,"answer":["a"],"n":5,"d":1,"tries":1,"at":"","language":"en"}',
        '{"v":1,"answer":["a"],"n":0,"d":0,"tries":1,"at":"","language":"en"}',
        '{"v":1,"answer":["a"],"n":1e400,"d":1e999,"tries":-1,"at":7,"language":[]}',
    ),
)
def test_what_is_broken_is_not_there(site, page, value):
    page.goto(build(site))
    keep(page, KEY, value)
    keep(page, "quiz/probe", value)
    page.reload()

    assert verdict(page, "one") == ""
    answer(page, "one", "b")
    assert stored(page, KEY)["n"] == 1


def test_entries_of_others_change_nothing(site, page):
    page.goto(build(site))
    for key in ("q/probe/one/more", "q/probe", "q/", "log/", "quiz/", "theme", "q/probe/unknown"):
        keep(page, key, '{"v":1}')
    page.evaluate("localStorage.setItem('other/q/probe/one', 'x')")
    page.reload()
    answer(page, "one", "b")

    assert verdict(page, "one") == "Correct."
    assert page.evaluate("localStorage.getItem('other/q/probe/one')") == "x"


def test_an_entry_of_a_newer_version_is_left_untouched(site, page):
    page.goto(build(site))
    newer = '{"v":3,"whatever":[1]}'
    keep(page, KEY, newer)
    page.reload()
    answer(page, "one", "a")

    assert verdict(page, "one") == "Not correct."
    assert "left untouched" in saved(page)
    assert page.evaluate(f"localStorage.getItem('probe/{KEY}')") == newer
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "b")
    assert verdict(page, "one") == "Correct. Attempt 2."
    assert page.evaluate(f"localStorage.getItem('probe/{KEY}')") == newer
    answer(page, "two", "a")
    assert stored(page, "q/probe/two")["n"] == 1


@pytest.mark.parametrize(
    "script",
    (
        fails("getItem", "new DOMException('no', 'SecurityError')")
        + fails("setItem", "new DOMException('no', 'SecurityError')"),
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});",
        "Object.defineProperty(window, 'localStorage', {value: null});",
        "Object.defineProperty(window, 'localStorage', {value: undefined});",
    ),
)
def test_with_storage_off_everything_works_and_says_so(site, page, script):
    address = build(site, f"shuffle: true\nresult: best\n{QUIZ}")
    page.add_init_script(script)
    page.goto(address)
    assert "does not allow saving" in saved(page)
    answer(page, "one", "a")
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "b")

    assert verdict(page, "one") == "Correct. Attempt 2."
    answer(page, "two", "a")
    answer(page, "three", "water")
    answer(page, "four", "true")
    assert page.locator("[data-summary]").is_visible()
    page.locator("[data-summary] [data-restart]").click()
    assert verdict(page, "one") == ""
    assert "does not allow saving" in saved(page)


def test_with_storage_full_the_answer_counts_on_the_page_and_says_so(site, page):
    address = build(site)
    page.goto(address)
    page.evaluate(
        """() => {
          let text = "x".repeat(1 << 20);
          for (let n = 0; text; n++) {
            try { localStorage.setItem("fill" + n, text); }
            catch { text = text.slice(0, text.length >> 1); }
          }
        }"""
    )
    answer(page, "one", "a")

    assert verdict(page, "one") == "Not correct."
    assert "storage is full" in saved(page)
    page.evaluate("localStorage.removeItem('fill0')")
    answer(page, "two", "a")
    assert "storage is full" not in saved(page)


def test_the_page_says_where_progress_is_kept(site, page):
    page.goto(build(site))
    assert saved(page) == "Answers are saved only in this browser."


def test_an_entry_from_the_future_does_not_stop_saving(site, page):
    page.goto(build(site))
    made(page, at="2999-01-01T00:00:00.000Z")
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "b")

    assert stored(page, KEY)["n"] == 1
    assert stored(page, KEY)["tries"] == 2


def test_going_back_shows_what_is_stored_now(site, page):
    """Also when the browser kept the page as it was, or put back what the form held."""
    address = build(site)
    page.goto(address)
    choose(page, "two", "b")
    page.goto(address.replace("probe.html", "index.html"))
    answer_in_other_tab(page, address)
    page.go_back()

    assert verdict(page, "one") == "Correct."
    page.reload()
    assert verdict(page, "one") == "Correct."
    assert [box.is_checked() for box in form(page, "one").locator("input").all()] == [False, True, False]


def answer_in_other_tab(page, address: str) -> None:
    other = page.context.new_page()
    other.goto(address)
    answer(other, "one", "b")
    other.close()


def test_two_tabs_with_different_questions_keep_both_answers(site, page):
    address = build(site)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    answer(page, "one", "a")
    answer(other, "two", "a", "c")
    answer(page, "three", "water")

    for tab in (page, other):  # what one tab writes reaches the other some milliseconds later
        until(tab, "document.querySelector('[data-count]').textContent === '3 of 4 answered'")
        assert [stored(tab, f"q/probe/{name}")["n"] for name in ("one", "two", "three")] == [0, 2, 2]
        assert verdict(tab, "one") == "Not correct."
        assert verdict(tab, "two") == verdict(tab, "three") == "Correct: 2 points of 2."


def test_two_tabs_with_the_same_question_count_both_tries(site, page):
    address = build(site)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    choose(other, "one", "b")  # not handed in: what the first tab does must not take it away
    answer(page, "one", "a")
    until(other, "localStorage.getItem('probe/q/probe/one')")

    assert form(other, "one").locator("input").nth(1).is_checked()
    assert verdict(other, "one") == ""
    form(other, "one").locator("[data-check]").click()
    assert stored(other, KEY)["tries"] == 2
    assert verdict(other, "one") == "Correct. Attempt 2."
    until(
        page, "document.querySelector('[data-question=one] .verdict')?.textContent === 'Correct. Attempt 2.'"
    )
    until(page, "Object.keys(localStorage).filter(key => key.includes('/log/')).length === 1")
    assert [line["tries"] for line in log(page)] == [1]


def test_starting_again_in_one_tab_opens_the_questions_in_the_other(site, page):
    address = build(site)
    page.goto(address)
    answer(page, "one", "a")
    other = page.context.new_page()
    other.goto(address)
    other.locator("[data-ask]").click()
    other.locator("[data-resume] [data-restart]").click()
    until(page, "!document.querySelector('[data-question=one] .verdict')")

    assert not form(page, "one").locator("input:checked").count()
    other.evaluate("localStorage.clear()")
    until(page, "!localStorage.length")
    answer(page, "one", "b")
    assert stored(page, KEY)["tries"] == 1


def test_deleting_everything_in_one_tab_is_seen_in_the_other(site, page):
    address = build(site)
    page.goto(address)
    answer(page, "one", "a")
    other = page.context.new_page()
    other.goto(address)
    other.evaluate("localStorage.clear()")
    until(page, "!document.querySelector('[data-question=one] .verdict')")

    assert page.locator("[data-count]").inner_text() == "0 of 4 answered"


def test_progress_below_another_site_is_its_own(site, page):
    page.goto(build(site))
    answer(page, "one", "a")

    assert all(key.startswith("probe/") for key in page.evaluate("Object.keys(localStorage)"))
    assert ADDRESS in page.url
