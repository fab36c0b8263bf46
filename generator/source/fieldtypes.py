"""The types of fields: each is a function from a YAML node to a value, or to None and a finding that says why."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ..findings import Finding, Mend, Span, finding
from ..mend import proposal
from . import shapes
from .fields import Describe, Field, Findings, Prose, Table, Type, Values, Word, formed, nearest, record
from .places import WINDOWS
from .yamltree import Mapping, Node, Scalar, Sequence


def _scalar(node: Node, name: str, findings: Findings) -> Scalar | None:
    """Give the scalar, or say that braces, brackets or a colon made something else of a text."""
    if isinstance(node, Scalar):
        if node.empty:
            findings.append(finding("empty-value", node.span, field=name))
            return None
        return node
    if node.flow or (isinstance(node, Mapping) and len(node.entries) == 1):
        listed = isinstance(node, Sequence) and len(node.items) > 1
        mend = None if listed else Mend("quote", safe=True)
        findings.append(finding("text-in-quotes", node.span, mend=mend, field=name))
    else:
        findings.append(finding("wrong-shape-text", node.span, field=name))
    return None


@formed("markdown", shapes.TEXT)
def prose(node: Node, name: str, findings: Findings) -> Prose | None:
    """Read Markdown."""
    scalar = _scalar(node, name, findings)
    if scalar is None:
        return None
    if not scalar.text.strip():
        findings.append(finding("empty-value", scalar.span, field=name))
        return None
    # the program's own marks, for places in a text, mean nothing in one that an author writes
    return Prose(re.sub("[\ue000-\ue011]", "\ufffd", scalar.text), scalar.span, scalar.lines)


@formed("text", shapes.TEXT)
def line(node: Node, name: str, findings: Findings) -> str | None:
    """Read one line of plain text; line breaks become spaces."""
    read = prose(node, name, findings)
    return None if read is None else " ".join(read.text.split())


@formed("word", shapes.WORD)
def word(node: Node, name: str, findings: Findings) -> Word | None:
    """Read a short value as it was typed."""
    scalar = _scalar(node, name, findings)
    return None if scalar is None else Word(scalar.text.strip(), scalar.span)


@formed("id", shapes.ID)
def identifier(node: Node, name: str, findings: Findings) -> Word | None:
    """Read an id: `[a-z0-9-]+`."""
    read: Word | None = word(node, name, findings)
    if read is None or re.fullmatch(r"[a-z0-9-]{1,80}", read.text):
        return read
    findings.append(bad_id(read.text, read.span, name))
    return None


@formed("slug", shapes.SLUG)
def slug(node: Node, name: str, findings: Findings) -> Word | None:
    """Read the last part of an address; whether it can be one is said where the address is made."""
    read: Word | None = word(node, name, findings)
    if read is not None and not read.text:
        findings.append(finding("empty-value", read.span, field=name))
        return None
    return read


def bad_id(text: str, span: Span, name: str) -> Finding:
    """Say that an id has letters that it may not have, or is no name for a file, with the proposal."""
    better = proposal(text)[:80] or "a1"
    code = "device-name" if better in WINDOWS else "bad-id"
    better = f"{better}-1" if better in WINDOWS else better
    return finding(code, span, mend=Mend("value", better, old=text), field=name, id=text, proposal=better)


@formed("flag", shapes.FLAG)
def flag(node: Node, name: str, findings: Findings) -> bool | None:
    """Read `true` or `false`."""
    scalar = _scalar(node, name, findings)
    if scalar is None:
        return None
    if scalar.style == "plain" and scalar.text in ("true", "false"):
        return scalar.text == "true"
    meant = _FLAGS.get(scalar.text.strip().lower().strip("\"'“”„»«"))
    mend = Mend("value", meant, old=scalar.text, safe=True) if meant else None
    findings.append(finding("not-flag", scalar.span, mend=mend, field=name, text=_short(scalar.text)))
    return None


_FLAGS = {
    **dict.fromkeys(("true", "yes", "y", "on", "igen", "igaz", "helyes", "x", "1"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "nem", "hamis", "helytelen", "0"), "false"),
}


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
        code = "out-of-range" if re.fullmatch(r"[+-]?[0-9]+", text) else code
        digits = re.search(r"[0-9]+", text)
        likely = max(least, min(most, int(digits[0][:9]))) if digits else least
        share = re.fullmatch(r"0[.,]([0-9]{1,2})", text)
        if share and most == 100:
            likely = max(least, round(float(f"0.{share[1]}") * 100))
        mend = Mend("value", str(likely), old=scalar.text) if digits else None
        values = {"field": name, "text": _short(text), "least": least, "most": most, "proposal": likely}
        findings.append(finding(code, scalar.span, "error", mend, **values))
        return None

    return formed("whole", shapes.whole(least, most), least=least, most=most)(read)


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
                mend=Mend("value", close, old=scalar.text),
                field=name,
                text=_short(scalar.text),
                known=", ".join(known),
                nearest=close,
            )
        )
        return None

    return formed("choice", {"enum": list(known)}, known=", ".join(f"`{one}`" for one in known))(read)


@formed("date", shapes.DAY)
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
    likely = _likely_day(text)
    # a day that begins with its year can be read in one way only
    mend = Mend("value", likely, old=scalar.text, safe=bool(re.match(r"[0-9]{4}\b", text)))
    findings.append(
        finding(
            "not-date",
            scalar.span,
            mend=None if likely == _DAY else mend,
            field=name,
            text=_short(text),
            proposal=likely,
        )
    )
    return None


_DAY = "YYYY-MM-DD"
# how the names of months begin, in Hungarian and in English
_MONTHS = "jan feb már|mar ápr|apr máj|may jún|jun júl|jul aug sze|sep okt|oct nov dec".split()


def _likely_day(text: str) -> str:
    """Give the day that was probably meant, or the form of one."""
    for number, names in enumerate(_MONTHS, 1):
        text = re.sub(rf"\b(?:{names})[^\W\d]*\.?", f" {number} ", text, flags=re.IGNORECASE)
    numbers = re.findall(r"[0-9]+", text)
    if len(numbers) == 3:
        year, month, day_ = numbers if len(numbers[0]) == 4 else reversed(numbers)
        try:
            return date(int(year), int(month), int(day_)).isoformat()
        except ValueError:
            pass
    return _DAY


def not_list(node: Node, name: str) -> Finding:
    """Say that a list belongs here; a text with commas was probably meant as one."""
    alone = isinstance(node, Scalar) and node.style == "plain"
    mend = Mend("items", old=node.text) if isinstance(node, Scalar) and alone else None
    return finding("wrong-shape-list", node.span, mend=mend, field=name)


def several(type_: Type, *, alone: bool = True) -> Type:
    """Make the type of a list; `alone` lets a single value stand without its list."""

    def read(node: Node, name: str, findings: Findings) -> tuple[Any, ...] | None:
        if isinstance(node, Sequence):
            values = (type_(item, name, findings) for item in node.items)
            return tuple(value for value in values if value is not None)
        if not alone:
            findings.append(not_list(node, name))
            return None
        value = type_(node, name, findings)
        return None if value is None else (value,)

    def schema(describe: Describe) -> shapes.Json:
        item = type_.schema(describe)
        return shapes.either(item, shapes.items(item)) if alone else shapes.items(item)

    return Type(read, "several" if alone else "list", schema, type_)


def records(table: tuple[Field, ...], thing: str) -> Type:
    """Make the type of a list of mappings."""

    def read(node: Node, name: str, findings: Findings) -> tuple[Values, ...] | None:
        if not isinstance(node, Sequence):
            findings.append(not_list(node, name))
            return None
        return tuple(record(item, table, thing, item.span, findings) for item in node.items)

    named = Table(thing, table)
    return Type(read, "records", lambda describe: shapes.items(describe(named)), table=named)


def part(table: tuple[Field, ...], thing: str) -> Type:
    """Make the type of one mapping inside another."""

    def read(node: Node, _name: str, findings: Findings) -> Values | None:
        return record(node, table, thing, node.span, findings)

    named = Table(thing, table)
    return Type(read, "part", lambda describe: describe(named), table=named)


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

    def schema(describe: Describe) -> shapes.Json:
        item = type_.schema(describe)
        return shapes.either(item, shapes.keyed(item))

    return Type(read, "localised", schema, type_)


def pairs(type_: Type) -> Type:
    """Make the type of a mapping with keys of the author's own."""

    def read(node: Node, name: str, findings: Findings) -> tuple[tuple[Word, Any], ...] | None:
        if not isinstance(node, Mapping):
            findings.append(finding("wrong-shape-mapping", node.span, field=name))
            return None
        found = ((Word(key.text, key.span), type_(value, name, findings)) for key, value in node.entries)
        return tuple((key, value) for key, value in found if value is not None)

    return Type(read, "pairs", lambda describe: shapes.keyed(type_.schema(describe)), type_)


def _short(text: str) -> str:
    """Cut a text for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
