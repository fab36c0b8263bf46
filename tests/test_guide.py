"""The guide itself: the first customer of the program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import build as building
from generator.interactions import Choose
from generator.lookup import look_up
from generator.walk import quiz_texts

ROOT = Path(__file__).parents[1]
POINTS = {
    *(f"A-{number:02}" for number in range(1, 29)),
    *(f"B-{number:02}" for number in range(1, 27)),
    *(f"C-{number:02}" for number in range(1, 29)),
}


@pytest.fixture(scope="module")
def read() -> building.Read:
    return building.check(ROOT, date(2026, 11, 24))


@pytest.fixture(scope="module")
def guide(read):
    assert read.site
    return read.site


def test_the_guide_has_no_finding(read):
    assert [f"{one.span} {one.code}" for one in read.findings] == []


@pytest.mark.parametrize("language", ("hu", "en"))
def test_every_point_is_covered_under_a_heading(guide, language):
    pages = [page for page in guide.pages if page.language == language]
    covered = {point.id for page in pages for point in page.covers}
    without = {point.id for page in pages for point in page.covers if point.anchor is None}

    assert covered == POINTS
    # these two are the questions themselves: their titles say them
    assert without <= {"B-01", "C-01"}


@pytest.mark.parametrize("language", ("hu", "en"))
def test_every_article_teaches_shows_and_asks(guide, language):
    articles = [page for page in guide.pages if page.language == language and page.type == "article"]
    lookup = look_up(guide)

    assert len(articles) == 4
    for page in articles:
        html = "".join(part for part in page.body.parts if isinstance(part, str))
        quizzes = lookup.quizzes_on(page)
        assert page.objectives, page.id
        assert "admonition example" in html, page.id
        assert "admonition try" in html, page.id
        assert 500 <= page.body.words <= 1100, (page.id, page.body.words)
        assert len(quizzes) == 1, page.id
        assert 3 <= len(quizzes[0][1]) <= 7, page.id


@pytest.mark.parametrize("language", ("hu", "en"))
def test_every_question_explains_itself(guide, language):
    questions = [one for quiz in guide.quizzes if quiz.language == language for one in quiz.questions]

    assert len(questions) >= 15
    assert {one.kind for one in questions} == {"single", "multiple", "true-false", "text", "sort", "order"}
    for one in questions:
        assert one.explanation, one.id
        assert one.see, one.id
        assert one.objectives, one.id
        if isinstance(one.interaction, Choose):
            assert all(option.feedback for option in one.interaction.options), one.id


@pytest.mark.parametrize("language", ("hu", "en"))
def test_the_right_option_is_not_given_away(guide, language):
    """Rivals' right options are the longest, or always in one place (`ghcertified#578` and others)."""
    singles = [
        one.interaction
        for quiz in guide.quizzes
        if quiz.language == language
        for one in quiz.questions
        if one.kind == "single" and isinstance(one.interaction, Choose)
    ]
    places = [next(n for n, option in enumerate(one.options) if option.right) for one in singles]
    longest = sum(max(one.options, key=lambda option: len(option.text.plain)).right for one in singles)

    assert max(places.count(place) for place in set(places)) <= len(singles) / 2
    assert longest <= len(singles) / 2


def test_the_languages_agree_page_for_page(guide):
    hu = {page.id for page in guide.pages if page.language == "hu" and page.type != "missing"}
    en = {page.id for page in guide.pages if page.language == "en" and page.type != "missing"}

    assert hu == en


def test_the_text_keeps_to_hungarian_typography(guide):
    pages = [page for page in guide.pages if page.language == "hu"]
    texts = [(page.id, text) for page in pages for text in (page.title, page.summary, page.body.plain)]
    quizzes = [quiz for quiz in guide.quizzes if quiz.language == "hu"]
    texts += [(quiz.id, text.plain) for quiz in quizzes for text in quiz_texts(quiz)]
    for place, text in texts:
        assert not set('"—“') & set(text), (place, text)
