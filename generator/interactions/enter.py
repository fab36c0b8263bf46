"""Typing an answer: the kind `text` compiles to this (later `gaps` and `number`, with more fields).

What never decides: spaces, the kind of quotation marks and dashes, Unicode forms, marks that cannot be seen.
In an accepted answer `*` stands for any run of characters and `a|b` for either; a backslash takes that meaning away.
No regular expression ever sees an author's text: the two languages read them differently, and some never end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize as compose

from .score import Share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..texts import Text

STAR = (
    "\uffff"  # stands for the wildcard in a pattern; Unicode promises that it is never a character of a text
)
LETTERS = 5  # a shorter answer takes no typo: too many short words differ by one letter

# written out, because Python and JavaScript disagree on what is white space
SPACES = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\uffff]")
DOUBLE = re.compile("[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]")
SINGLE = re.compile("[`\u00b4\u02b9\u02bb\u02bc\u2018-\u201b\u2032\u2039\u203a\uff07]")
DASHES = re.compile("[\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
MARKS = re.compile("[\u0300-\u036f]")
EDGES = "\"' "


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
    """One place to type in, worth `of` points."""

    id: str
    answers: tuple[Answer, ...]
    of: int
    case: Literal["ignore", "strict"] = "ignore"
    accents: Literal["ignore", "strict"] = "strict"
    typos: int = 0


@dataclass(frozen=True, slots=True)
class Enter:
    """One or more fields to type in."""

    fields: tuple[Field, ...]


def spec(interaction: Enter) -> dict[str, object]:
    """Give what marking needs, ready for JSON: the shape that `enter.js` takes."""
    return {
        "fields": [
            {
                "id": field.id,
                "of": field.of,
                "case": field.case,
                "accents": field.accents,
                "typos": field.typos,
                "answers": [{"text": answer.text, "points": answer.points} for answer in field.answers],
            }
            for field in interaction.fields
        ]
    }


def worth(interaction: Enter) -> int:
    """Give the points of a question whose author named none: those of its fields."""
    return max(1, sum(field.of for field in interaction.fields))


def mark(interaction: Enter, response: Mapping[str, str]) -> Share:
    """Mark what was typed, by field id; a field that is not in the response is empty."""
    earned = 0
    for field in interaction.fields:
        index = best(field, response.get(field.id, ""))
        if index >= 0:
            earned += min(field.of, field.answers[index].points)
    return Share(earned, worth(interaction))


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


def normal(text: str, case: str, accents: str, star: str = "") -> str:
    """Take away what never decides, and what this field does not let decide."""
    text = compose("NFD", UNSEEN.sub(lambda found: found[0] if found[0] == star else "", text))
    text = DASHES.sub("-", SINGLE.sub("'", DOUBLE.sub('"', text)))
    if case == "ignore":
        text = text.lower().replace("ς", "σ")  # final sigma
    if accents == "ignore":
        text = MARKS.sub("", text)
    return compose("NFC", SPACES.sub(" ", text).strip(EDGES))


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
