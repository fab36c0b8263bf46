"""The inside of GIFT's braces → an interaction, and what was lost on the way. It never fails, whatever the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from ...interactions import Answer, Associate, Choose, Enter, Entry, Field, Free, Option, Row, Target
from .amounts import amount, number
from .scan import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...interactions import Interaction
    from ...texts import Text

__all__ = ["Entry", "Given", "Reading", "interaction"]

_WEIGHT = re.compile(r"\s*%\s*(-?\d{1,4}(?:[.,]\d{0,20})?)\s*%")
_TRUTH = re.compile(r"\s*(t|true|f|false|igaz|hamis|(?-i:[IH]))\s*", re.IGNORECASE)
# tags that only say how a text looks: nobody types them
_LOOKS = re.compile(
    r"<(sub|sup|b|i|em|strong|u|span|font|small|big|p)\b[^<>]*>((?:(?!<\1\b).)*?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"[=~]")


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as written: its mark, its weight in parts of 100, the text and the feedback (still masked)."""

    mark: str
    weight: Fraction | None
    text: str
    feedback: str
    start: int


@dataclass(slots=True)
class Reading:
    """What reading one question needs: `text` turns a masked piece at an offset into a text; `lost` gathers losses."""

    text: Callable[[str, int], Text]
    lost: list[tuple[str, int]] = field(default_factory=list)
    # why there is no question, by the word for it
    refused: str = ""
    points: int | None = None

    def optional(self, piece: str, at: int) -> Text | None:
        """Give a text that may be empty."""
        return self.text(piece, at) if clean(piece).strip() else None

    def lose(self, what: str, at: int) -> None:
        """Say that something is lost."""
        self.lost.append((what, at))

    def refuse(self, why: str) -> None:
        """Say why there is no question."""
        self.refused = why


def interaction(inside: str, at: int, reading: Reading) -> Interaction | None:
    """Read what stands in braces; None, with the reason in `reading`, when it is no question here."""
    body = clean(inside).strip()
    if not body:
        return Free()
    if inside.lstrip().startswith("#"):
        return number(inside, at, reading)
    truth, *comments = _parted(inside, 3)
    said = _TRUTH.fullmatch(clean(truth))
    if said and not _MARK.search(inside.partition("#")[0]):
        return _truth(said[1].lower()[0] in "ti", comments, at, reading)
    given = _given(inside, at)
    if not given:
        reading.refuse("nothing")
        return None
    if any(one.mark == "~" for one in given):
        return _choice(given, reading)
    if all("->" in one.text for one in given):
        return _pairs(given, reading)
    return _words(given, reading)


def _parted(inside: str, most: int) -> list[str]:
    return inside.split("#", most - 1)


def _truth(answer: bool, comments: list[str], at: int, reading: Reading) -> Choose:  # noqa: FBT001
    """Read `{T#said of the wrong answer#said of the right one}`."""
    wrong, right = (reading.optional(one, at) for one in [*comments, "", ""][:2])
    said = {answer: right, not answer: wrong}
    return Choose(
        tuple(
            Option(str(value).lower(), _word(str(value).lower(), at, reading), value is answer, said[value])
            for value in (True, False)
        ),
        one=True,
    )


def _word(word: str, at: int, reading: Reading) -> Text:
    """Give the word of a true or false option: it is the program's, so it has no source."""
    return replace(reading.text("", at), plain=word, source="")


def _given(inside: str, at: int) -> list[Given]:
    """Part answers at their marks; a text before the first one is an answer of its own."""
    marks = [found.start() for found in _MARK.finditer(inside) if not _inner(inside, found.start())]
    first = inside[: marks[0]] if marks else inside
    found = []
    if clean(first).strip():
        found.append(_answer("=", first, at))
    for number_, begin in enumerate(marks):
        end = marks[number_ + 1] if number_ + 1 < len(marks) else len(inside)
        found.append(_answer(inside[begin], inside[begin + 1 : end], at + begin))
    return [one for one in found if clean(one.text).strip() or one.feedback or one.weight is not None]


def _inner(inside: str, place: int) -> bool:
    """Whether a `=` stands in code, a tag or a comparison (`a == b`, `<a href="…">`): nobody begins an answer there."""
    if inside[place] != "=":
        return False
    if inside.count("`", inside.rfind("\n", 0, place) + 1, place) % 2:
        return True
    before, after = inside[place - 1 : place], inside[place + 1 : place + 2]
    return bool(before) and (before.isalnum() or before in "<>!+-*/") and (after in "\"'=" or before in "<>!")


