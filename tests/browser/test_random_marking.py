"""Law 8 in bulk: 10,000 random responses to each interaction, the same in Python and in JavaScript.

`make test` takes the first 2,000 of them.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from generator import interactions
from generator.findings import Span
from generator.interactions import (
    Answer,
    Associate,
    Choose,
    Enter,
    Entry,
    Field,
    Free,
    Item,
    Number,
    Option,
    Order,
    Pick,
    Row,
    Scale,
    Share,
    Step,
    Target,
    Unit,
    Word,
    numbers,
    scale,
)
from generator.texts import Text
from tests.browser.test_marking import RULES, compare, marking  # noqa: F401  the fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TEXT = Text("", "", (), Span("x"))
COUNTS = (2_000, pytest.param(10_000, marks=pytest.mark.slow))
IDS = ("a", "b", "c", "d", "e", "a27", "constructor", "hasownproperty", "to-string")
WORDS = (
    "figyelem",
    "Figyelem",
    "figyelm",
    "körök",
    "kőrök",
    "két oldal",
    "a-b",
    "„aba”",
    "",
    " ",
    "ügyfél",
    "12,5",
)


def ids(random: Random, least: int = 1, most: int = 8) -> list[str]:
    return random.sample(IDS, random.randint(least, min(most, len(IDS))))


def choose(random: Random) -> tuple[Choose, Any]:
    options = tuple(Option(id_, TEXT, random.random() < 0.5) for id_ in ids(random))
    response = tuple(random.choices([*IDS, "other"], k=random.randint(0, 9)))
    return Choose(options, random.random() < 0.3, random.choice(("each", "all"))), response


FIGURES = ("0", "5", "12", "012", "234", "1234", "500", "000", "1", "99")
MARKS = (",", ".", " ", "\u00a0", "'", "\u202f", "", ",,", "’")
BESIDE = ("", "", "", "", " Ft", "Ft", " forint", " FT", " kg", "%", " db.", "€ ", "\u200e", " -", "?")


def number(random: Random) -> str:
    """Type a number as people do, and as they should not."""
    parts = [random.choice(FIGURES)]
    for _ in range(random.choice((0, 0, 1, 1, 1, 2, 3))):
        parts += [random.choice(MARKS), random.choice(FIGURES)]
    sign = random.choice(("", "", "", "-", "−", "–", "+", "- "))
    before = random.choice(("", "", "", "", "", "kb. ", "€ ", "Ft "))
    return before + sign + "".join(parts) + random.choice(BESIDE)


def numeric(random: Random, id_: str) -> Number:
    low, high = sorted((random.choice(LIMITS), random.choice(LIMITS)), key=lambda one: numbers.scaled(one, 3))
    unit = random.choice((None, None, Unit("Ft", ("forint", "%"), required=random.random() < 0.5)))
    return Number(id_, low, high, random.randint(1, 3), unit, random.choice((",", ".")))


LIMITS = ("-1234.5", "-5", "0", "0.5", "5", "12", "12.012", "12.5", "234", "1234", "1234.234", "99", "500.5")


def enter(random: Random) -> tuple[Enter, Any]:
    fields: list[interactions.AnyField] = []
    response: dict[str, str] = {}
    for id_ in ids(random, 1, 3):
        what = random.choice(("words", "number", "pick"))
        if what == "words":
            answers = tuple(
                Answer(random.choice(WORDS) + random.choice(("", "", "*", "|két")), random.randint(0, 2))
                for _ in range(random.randint(1, 3))
            )
            case, accents = random.choice(RULES), random.choice(RULES)
            fields.append(Field(id_, answers, random.randint(1, 3), case, accents, random.randint(0, 2)))
            response[id_] = random.choice(WORDS)
        elif what == "number":
            fields.append(numeric(random, id_))
            response[id_] = number(random)
        else:
            words = tuple(Word(one, one, random.random() < 0.4) for one in ids(random))
            fields.append(Pick(id_, words, random.randint(1, 3)))
            response[id_] = random.choice(IDS)
        if random.random() < 0.1:
            del response[id_]
    return Enter(tuple(fields)), response


def numbers_alone(random: Random) -> tuple[Enter, Any]:
    return Enter((numeric(random, "n"),)), {"n": number(random)}


def associate(random: Random) -> tuple[Associate, Any]:
    targets = ids(random, 1, 4)
    rows = tuple(Row(id_, TEXT, random.choice(targets)) for id_ in ids(random))
    response = {row.id: random.choice([*targets, ""]) for row in rows if random.random() < 0.9}
    if random.random() < 0.2:
        response[random.choice(IDS)] = random.choice(targets)
    return Associate(rows, tuple(Target(one, TEXT) for one in targets)), response


def order(random: Random) -> tuple[Order, Any]:
    right = ids(random, 2)
    given = random.sample(right, random.randint(0, len(right)))
    if random.random() < 0.5:
        given = right[:]
        place = random.randrange(len(given))
        given.insert(random.randrange(len(given) + 1), given.pop(place))
    if random.random() < 0.2:
        given.insert(random.randrange(len(given) + 1), random.choice(IDS))
    return Order(tuple(Item(one, TEXT) for one in right)), tuple(given)


def rate(random: Random) -> tuple[Scale, Any]:
    values = random.sample(range(12), random.randint(1, 7))
    steps = tuple(Step(value, "") for value in values)
    one = str(random.choice(values))
    response = random.choice(
        ((), ("none",), (str(random.randint(0, 12)),), ("1", "2"), (f"0{one}",), *[(one,)] * 5)
    )
    return Scale(steps, "d", random.random() < 0.5), response


def free(random: Random) -> tuple[Free, Any]:
    entries = tuple(Entry(id_, TEXT) for id_ in ids(random, 0))[: random.randint(0, 8)]
    ticked = " ".join(random.choices([*IDS, "whole", ""], k=random.randint(0, 6)))
    return Free(None, entries), random.choice(({}, {"ticked": ticked}, {"text": "x", "ticked": ticked}))


MAKERS = (choose, enter, numbers_alone, associate, order, rate, free)


@pytest.mark.parametrize("most", COUNTS)
@pytest.mark.parametrize("make", MAKERS, ids=lambda one: one.__name__)
def test_random_responses(marking: Page, make: Callable[[Random], tuple[Any, Any]], most: int):  # noqa: F811
    random = Random(f"the same in every run: {make.__name__}")
    # a number alone is the interaction `enter` once more
    count = most // 4 if make is numbers_alone else most
    cases = [(*make(random), random.randint(1, 1000)) for _ in range(count)]
    for start in range(0, count, 1000):
        compare(marking, cases[start : start + 1000])
    states = [interactions.mark(one, response).state for one, response, _ in cases]
    assert min(states.count(one) for one in ("right", "wrong")) > count // 100  # or these cases say nothing


def test_levels_of_dimensions(marking: Page):  # noqa: F811
    random = Random("levels")
    lists = [
        [Share(random.randint(0, d), d) for d in random.choices((1, 3, 4, 6), k=random.randint(0, 6))]
        for _ in range(2_500)
    ]
    found = marking.evaluate(
        "lists => lists.map((shares) => merleg.interactions.scale.level(shares))",
        [[{"n": one.n, "d": one.d} for one in shares] for shares in lists],
    )
    assert found == [scale.level(shares) for shares in lists]
