"""What older versions stored is read by this one, and what this one stores is left alone by older ones; and its size.

The files in `stores/` are what a version wrote, as it wrote it: they are never edited. `RIGHT-…` and `SAID-…` stand for
the digests that the questions have today, in the length that the version used.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.browser.quizzes import ADDRESS, BASE, answer, build, form, log, stored, verdict

STORES = sorted((Path(__file__).parent / "stores").glob("*.json"))
# by version: how long its digests were, and the digest of the file, which is never edited
LENGTHS = {"v1": 12}
SEALS = {"v1": "a1ede575490561f0e338ca955c529e7e46633549e925276b5e38448708f7475d"}
LIMIT = 60_000


def longer(digest: str, length: int) -> str:
    """Write a digest in another version's length; this version reads its first characters."""
    return (digest + hashlib.sha256(digest.encode()).hexdigest())[:length]


@pytest.fixture(params=STORES, ids=lambda path: path.stem)
def old(request, site, page):
    """Give a page of a quiz, opened where an older version has been."""
    page.goto(build(site))
    data = json.loads(page.locator("[data-quiz-data]").first.text_content())
    text = request.param.read_text("utf-8")
    for question in data["questions"]:
        right, said = (longer(one, LENGTHS[request.param.stem]) for one in question["digests"]["en"])
        text = text.replace(f"RIGHT-{question['id']}", right).replace(f"SAID-{question['id']}", said)
    page.evaluate(
        "(all) => Object.entries(all).forEach(([key, one]) => localStorage.setItem(key, one))",
        json.loads(text),
    )
    page.reload()
    return page, json.loads(text)


def test_there_is_a_store_of_every_older_version():
    assert {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in STORES} == SEALS


def test_what_an_older_version_stored_is_read(old):
    page, _ = old
    assert verdict(page, "one") == "Not correct. Attempt 2."
    assert form(page, "one").locator("input[value=a]").is_checked()
    assert verdict(page, "two") == "Correct: 2 points of 2."
    assert "reworded" in form(page, "two").locator("[data-result]").inner_text()
    assert "has changed since" in form(page, "three").locator("[data-history]").inner_text()
    assert verdict(page, "four") == ""  # it was to be answered again


def test_reading_changes_nothing_and_the_next_answer_is_written_as_today(old):
    page, before = old
    assert page.evaluate("({...localStorage})") == before | {
        "probe/quiz/probe": page.evaluate("localStorage['probe/quiz/probe']")
    }
    answer(page, "three", "water")
    entry = stored(page, "q/probe/three")

    assert entry["v"] == 2
    assert (entry["n"], entry["tries"]) == (2, 1)  # a first try: at another question
    assert [(line["question"], line["right"]) for line in log(page) if line["v"] == 2] == [
        ("three", "ba987654")
    ]
    answer(page, "four", "true")
    assert "Earlier attempts" in page.locator("[data-summary]").inner_text()
    assert "4 of 6 points" in page.locator("[data-summary]").inner_text()


@pytest.mark.parametrize("version", LENGTHS)
def test_a_page_of_an_older_build_leaves_todays_answers_alone(site, page, version):
    """`stores/<version>/` is a quiz as that version built it (without its style): a copy on a stick, say."""
    address = build(site)
    page.goto(address)
    for name, values in (("one", ["a"]), ("two", ["a", "c"]), ("four", ["true"])):
        answer(page, name, *values)
    before = page.evaluate("({...localStorage})")
    page.goto((Path(__file__).parent / "stores" / version / ADDRESS).as_uri())
    assert verdict(page, "one") == ""  # it cannot read them
    answer(page, "one", "b")
    assert "newer version" in page.locator("[data-saved]").inner_text()
    answer(page, "three", "water")  # what has no newer answer is kept as that version does

    now = page.evaluate("({...localStorage})")
    assert {key: text for key, text in before.items() if "/q/" in key}.items() <= now.items()
    page.goto(address)
    assert verdict(page, "one") == "Not correct."
    assert verdict(page, "three") == "Correct: 2 points of 2."


def test_four_hundred_answers_take_less_than_sixty_thousand_characters(site, page):
    """With ids and answers as long as a guide has them; keys and values are counted."""
    kinds = (
        "kind: single\n    question: A?\n    options: [{text: A, correct: true}, B, C]\n",
        "kind: multiple\n    question: A?\n    options: [{text: A, correct: true}, {text: B, correct: true}, C]\n",
        "kind: text\n    question: A?\n    answers: [Data quality]\n",
        "kind: match\n    question: A?\n    pairs: [{left: A, right: B}, {left: C, right: D}, {left: E, right: F}]\n",
    )
    files = dict(BASE)
    for number in range(8):
        questions = "".join(f"  - id: question-number-{n}\n    {kinds[n % 4]}" for n in range(50))
        files[f"content/en/quizzes/careful-{number}.yaml"] = f"title: Quiz\nquestions:\n{questions}"
    project = site(files)
    project.build()
    for number in range(8):
        page.goto((project.out / f"en/quizzes/careful-{number}.html").as_uri())
        page.evaluate("""
          document.querySelectorAll("form.question").forEach((form) => {
            form.querySelectorAll("input[type=text]").forEach((one) => { one.value = "Data quality"; });
            form.querySelectorAll("select").forEach((one) => { one.selectedIndex = 1; });
            form.querySelectorAll(".option input").forEach((one, index) => { if (!index || one.type === "checkbox") one.checked = true; });
            form.requestSubmit();
          })
        """)
    size, answers = page.evaluate("""[
      Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0),
      Object.keys(localStorage).filter((key) => key.startsWith("probe/q/")).length,
    ]""")

    assert answers == 400
    assert size < LIMIT
