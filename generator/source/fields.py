"""A declared field and its type → a value, or findings: how every mapping that an editor writes is read.

A table of `Field`s says what may stand in a mapping; `record` reads one by it. Wrong values, unknown fields
(with the nearest known one) and missing ones are findings; what could be read is given back all the same.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from ..findings import Finding, Mend, Span, finding
from ..mend import plainly, proposal
from .shapes import Json, optional
from .yamltree import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as an author wrote it, with the places of its lines; Markdown where its field says so."""

    text: str
    span: Span
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A short value (an id, a reference, a date) and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Values:
    """What a mapping said: the values of its fields (defaults filled in) and where each stands.

    `broken` names the fields that were written and could not be read.
    """

    span: Span
    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def given(self, name: str) -> bool:
        """Whether the author wrote the field."""
        return name in self.spans

    def at(self, name: str) -> Span:
        """Where the field's value stands; the whole mapping when it was not written."""
        return self.spans.get(name, self.span)


Findings = list[Finding]
Reader = Callable[[Node, str, Findings], Any]
# a table of fields, and what is called by it in messages and in the words of `words/fields`
Describe = Callable[["Table"], Json]
Seen = Literal["reader", "editor", "program"]


@dataclass(frozen=True, slots=True)
class Type:
    """How a value is read, and what can be said of it.

    `form` is a key of the manual's words (`forms` in `words/fields`), filled by `values`; `schema` makes its JSON
    Schema, given how a table of fields is described. `inner` is the type of what a list or a mapping holds, `table`
    the fields of a mapping.
    """

    read: Reader
    form: str
    schema: Callable[[Describe], Json]
    inner: Type | None = None
    table: Table | None = None
    values: tuple[tuple[str, str], ...] = ()

    def __call__(self, node: Node, name: str, findings: Findings) -> Any:
        """Read a value; None when it could not be read (the findings say why)."""
        return self.read(node, name, findings)


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of a mapping, and its name: what it is called in messages and in the words of the manual."""

    name: str
    fields: tuple[Field, ...]


def formed(form: str, shape: Json, **values: object) -> Callable[[Reader], Type]:
    """Make a reader of a single value the type of that form."""

    def make(read: Reader) -> Type:
        return Type(
            read, form, lambda _: shape, values=tuple((name, str(value)) for name, value in values.items())
        )

    return make


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its type, what holds when it is not written.

    `seen` says for whom it is written.
    `said` is the default as an author would write it, where the value is another one.
    """

    name: str
    type: Type
    default: Any = None
    required: bool = False
    seen: Seen = "reader"
    said: str | None = None

    def schema(self, describe: Describe) -> Json:
        """Describe the field's value; nothing after the colon is the default, except where a value must stand."""
        shape = self.type.schema(describe)
        return shape if self.required else optional(shape)


# what the fields are called by those who do not know their names yet
CALLED = {
    "cím": "title", "cim": "title", "név": "title", "name": "title", "heading": "title",
    "összefoglaló": "summary", "leírás": "summary", "description": "summary", "abstract": "summary",
    "kérdés": "question", "kerdes": "question", "prompt": "question", "stem": "question",
    "kérdések": "questions", "kerdesek": "questions", "items": "questions",
    "fajta": "kind", "típus": "kind", "tipus": "kind", "type": "kind",
    "válaszok": "options", "valaszok": "options", "lehetőségek": "options", "choices": "options",
    "helyes": "correct", "right": "correct", "megoldás": "answer", "solution": "answer", "válasz": "answer",
    "szöveg": "text", "szoveg": "text", "label": "text", "visszajelzés": "feedback", "comment": "feedback",
    "magyarázat": "explanation", "magyarazat": "explanation", "why": "explanation", "tipp": "hints", "hint": "hints",
    "pont": "points", "pontszám": "points", "score": "points", "szint": "level", "difficulty": "level",
    "célok": "objectives", "goals": "objectives", "azonosító": "id", "dátum": "updated", "date": "updated",
    "szerző": "owner", "felelős": "owner", "author": "owner", "piszkozat": "status", "draft": "status",
    "kvíz": "quiz", "kviz": "quiz", "téma": "topic", "tema": "topic", "oldalak": "pages", "nyelvek": "languages",
}  # fmt: skip


