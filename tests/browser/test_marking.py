"""Law 8: marking in Python = marking in JavaScript, on every example of every kind and on random responses."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import interactions
from generator.findings import Span
from generator.interactions import Answer, Choose, Enter, Field, Number, Option, enter
from generator.output.theme import MARKING
from generator.texts import Text
from tests.interactions import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FOLDER = Path(interactions.__file__).parent
TEXT = Text("", "", (), Span("x"))
MARK = """cases => cases.map(([name, spec, response, of]) => {
  const share = merleg.interactions[name].mark(spec, response);
  const score = merleg.score(share, of);
  const { best, unclear } = merleg.interactions.enter;
  const told = (field, typed) => "answers" in field ? best(field, typed) : "low" in field ? unclear(field, typed) : "";
  const more = name === "enter" ? spec.fields.map((field) => told(field, Object.hasOwn(response, field.id) ? response[field.id] : "")) : [];
  return [share.n, share.d, score.earned, score.of, score.state, more];
})"""


@pytest.fixture(scope="module")
def marking(browser: Browser) -> Iterator[Page]:
    """Give a page that holds the marking and nothing else."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in MARKING:
        page.add_script_tag(content=(FOLDER / f"{name}.js").read_text("utf-8"))
    yield page
    page.close()


def in_python(interaction: interactions.Interaction, response: Any, of: int) -> list[Any]:
    share = interactions.mark(interaction, response)
    score = interactions.score(share, of)
    best: list[int | str] = []
    if isinstance(interaction, Enter):
        best = [told(field, response.get(field.id, "")) for field in interaction.fields]
    return [share.n, share.d, score.earned, score.of, score.state, best]


def told(field: interactions.AnyField, typed: str) -> int | str:
    """Give what a page says of a field beside its points."""
    if isinstance(field, Field):
        return enter.best(field, typed)
    return enter.unclear(field, typed) if isinstance(field, Number) else ""


def in_browser(marking: Page, cases: list[tuple[interactions.Interaction, Any, int]]) -> list[Any]:
    rows = [[interactions.name(one), interactions.spec(one), response, of] for one, response, of in cases]
    return marking.evaluate(MARK, rows)  # type: ignore[no-any-return]


def compare(marking: Page, cases: list[tuple[interactions.Interaction, Any, int]]) -> None:
    for case, found in zip(cases, in_browser(marking, cases), strict=True):
        assert found == in_python(*case), case


def test_examples_of_all_kinds(marking: Page):
    cases = [
        (one.question.interaction, row.response, one.question.points)
        for one in examples.valid()
        for row in one.responses
    ]
    compare(marking, cases)
    for example in examples.valid():
        rows = [
            (example.question.interaction, row.response, example.question.points) for row in example.responses
        ]
        for row, found in zip(example.responses, in_browser(marking, rows), strict=True):
            assert tuple(found[2:5]) == (row.earned, row.of, row.state), (example.title, row)
            assert row.share is None or (row.share.n, row.share.d) == tuple(found[:2]), (example.title, row)


RULES: tuple[Literal["ignore", "strict"], ...] = ("ignore", "strict")
IDS = [f"o{n}" for n in range(8)]


@st.composite
def choosing(draw: st.DrawFn) -> tuple[Choose, list[str], int]:
    rights = draw(st.lists(st.booleans(), min_size=1, max_size=8))
    if not any(rights):
        rights[0] = True
    options = tuple(Option(id_, TEXT, right) for id_, right in zip(IDS, rights, strict=False))
    marking: Literal["each", "all"] = draw(st.sampled_from(("each", "all")))
    response = draw(st.lists(st.sampled_from([*IDS, "other"]), max_size=10))
    return Choose(options, draw(st.booleans()), marking), response, draw(st.integers(1, 1000))


# words that nearly meet, so that accents, capitals, typos, stars and ties decide; and all that Python's Unicode knows
NEARLY = (
    "abcde", "abced", "abcd", "ABCDE", "körök", "kőrök", "KO\u0308RO\u0308K", "ΟΔΟΣΣ", "οδοσσ", "οδοσς", "aba", "a-b",
    "a–b", "„aba”", "abcde aba", "  abcde\u00a0 aba ", "ab\u00adcde", "İstanb", "straße", "😀abcde", "1", "",
)  # fmt: skip
NEAR = st.sampled_from(NEARLY)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=12)
WRITTEN = st.one_of(NEAR, NEAR, NEAR, ANY)


