"""What a value of a type looks like as JSON Schema (2020-12): small pieces that the types of fields are made of.

A YAML tool has resolved plain values before a schema sees them (`title: 2026` is a number to it), and to this program
everything is text until a field asks for something else: so a text may be a string, a number or a boolean.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

WORD: Json = {"type": ["string", "number", "boolean"]}
TEXT: Json = {**WORD, "pattern": r"\S"}
FLAG: Json = {"type": "boolean"}
DAY: Json = {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}
ID: Json = {"type": ["string", "integer", "boolean"], "pattern": "^[a-z0-9-]{1,80}$"}
SLUG: Json = {
    "type": ["string", "integer", "boolean"],
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "minimum": 0,
}


def matching(pattern: str) -> Json:
    """Describe a text of a form."""
    return {"type": "string", "pattern": pattern}


def whole(least: int, most: int) -> Json:
    """Describe a whole number between two bounds."""
    return {"type": "integer", "minimum": least, "maximum": most}


def either(*shapes: Json) -> Json:
    """Describe a value that has one of several shapes."""
    return {"anyOf": list(shapes)}


def items(shape: Json, *, least: int = 0) -> Json:
    """Describe a list."""
    return {"type": "array", "items": shape, **({"minItems": least} if least else {})}


def keyed(shape: Json) -> Json:
    """Describe a mapping with keys of the author's own."""
    return {"type": "object", "additionalProperties": shape}


def optional(shape: Json) -> Json:
    """Let nothing stand after the colon as well: then the default holds."""
    kind = shape.get("type")
    if kind and "enum" not in shape and "const" not in shape:
        return {**shape, "type": [*(kind if isinstance(kind, list) else [kind]), "null"]}
    if "anyOf" in shape:
        return {**shape, "anyOf": [*shape["anyOf"], {"type": "null"}]}
    return either(shape, {"type": "null"})
