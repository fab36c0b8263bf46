"""The declared fields of pages, quizzes, questions, glossary and paths (the kinds declare their own)."""

from __future__ import annotations

from ..findings import finding
from . import shapes, yamltree
from .fields import Field, Findings, Type, Word, formed
from .fieldtypes import (
    choice,
    day,
    identifier,
    line,
    pairs,
    part,
    prose,
    records,
    several,
    slug,
    whole,
    word,
)  # fmt: skip
from .sitefields import MODE, QUIZ_RULES


@formed(
    "excuses",
    {
        "type": "object",
        "additionalProperties": shapes.optional(shapes.WORD),
        "propertyNames": {"$ref": "#/$defs/check"},
    },
)
def excuses(node: yamltree.Node, name: str, findings: Findings) -> tuple[tuple[Word, str], ...] | None:
    """Read the checks that are switched off, each with the reason (that one is missing, the checks say)."""
    if not isinstance(node, yamltree.Mapping):
        findings.append(finding("wrong-shape-mapping", node.span, field=name))
        return None
    found = []
    for key, value in node.entries:
        empty = isinstance(value, yamltree.Scalar) and not value.text.strip()
        reason = "" if empty else line(value, key.text, findings)
        if reason is not None:
            found.append((Word(key.text, key.span), reason))
    return tuple(found)


_PUBLISHED = (
    Field("title", line, required=True),
    Field("summary", line),
    Field("slug", slug, seen="program"),
    Field("status", choice("draft", "published"), "published", seen="program"),
    Field("was", several(word), (), seen="program"),
    Field("updated", day),
    Field("review-by", day, seen="editor"),
    Field("owner", line, seen="editor"),
    Field("translated-from", word, seen="program"),
    Field("checks", excuses, (), seen="editor"),
)
_OBJECTIVE = (
    Field("id", identifier, required=True, seen="program"),
    Field("text", prose, required=True),
)
_TOPIC = (Field("id", identifier, required=True, seen="program"), Field("title", line, required=True))

ARTICLE = (
    *_PUBLISHED,
    Field("side", word),
    Field("level", choice("beginner", "intermediate", "advanced")),
    Field("objectives", records(_OBJECTIVE, "objective"), ()),
    Field("quiz", word),
    Field("related", several(word), ()),
    Field("covers", several(word), (), seen="editor"),
    Field("sources", several(prose), ()),
)
HOME = (*ARTICLE, Field("pages", several(word), ()))
SECTION = (*_PUBLISHED, Field("side", word), Field("pages", several(word), ()))
FAQ_LIST = (*_PUBLISHED, Field("topics", records(_TOPIC, "topic"), ()))
FAQ = (
    *_PUBLISHED,
    Field("topic", word),
    Field("order", whole(-9999, 9999), seen="program"),
    Field("side", word),
    Field("related", several(word), ()),
    Field("covers", several(word), (), seen="editor"),
    Field("sources", several(prose), ()),
)
QUIZ_LIST = _PUBLISHED


def _read_draw(node: yamltree.Node, name: str, findings: Findings) -> object:
    read: Type = pairs(whole(1, 1000)) if isinstance(node, yamltree.Mapping) else whole(1, 1000)
    return read(node, name, findings)


_COUNT = shapes.whole(1, 1000)
# a whole number, or one for each topic
_DRAW = Type(_read_draw, "draw", lambda _: shapes.either(_COUNT, shapes.keyed(_COUNT)))
# each question is read by the table of its kind (`source/quizzes.py`), so the node is kept as it is
_QUESTIONS = Type(
    lambda node, _name, _findings: node,
    "questions",
    lambda _: shapes.items({"$ref": "#/$defs/question"}, least=1),
)
_KIND = Type(word.read, "kind", lambda _: {"$ref": "#/$defs/kind"})

BAND = (
    Field("from", whole(0, 100), required=True, seen="program"),
    Field("text", prose, required=True),
    Field("next", several(word), ()),
)
_SCALE = (
    Field("value", whole(0, 100), required=True, seen="program"),
    Field("text", line, required=True),
)
_DIMENSION = (
    Field("id", identifier, required=True, seen="program"),
    Field("name", line, required=True),
    Field("side", word),
    Field("page", word),
)
_RECOMMEND = (
    Field("lowest", whole(0, 20), 2, seen="program"),
    Field("highest", whole(0, 20), 1, seen="program"),
    Field("roles", choice("paths"), seen="program"),
)
QUIZ = (
    Field("id", identifier, seen="program"),
    Field("title", line, required=True),
    Field("slug", slug, seen="program"),
    Field("about", word),
    Field("intro", prose),
    Field("mode", choice(*MODE, "profile"), MODE[0], seen="program"),
    *QUIZ_RULES,
    Field("draw", _DRAW, seen="program"),
    Field("bands", records(BAND, "band"), ()),
    Field("questions", _QUESTIONS, required=True),
    Field("updated", day),
    Field("was", several(word), (), seen="program"),
    Field("translated-from", word, seen="program"),
    Field("checks", excuses, (), seen="editor"),
    # of a quiz with `mode: profile`
    Field("scale", records(_SCALE, "scale"), ()),
    Field("not-applicable", line),
    Field("dimensions", records(_DIMENSION, "dimension"), ()),
    Field("least", whole(1, 100), 1, seen="program"),
    Field("recommend", part(_RECOMMEND, "recommend")),
)
QUESTION = (
    Field("id", identifier, required=True, seen="program"),
    Field("kind", _KIND, required=True, seen="program"),
    Field("question", prose, required=True),
    Field("hints", several(prose), ()),
    Field("explanation", prose),
    Field("see", several(word), ()),
    Field("objectives", several(word), (), seen="program"),
    Field("level", choice("recall", "understand", "apply"), seen="program"),
    Field("topic", line, seen="program"),
    Field("points", whole(1, 1000)),
    Field("revision", whole(1, 1_000_000), 1, seen="program"),
    Field("was", word, seen="program"),
    Field("checks", excuses, (), seen="editor"),
)
TERM = (
    Field("id", identifier, required=True, seen="program"),
    Field("term", line, required=True),
    Field("also", several(line), ()),
    Field("definition", prose, required=True),
    Field("see", several(word), ()),
    Field("sort", line, seen="program"),
    Field("checks", excuses, (), seen="editor"),
)
PATH = (
    Field("id", identifier, required=True, seen="program"),
    Field("title", line, required=True),
    Field("side", word),
    Field("for", line),
    Field("steps", several(word), required=True),
    Field("then", several(word), ()),
    Field("stretch", several(word), ()),
    Field("weights", pairs(whole(1, 100)), (), seen="program"),
    Field("checks", excuses, (), seen="editor"),
)
