"""Law 8: marking in Python = marking in JavaScript, on every example of every kind and on random responses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import interactions
from generator.findings import Span
from generator.interactions import Answer, Choose, Enter, Field, Option, enter
from generator.model import Text
from tests.interactions import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FOLDER = Path(interactions.__file__).parent
TEXT = Text("", "", (), Span("x"))
MARK = """cases => cases.map(([name, spec, response, of]) => {
  const share = merleg.interactions[name].mark(spec, response);
  const score = merleg.score(share, of);
  const best = name === "enter"
    ? spec.fields.map((field) => merleg.interactions.enter.best(field, response[field.id] ?? "")) : [];
  return [share.n, share.d, score.earned, score.of, score.state, best];
})"""


@pytest.fixture(scope="module")
def marking(browser: Browser) -> Iterator[Page]:
    """Give a page that holds the marking and nothing else."""
    page = browser.new_page()
    page.goto("about:blank")
    for name in ("score", "choose", "enter"):
        page.add_script_tag(content=(FOLDER / f"{name}.js").read_text("utf-8"))
    yield page
    page.close()


def in_python(interaction: interactions.Interaction, response: Any, of: int) -> list[Any]:
    share = interactions.mark(interaction, response)
    score = interactions.score(share, of)
    best = []
    if isinstance(interaction, Enter):
        best = [enter.best(field, response.get(field.id, "")) for field in interaction.fields]
    return [share.n, share.d, score.earned, score.of, score.state, best]


def in_browser(marking: Page, cases: list[tuple[interactions.Interaction, Any, int]]) -> list[Any]:
    rows = [[interactions.name(one), interactions.spec(one), response, of] for one, response, of in cases]
    return marking.evaluate(MARK, rows)  # type: ignore[no-any-return]


def compare(marking: Page, cases: list[tuple[interactions.Interaction, Any, int]]) -> None:
    for case, found in zip(cases, in_browser(marking, cases), strict=True):
        assert found == in_python(*case), case


def test_examples_of_all_kinds(marking: Page):
    cases = [
        (one.question.interaction, response, one.question.points)
        for one in examples.valid()
        for response, *_ in one.responses
    ]
    compare(marking, cases)
    for example in examples.valid():
        rows = [(example.question.interaction, row[0], example.question.points) for row in example.responses]
        for row, found in zip(example.responses, in_browser(marking, rows), strict=True):
            assert tuple(found[2:5]) == row[1:], (example.title, row)


IDS = [f"o{n}" for n in range(8)]


@st.composite
def choosing(draw: st.DrawFn) -> tuple[Choose, list[str], int]:
    rights = draw(st.lists(st.booleans(), min_size=1, max_size=8))
    if not any(rights):
        rights[0] = True
    options = tuple(Option(id_, TEXT, right) for id_, right in zip(IDS, rights, strict=False))
    marking = draw(st.sampled_from(("each", "all")))
    response = draw(st.lists(st.sampled_from([*IDS, "other"]), max_size=10))
    return Choose(options, draw(st.booleans()), marking), response, draw(st.integers(1, 1000))


# words that nearly meet, so that accents, capitals, typos, stars and ties decide; and all that Python's Unicode knows
NEAR = st.sampled_from(
    (
        "abcde", "abced", "abcd", "ABCDE", "körök", "kőrök", "KO\u0308RO\u0308K", "ΟΔΟΣΣ", "οδοσσ", "οδοσς", "aba",
        "a-b", "a–b", "„aba”", "abcde aba", "  abcde\u00a0 aba ", "ab\u00adcde", "İstanb", "straße", "😀abcde", "1", "",
    )
)  # fmt: skip
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


# a batch that differs names the case by itself: looking for a smaller batch would take minutes
RANDOM = settings(
    max_examples=20,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.data_too_large, HealthCheck.too_slow, HealthCheck.large_base_example),
)


@RANDOM
@given(st.lists(choosing(), min_size=100, max_size=300))
def test_random_choices(marking: Page, cases: list[tuple[Choose, list[str], int]]):
    compare(marking, [(one, tuple(response), of) for one, response, of in cases])


@RANDOM
@given(st.lists(typing(), min_size=100, max_size=200))
def test_random_texts(marking: Page, cases: list[tuple[Enter, dict[str, str], int]]):
    compare(marking, list(cases))


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
