"""The certificate of completion: of what is passed, printed on one page, without a name that nobody asked to keep."""

from __future__ import annotations

import json
import re

import pytest

from tests.browser.quizzes import Reader, answer, answer_all
from tests.browser.test_progress_page import FILES, PROGRESS, TEXT, confirm


@pytest.fixture
def reader(site, page):
    page.add_init_script("globalThis.print = () => dispatchEvent(new Event('beforeprint'));")
    quiz = FILES["content/en/quizzes/probe.yaml"] + "pass: 80\n"
    return Reader(site({**FILES, "content/en/quizzes/probe.yaml": quiz}), page)


def offered(page) -> list[str]:
    found: list[str] = page.locator("[data-of-what] option").all_text_contents()
    return found


def make(page, name: str = "") -> str:
    page.locator("[data-name]").fill(name)
    page.locator("[data-certificate] [type=submit]").click()
    page.emulate_media(media="print")
    text = page.locator("[data-sheet]").inner_text()
    page.emulate_media(media="null")
    return str(text)


def test_there_is_none_before_something_is_passed(reader):
    page = reader.open(PROGRESS)
    assert page.locator("[data-none]").is_visible()
    assert not offered(page)

    page = reader.open(TEXT)
    for name, options in (("one", "a"), ("two", "b"), ("three", "x"), ("four", "false")):
        answer(page, name, options)
    assert not offered(reader.open(PROGRESS))  # done, and not passed


def test_a_passed_quiz_and_a_path_that_is_done(reader):
    answer_all(reader.open(TEXT))
    assert offered(reader.open(PROGRESS)) == ["Probe"]
    page = reader.open("en/faq/why.html")
    page.locator("[data-mark]").click()

    page = reader.open(PROGRESS)
    assert offered(page) == ["Probe", "Desk"]
    text = make(page, "  Anna Example ")
    lines = text.splitlines()
    assert "Certificate of completion" in lines
    assert {"Anna Example", "has completed", "Probe", "Result: 5 of 6 points (83%)"} <= set(lines)
    assert re.search(r"Date: \d+ \w+ 20\d\d Version: [0-9a-f]{8}$", text, re.MULTILINE)
    assert "no proof of a qualification" in text
    assert page.evaluate("Object.keys(localStorage).includes('probe/name')") is False


def test_the_name_is_kept_only_when_asked_and_goes_with_the_rest(reader):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    page.locator("[data-keep]").check()
    make(page, "Anna Example")
    page = reader.open(PROGRESS)
    assert page.locator("[data-name]").input_value() == "Anna Example"
    assert "Anna" not in str(page.evaluate("merleg.transfer.save('probe')"))

    page.locator("[data-keep]").uncheck()
    assert page.evaluate("'probe/name' in localStorage") is False  # at once, whatever is printed later
    assert reader.open(PROGRESS).locator("[data-name]").input_value() == ""
    page.locator("[data-keep]").check()
    make(page, "Anna Example")
    page.evaluate("document.body.classList.remove('certifying')")
    page.locator("[data-delete-all]").click()
    confirm(page)
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("[data-name]").input_value() == ""
    assert not page.locator("[data-keep]").is_checked()


def test_it_is_printed_on_one_page_and_the_page_prints_without_it(reader, tmp_path):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    make(page, "Anna Example")
    page.pdf(path=tmp_path / "one.pdf", prefer_css_page_size=True)
    data = (tmp_path / "one.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    (box,) = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", data))
    assert float(box[0]) > float(box[1])

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    assert page.locator("[data-sheet]").is_hidden()
    assert page.locator("h1").is_visible()


def test_what_was_typed_is_text(reader):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    assert "<b>Anna</b>" in make(page, "<b>Anna</b>")


def version(text: str) -> str:
    return text.rpartition("Version: ")[2].split()[0]


def test_the_version_is_that_of_the_quiz_as_it_was_answered(reader):
    answer_all(reader.open(TEXT))
    before = version(make(reader.open(PROGRESS)))
    edited = FILES["content/en/quizzes/probe.yaml"] + "pass: 70\n"
    reader.project.write({"content/en/quizzes/probe.yaml": edited}).build()
    assert version(make(reader.open(PROGRESS))) == before

    page = reader.open(TEXT)
    page.locator("[data-summary] [data-restart]").click()
    answer_all(page)
    assert version(make(reader.open(PROGRESS))) != before


def test_the_version_of_a_path_changes_with_its_quizzes(reader):
    def of_path() -> str:
        data = json.loads(reader.open(PROGRESS).locator("#progress-data").text_content())
        return str(data["paths"][0]["version"])

    before = of_path()
    edited = FILES["content/en/quizzes/probe.yaml"].replace("answer: true", "answer: false")
    reader.project.write({"content/en/quizzes/probe.yaml": edited}).build()

    assert of_path() != before


def test_without_a_name_it_has_no_gap_where_it_would_stand(reader):
    answer_all(reader.open(TEXT))
    page = reader.open(PROGRESS)
    lines = make(page).splitlines()
    assert "Completed:" in lines
    assert "has completed" not in lines
    assert page.locator("[data-name]").get_attribute("maxlength") == "80"
