"""Nothing of a page is found by going through all pages for each: twice the site is twice the work."""

from __future__ import annotations

import pytest

from generator.formats.web import data
from generator.lookup import Lookup


def asked(site, monkeypatch, count: int) -> int:
    """Build a site of so many articles with a quiz each; give how often a page was asked what stands on it."""
    calls = 0
    stands = Lookup.stands

    def counted(self, page):
        nonlocal calls
        calls += 1
        return stands(self, page)

    question = "questions:\n  - {id: a, kind: true-false, question: So?, answer: true, explanation: It is.}\n"
    files = {"content/hu/articles/a/index.md": "---\ntitle: A\nsummary: B.\n---\n"}
    for number in range(count):
        files[f"content/hu/articles/a/c{number}.md"] = (
            f"---\ntitle: C\nsummary: D.\nquiz: q{number}\n---\nE.\n"
        )
        files[f"content/hu/quizzes/q{number}.yaml"] = f"title: Q\n{question}"
    project = site(files)
    with monkeypatch.context() as patch:
        patch.setattr(Lookup, "stands", counted)
        project.build()
    return calls


@pytest.mark.parametrize("count", (15,))
def test_what_stands_on_pages_is_asked_in_a_straight_line(site, monkeypatch, count):
    few = asked(site, monkeypatch, count)
    many = asked(site, monkeypatch, 2 * count)

    assert many < 2.2 * few


@pytest.mark.parametrize("count", (20, 40))
def test_each_question_is_digested_once_a_language(site, monkeypatch, count):
    """It stands on its page, in the practice, on the page of progress and on paper; its digests are made once."""
    calls = 0
    right = data.right

    def counted(question):
        nonlocal calls
        calls += 1
        return right(question)

    one = "  - {{id: q{n}, kind: true-false, question: So?, answer: true, explanation: It is.}}\n"
    text = "title: Q\nquestions:\n" + "".join(one.format(n=n) for n in range(count))
    project = site({"content/hu/quizzes/q.yaml": text})
    monkeypatch.setattr(data, "right", counted)
    project.build()

    # once for its own digest, and once for the version of its quiz on each page that shows the quiz
    assert calls <= 6 * count
