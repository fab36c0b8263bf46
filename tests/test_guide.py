"""The guide itself: whole in both languages, and good enough to be published as it is."""

from __future__ import annotations

from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from generator.interactions import Associate, Choose, Enter, Pick
from generator.kinds import kinds
from generator.lookup import look_up
from generator.phrases import count, sentences
from generator.status import status
from generator.walk import passages, quiz_texts
from tests.guide import TODAY, read
from tools.coverage import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.interactions import Interaction

LANGUAGES = pytest.mark.parametrize("language", ("hu", "en"))
# the section that says how to use the guide, and a sheet to print: nothing to teach, show and ask
OUTSIDE = ("articles/kezdes/", "articles/egyensuly/munkalap")


@pytest.fixture(scope="module")
def guide():
    site = read().site
    assert site
    return site


@pytest.fixture(scope="module")
def lookup(guide):
    return look_up(guide)


def articles(guide, language):
    """Give the articles that teach something."""
    return [
        page
        for page in guide.pages
        if page.language == language and page.type == "article" and not page.id.startswith(OUTSIDE)
    ]


def questions(guide, language):
    """Give the questions that have an answer: not the statements of the self-assessment."""
    return [
        one
        for quiz in guide.quizzes
        if quiz.language == language and not quiz.profile
        for one in quiz.questions
    ]


def mute(interaction: Interaction) -> Iterator[str]:
    """Give the ids of what can be chosen wrongly without a word about it."""
    match interaction:
        case Choose(options=options):
            yield from (one.id for one in options if not one.right and not one.feedback)
        case Associate(rows=rows):
            yield from (one.id for one in rows if not one.feedback)
        case Enter(fields=fields):
            picks = [field for field in fields if isinstance(field, Pick) and not field.feedback]
            yield from (
                one.id for field in picks for one in field.words if not one.right and not one.feedback
            )
        case _:
            pass


def test_the_guide_has_no_finding():
    assert [f"{one.span} {one.code}" for one in read().findings] == []


def test_nothing_is_left_to_do(guide):
    found = status(guide, TODAY)

    assert found.rows == ()
    assert {one.language: one.covered for one in found.covers} == {"hu": len(POINTS), "en": len(POINTS)}


@LANGUAGES
def test_every_point_is_covered_under_a_heading(guide, language):
    pages = [page for page in guide.pages if page.language == language]
    covered = {point.id for page in pages for point in page.covers}
    without = {point.id for page in pages for point in page.covers if point.anchor is None}

    assert covered == POINTS
    # these two are the questions themselves: their titles say them
    assert without == {"B-01", "C-01"}


@LANGUAGES
def test_every_article_teaches_shows_and_asks(guide, lookup, language):
    found = articles(guide, language)

    assert len(found) == 20
    for page in found:
        html = "".join(part for part in page.body.parts if isinstance(part, str))
        quizzes = lookup.quizzes_on(page)
        assert len(page.objectives) >= 2, page.id
        assert "admonition example" in html, page.id
        # something to do: a box, or a method in steps
        assert "admonition try" in html or "<ol>" in html, page.id
        assert 600 <= page.body.words <= 1300, (page.id, page.body.words)
        assert page.covers, page.id
        assert page.related, page.id
        assert len(quizzes) == 1, page.id
        assert 5 <= len(quizzes[0][1]) <= 10, page.id


@LANGUAGES
def test_there_are_questions_of_every_kind_and_most_ask_for_a_decision(guide, language):
    found = questions(guide, language)
    levels = Counter(one.level for one in found)

    assert len(found) >= 180
    assert {one.kind for one in found} | {"likert"} == set(kinds())
    assert set(levels) <= {"recall", "understand", "apply"}
    assert levels["apply"] >= len(found) / 2


@LANGUAGES
def test_every_question_explains_itself(guide, language):
    for one in questions(guide, language):
        assert one.explanation, one.id
        assert one.see, one.id
        assert one.objectives, one.id
        assert list(mute(one.interaction)) == [], one.id


