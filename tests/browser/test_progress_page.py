"""The page "Progress", the marks of what was read, and what becomes of the data: kept, taken along, deleted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.once import lay
from tests.browser.quizzes import (
    BASE,
    ENTRY,
    QUIZ,
    Reader,
    answer,
    answer_all,
    form,
    log,
    packed,
    stored,
    unpacked,
    until,
    verdict,
)

FILES = {
    **BASE,
    "content/en/articles/part/text.md": (
        "---\ntitle: Text\nsummary: A text.\nquiz: probe\n---\n## Here {#there}\n\nText.\n"
    ),
    "content/en/articles/part/index.md": "---\ntitle: Part\nsummary: A part.\npages: [text, more]\n---\n",
    "content/en/articles/part/more.md": "---\ntitle: More\nsummary: More.\n---\nMore.\n",
    "content/en/faq/why.md": "---\ntitle: Why?\n---\nBecause.\n",
    "content/en/quizzes/probe.yaml": QUIZ,
    "content/en/paths.yaml": "- id: desk\n  title: Desk\n  for: For the desk.\n  steps: [articles/part/text, faq/why]\n",
    "content/hu/articles/part/index.md": "---\ntitle: Rész\nsummary: Egy rész.\nslug: resz\n---\n",
    "content/hu/articles/part/text.md": "---\ntitle: Szöveg\nsummary: Szöveg.\nslug: szoveg\n---\nSzöveg.\n",
}
TEXT, MORE, PROGRESS = "en/part/text.html", "en/part/more.html", "en/progress.html"


@pytest.fixture
def reader(site, page):
    return Reader(site(FILES), page)


def state(page, id_: str) -> list[str]:
    """Give how a page stands, everywhere it is listed."""
    return [one.text_content() for one in page.locator(f"[data-page='{id_}'] > p [data-state]").all()]


def told(page) -> str:
    said: str = page.locator("[data-said]").inner_text()
    return said


def confirm(page, *, yes: bool = True) -> str:
    sentence: str = page.locator("dialog[open] [data-sentence]").inner_text()
    page.locator("dialog [data-yes]" if yes else "dialog [data-no]").click()
    return sentence


def saved(page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.locator("[data-save]").click()
    found: dict[str, Any] = json.loads(waiting.value.path().read_text("utf-8"))
    return found


def load(page, value: object) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    page.locator("[data-file]").set_input_files(
        {"name": "progress.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_nothing_is_done_at_first(reader):
    page = reader.open(PROGRESS)

    assert state(page, "articles/part/text") == ["Not started"] * 2
    assert page.locator("[data-sum]").all_inner_texts() == ["0 of 2 done", "0 of 1 done", "0 of 2 done"]
    assert page.locator("[data-reread]").is_hidden()
    page.locator("[data-save]").click()
    assert told(page) == "There is nothing to save yet."


def test_an_answer_puts_a_page_in_progress_and_a_finished_check_marks_it_read(reader):
    answer(reader.open(TEXT), "one", "a")
    page = reader.open(PROGRESS)
    assert state(page, "articles/part/text") == ["In progress"] * 2
    assert page.locator("[data-of=probe] [data-count]").inner_text() == "1 of 4 answered"
    assert page.locator("[data-reread] a").get_attribute("href") == "part/text.html#there"

    page = reader.open(TEXT)
    assert page.locator("[data-read-said]").inner_text() == ""
    for name, options in (("two", ("a", "c")), ("three", ("water",)), ("four", ("true",))):
        answer(page, name, *options)
    assert page.locator("[data-read-said]").inner_text().startswith("Read on ")
    page = reader.open(PROGRESS)
    assert state(page, "articles/part/text") == ["Done"] * 2
    assert page.locator("[data-sum]").all_inner_texts() == ["1 of 2 done", "0 of 1 done", "1 of 2 done"]
    assert page.locator("[data-of=probe] [data-attempts] li").count() == 1


def test_the_reader_marks_a_page_and_takes_the_mark_back(reader):
    page = reader.open(MORE)
    page.mouse.wheel(0, 5000)
    page.locator("[data-mark]").click()
    assert page.evaluate("document.activeElement.dataset.unmark") == ""
    assert state(reader.open(PROGRESS), "articles/part/more") == ["Done"]

    page = reader.open(MORE)
    page.locator("[data-unmark]").click()
    assert state(reader.open(PROGRESS), "articles/part/more") == ["Not started"]


def test_coming_back_to_a_finished_quiz_does_not_mark_again(reader):
    answer_all(reader.open(TEXT))
    reader.page.locator("[data-unmark]").click()
    page = reader.open(TEXT)

    assert page.locator("[data-summary]").is_visible()
    assert page.locator("[data-mark]").is_visible()


def test_the_mark_is_the_same_in_another_language_and_after_a_page_was_renamed(reader):
    page = reader.open(TEXT)
    page.locator("[data-mark]").click()
    page = reader.open("hu/resz/szoveg.html")
    assert page.locator("[data-read-said]").inner_text().startswith("Elolvasva: ")

    text = FILES["content/en/articles/part/text.md"].replace("quiz: probe", "quiz: probe\nwas: [part/text]")
    reader.project.remove("content/en/articles/part/text.md", "content/hu/articles/part/text.md")
    reader.project.write(
        {
            "content/en/articles/part/words.md": text,
            "content/en/articles/part/index.md": FILES["content/en/articles/part/index.md"].replace(
                "text,", "words,"
            ),
            "content/en/quizzes/probe.yaml": QUIZ.replace("part/text", "part/words"),
            "content/en/paths.yaml": FILES["content/en/paths.yaml"].replace("part/text", "part/words"),
        }
    ).build()
    assert state(reader.open(PROGRESS), "articles/part/words") == ["Done"] * 2


def test_the_home_page_leads_on(reader):
    page = reader.open("en/index.html")
    assert page.locator("[data-go-on]").is_hidden()
    answer(reader.open(TEXT), "one", "a")
    page = reader.open("en/index.html")
    assert page.locator("[data-go-on]").inner_text() == "Continue where you stopped: Text"
    assert reader.open("hu/index.html").locator("[data-go-on]").inner_text() == "Folytatás innen: Szöveg"
    page = reader.open("en/index.html")
    page.locator("[data-go-on-link]").click()
    assert page.url.endswith(TEXT)

    page.locator("[data-mark]").click()  # done: what comes next
    assert reader.open("en/index.html").locator("[data-go-on-link]").inner_text() == "More"
    reader.project.remove("content/en/articles/part/more.md").write(
        {"content/en/articles/part/index.md": BASE["content/en/articles/part/index.md"]}
    ).build()
    assert reader.open("en/index.html").locator("[data-go-on]").is_hidden()


@pytest.mark.parametrize(
    "last",
    (
        '{"v":1,"page":"x","where":{"en":["en/javascript:alert(1).html","X"]}}',
        '{"v":1,"page":"x","where":{"en":["https://example.org/x.html","X"]}}',
        '{"v":1,"page":"x","where":{"en":[["en/a.html"],{}]}}',
        '{"v":1,"page":"x","where":[]}',
        "[",
    ),
)
def test_a_broken_or_hostile_place_leads_nowhere(reader, last):
    page = reader.open("en/index.html")
    page.evaluate("(last) => localStorage.setItem('probe/last', last)", last)

    assert reader.open("en/index.html").locator("[data-go-on]").is_hidden()


def test_progress_goes_to_a_file_and_comes_back_elsewhere(reader, browser):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    file = saved(page)
    assert told(page).startswith("Saved to the file probe-20")
    assert told(page).endswith(".json: 4 answers.")
    assert set(file) == {"merleg", "site", "saved", "records"}

    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url)
    load(other, file)
    assert confirm(other).startswith("Load 4 answers saved on ")
    assert told(other) == "Loaded: 4 new or later answers; 0 were here already, or later here."
    assert state(other, "articles/part/text") == ["Done"] * 2
    assert other.evaluate("Object.keys(localStorage).sort()") == page.evaluate(
        "Object.keys(localStorage).sort()"
    )
    other.goto(page.url.replace(PROGRESS, TEXT))
    assert verdict(other, "one") == "Not correct."
    assert verdict(other, "three") == "Correct: 2 points of 2."
    context.close()


def test_loading_keeps_the_later_answer_and_loses_neither(reader, browser):
    page = reader.open(TEXT)
    answer(page, "one", "a")
    answer(page, "four", "true")
    file = saved(reader.open(PROGRESS))
    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url.replace(PROGRESS, TEXT))
    answer(other, "one", "b")  # later than what is in the file
    other.goto(page.url)
    load(other, file)
    confirm(other)

    assert told(other) == "Loaded: 1 new or later answer; 1 were here already, or later here."
    assert stored(other, "q/probe/one")["n"] == 1
    assert [(line["question"], line["n"]) for line in log(other)] == [("one", 0)]
    load(other, file)  # twice is once
    confirm(other)
    assert told(other) == "Loaded: 0 new or later answers; 2 were here already, or later here."
    assert len(log(other)) == 1
    context.close()


def test_attempts_of_two_browsers_stand_side_by_side(reader, browser):
    answer_all(reader.open(TEXT))
    file = saved(reader.open(PROGRESS))
    context = browser.new_context()
    other = context.new_page()
    other.goto(reader.page.url.replace(PROGRESS, TEXT))
    answer_all(other)
    other.goto(reader.page.url)
    load(other, file)
    confirm(other)
    assert other.locator("[data-of=probe] [data-attempts] li").count() == 2
    other.goto(reader.page.url.replace(PROGRESS, TEXT))
    other.locator("[data-summary] [data-restart]").click()
    answer_all(other)
    assert other.locator(".attempts li").count() == 2
    assert stored(other, "attempt/probe/3")["attempt"] == 3
    context.close()


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("", "not a file of saved progress"),
        ("{", "not a file of saved progress"),
        ("null", "not a file of saved progress"),
        ("[1, 2]", "not a file of saved progress"),
        ('{"merleg":1,"site":"probe"}', "not a file of saved progress"),
        ('{"merleg":1,"site":"other","saved":"","records":{}}', "belongs to another site (other)"),
        ('{"merleg":2,"site":"probe","saved":"","records":{}}', "saved by a newer version"),
        ('{"merleg":1,"site":"<img src=x onerror=alert(1)>","records":{}}', "belongs to another site (<img"),
    ),
)
def test_a_file_that_is_not_ours_gets_a_sentence(reader, text, words):
    page = reader.open(PROGRESS)
    load(page, text)
    until(page, "document.querySelector('[data-said]').textContent")

    assert words in told(page)
    assert told(page).endswith("Nothing was changed.")
    assert page.evaluate("localStorage.length") == 0


def test_a_file_cut_anywhere_changes_nothing(reader):
    answer(reader.open(TEXT), "one", "a")
    page = reader.open(PROGRESS)
    text = json.dumps(saved(page))
    page.evaluate("localStorage.clear()")
    assert page.evaluate(
        "(text) => [...text].slice(0, -1).every((_, n) => merleg.transfer.open('probe', text.slice(0, n)).problem)",
        text,
    )


def test_what_is_broken_in_a_file_is_left_out_and_said(reader):
    answer(reader.open(TEXT), "one", "a")
    page = reader.open(PROGRESS)
    file = saved(page)
    good = file["records"]["q/probe/one"]
    file["records"] |= {
        "q/probe/two": {"v": 2, "e": [5, 1, 1, "x", "en", "", "", []]},
        "q/probe/three": "text",
        "../other/q/probe/one": good,
        "__proto__": {"v": 2},
        "theme": {"v": 1},
        "attempt/probe/1": {"v": 1, "attempt": -1},
        "q/probe/newer": {"v": 9, "what": "ever"},
    }
    page.evaluate("localStorage.clear()")
    load(page, file)
    confirm(page)

    assert told(page) == (
        "Loaded: 1 new or later answer; 0 were here already, or later here. "
        "6 entries of the file could not be read and were left out. "
        "1 entry was saved by a newer version and cannot be shown here."
    )
    keys = ["probe/last", "probe/q/probe/newer", "probe/q/probe/one"]
    assert page.evaluate("Object.keys(localStorage).sort()") == keys
    assert stored(page, "q/probe/newer") == {"v": 9, "what": "ever"}


def test_loading_and_deleting_ask_first(reader):
    answer(reader.open(TEXT), "one", "a")
    page = reader.open(PROGRESS)
    file = saved(page)
    page.locator("[data-delete-all]").click()
    assert page.evaluate("document.activeElement.dataset.no") == ""
    assert "cannot be undone" in confirm(page, yes=False)
    page.locator("[data-forget=probe]").click()
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()
    assert stored(page, "q/probe/one")

    page.evaluate("localStorage.clear()")
    load(page, file)
    confirm(page, yes=False)
    assert page.evaluate("localStorage.length") == 0


def test_one_quiz_is_deleted_and_nothing_else(reader):
    page = reader.open(MORE)
    page.locator("[data-mark]").click()
    page = reader.open(TEXT)
    answer(page, "one", "a")
    form(page, "one").locator("[data-again]").click()
    answer_all(page)
    page.evaluate(
        "localStorage.setItem('probe/theme', 'dark'); localStorage.setItem('other/q/probe/one', '{}')"
    )
    page = reader.open(PROGRESS)
    page.locator("[data-forget=probe]").click()
    assert "“Probe”" in confirm(page)

    assert told(page) == "Deleted: the answers of “Probe”."
    assert page.evaluate("document.activeElement.dataset.said") == ""
    assert page.evaluate("Object.keys(localStorage).sort()") == [
        "other/q/probe/one", "probe/last", "probe/read/articles/part/more", "probe/read/articles/part/text", "probe/theme",
    ]  # fmt: skip
    page.locator("[data-delete-all]").click()
    confirm(page)
    assert told(page) == "Deleted: everything that was kept of your progress."
    assert page.evaluate("Object.keys(localStorage).sort()") == ["other/q/probe/one"]


def test_another_tab_is_followed(reader):
    page = reader.open(PROGRESS)
    other = page.context.new_page()
    other.goto(page.url.replace(PROGRESS, MORE))
    other.locator("[data-mark]").click()

    until(
        page,
        "document.querySelector(\"[data-page='articles/part/more'] [data-state]\").textContent === 'Done'",
    )


def test_where_nothing_can_be_stored_it_is_said(reader, browser):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((reader.project.out / PROGRESS).as_uri())
    assert page.locator("[data-kept]").inner_text().startswith("This browser does not allow saving")
    page.goto((reader.project.out / MORE).as_uri())
    page.locator("[data-mark]").click()
    assert page.locator("[data-read]").inner_text().endswith("This browser does not allow saving.")
    assert not errors
    context.close()


def test_a_quiz_that_was_edited_says_once_what_became_of_the_answers(reader):
    answer_all(reader.open(TEXT))
    changed = QUIZ.replace("second letter?", "2nd letter?").replace("answer: true", "answer: false")
    reader.project.write({"content/en/quizzes/probe.yaml": changed}).build()
    page = reader.open(TEXT)
    assert page.locator("[data-edited]").inner_text() == (
        "This quiz has changed since your last visit. Answers kept: 3; "
        "to answer again, because the right answer changed: 1."
    )
    assert reader.open(TEXT).locator("[data-edited]").is_hidden()

    reader.project.write({"content/en/quizzes/probe.yaml": changed.replace("heavier", "lighter")}).build()
    assert reader.open(TEXT).locator("[data-edited]").is_visible()


def test_a_typo_put_right_keeps_all(reader):
    answer_all(reader.open(TEXT))
    changed = QUIZ.replace("second letter?", "2nd letter?")
    reader.project.write({"content/en/quizzes/probe.yaml": changed}).build()

    assert reader.open(TEXT).locator("[data-edited]").inner_text() == (
        "This quiz was reworded since your last visit. All your answers are kept: 4."
    )


def test_a_question_taken_out_and_put_back_has_its_answer(reader):
    answer_all(reader.open(TEXT))
    reader.project.write({"content/en/quizzes/probe.yaml": QUIZ.split("  - id: four")[0]}).build()
    assert reader.open(TEXT).locator("form.question").count() == 3
    reader.project.write({"content/en/quizzes/probe.yaml": QUIZ}).build()

    assert verdict(reader.open(TEXT), "four") == "Correct."


def test_axe_finds_nothing_on_the_page(reader, axe):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    assert axe(page) == []
    page.locator("[data-delete-all]").click()
    assert axe(page) == []


def into_another(browser, reader, file):
    """Load a file in another browser; give its page of progress."""
    other = browser.new_context().new_page()
    other.goto(reader.page.url.replace(TEXT, PROGRESS))
    load(other, file)
    confirm(other)
    return other


def test_attempts_are_as_many_as_there_were(reader, browser):
    """A second round brings its number along: loaded elsewhere it is not taken for a round that was begun there."""
    page = reader.open(TEXT)
    answer_all(page)
    page.locator("[data-summary] [data-restart]").click()
    answer_all(page)
    other = into_another(browser, reader, saved(reader.open(PROGRESS)))
    other.goto(other.url.replace(PROGRESS, TEXT))
    assert other.locator("[data-summary]").is_visible()
    other.goto(other.url.replace(TEXT, PROGRESS))

    assert other.locator("[data-of=probe] [data-attempts] li").count() == 2
    assert sorted(key for key in other.evaluate("Object.keys(localStorage)") if "/attempt/" in key) == [
        "probe/attempt/probe/1",
        "probe/attempt/probe/2",
    ]
    other.context.close()


def test_answers_that_were_loaded_make_no_round(reader, browser):
    """5 points of 6 here, and 6 of 6 only by putting together what two browsers know: nobody had that result."""
    answer_all(reader.open(TEXT))  # one is wrong
    file = saved(reader.open(PROGRESS))
    other = browser.new_context().new_page()
    other.goto(reader.page.url.replace(PROGRESS, TEXT))
    answer(other, "one", "b")
    for name, values in (("two", ["a", "b"]), ("three", ["water"]), ("four", ["true"])):
        answer(other, name, *values)
    theirs = json.loads(other.evaluate("localStorage['probe/attempt/probe/1']"))
    other.goto(other.url.replace(TEXT, PROGRESS))
    load(other, file)
    confirm(other)
    other.goto(other.url.replace(PROGRESS, TEXT))
    assert other.locator("[data-summary]").is_visible()

    assert json.loads(other.evaluate("localStorage['probe/attempt/probe/1']")) == theirs
    other.context.close()


@pytest.mark.parametrize("at", ("zzzz", "2026-13-45", "", None))
def test_a_date_that_is_none_replaces_nothing(reader, at):
    page = reader.open(TEXT)
    answer(page, "one", "b")
    page = reader.open(PROGRESS)
    entry = stored(page, "q/probe/one")
    old = {name: entry[name] for name in ("answer", "n", "d", "tries", "language", "right", "said")}
    load(
        page,
        {
            "merleg": 1,
            "site": "probe",
            "saved": "",
            "records": {"q/probe/one": {**old, "v": 1, "n": 0, "at": at}},
        },
    )
    confirm(page)

    assert "could not be read" in told(page)
    assert stored(page, "q/probe/one") == entry


@pytest.mark.parametrize("version", (1, 2))
def test_a_date_in_the_future_does_not_win_for_ever(reader, version):
    page = reader.open(TEXT)
    answer(page, "one", "a")
    file = saved(reader.open(PROGRESS))
    entry = unpacked(dict(file["records"]["q/probe/one"]), ENTRY) | {
        "at": "2059-01-01T00:00:00.000Z",
        "v": version,
    }
    file["records"]["q/probe/one"] = packed(entry) if version == 2 else entry
    page = reader.open(TEXT)
    form(page, "one").locator("[data-again]").click()
    answer(page, "one", "b")
    page = reader.open(PROGRESS)
    for _ in range(2):
        load(page, file)
        confirm(page)
        assert stored(page, "q/probe/one")["n"] == 1
    assert stored(page, "q/probe/one")["at"] < "2059"

    page.evaluate("localStorage.clear()")
    load(page, file)  # where there is nothing else, it is worth what it says, as of now
    confirm(page)
    assert stored(page, "q/probe/one")["n"] == 0
    assert stored(page, "q/probe/one")["at"] < "2059"


def test_a_mark_can_be_taken_back_after_a_page_was_renamed(reader):
    page = reader.open(TEXT)
    page.locator("[data-mark]").click()
    renamed = FILES["content/en/articles/part/text.md"].replace(
        "quiz: probe", "quiz: probe\nslug: words\nwas: [part/text]"
    )
    reader.project.remove("content/en/articles/part/text.md").write(
        {"content/en/articles/part/words.md": renamed, "content/en/articles/part/index.md":
         "---\ntitle: Part\nsummary: A part.\npages: [words, more]\n---\n", "content/en/paths.yaml": "[]\n",
         "content/en/quizzes/probe.yaml": QUIZ.replace("articles/part/text", "articles/part/words")}
    )  # fmt: skip
    reader.project.remove("content/hu/articles/part/text.md").build()
    page = reader.open("en/part/words.html")
    assert page.locator("[data-unmark]").is_visible()
    page.locator("[data-unmark]").click()

    assert page.locator("[data-mark]").is_visible()
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "/read/" in key] == []


@pytest.mark.parametrize("where", ({"en": 5}, {"en": True}, {"en": {}}, {"en": []}, {"en": [1, 2]}, {}, 7))
def test_a_broken_place_stops_nothing(reader, where):
    page = reader.open(PROGRESS)
    record = {"last": {"v": 1, "page": "x", "where": where}}
    load(page, {"merleg": 1, "site": "probe", "saved": "", "records": record})
    confirm(page)
    assert "could not be read" in told(page)
    page.evaluate("(text) => localStorage.setItem('probe/last', text)", json.dumps(record["last"]))
    assert reader.open("en/index.html").locator("[data-go-on]").is_hidden()
    assert reader.open(TEXT).locator("[data-mark]").is_visible()


def test_a_long_log_is_loaded_at_once(reader):
    page = reader.open(PROGRESS)
    lines = {f"log/{n:09d}-abcd": {"v": 2, "e": ["probe", "one", 0, 1, 1, "x"]} for n in range(20_000)}
    attempt = {"v": 1, "earned": 1, "of": 1, "right": 1, "asked": 1}
    rounds = {
        f"attempt/probe/{n}": {**attempt, "attempt": n, "at": f"2026-01-01T00:00:00.{n % 1000:03}Z"}
        for n in range(1, 800)
    }
    seconds = page.evaluate(
        """(text) => { const records = JSON.parse(text), start = performance.now();
           merleg.transfer.load("probe", Object.entries(records)); return (performance.now() - start) / 1000; }""",
        json.dumps(lines | rounds),
    )
    count = "Object.keys(localStorage).filter(key => key.startsWith('probe/log/')).length"
    assert page.evaluate(count) == 20_000
    assert seconds < 5


def test_a_log_of_an_older_version_is_written_as_today(reader):
    page = reader.open(PROGRESS)
    old = {"v": 1, "quiz": "probe", "question": "one", "n": 0, "d": 1, "tries": 1, "right": "abcdefgh"}
    records = {"log/abc-defg": old, "log/abd-defg": {"v": 2, "e": 5}, "read/x": {"v": 1, "at": {}, "page": 7}}
    load(page, {"merleg": 1, "site": "probe", "saved": "", "records": records})
    confirm(page)

    assert "2 entries of the file could not be read" in told(page)
    assert log(page) == [{**old, "v": 2}]
    page.locator("[data-forget=probe]").dispatch_event("click")
    confirm(page)
    assert log(page) == []


@pytest.mark.parametrize(
    "change", ({"earned": 9}, {"at": "banana"}, {"attempt": 9007199254740991}, {"right": 5}, {"of": -1})
)
def test_a_result_that_cannot_be_is_none(reader, change):
    page = reader.open(PROGRESS)
    attempt = {
        "v": 1,
        "attempt": 1,
        "earned": 1,
        "of": 2,
        "right": 1,
        "asked": 2,
        "at": "2026-01-01T00:00:00.000Z",
    }
    records = {"attempt/probe/1": {**attempt, **change}}
    load(page, {"merleg": 1, "site": "probe", "saved": "", "records": records})
    confirm(page)

    assert "could not be read" in told(page)
    assert page.locator("[data-attempts] li").count() == 0


def test_with_storage_off_nothing_is_said_to_be_loaded_or_deleted(site, browser):
    reader_ = lay(site(FILES))
    page = browser.new_context().new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page.goto((reader_.out / PROGRESS).as_uri())
    load(
        page,
        {"merleg": 1, "site": "probe", "saved": "", "records": {"read/a": {"v": 1, "at": "a", "page": "b"}}},
    )
    confirm(page)
    assert told(page) == "This browser does not allow saving; nothing was loaded."
    page.locator("[data-delete-all]").click()
    confirm(page)
    assert told(page) == "The browser did not allow deleting."
    page.context.close()


def test_a_best_result_that_was_deleted_in_another_tab_is_gone(reader):
    reader.project.write(
        {"content/en/quizzes/probe.yaml": QUIZ.replace("title: Probe", "title: Probe\nresult: best")}
    )
    reader.project.build()
    page = reader.open(TEXT)
    answer_all(page)
    page.locator("[data-summary] [data-restart]").click()
    other = page.context.new_page()
    other.goto(page.url.replace(TEXT, PROGRESS))
    other.locator("[data-delete-all]").click()
    confirm(other)
    answer(page, "one", "a")
    answer(page, "two", "b")
    answer(page, "three", "air")
    answer(page, "four", "true")

    assert "Best result: 1 of 6" in page.locator("[data-summary-text]").inner_text()


def test_nothing_to_save_where_only_the_look_was_chosen(reader):
    page = reader.open(PROGRESS)
    for key in ("theme", "name", "practice"):
        page.evaluate("(key) => localStorage.setItem(`probe/${key}`, '{\"v\":1}')", key)
    page.locator("[data-save]").click()
    assert told(page) == "There is nothing to save yet."
    page.locator("[data-delete-all]").click()
    confirm(page)
    assert page.evaluate("localStorage.length") == 0


def test_a_quiz_that_was_finished_on_its_own_page_finishes_the_article(reader):
    answer_all(reader.open("en/quizzes/probe.html"))
    assert reader.open(TEXT).locator("[data-unmark]").is_visible()
    assert (
        reader.open(PROGRESS)
        .locator("[data-page='articles/part/text'] > p [data-state]")
        .first.text_content()
        == "Done"
    )


def test_a_single_question_beside_the_self_check_does_not_keep_it_from_being_done(reader):
    text = FILES["content/en/articles/part/text.md"] + "\n{{ question: other/extra }}\n"
    extra = "title: Other\nquestions:\n  - {id: extra, kind: true-false, question: So?, answer: true, explanation: It is.}\n"
    reader.project.write(
        {"content/en/articles/part/text.md": text, "content/en/quizzes/other.yaml": extra}
    ).build()
    page = reader.open(TEXT)
    answer_all(page)

    assert page.locator("[data-unmark]").is_visible()
