"""The declared fields of front matter, FAQ, sections, quizzes and questions (the kinds declare their own)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..settings import QUIZ_RULES
from . import yamltree
from .fields import Field
from .fieldtypes import choice, day, excuses, identifier, line, pairs, prose, records, several, whole, word

if TYPE_CHECKING:
    from .fields import Findings, Type

_PUBLISHED = (
    Field("title", line, required=True),
    Field("summary", line),
    Field("slug", word),
    Field("status", choice("draft", "published"), "published"),
    Field("was", several(word), ()),
    Field("updated", day),
    Field("review-by", day),
    Field("owner", line),
    Field("translated-from", word),
    Field("checks", excuses, ()),
)
_OBJECTIVE = (Field("id", identifier, required=True), Field("text", prose, required=True))
_TOPIC = (Field("id", identifier, required=True), Field("title", line, required=True))

ARTICLE = (
    *_PUBLISHED,
    Field("side", word),
    Field("level", choice("beginner", "intermediate", "advanced")),
    Field("objectives", records(_OBJECTIVE, "objective"), ()),
    Field("quiz", word),
    Field("related", several(word), ()),
    Field("covers", several(word), ()),
    Field("sources", several(prose), ()),
)
HOME = (*ARTICLE, Field("pages", several(word), ()))
SECTION = (*_PUBLISHED, Field("side", word), Field("pages", several(word), ()))
FAQ_LIST = (*_PUBLISHED, Field("topics", records(_TOPIC, "topic"), ()))
FAQ = (
    *_PUBLISHED,
    Field("topic", word),
    Field("order", whole(-9999, 9999)),
    Field("side", word),
    Field("related", several(word), ()),
    Field("covers", several(word), ()),
    Field("sources", several(prose), ()),
)
QUIZ_LIST = _PUBLISHED


def _draw(node: yamltree.Node, name: str, findings: Findings) -> object:
    """Read `draw`: a whole number, or one for each topic."""
    read: Type = pairs(whole(1, 1000)) if isinstance(node, yamltree.Mapping) else whole(1, 1000)
    return read(node, name, findings)


BAND = (
    Field("from", whole(0, 100), required=True),
    Field("text", prose, required=True),
    Field("next", several(word), ()),
)
QUIZ = (
    Field("id", identifier),
    Field("title", line, required=True),
    Field("slug", word),
    Field("about", word),
    Field("intro", prose),
    *QUIZ_RULES,
    Field("draw", _draw),
    Field("bands", records(BAND, "band"), ()),
    Field("questions", lambda node, _name, _findings: node, required=True),
    Field("updated", day),
    Field("was", several(word), ()),
    Field("checks", excuses, ()),
)
QUESTION = (
    Field("id", identifier, required=True),
    Field("kind", word, required=True),
    Field("question", prose, required=True),
    Field("hints", several(prose), ()),
    Field("explanation", prose),
    Field("see", several(word), ()),
    Field("objectives", several(word), ()),
    Field("level", choice("recall", "understand", "apply")),
    Field("topic", line),
    Field("points", whole(1, 1000)),
    Field("revision", whole(1, 1_000_000), 1),
    Field("was", word),
    Field("checks", excuses, ()),
)
