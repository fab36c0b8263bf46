"""`gaps`: a text with gaps, each to type in or to pick a word for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...findings import Mend, finding
from ...interactions import AnyField, Enter, Pick, Word
from ...interactions import Field as EnterField
from ...mend import proposal
from ...source import shapes, yamltree
from ...source.fields import Field, Prose, Table, Type, Values, nearest, record
from ...source.fieldtypes import bad_id, identifier, line, pairs, prose, whole
from ..answers import ANSWERS, RULES, answers, rules, written
from ..things import enough, identified, things
from ..things import whole as readable

if TYPE_CHECKING:
    from ...findings import Span
    from ...interactions import Interaction
    from ...source.fields import Describe, Findings
    from ...source.fields import Word as Key
    from .. import Desk

_WORD = (
    Field("id", identifier, seen="program"),
    Field("text", line, required=True),
    Field("feedback", prose),
)
_GAP = (
    Field("answers", ANSWERS),
    Field("options", things(Table("gap-option", _WORD), least=2)),
    Field("answer", line),
    Field("points", whole(1, 1000)),
    Field("feedback", prose),
    *RULES,
)
_TABLE = Table("gap", _GAP)
THINGS = ("gaps.options",)
# a name in braces that no backslash stands before
_BRACES = re.compile(r"(?<!\\)\{([^{}\n]*)\}")

_ELSEWHERE = re.compile(r"<a\b.*?</a>|<[^>]*>", re.DOTALL)


def _read_gap(node: yamltree.Node, name: str, findings: Findings) -> Values | None:
    """Read a gap: its fields, or only the accepted answers."""
    if isinstance(node, yamltree.Mapping):
        return record(node, _GAP, "gap", node.span, findings)
    if isinstance(node, yamltree.Scalar) and node.empty:
        findings.append(finding("empty-value", node.span, field=name))
        return None
    empty = {one.name: one.default for one in _GAP}
    read = ANSWERS(node, name, findings)
    return Values(node.span, empty | {"answers": read}, {"answers": node.span}) if read else None


def _shape(describe: Describe) -> shapes.Json:
    return shapes.either(ANSWERS.schema(describe), describe(_TABLE))


_GAPS = pairs(Type(_read_gap, "gap", _shape, table=_TABLE))
_NAME = "[a-z0-9-]{1,80}"


def _named(describe: Describe) -> shapes.Json:
    return {**_GAPS.schema(describe), "propertyNames": {"pattern": f"^{_NAME}$"}}


FIELDS = (
    Field("text", prose, required=True),
    Field("gaps", replace(_GAPS, schema=_named), required=True),
)


def compile(values: Values, desk: Desk) -> Enter | None:  # noqa: A001  the contract's word
    """Make the interaction: a field for each gap, in the order of the text."""
    written: Prose | None = values["text"]
    given: tuple[tuple[Key, Values], ...] = values["gaps"] or ()
    if written is None or not values.given("gaps") or "gaps" in values.broken:
        return None
    named = {key.text: (key, gap) for key, gap in given}
    begin = len(desk.findings)
    marked, order = _marked(written, set(named), desk)
    # a gap that stands nowhere may be the one whose name is misspelt in the text
    clear = not any(one.code in ("gap-unknown", "gap-none") for one in desk.findings[begin:])
    for key, _ in given:
        if not re.fullmatch(_NAME, key.text):
            desk.findings.append(bad_id(key.text, key.span, "gaps"))
        elif key.text not in order and clear:
            desk.report("gap-unused", key.span, gap=key.text)
    fields = [_field(*named[name], desk) for name in order if name in named]
    made = tuple(one for one in fields if one is not None)
    if not made or len(made) != len(order):
        return None
    text = desk.text(marked)
    # nothing can be filled in where an address or a picture's description stands, nor where a click follows a link
    seen = _ELSEWHERE.sub("", text.html)
    hidden = [name for name in order if f"\ue010{name}\ue011" not in seen]
    for name in hidden:
        desk.report("gap-unused", named[name][0].span, gap=name)
    return None if hidden else Enter(made, text)


def _marked(written: Prose, known: set[str], desk: Desk) -> tuple[Prose, list[str]]:
    """Put the marks of `Enter.text` where the names stand; give the names in their order."""
    order: list[str] = []

    def mark(match: re.Match[str]) -> str:
        name = match[1].strip()
        span = _place(written, match.start())
        if name in order:
            desk.report("gap-twice", span, gap=name)
        elif name not in known:
            plain = proposal(name)
            close = plain if plain in known else nearest(name, sorted(known))
            mend = Mend("swap", f"{{{close}}}", old=match[0]) if close else None
            desk.report("gap-unknown", span, mend=mend, gap=name, known=", ".join(sorted(known)) or "–")
        else:
            order.append(name)
            return f"\ue010{name}\ue011"
        return match[0]

    text = _BRACES.sub(mark, re.sub("[\ue010\ue011]", "�", written.text))
    if not order and not _BRACES.search(text):
        desk.report("gap-none", written.span, gap=min(known, default="…"))
    return replace(written, text=text), order


def _place(written: Prose, offset: int) -> Span:
    """Give the place in the file of an offset in the text; the text's own where it was folded."""
    line_ = written.text.count("\n", 0, offset)
    if line_ >= len(written.lines):
        return written.span
    start = written.lines[line_]
    return start.at(start.line, start.column + offset - written.text.rfind("\n", 0, offset) - 1)