@LANGUAGES
def test_every_objective_is_asked_for_twice(guide, lookup, language):
    asked = Counter(
        (page.id, objective)
        for quiz in guide.quizzes
        if quiz.language == language
        for question in quiz.questions
        for page, objective in (lookup.objective(quiz, one) for one in question.objectives)
        if page
    )
    stated = {(page.id, one.id) for page in articles(guide, language) for one in page.objectives}

    assert len(stated) >= 40
    assert {one for one in stated if asked[one] < 2} == set()


@LANGUAGES
def test_the_right_option_is_not_given_away(guide, language):
    """Rivals' right options are the longest, or always in one place (`ghcertified#578` and others)."""
    singles = [
        one.interaction
        for one in questions(guide, language)
        if one.kind == "single" and isinstance(one.interaction, Choose)
    ]
    places = [next(n for n, option in enumerate(one.options) if option.right) for one in singles]
    longest = sum(max(one.options, key=lambda option: len(option.text.plain)).right for one in singles)

    assert max(places.count(place) for place in set(places)) <= len(singles) * 0.4
    assert longest <= len(singles) * 0.4


@LANGUAGES
def test_the_exam_draws_twenty_questions_from_every_section(guide, language):
    exam = next(quiz for quiz in guide.quizzes if quiz.language == language and quiz.mode == "exam")
    pool = Counter(one.topic for one in exam.questions)
    drawn = dict(exam.draw.topics)

    assert sum(drawn.values()) == 20
    assert set(pool) == set(drawn) == {"alapok", "ugyfeloldal", "hatteroldal", "egyensuly", "szervezet"}
    # another attempt has to bring other questions
    assert all(pool[topic] >= 2 * number for topic, number in drawn.items())
    for one in exam.questions:
        assert all(see.target.startswith(f"articles/{one.topic}/") for see in one.see), one.id


@LANGUAGES
def test_the_self_assessment_has_two_statements_a_dimension(guide, language):
    quiz = next(quiz for quiz in guide.quizzes if quiz.language == language and quiz.profile)
    stated = Counter(one.interaction.dimension for one in quiz.questions)

    assert len(quiz.profile.dimensions) == 12
    assert stated == {one.id: 2 for one in quiz.profile.dimensions}
    assert quiz.profile.roles


def test_the_languages_agree_page_for_page(guide):
    for ids in (
        lambda language: {
            page.id for page in guide.pages if page.language == language and page.type != "missing"
        },
        lambda language: {
            (quiz.id, one.id) for quiz in guide.quizzes if quiz.language == language for one in quiz.questions
        },
        lambda language: {term.id for term in guide.terms if term.language == language},
        lambda language: [path.id for path in guide.paths if path.language == language],
    ):
        assert ids("hu") == ids("en")


@LANGUAGES
def test_the_glossary_the_paths_and_the_questions_of_readers_are_whole(guide, language):
    pages = [page for page in guide.pages if page.language == language]
    terms = [term for term in guide.terms if term.language == language]
    paths = [path for path in guide.paths if path.language == language]

    assert len(terms) >= 40
    assert all(term.see for term in terms)
    assert len(paths) == 8
    assert all(path.steps and path.then and path.stretch and path.weights for path in paths)
    # the two of the source, and at least twelve more
    assert sum(page.type == "faq" for page in pages) >= 14


@LANGUAGES
def test_sentences_are_short(guide, language):
    lengths: dict[str, list[int]] = {}
    for of, passage in passages(guide):
        if of == language and passage.kind in ("text", "item"):
            found = [count(sentence) for _, sentence in sentences(passage.text, language)]
            lengths.setdefault(passage.spans[0].path, []).extend(found)

    assert len(lengths) > 60
    assert {path: max(found) for path, found in lengths.items() if max(found) > 35} == {}
    assert {path: mean(found) for path, found in lengths.items() if mean(found) >= 18} == {}


def test_the_text_keeps_to_hungarian_typography(guide):
    pages = [page for page in guide.pages if page.language == "hu"]
    texts = [(page.id, text) for page in pages for text in (page.title, page.summary, page.body.plain)]
    quizzes = [quiz for quiz in guide.quizzes if quiz.language == "hu"]
    texts += [(quiz.id, text.plain) for quiz in quizzes for text in quiz_texts(quiz)]
    texts += [(term.id, term.definition.plain) for term in guide.terms if term.language == "hu"]
    for place, text in texts:
        assert not set('"—“') & set(text), (place, text)
