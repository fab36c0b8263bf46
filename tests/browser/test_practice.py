"""Mixed practice: what was read, the wrong ones first, neighbouring topics in turn, the same after a reload."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.quizzes import BASE, Reader, answer, form, stored, until, verdict

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("one", "two", "three")
QUESTION = (
    "  - id: {id}\n    kind: true-false\n    question: Is {id} of {quiz} so?\n    answer: true\n"
    "    explanation: It is.\n    see: articles/part/{quiz}\n"
)


def quiz(name: str, number: int = 4, more: str = "") -> str:
    questions = "".join(QUESTION.format(id=f"q{n}", quiz=name) for n in range(number))
    return f"title: Quiz {name}\nabout: articles/part/{name}\n{more}questions:\n{questions}"


FILES = {
    **BASE,
    "content/en/articles/part/index.md": "---\ntitle: Part\nsummary: A part.\npages: [one, two, three]\n---\n",
    **{
        f"content/en/articles/part/{name}.md": f"---\ntitle: {name}\nsummary: A text.\nquiz: {name}\n---\nText.\n"
        for name in NAMES
    },
    **{f"content/en/quizzes/{name}.yaml": quiz(name) for name in NAMES},
    "content/en/quizzes/exam.yaml": quiz("exam", more="mode: exam\n").replace("part/exam", "part/one"),
}
FILES.pop("content/en/articles/part/text.md")


class Learner(Reader):
    def practise(self, which: str) -> Page:
        page = self.open("en/practice.html")
        page.locator("[name=from]").select_option(which)
        page.locator("[data-options] [type=submit]").click()
        until(
            page,
            "document.querySelector('form.question.live') || document.querySelector('[data-told]').textContent",
        )
        return page


@pytest.fixture
def reader(site, page):
    return Learner(site(FILES), page)


def asked(page) -> list[str]:
    """Give the questions of the practice in their order, as quiz/question."""
    return [
        one.get_attribute("id").removeprefix("q-").replace("_", "/")
        for one in page.locator("form.question").all()
    ]


def test_at_first_there_is_nothing_that_was_read(reader):
    page = reader.practise("read")
    assert page.locator("[data-told]").inner_text().startswith("Nothing has been read or answered yet.")
    assert not asked(page)
    assert reader.practise("wrong").locator("[data-told]").inner_text() == "Nothing is wrong at present."


def test_all_questions_but_those_of_an_exam(reader):
    page = reader.practise("all")
    assert len(asked(page)) == 10
    assert {one.split("/")[0] for one in asked(page)} == set(NAMES)
    assert page.locator("[data-count]").inner_text() == "0 of 10 answered"
    assert (
        page.evaluate("document.activeElement.closest('form').dataset.question")
        == asked(page)[0].split("/")[1]
    )


def test_neighbouring_topics_take_turns(reader):
    """Interleaving: what lies side by side in the guide has to be told apart (learning.md names the studies)."""
    begun = set()
    for _ in range(12):
        quizzes = [one.split("/")[0] for one in asked(reader.practise("all"))]
        first = NAMES.index(quizzes[0])
        assert quizzes == ([*NAMES[first:], *NAMES[:first]] * 4)[:10]
        begun.add(first)
    assert len(begun) > 1, "no topic is always the last"


def test_only_what_was_read_is_asked_and_the_wrong_ones_come_first(reader):
    reader.open("en/part/two.html").locator("[data-mark]").click()
    page = reader.open("en/part/one.html")
    answer(page, "q0", "true")
    answer(page, "q2", "false")
    page = reader.practise("read")

    assert len(asked(page)) == 8
    assert asked(page)[0] == "one/q2"
    assert asked(page)[-1] == "one/q0"  # known: last
    assert {one.split("/")[0] for one in asked(page)} == {"one", "two"}
    assert asked(reader.practise("wrong")) == ["one/q2"]


def test_an_answer_counts_in_its_own_quiz_and_a_reload_shows_the_same(reader):
    page = reader.open("en/part/one.html")
    answer(page, "q2", "false")
    page = reader.practise("wrong")
    assert verdict(page, "q2") == ""  # asked afresh
    answer(page, "q2", "true")
    assert verdict(page, "q2") == "Correct. Attempt 2."
    assert page.locator("[data-summary]").is_visible()
    entry = stored(page, "q/one/q2")
    assert (entry["n"], entry["tries"]) == (1, 2)

    page.reload()
    until(page, "document.querySelector('.verdict')")
    assert asked(page) == ["one/q2"]
    assert page.locator("[data-summary]").is_visible()
    assert verdict(reader.open("en/part/one.html"), "q2") == "Correct. Attempt 2."
    assert reader.practise("wrong").locator("[data-told]").inner_text() == "Nothing is wrong at present."


def test_the_order_stays_over_a_reload_and_is_belongs_to_the_moment_of_the_draw(reader):
    page = reader.practise("all")
    first = asked(page)
    page.reload()
    until(page, "document.querySelector('form.question.live')")
    assert asked(page) == first


def test_a_page_opened_alone_by_an_unfinished_practice_leaves_the_quiz_as_it_is(reader):
    answer(reader.open("en/part/one.html"), "q0", "false")
    reader.practise("wrong")

    assert verdict(reader.open("en/part/one.html"), "q0") == "Not correct."


def test_a_question_that_is_gone_ends_the_old_draw(reader):
    reader.practise("all")
    reader.project.write({f"content/en/quizzes/{name}.yaml": quiz(name, 1) for name in NAMES}).build()
    page = reader.open("en/practice.html")

    assert not asked(page)
    assert page.locator("[data-section]").is_hidden()
    assert len(asked(reader.practise("all"))) == 3


def test_a_part_of_the_guide_can_be_chosen(reader):
    reader.project.write(
        {
            "content/en/articles/other/index.md": "---\ntitle: Other\nsummary: Another.\npages: [four]\n---\n",
            "content/en/articles/other/four.md": "---\ntitle: Four\nsummary: A text.\nquiz: four\n---\nText.\n",
            "content/en/quizzes/four.yaml": quiz("four").replace("part/four", "other/four"),
        }
    ).build()
    page = reader.open("en/practice.html")
    page.locator("[name=from]").select_option("all")
    page.locator("[name=section]").select_option("Other")
    page.locator("[data-options] [type=submit]").click()
    until(page, "document.querySelector('form.question.live')")

    assert {one.split("/")[0] for one in asked(page)} == {"four"}


def test_it_works_where_nothing_can_be_stored_and_says_so(reader, browser):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});"
    )
    page = context.new_page()
    page.goto((reader.project.out / "en/practice.html").as_uri())
    assert page.locator("[data-kept]").inner_text().startswith("This browser does not allow saving")
    page.locator("[name=from]").select_option("all")
    page.locator("[data-options] [type=submit]").click()
    until(page, "document.querySelector('form.question.live')")
    first = page.locator("form.question").first
    first.locator("input[value=true]").check()
    first.locator("[data-check]").click()
    assert first.locator(".verdict").inner_text() == "Correct."
    context.close()


def test_without_a_script_the_way_leads_to_the_quizzes(reader, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((reader.project.out / "en/practice.html").as_uri())
    assert page.locator("noscript a").get_attribute("href") == "quizzes/index.html"
    assert page.locator("[data-options]").is_hidden()
    context.close()


def test_no_page_where_there_is_nothing_to_practise(site):
    project = site(
        {**FILES, **{f"content/en/quizzes/{name}.yaml": quiz(name, more="mode: exam\n") for name in NAMES}}
    )
    project.build()

    assert "en/practice.html" not in project.output()
    assert "practice.html" not in project.page("en/index.html")


def test_axe_finds_nothing(reader, axe):
    page = reader.practise("all")
    assert axe(page) == []
    first = page.locator("form.question").first
    first.locator("input[value=false]").check()
    first.locator("[data-check]").click()
    assert axe(page) == []
    assert form(page, asked(page)[1].split("/")[1]).count()


def test_two_questions_whose_names_run_together_are_two(site, page):
    """`back` + `office-one`, and `back-office` + `one`: each keeps its own answer."""
    one = "  - id: {id}\n    kind: true-false\n    question: Is {id} so?\n    answer: {answer}\n    explanation: So.\n"
    project = site(
        {
            **BASE,
            "content/en/quizzes/back.yaml": "title: B\nquestions:\n"
            + one.format(id="office-one", answer="true"),
            "content/en/quizzes/back-office.yaml": "title: O\nquestions:\n"
            + one.format(id="one", answer="false"),
        }
    )
    project.build()
    page.goto((project.out / "en/practice.html").as_uri())
    page.locator("[data-options] [name=from]").select_option("all")
    page.locator("[data-options] [type=submit]").click()
    page.locator("form.question").nth(1).wait_for()
    for question in ("office-one", "one"):
        answer(page, question, "true")

    assert verdict(page, "office-one") == "Correct."
    assert verdict(page, "one") == "Not correct."
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('/q/')).sort()") == [
        "probe/q/back-office/one",
        "probe/q/back/office-one",
    ]


def test_what_was_typed_is_there_after_a_reload(site, page):
    text = "title: T\nquestions:\n  - {id: typed, kind: text, question: What?, answers: water, explanation: It is.}\n"
    project = site({**BASE, "content/en/quizzes/typed.yaml": text})
    project.build()
    page.goto((project.out / "en/practice.html").as_uri())
    page.locator("[data-options] [name=from]").select_option("all")
    page.locator("[data-options] [type=submit]").click()
    page.locator("form.question input").fill("wat")
    page.reload()

    assert page.locator("form.question input").input_value() == "wat"
