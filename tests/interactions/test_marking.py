"""Marking in Python: every example of every kind, the scores that the manual states, and what typing forgives."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.findings import Span
from generator.interactions import (
    Answer,
    Choose,
    Enter,
    Field,
    Number,
    Option,
    Share,
    enter,
    mark,
    of,
    reaches,
    score,
)
from generator.kinds import kinds
from generator.texts import Text
from tests.interactions import examples

if TYPE_CHECKING:
    from tests.interactions.examples import Example, Refused

TEXT = Text("", "", (), Span("x"))
VALID = examples.valid()
INVALID = examples.invalid()


def choose(right: int, wrong: int, marking: str = "each") -> Choose:
    options = [Option(f"r{n}", TEXT, right=True) for n in range(right)]
    options += [Option(f"w{n}", TEXT, right=False) for n in range(wrong)]
    return Choose(tuple(options), one=False, marking=marking)  # type: ignore[arg-type]


def chosen(right: int, wrong: int) -> tuple[str, ...]:
    return (*(f"r{n}" for n in range(right)), *(f"w{n}" for n in range(wrong)))


def field(*answers: str, **rules: object) -> Field:
    return Field("f", tuple(Answer(text, 1) for text in answers), 1, **rules)  # type: ignore[arg-type]


def matches(answer: str, typed: str, **rules: object) -> bool:
    return enter.best(field(answer, **rules), typed) == 0


def test_every_kind_has_examples():
    assert {one.kind for one in VALID} == set(kinds()) == {one.kind for one in INVALID}


@pytest.mark.parametrize("example", VALID, ids=lambda one: f"{one.kind}: {one.title}")
def test_example_is_marked_as_it_says(example: Example):
    interaction = example.question.interaction
    for row in example.responses:
        share = mark(interaction, row.response)
        result = score(share, example.question.points)
        assert (result.earned, result.of, result.state) == (row.earned, row.of, row.state), row
        assert row.share in (None, share), row
        if isinstance(interaction, Enter) and isinstance(row.response, dict):
            numbers = [one for one in interaction.fields if isinstance(one, Number)]
            unclear = "".join(enter.unclear(one, row.response.get(one.id, "")) for one in numbers)
            assert row.unclear == unclear, row


@pytest.mark.parametrize("refused", INVALID, ids=lambda one: f"{one.kind}: {one.code}")
def test_invalid_example_is_refused_with_its_code(refused: Refused):
    _, findings = examples.read(refused.text, refused.quiz)
    assert refused.code in {one.code for one in findings if one.severity != "hint"}


@pytest.mark.parametrize(
    ("right", "wrong", "r", "w", "points", "earned", "state"),
    (
        (3, 2, 2, 0, None, 2, "partly"),
        (3, 2, 2, 0, 1, 0, "partly"),
        (3, 2, 2, 1, 3, 1, "partly"),
        (3, 2, 3, 2, None, 0, "wrong"),
        (3, 2, 3, 0, None, 3, "right"),
        (3, 2, 0, 0, None, 0, "wrong"),
        (3, 0, 2, 0, None, 2, "partly"),
        (1, 1, 1, 1, None, 0, "wrong"),
        (100, 1, 99, 0, 1000, 990, "partly"),
        (
            100,
            1,
            99,
            0,
            2,
            1,
            "partly",
        ),  # rounded it would be the whole, which only what is wholly right gets
    ),
)
def test_several_of_several(
    right: int, wrong: int, r: int, w: int, points: int | None, earned: int, state: str
):
    question = choose(right, wrong)
    result = score(mark(question, chosen(r, w)), of(question, points))
    assert (result.earned, result.state) == (earned, state)


def test_all_or_nothing():
    question = choose(2, 2, "all")
    assert mark(question, chosen(2, 0)) == Share(1, 1)
    assert mark(question, chosen(1, 0)) == mark(question, chosen(2, 1)) == mark(question, ()) == Share(0, 1)


def test_ticking_everything_earns_nothing_and_unknown_ids_do_not_count():
    question = choose(2, 3)
    assert mark(question, chosen(2, 3)).n == 0
    assert mark(question, (*chosen(1, 0), "r0", "nobody")) == mark(question, chosen(1, 0))


def test_worth():
    assert of(choose(3, 2), None) == 3
    assert of(Choose(choose(1, 2).options, one=True), None) == 1
    assert of(Enter((field("a"), Field("g", (), 2))), None) == 3
    assert of(choose(3, 2), 7) == 7


def test_right_is_never_judged_from_the_points():
    assert score(Share(1, 2), 1).state == score(Share(999, 1000), 1).state == "partly"
    assert score(Share(999, 1000), 1).earned == 0
    assert score(Share(1, 1000), 1) == score(Share(1, 1000), 1)
    assert score(Share(1, 2), 3).earned == 2  # half up


def test_pass_mark_is_exact():
    assert reaches(7, 10, 70)
    assert not reaches(69, 99, 70)
    assert reaches(2, 3, 66)
    assert not reaches(2, 3, 67)


@pytest.mark.parametrize(
    ("answer", "typed"),
    (
        ("két oldal", " két \u00a0 oldal\u2003"),
        ("két oldal", "KÉT OLDAL"),
        ("két oldal", "»két oldal«"),
        ("két oldal", "ke\u0301t oldal"),
        ("front-office", "front\u2013office"),
        ("front-office", "front\u2212office"),
        ("front-office", "front\u2010office"),
        ("nyugta", "nyugta."),
        ("nyugta.", "Nyugta!"),
        ("nyugta", "„nyugta”,"),
        ("it's", "it\u2019s"),
        ('a "b" c', "a „b” c"),
        ("adatminőség", "adat\u00adminő\u200bség\u200e"),
        ("ΟΔΟΣ", "οδος"),
        ("οδοσ", "ΟΔΟΣ"),
        ("İ", "i\u0307"),
    ),
)
def test_what_never_decides(answer: str, typed: str):
    assert matches(answer, typed)


def test_what_decides():
    assert not matches("to be or not", "to be, or not")
    assert matches("?", "?")
    assert not matches("?", "!")
    assert not matches("kör", "kőr")
    assert matches("kör", "kőr", accents="ignore")
    assert matches("tűz", "tuz", accents="ignore")
    assert not matches("tűz", "tüz")
    assert not matches("Két", "két", case="strict")
    assert not matches("két oldal", "kétoldal")
    assert not matches("a.c", "abc")
    assert not matches("[a-z]+", "abc")
    assert matches("(a+)+$", "(A+)+$")


@pytest.mark.parametrize("typed", ("", "   ", "\u200b\u00ad", "„”", "'' ", "\uffff"))
def test_nothing_that_decides_is_nothing_answered(typed: str):
    assert enter.best(field("*", '""'), typed) == -1


def test_stars_and_bars():
    assert matches("ügyfél*", "ügyfélszolgálat")
    assert matches("ügyfél*", "ügyfél")
    assert matches("*szolg*lat", "Ügyfélszolgálat")
    assert not matches("*szolg*lat", "szolgálata")
    assert not matches("aba*ba", "aba")
    assert matches("a|b | c", "C")
    assert not matches("a|b", "a|b")
    assert matches(r"a\|b", "a|b")
    assert matches(r"a\*b", "a*b")
    assert not matches(r"a\*b", "axb")
    assert matches(r"a\\b", r"a\b")
    assert matches(r"a\b", r"a\b")
    assert matches("**", "x")
    assert not matches("|", "x")
    assert not matches("\uffff", "x")


def test_typos():
    for typed in ("figyelm", "figyelemm", "fgiyelem", "figyalem", "figyelem"):
        assert matches("figyelem", typed, typos=1), typed
    assert not matches("figyelem", "figylm", typos=1)
    assert matches("figyelem", "figylm", typos=2)
    assert not matches("súly", "sály", typos=2)
    assert not matches("12345", "12346", typos=1)  # figures are no letters: a number has no typo
    assert not matches("figyele*", "fugyelem", typos=1)
    assert matches("figyelem|gond", "figyelm", typos=1)
    assert not matches("figyelem|gond", "gand", typos=1)
    assert not matches("😀😀😀😀😀", "😀😀😀😀", typos=1)


def test_best_answer_counts():
    answers = (
        Answer("*", 0),
        Answer("effect", 0),
        Answer("affect", 2),
        Answer("aff*", 1),
        Answer("affect", 2),
    )
    one = Field("f", answers, 2, typos=1)
    assert enter.best(one, "affect") == 2
    assert enter.best(one, "affair") == 3
    assert enter.best(one, "afect") == 2
    assert enter.best(one, "effect") == 0  # what is one of the answers is no typo of another one
    assert enter.best(one, "nothing like it") == 0
    assert mark(Enter((one,)), {"f": "affair"}) == Share(1, 2)
    assert mark(Enter((one,)), {"g": "affair"}) == Share(0, 2)


def test_answers_are_shown_as_people_read_them():
    assert Answer(r"a*|b\|c| \* ", 1).shown == ("a…", "b|c", "*")


@pytest.mark.parametrize(
    ("answer", "typed"),
    (
        ("*a" * 50 + "*", "a" * 9_999 + "b"),
        ("*a" * 50, "a" * 9_999 + "b"),
        ("*" + "ab*" * 50 + "c", "ab" * 5_000),
        ("*".join("a" * 100 for _ in range(50)), "a" * 10_000),
        ("a" * 10_000, "b" * 10_000),
    ),
)
def test_no_answer_takes_long(answer: str, typed: str):
    start = time.perf_counter()
    enter.best(field(answer, typos=3), typed)
    assert time.perf_counter() - start < 1