def nearest(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """Give the known word that is most like this one, if any is."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def record(node: Node | None, table: tuple[Field, ...], name: str, span: Span, findings: Findings) -> Values:
    """Read a mapping by its table; `name` is the thing (quiz, question …) as messages call it."""
    result = Values(node.span if node else span)
    result.values.update({one.name: one.default for one in table})
    if not isinstance(node, Mapping):
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            findings.append(_no_mapping(node, table, name))
            return result
        entries: tuple[tuple[Scalar, Node], ...] = ()
    else:
        entries = node.entries
    known = {one.name: one for one in table}
    begin = len(findings)
    for key, value in entries:
        one = known.get(key.text)
        if one is None:
            findings.append(_unknown(key, list(known), name))
            continue
        _read(one, value, result, findings)
    meant = {dict(one.values).get("nearest") for one in findings[begin:] if one.code == "unknown-field"}
    for one in table:
        # a field that stands there under another name is not said to be missing too
        if one.required and one.name not in result.spans and one.name not in meant:
            new = _proposed(one, result, name)
            mend = Mend("field", new) if new and isinstance(node, Mapping) and entries else None
            findings.append(finding("missing-field", result.span, mend=mend, field=one.name, thing=name))
    return result


def _no_mapping(node: Node, table: tuple[Field, ...], name: str) -> Finding:
    """Say that a thing has fields of its own; a text where an id and a text are wanted becomes the text."""
    mend = None
    if isinstance(node, Scalar) and node.style == "plain" and {"id", "text"} <= {one.name for one in table}:
        id_ = proposal(" ".join(node.text.split()[:4])) or f"{name}-1"
        mend = Mend(
            "swap", f"id: {id_}\n{' ' * (node.span.column - 1)}text: {plainly(node.text)}", old=node.text
        )
    return finding(
        "wrong-shape-thing", node.span, mend=mend, thing=name, known=", ".join(one.name for one in table)
    )


def _proposed(one: Field, read: Values, name: str) -> str | None:
    """Write a field that is missing; nothing for one whose value a text cannot be."""
    if one.name == "format":
        return "format: 1"
    if one.name == "id":
        return f"id: {_id(read, name)}"
    return f"{one.name}: …" if one.type.form in ("text", "markdown", "word", "localised", "kind") else None


def _id(read: Values, name: str) -> str:
    """Propose an id from the first words of what a mapping says."""
    texts = []
    for value in read.values.values():
        if isinstance(value, tuple) and value and isinstance(value[0], tuple):
            texts.append(value[0][1])
        else:
            texts.append(value.text if isinstance(value, Prose) else value)
    words = next((one for one in texts if isinstance(one, str) and len(one.strip()) > 9), name)
    return proposal(" ".join(words.split()[:4])) or f"{name}-1"


def _read(one: Field, value: Node, result: Values, findings: Findings) -> None:
    """Read the value of a field; nothing after the colon leaves the default, except where a value must stand."""
    if isinstance(value, Scalar) and value.empty:
        if one.required:
            mend = Mend("swap", f"{one.name}: …", old=f"{one.name}:")
            findings.append(finding("empty-required", value.span, mend=mend, field=one.name))
            result.spans[one.name] = value.span
            result.broken.add(one.name)
        return
    result.spans[one.name] = value.span
    read = one.type(value, one.name, findings)
    if read is None:
        result.broken.add(one.name)
    else:
        result.values[one.name] = read


def _unknown(key: Scalar, known: list[str], name: str) -> Finding:
    called = CALLED.get(key.text.lower(), "")
    # a name that is only somewhat alike (options, points) was not meant
    close = (
        called if called in known else next(iter(difflib.get_close_matches(key.text, known, 1, 0.7)), None)
    )
    if close:
        mend = Mend("value", close, old=key.text)
        return finding("unknown-field", key.span, mend=mend, field=key.text, thing=name, nearest=close)
    return finding("unknown-field-list", key.span, field=key.text, thing=name, known=", ".join(known))
