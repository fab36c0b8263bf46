"""How the parts of a question stand on its page before any script: mixed where their order would be the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from ...interactions.order import mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...interactions import AnyField, Associate, Enter, Item, Number, Order, Row, Target
    from ...model import Question, Quiz
    from .context import Here

_GAP = re.compile("\ue010([a-z0-9-]+)\ue011")
_CLOSING = ".,;:!?)…”’»%"


def _seed(quiz: Quiz, question: Question) -> str:
    return f"{quiz.id}/{question.id}"


def items(quiz: Quiz, question: Question, interaction: Order) -> list[Item]:
    """Give the items of an order, never in their right one."""
    by_id = {one.id: one for one in interaction.items}
    return [by_id[id_] for id_ in mixed(list(by_id), _seed(quiz, question))]


def rows(quiz: Quiz, question: Question, interaction: Associate) -> list[Row]:
    """Give what is put to something: items mixed, so that their groups don't show; pairs as they were written."""
    by_id = {one.id: one for one in interaction.rows}
    order = mixed(list(by_id), _seed(quiz, question)) if interaction.grouped else list(by_id)
    return [by_id[id_] for id_ in order]


def targets(quiz: Quiz, question: Question, interaction: Associate) -> list[Target]:
    """Give what things are put to: groups as they were written; right halves mixed: their places say nothing."""
    by_id = {one.id: one for one in interaction.targets}
    order = list(by_id) if interaction.grouped else mixed(list(by_id), _seed(quiz, question))
    return [by_id[id_] for id_ in order]


def pieces(here: Here, interaction: Enter) -> Iterator[tuple[AnyField | None, Markup]]:
    """Part the text of a question at its gaps; a gap comes with the marks that may not part from it at a line's end."""
    if interaction.text is None:
        return
    text = interaction.text
    fields = {one.id: one for one in interaction.fields}
    field = None
    for place, piece in enumerate(_GAP.split(text.html)):
        if place % 2:
            field = fields[piece]
            continue
        rest = piece.lstrip(_CLOSING) if field else piece
        if field:
            yield field, Markup(piece.removesuffix(rest))  # noqa: S704  marks only
        yield None, here.fill(rest, text.links, text.span.path)


def figure(here: Here, number: str, field: Number) -> str:
    """Write a number as the page's language does; its decimal mark is the one that may be typed."""
    return here.tongue.number(number, field.decimal)