def _answer(mark: str, written: str, start: int) -> Given:
    text, _, feedback = written.partition("#")
    weight = None
    found = _WEIGHT.match(text)
    if found:
        weight = Fraction(found[1].replace(",", "."))
        text = text[found.end() :]
    return Given(mark, weight, text, feedback, start)


def _choice(given: list[Given], reading: Reading) -> Choose | None:
    """Read options: with a `=` one may be chosen, without one those with a positive weight are right."""
    if len(given) < 2:
        reading.refuse("one_option")
        return None
    weights = [
        one.weight if one.weight is not None else Fraction(100 if one.mark == "=" else 0) for one in given
    ]
    marked = [one.mark == "=" for one in given]
    one = sum(marked) == 1
    if one:
        right = marked
        parts = zip(given, weights, strict=True)
        partial = next((each.start for each, weight in parts if weight and each.mark == "~"), None)
        if partial is not None:
            reading.lose("partial", partial)
    elif any(marked):
        right = marked
        reading.lose("either", given[0].start)
    else:
        right = [weight > 0 for weight in weights]
        if not any(right):
            reading.refuse("no_right")
            return None
        _compare(weights, right, given[0].start, reading)
    options = tuple(
        Option(_letter(place), reading.text(each.text, each.start), sure, reading.optional(each.feedback, each.start))
        for place, (each, sure) in enumerate(zip(given, right, strict=True))
    )  # fmt: skip
    said = [option.text.source for option in options]
    if len(set(said)) < len(said):
        reading.lose("twins", given[0].start)
    if not all(said):
        reading.refuse("empty_option")
        return None
    return Choose(options, one=one)


def _compare(weights: list[Fraction], right: list[bool], at: int, reading: Reading) -> None:
    """Say when the weights are not those by which `multiple` is marked."""
    rights, wrongs = sum(right), len(right) - sum(right)
    for weight, sure in zip(weights, right, strict=True):
        meant = Fraction(100, rights) if sure else Fraction(-100, max(1, wrongs))
        if abs(weight - meant) > Fraction(1, 20):
            reading.lose("weights", at)
            return


def _letter(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else f"a{place + 1}"


def _pairs(given: list[Given], reading: Reading) -> Associate | None:
    """Read `=left -> right`; a right half without a left one is one too many to choose from."""
    targets: dict[str, Target] = {}
    rows: list[Row] = []
    for one in given:
        left, _, right = one.text.partition("->")
        text = reading.text(right, one.start)
        if not text.source:
            reading.lose("half", one.start)
            continue
        target = targets.setdefault(text.source, Target(_letter(len(targets)), text))
        if one.feedback:
            reading.lose("pair_feedback", one.start)
        if clean(left).strip():
            rows.append(Row(_letter(len(rows)), reading.text(left, one.start), target.id))
    if not rows:
        reading.refuse("no_pairs")
        return None
    return Associate(tuple(rows), tuple(targets.values()))


def _words(given: list[Given], reading: Reading) -> Enter | None:
    """Read accepted answers, some perhaps with a part of the points."""
    worth = [amount(one.weight) for one in given]
    if any(one <= 0 for one in worth):
        reading.lose("worthless", given[0].start)
    kept = [
        (one, part) for one, part in zip(given, worth, strict=True) if part > 0 and clean(one.text).strip()
    ]
    if not kept:
        reading.refuse("no_right")
        return None
    of = lcm(*(part.denominator for _, part in kept))
    of = min(of, 100)
    if of > 1:
        reading.points = of
        reading.lose("parts", given[0].start)
    answers = tuple(
        Answer(
            accepted(_typed(one, reading)),
            max(1, round(part * of)),
            reading.optional(one.feedback, one.start),
        )
        for one, part in kept
    )
    return Enter((Field("answer", answers, of),))


def _typed(one: Given, reading: Reading) -> str:
    """Give an accepted answer as a reader types it: `H<sub>2</sub>O` is H2O."""
    text = clean(one.text)
    bare, found = text, 1
    while found:
        bare, found = _LOOKS.subn(r"\2", bare)
    if bare == text or not bare.strip():
        return text
    reading.lose("answer_marks", one.start)
    return bare


def accepted(text: str) -> str:
    r"""Write an accepted answer as `text` means it: `*` is a wildcard in both, `|` and `\` have a meaning only here."""
    text = re.sub(r"^\s*\[(?:html|moodle|plain|markdown)\]", "", text, flags=re.IGNORECASE)
    return re.sub(r"\\\*|\\(?=[\\|])|\|", lambda found: found[0] if found[0] == "\\*" else f"\\{found[0]}",
                  " ".join(text.split()))  # fmt: skip