@st.composite
def accepted(draw: st.DrawFn) -> str:
    """Write an answer as an author does: with stars, bars and backslashes."""
    parts = draw(st.lists(WRITTEN, min_size=1, max_size=3))
    return "".join(
        draw(st.sampled_from(("", "", "*", "*", "|", "\\*", "\\|", "\\"))) + part for part in parts
    )


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """Change a text a little, as fingers do."""
    letters = list(text)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, max(0, len(letters) - 1)))
        what = draw(st.sampled_from(("drop", "add", "swap", "upper", "lower")))
        if what == "add":
            letters.insert(place, draw(st.sampled_from("abcáőö -*")))
        elif letters and what == "drop":
            del letters[place]
        elif what == "swap" and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        elif letters and what in ("upper", "lower"):
            letters[place] = letters[place].upper() if what == "upper" else letters[place].lower()
    return "".join(letters)


@st.composite
def typing(draw: st.DrawFn) -> tuple[Enter, dict[str, str], int]:
    fields, response = [], {}
    for number in range(draw(st.integers(1, 2))):
        texts = draw(st.lists(st.one_of(WRITTEN, accepted()), min_size=1, max_size=4))
        answers = tuple(Answer(text, draw(st.integers(0, 2))) for text in texts)
        field = Field(
            f"f{number}", answers, draw(st.integers(1, 3)), draw(st.sampled_from(("ignore", "strict"))),
            draw(st.sampled_from(("ignore", "strict"))), draw(st.integers(0, 3)),
        )  # fmt: skip
        fields.append(field)
        if draw(st.booleans()) or number == 0:
            response[field.id] = draw(
                st.one_of(WRITTEN, NEAR.flatmap(changed), st.sampled_from(texts).flatmap(changed))
            )
    return Enter(tuple(fields)), response, draw(st.integers(1, 1000))


RANDOM = settings(max_examples=400, database=None)


@RANDOM
@given(choosing())
def test_random_choices(marking: Page, case: tuple[Choose, list[str], int]):
    one, response, of = case
    compare(marking, [(one, tuple(response), of)])


@RANDOM
@given(typing())
def test_random_texts(marking: Page, case: tuple[Enter, dict[str, str], int]):
    compare(marking, [case])


@pytest.mark.parametrize(
    ("answers", "typed", "index"),
    (
        ((("abcde", 1), ("ABCDE", 1)), "abcde", 0),
        ((("abcdx", 1), ("abc*", 1)), "abcde", 0),
        ((("abc*", 1), ("abcdx", 1)), "abcde", 0),
        ((("abc*", 0), ("abcdx", 1)), "abcde", 1),
        ((("x*ab*b", 1),), "xab", -1),
        ((("x*ab*b", 1),), "xabb", 0),
        ((("*aba*aba*", 1),), "ababa", -1),
        ((("aba*aba", 1),), "ababa", -1),
    ),
)
def test_ties_and_overlaps(marking: Page, answers: tuple[tuple[str, int], ...], typed: str, index: int):
    field = Field("f", tuple(Answer(*one) for one in answers), 1, typos=1)
    assert enter.best(field, typed) == index
    compare(marking, [(Enter((field,)), {"f": typed}, 1)])


def test_many_texts_that_nearly_meet(marking: Page):
    random = Random("the same in every run")
    some = random.choice

    def slip(text: str) -> str:
        place = random.randrange(len(text) + 1)
        return some(
            (text, text.upper(), text[:place] + text[place + 1 :], text[:place] + some("aő -ς*") + text[place:],
             text[: place - 1] + text[place : place + 1] + text[place - 1 : place] + text[place + 1 :])
        )  # fmt: skip

    def written() -> str:
        return "".join(
            some(("", "", "", "*", "|", "\\*", "\\")) + slip(some(NEARLY))
            for _ in range(some((1, 1, 1, 2, 3)))
        )

    cases: list[tuple[interactions.Interaction, Any, int]] = []
    for _ in range(6000):
        answers = tuple(Answer(written(), random.randrange(3)) for _ in range(some((1, 2, 3))))
        case, accents = some(RULES), some(RULES)
        field = Field("f", answers, 2, case, accents, random.randrange(3))
        typed = slip(slip(some((*NEARLY, some(answers).text))))
        cases.append((Enter((field,)), {"f": typed}, random.randrange(1, 9)))
    compare(marking, cases)
    found = [told(case[0].fields[0], case[1]["f"]) for case in cases if isinstance(case[0], Enter)]
    assert min(found.count(index) for index in (-1, 0, 1, 2)) > 30  # or these cases say nothing


def test_no_answer_takes_long_in_the_browser(marking: Page):
    answers = ("*a" * 50 + "*", "*a" * 50, "*" + "ab*" * 50 + "c", "a" * 10_000)
    field = {
        "id": "f", "of": 1, "case": "ignore", "accents": "strict", "typos": 3,
        "answers": [{"text": text, "points": 1} for text in answers],
    }  # fmt: skip
    spent = marking.evaluate(
        """([field, typed]) => {
          const start = performance.now();
          for (const one of typed) merleg.interactions.enter.best(field, one);
          return performance.now() - start;
        }""",
        [field, ["a" * 9_999 + "b", "ab" * 5_000, "b" * 10_000]],
    )
    assert spent < 1000
