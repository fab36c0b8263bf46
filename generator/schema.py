"""Tables of fields → JSON Schema (2020-12), one for each type of file. Pure.

A schema refuses what the program calls a mistake of shape; whether a reference leads somewhere only the program knows.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import words
from .checks import checks
from .kinds import kinds
from .plurals import CATEGORIES
from .source import manual, tables
from .source.fields import Field, Table
from .source.registry import FILES
from .tongue import stem

if TYPE_CHECKING:
    from .source.shapes import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = "words"
# every type of file that has a schema, and where such files lie; the words of the interface have keys, but no table
GLOBS: dict[str, str] = {**{name: file.glob for name, file in FILES.items()}, WORDS: "content/*/words.yaml"}
# the program takes what is typed there as text, whatever YAML makes of it
_SAID: Json = {"type": ["string", "number", "boolean", "null"]}


def schema(name: str, language: str) -> Json:
    """Describe a type of file, with help in a language; KeyError when there is none of that name."""
    described = _interface() if name == WORDS else _file(name, language)
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": manual.file(name, "title", language),
        "description": manual.file(name, "help", language),
        **described,
        **({} if name == WORDS else _definitions(name, language)),
    }


def schemas(language: str) -> dict[str, Json]:
    """Describe every type of file."""
    return {name: schema(name, language) for name in GLOBS}


def _file(name: str, language: str) -> Json:
    """Describe a file that has a table: one mapping, or a list of them."""
    file = FILES[name]
    described = _table(language, file.table)
    return {"type": "array", "items": described} if file.listed else described


def _interface() -> Json:
    """Describe the words of the interface: the keys of the program's English ones, which say what is meant."""
    english = words.catalogue("interface", words.FALLBACK)
    whole: Json = _group()
    for key in dict.fromkeys(map(stem, english)):
        *groups, last = key.split(".")
        place = whole
        for one in groups:
            place = place["properties"].setdefault(one, _group())
        place["properties"][last] = _word(english.get(key) or english[f"{key}.other"])
    return whole


def _group() -> Json:
    return {"type": ["object", "null"], "properties": {}, "additionalProperties": False}


def _word(english: str) -> Json:
    """Describe a word: a text; where it counts, perhaps its plural forms."""
    if "{n}" not in english:
        return {"description": english, **_SAID}
    forms = {
        "type": "object",
        "properties": dict.fromkeys(CATEGORIES, _SAID),
        "additionalProperties": False,
        "required": ["other"],
    }
    return {"description": english, "anyOf": [_SAID, forms]}


def _table(language: str, table: Table) -> Json:
    """Describe a mapping."""
    required = [one.name for one in table.fields if one.required]
    return {
        "type": "object",
        "properties": {one.name: _field(one, table, language) for one in table.fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _field(field: Field, table: Table, language: str) -> Json:
    """Describe one field: its help and example come from the words, its shape from its type."""
    described: Json = {
        "description": manual.said(table.name, field.name, "help", language),
        **field.schema(partial(_table, language)),
        "examples": [manual.value(table.name, field.name, language)],
    }
    default = field.default if field.said is None else field.said
    if default not in (None, ()):
        described["default"] = default
    return described


def _definitions(name: str, language: str) -> Json:
    """Give what a schema refers to: the names of checks, and the questions by their kind."""
    known = {"check": {"enum": list(checks())}}
    return {"$defs": {**known, **(_questions(language) if name == "quiz" else {})}}


def _questions(language: str) -> Json:
    """Describe a question: its kind says which fields it has."""
    by_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in kinds()
    ]
    made: Json = {
        "kind": {"enum": list(kinds())},
        "question": {
            "type": "object",
            "properties": {"kind": {"$ref": "#/$defs/kind"}},
            "required": ["kind"],
            "allOf": by_kind,
        },
    }
    for kind in kinds().values():
        common = _table(language, Table("question", tables.QUESTION))
        own = _table(language, Table(kind.name, kind.fields))
        made[kind.name] = {
            **common,
            "properties": {**common["properties"], **own["properties"]},
            "required": [*common["required"], *own.get("required", ())],
        }
    return made
