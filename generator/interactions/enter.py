"""Filling in fields: the kinds `text`, `number` and `gaps` compile to this.

A field takes words (`Field`), a number (`Number`) or one of a few words to pick from (`Pick`). What never decides about
words is in `normal`, how numbers are read in `numbers`. In an accepted answer `*` stands for any run of characters and
`a|b` for either; a backslash takes that meaning away. No regular expression ever sees an author's text: the two
languages read them differently, and some never end.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, assert_never

from . import numbers
from .normal import normal
from .ranks import ranks
from .score import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..texts import Text
    from .numbers import Unit

STAR = (
    "\uffff"  # stands for the wildcard in a pattern; Unicode promises that it is never a character of a text
)
LETTERS = 5  # a shorter answer takes no typo: too many short words differ by one letter


@dataclass(frozen=True, slots=True)
class Answer:
    """One accepted answer as the author wrote it, with its `points`; `*` and `a|b` are wildcards."""

    text: str
    points: int
    feedback: Text | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """The answer as readers are told of it: its alternatives, each with `…` for `*`."""
        return tuple(one.replace(STAR, "…").strip() for one in alternatives(self.text) if one.strip())


@dataclass(frozen=True, slots=True)
class Field:
    """One place to type words in, worth `of` points; `feedback` is said of what is none of the answers."""

    id: str
    answers: tuple[Answer, ...]
    of: int
    case: Literal["ignore", "strict"] = "ignore"
    accents: Literal["ignore", "strict"] = "strict"
    typos: int = 0
    feedback: Text | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One place to type a number in: right from `low` to `high` (canonical, see `numbers`).

    `shown` is the right answer as an author wrote it, `decimal` the decimal mark of the page.
    """

    id: str
    low: str
    high: str
    of: int = 1
    unit: Unit | None = None
    decimal: Literal[",", "."] = "."
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words to pick from."""

    id: str
    text: str
    right: bool
    feedback: Text | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """One place to pick a word for."""

    id: str
    words: tuple[Word, ...]
    of: int
    feedback: Text | None = None


AnyField = Field | Number | Pick


@dataclass(frozen=True, slots=True)
class Enter:
    """One or more fields; where they stand in a text, `text` has a mark `\ue010<id>\ue011` at each place."""

    fields: tuple[AnyField, ...]
    text: Text | None = None


def spec(interaction: Enter) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `enter.js` takes."""
    return {"fields": [_spec(field) for field in interaction.fields]}


def _spec(field: AnyField) -> dict[str, object]:
    common = {"id": field.id, "of": field.of}
    match field:
        case Field():
            answers = [{"text": answer.text, "points": answer.points} for answer in field.answers]
            return {
                **common, "case": field.case, "accents": field.accents, "typos": field.typos, "answers": answers,
            }  # fmt: skip
        case Number(unit=unit):
            units = None if unit is None else [unit.text, *unit.accept]
            required = unit is not None and unit.required
            return {
                **common, "low": field.low, "high": field.high, "decimal": field.decimal, "units": units,
                "required": required,
            }  # fmt: skip
        case Pick():
            right = [word.id for word in field.words if word.right]
            return {**common, "words": [word.id for word in field.words], "right": right}
        case _:
            assert_never(field)


def texts(interaction: Enter) -> Iterator[Text]:
    """Give every text that an author wrote in it."""
    if interaction.text:
        yield interaction.text
    for field in interaction.fields:
        if isinstance(field, Number):
            continue
        said = field.answers if isinstance(field, Field) else field.words
        yield from (one.feedback for one in said if one.feedback)
        if field.feedback:
            yield field.feedback


def truth(interaction: Enter) -> Sequence[object]:
    """Tell what is right, for a digest: with each answer's part of the points, so that twice as many change nothing."""
    return [_truth(field) for field in interaction.fields]


def _truth(field: AnyField) -> Sequence[object]:
    match field:
        case Field():
            answers = sorted(
                [answer.text, str(Fraction(answer.points, field.of))] for answer in field.answers
            )
            return [field.id, field.case, field.accents, field.typos, answers]
        case Number(unit=unit):
            units = None if unit is None else [sorted((unit.text, *unit.accept)), unit.required]
            return [field.id, field.low, field.high, units]
        case Pick():
            places = ranks((word.id, word.text) for word in field.words)
            return [field.id, sorted([word.id, word.right, places[word.id]] for word in field.words)]
        case _:
            assert_never(field)