def _field(key: Key, gap: Values, desk: Desk) -> AnyField | None:
    worth = gap["points"] or 1
    if gap.given("options") and gap.given("answers"):
        desk.report("gap-both", gap.at("options"), gap=key.text)
        return None
    if gap.given("options"):
        return _pick(key, gap, worth, desk)
    if not gap["answers"]:
        if "answers" not in gap.broken:
            desk.report("gap-answers", key.span, gap=key.text)
        return None
    made = answers(gap["answers"], worth, desk)
    return EnterField(key.text, made, worth, **rules(gap, desk), feedback=desk.optional(gap["feedback"]))


def _pick(key: Key, gap: Values, worth: int, desk: Desk) -> Pick | None:
    """Make a drop-down: `answer` is the text, or the id, of the right option."""
    given: tuple[Values, ...] = gap["options"] or ()
    if not readable(given, "text"):
        return None
    enough("options", gap, given, "one-option", desk)
    words = [(id_, one, _said(one)) for id_, one in identified(given, desk)]
    right: str | None = gap["answer"]
    if not any(right in (id_, said) for id_, _, said in words):
        known = ", ".join(said for _, _, said in words)
        mend = Mend("field", "answer: …") if right is None else None
        desk.report("gap-right", gap.at("answer"), mend=mend, gap=key.text, answer=right or "", known=known)
        return None
    made = tuple(
        Word(id_, said, right in (id_, said), desk.optional(one["feedback"])) for id_, one, said in words
    )
    return Pick(key.text, made, worth, desk.optional(gap["feedback"]))


def _said(one: Values) -> str:
    """Give the words of an option: a drop-down shows them as they are."""
    text = one["text"]
    return " ".join(text.text.split()) if isinstance(text, Prose) else text


def write(interaction: Interaction) -> dict[str, object] | None:
    """Give its fields: the text with the gaps' names in braces, and what each gap takes; typed ones only."""
    if not isinstance(interaction, Enter) or interaction.text is None:
        return None
    gaps: dict[str, object] = {}
    for field in interaction.fields:
        if not isinstance(field, EnterField):
            return None
        own = written(field) if field.of == 1 else {"points": field.of, **written(field)}
        gaps[field.id] = own if len(own) > 1 else own["answers"]
    source = re.sub(r"(?<!\\)\{", r"\\{", interaction.text.source)
    return {"text": source.replace("\ue010", "{").replace("\ue011", "}"), "gaps": gaps}
