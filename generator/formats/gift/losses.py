"""What GIFT has no words for: the fields of a quiz and of a question, each by the word for it (`lost.…`)."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, assert_never

from ...interactions import Associate, Choose, Enter, Field, Free, Number, Order, Pick, Scale, of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...interactions import AnyField, Interaction
    from ...model import Question, Quiz

# what readers of another program will hardly miss
SMALL = ("see", "objectives", "level", "ids", "was", "shuffle", "last")


def quiz(one: Quiz) -> Iterator[str]:
    """Name what is lost of a quiz."""
    said = {
        "intro": one.intro, "about": one.about, "mode": one.mode == "exam",
        "mode_profile": one.mode == "profile", "pass": one.pass_mark is not None,
        "draw": one.draw, "quiz_shuffle": one.shuffle, "tries": one.tries, "result": one.result != "latest",
        "bands": one.bands,
    }  # fmt: skip
    return (name for name, given in said.items() if given)


def question(one: Question) -> Iterator[str]:
    """Name what is lost of a question that is written."""
    said: dict[str, object] = {
        "hints": one.hints, "see": one.see, "objectives": one.objectives, "level": one.level,
        "was": one.was or one.revision > 1,
        "points": one.points != _natural(one.interaction), "ids": _named(one.interaction),
    }  # fmt: skip
    yield from (name for name, given in said.items() if given)
    yield from _interaction(one.interaction)


def _natural(interaction: Interaction) -> int:
    """Give the points that a question has again when it is read back."""
    match interaction:
        case Enter(fields=[Field() as field]):
            return lcm(*(Fraction(one.points, field.of).denominator for one in field.answers))
        case Enter(fields=[Number() | Pick()]):
            return 1
        case _:
            return of(interaction, None)


def _interaction(interaction: Interaction) -> Iterator[str]:
    match interaction:
        case Choose():
            yield from (name for name, given in {
                "shuffle": interaction.shuffle,
                "marking": not interaction.one and interaction.marking == "all",
                "missed": any(one.missed for one in interaction.options),
                "last": any(one.last for one in interaction.options),
            }.items() if given)  # fmt: skip
        case Enter():
            for field in interaction.fields:
                yield from _field(field)
        case Associate():
            if any(row.feedback for row in interaction.rows):
                yield "pair_feedback"
        case Free():
            if interaction.checklist:
                yield "checklist"
        case Order() | Scale():
            return
        case _:
            assert_never(interaction)


def _field(field: AnyField) -> Iterator[str]:
    match field:
        case Field():
            said: dict[str, object] = {
                "case": field.case == "strict", "accents": field.accents == "ignore", "typos": field.typos,
                "else_feedback": field.feedback,
            }  # fmt: skip
        case Number():
            said = {"unit": field.unit}
        case Pick():
            said = {"else_feedback": field.feedback}
        case _:
            assert_never(field)
    yield from (name for name, given in said.items() if given)


def _named(interaction: Interaction) -> bool:
    """Whether something has an id that its place would not give it."""
    match interaction:
        case Choose():
            ids: Sequence[str] = [one.id for one in interaction.options]
            return ids != ["true", "false"] and not _by_place(ids)
        case Associate():
            return not _by_place([row.id for row in interaction.rows])
        case Free():
            return not _by_place([one.id for one in interaction.checklist])
        case _:
            return False


def _by_place(ids: Sequence[str]) -> bool:
    return all(
        id_ == (chr(ord("a") + place) if place < 26 else f"a{place + 1}") for place, id_ in enumerate(ids)
    )
