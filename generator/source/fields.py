"""A declared field and its type → a value, or findings: how every mapping that an editor writes is read.

A table of `Field`s says what may stand in a mapping; `record` reads one by it. Wrong values, unknown fields
(with the nearest known one) and missing ones are findings; what could be read is given back all the same.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..findings import Finding, Span, finding
from .yamltree import Mapping, Node, Scalar, Sequence


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
Type = Callable[[Node, str, Findings], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its type, what holds when it is not written. `later` names a promise not yet kept."""

    name: str
    type: Type
    default: Any = None
    required: bool = False
    later: bool = False


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
            findings.append(finding("wrong-shape-mapping", node.span, field=name))
            return result
        entries: tuple[tuple[Scalar, Node], ...] = ()
    else:
        entries = node.entries
    known = {one.name: one for one in table}
    for key, value in entries:
        one = known.get(key.text)
        if one is None:
            findings.append(_unknown(key, list(known), name))
        elif one.later:
            findings.append(finding("field-later", key.span, "warning", field=key.text))
        else:
            _read(one, value, result, findings)
    for one in table:
        if one.required and one.name not in result.spans:
            findings.append(finding("missing-field", result.span, field=one.name, thing=name))
    return result


def _read(one: Field, value: Node, result: Values, findings: Findings) -> None:
    """Read the value of a field; nothing after the colon leaves the default, except where a value must stand."""
    if isinstance(value, Scalar) and value.empty:
        if one.required:
            findings.append(finding("empty-required", value.span, field=one.name))
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
    close = nearest(key.text, known)
    if close:
        return finding("unknown-field", key.span, field=key.text, thing=name, nearest=close)
    return finding("unknown-field-list", key.span, field=key.text, thing=name, known=", ".join(known))


def _scalar(node: Node, name: str, findings: Findings) -> Scalar | None:
    """Give the scalar, or say that braces, brackets or a colon made something else of a text."""
    if isinstance(node, Scalar):
        if node.empty:
            findings.append(finding("empty-value", node.span, field=name))
            return None
        return node
    if node.flow or (isinstance(node, Mapping) and len(node.entries) == 1):
        findings.append(finding("text-in-quotes", node.span, field=name))
    else:
        findings.append(finding("wrong-shape-text", node.span, field=name))
    return None


def prose(node: Node, name: str, findings: Findings) -> Prose | None:
    """Read Markdown."""
    scalar = _scalar(node, name, findings)
    if scalar is None:
        return None
    if not scalar.text.strip():
        findings.append(finding("empty-value", scalar.span, field=name))
        return None
    return Prose(scalar.text, scalar.span, scalar.lines)


def line(node: Node, name: str, findings: Findings) -> str | None:
    """Read one line of plain text; line breaks become spaces."""
    read = prose(node, name, findings)
    return None if read is None else " ".join(read.text.split())


def word(node: Node, name: str, findings: Findings) -> Word | None:
    """Read a short value as it was typed."""
    scalar = _scalar(node, name, findings)
    return None if scalar is None else Word(scalar.text.strip(), scalar.span)


def proposal(text: str) -> str:
    """Turn any text into an id: lower-case ASCII letters, digits, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def identifier(node: Node, name: str, findings: Findings) -> Word | None:
    """Read an id: `[a-z0-9-]+`."""
    read = word(node, name, findings)
    if read is None or re.fullmatch(r"[a-z0-9-]{1,80}", read.text):
        return read
    findings.append(bad_id(read.text, read.span, name))
    return None


def bad_id(text: str, span: Span, name: str) -> Finding:
    """Say that an id has letters that it may not have, with the proposal."""
    return finding("bad-id", span, field=name, id=text, proposal=proposal(text)[:80] or "a1")


def flag(node: Node, name: str, findings: Findings) -> bool | None:
    """Read `true` or `false`."""
    scalar = _scalar(node, name, findings)
    if scalar is None:
        return None
    if scalar.style == "plain" and scalar.text in ("true", "false"):
        return scalar.text == "true"
    findings.append(finding("not-flag", scalar.span, field=name, text=_short(scalar.text)))
    return None


def whole(least: int, most: int) -> Type:
    """Make the type of a whole number between two bounds."""

    def read(node: Node, name: str, findings: Findings) -> int | None:
        scalar = _scalar(node, name, findings)
        if scalar is None:
            return None
        text = scalar.text.strip().replace("−", "-")
        if re.fullmatch(r"[+-]?[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        code = "number-comma" if re.fullmatch(r"[0-9]+,[0-9]+", text) else "not-whole"
        digits = re.search(r"[0-9]+", text)
        likely = int(digits[0]) if digits and least <= int(digits[0][:9]) <= most else least
        findings.append(
            finding(code, scalar.span, field=name, text=_short(text), least=least, most=most, proposal=likely)
        )
        return None

    return read


def choice(*known: str) -> Type:
    """Make the type of a word out of a list."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        scalar = _scalar(node, name, findings)
        if scalar is None or scalar.text in known:
            return None if scalar is None else scalar.text
        close = nearest(scalar.text.lower(), known) or known[0]
        findings.append(
            finding(
                "not-choice",
                scalar.span,
                field=name,
                text=_short(scalar.text),
                known=", ".join(known),
                nearest=close,
            )
        )
        return None

    return read