def wording(interaction: Enter) -> Sequence[object]:
    """Tell what is said, for a digest: the text with the gaps, and the words to pick from."""
    said: list[object] = [interaction.text.plain] if interaction.text else []
    picks = (field for field in interaction.fields if isinstance(field, Pick))
    return [*said, *(sorted([word.id, word.text] for word in pick.words) for pick in picks)]


def worth(interaction: Enter) -> int:
    """Give the points of a question whose author named none: those of its fields."""
    return max(1, sum(field.of for field in interaction.fields))


def mark(interaction: Enter, response: Mapping[str, str]) -> Share:
    """Mark what was filled in, by field id; a field that is not in the response is empty."""
    earned = sum(points(field, response.get(field.id, "")) for field in interaction.fields)
    return Share(earned, worth(interaction))


def points(field: AnyField, given: str) -> int:
    """Give the points that a field earns with what was given."""
    match field:
        case Field():
            index = best(field, given)
            return min(field.of, field.answers[index].points) if index >= 0 else 0
        case Number():
            return field.of if fits(field, given) else 0
        case Pick():
            return field.of if any(word.right and word.id == given for word in field.words) else 0
        case _:
            assert_never(field)


def fits(field: Number, typed: str) -> bool:
    """Whether a typed number is a right one, with its unit where it has one."""
    if unclear(field, typed):
        return False
    read = numbers.read(typed, field.decimal)
    if read.beside and not (field.unit and numbers.measured(read.beside, field.unit)):
        return False
    return numbers.within(read.number, field.low, field.high)


def unclear(field: Number, typed: str) -> numbers.Unclear:
    """Say why a typed number cannot be marked: then the reader is asked, and nothing is guessed."""
    read = numbers.read(typed, field.decimal)
    if read.unclear:
        return read.unclear
    if read.beside and not field.unit:
        return "beside"
    return "unit" if field.unit and field.unit.required and not read.beside else ""


def best(field: Field, typed: str) -> int:
    """Find the matching answer with the most points (the first of equals); -1 when none matches.

    What is exactly one of the accepted answers is never taken for another one with a typo.
    """
    text = normal(typed, field.case, field.accents)
    if not text:
        return -1
    exact = fuzzy = -1
    literal = False
    for index, answer in enumerate(field.answers):
        for one in alternatives(answer.text):
            pattern = normal(one, field.case, field.accents, STAR)
            if STAR in pattern:
                hit = like(pattern, text)
            else:
                hit = bool(pattern) and pattern == text
                literal = literal or hit
            if hit and (exact < 0 or answer.points > field.answers[exact].points):
                exact = index
            elif (
                field.typos
                and (fuzzy < 0 or answer.points > field.answers[fuzzy].points)
                and close(pattern, text, field.typos)
            ):
                fuzzy = index
    if fuzzy < 0 or literal:
        return exact
    if exact < 0:
        return fuzzy
    ahead = field.answers[fuzzy].points - field.answers[exact].points
    return fuzzy if ahead > 0 or (ahead == 0 and fuzzy < exact) else exact


def alternatives(written: str) -> list[str]:
    """Split an author's answer at its bars; `STAR` stands for a wildcard."""
    parts = [""]
    chars = iter(written.replace(STAR, ""))
    for char in chars:
        if char == "\\":
            following = next(chars, "")
            parts[-1] += following if following and following in "*|\\" else char + following
        elif char == "|":
            parts.append("")
        else:
            parts[-1] += STAR if char == "*" else char
    return parts


def like(pattern: str, text: str) -> bool:
    """Whether a pattern with wildcards covers the whole text: each piece is looked for once, from the left."""
    first, *middle, last = pattern.split(STAR)
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    place, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def close(pattern: str, text: str, typos: int) -> bool:
    """Whether at most so many letters are wrong, missing, too many, or swapped with their neighbour."""
    if STAR in pattern or abs(len(pattern) - len(text)) > typos or sum(map(str.isalpha, pattern)) < LETTERS:
        return False
    far = typos + 1
    before: list[int] = []
    row = list(range(len(text) + 1))
    for i, char in enumerate(pattern, 1):
        older, before = before, row
        row = [far] * (len(text) + 1)
        if i <= typos:
            row[0] = i
        for j in range(max(1, i - typos), min(len(text), i + typos) + 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != text[j - 1]))
            if older and j > 1 and char == text[j - 2] and pattern[i - 2] == text[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            row[j] = min(cost, far)
    return row[len(text)] <= typos