def day(node: Node, name: str, findings: Findings) -> str | None:
    """Read a date, `YYYY-MM-DD`."""
    scalar = _scalar(node, name, findings)
    if scalar is None:
        return None
    text = scalar.text.strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    findings.append(
        finding("not-date", scalar.span, field=name, text=_short(text), proposal=_likely_day(text))
    )
    return None


def _likely_day(text: str) -> str:
    """Give the day that was probably meant, or the form of one."""
    numbers = re.findall(r"[0-9]+", text)
    if len(numbers) == 3:
        year, month, day_ = numbers if len(numbers[0]) == 4 else reversed(numbers)
        try:
            return date(int(year), int(month), int(day_)).isoformat()
        except ValueError:
            pass
    return "YYYY-MM-DD"


def several(type_: Type, *, alone: bool = True) -> Type:
    """Make the type of a list; `alone` lets a single value stand without its list."""

    def read(node: Node, name: str, findings: Findings) -> tuple[Any, ...] | None:
        if isinstance(node, Sequence):
            values = (type_(item, name, findings) for item in node.items)
            return tuple(value for value in values if value is not None)
        if not alone:
            findings.append(finding("wrong-shape-list", node.span, field=name))
            return None
        value = type_(node, name, findings)
        return None if value is None else (value,)

    return read


def records(table: tuple[Field, ...], thing: str) -> Type:
    """Make the type of a list of mappings."""

    def read(node: Node, name: str, findings: Findings) -> tuple[Values, ...] | None:
        if not isinstance(node, Sequence):
            findings.append(finding("wrong-shape-list", node.span, field=name))
            return None
        return tuple(record(item, table, thing, item.span, findings) for item in node.items)

    return read


def part(table: tuple[Field, ...], thing: str) -> Type:
    """Make the type of one mapping inside another."""

    def read(node: Node, _name: str, findings: Findings) -> Values | None:
        return record(node, table, thing, node.span, findings)

    return read


def localised(type_: Type) -> Type:
    """Make the type of a value for each language (`{hu: …, en: …}`), or one for all (under the key `""`)."""

    def read(node: Node, name: str, findings: Findings) -> tuple[tuple[str, Any], ...] | None:
        if isinstance(node, Scalar):
            value = type_(node, name, findings)
            return None if value is None else (("", value),)
        if not isinstance(node, Mapping):
            findings.append(finding("wrong-shape-languages", node.span, field=name))
            return None
        pairs = ((key.text, type_(value, name, findings)) for key, value in node.entries)
        return tuple((language, value) for language, value in pairs if value is not None)

    return read


def pairs(type_: Type) -> Type:
    """Make the type of a mapping with keys of the author's own."""

    def read(node: Node, name: str, findings: Findings) -> tuple[tuple[Word, Any], ...] | None:
        if not isinstance(node, Mapping):
            findings.append(finding("wrong-shape-mapping", node.span, field=name))
            return None
        found = ((Word(key.text, key.span), type_(value, name, findings)) for key, value in node.entries)
        return tuple((key, value) for key, value in found if value is not None)

    return read


def _short(text: str) -> str:
    """Cut a text for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
