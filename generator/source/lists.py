"""`glossary.yaml` and `paths.yaml` → terms and paths: files that are lists of mappings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Span, finding
from ..model import Path, Term
from . import pages, tables, yamltree
from .fields import Field, Values, Word, record
from .fieldtypes import bad_id
from .places import WINDOWS

if TYPE_CHECKING:
    from ..model import Source
    from .reading import Context

_FOREIGN = re.compile(r"\[([^\[\]]+)\]\{\s*lang=[\"']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)[\"']?\s*\}")


def terms(source: Source, context: Context) -> list[Term]:
    """Read the terms of a language."""
    made = []
    for one, last in _entries(source, tables.TERM, "term", context):
        if one["id"] and one["term"] and one["definition"]:
            term, *also = map(unmarked, (one["term"], *one["also"]))
            foreign = tuple((words, lang) for words, lang in (term, *also) if lang)
            made.append(
                Term(
                    one["id"].text, context.language, term[0], context.text(one["definition"]),
                    tuple(words for words, _ in also),
                    pages.references(one["see"]), one["sort"], source.path, one.at("id"),
                    pages.excuses(one, one.span.line, last), foreign,
                )
            )  # fmt: skip
    return made


def unmarked(text: str) -> tuple[str, str]:
    """Part `[front office]{lang=en}`, as it is written in texts too, into the words and their language."""
    match = _FOREIGN.fullmatch(text.strip())
    return (match[1], match[2]) if match else (text, "")


def names(source: Source) -> tuple[tuple[str, str], ...]:
    """Give each term's id and words: what `{{ term: id }}` becomes, before anything else is read."""
    node, _ = yamltree.parse(source.text, source.path)
    found: dict[str, str] = {}
    for item in node.items if isinstance(node, yamltree.Sequence) else ():
        if isinstance(item, yamltree.Mapping):
            said = {key.text: value.text for key, value in item.entries if isinstance(value, yamltree.Scalar)}
            if said.get("id") and said.get("term"):
                found.setdefault(said["id"].strip(), unmarked(" ".join(said["term"].split()))[0])
    return tuple(found.items())


def paths(source: Source, context: Context) -> list[Path]:
    """Read the learning paths of a language."""
    made = []
    for one, last in _entries(source, tables.PATH, "path", context):
        if one["id"] and one["id"].text in WINDOWS:  # it becomes the name of a file
            context.findings.append(bad_id(one["id"].text, one["id"].span, "id"))
        elif one["id"] and one["title"]:
            made.append(
                Path(
                    one["id"].text, context.language, one["title"], pages.side(one, context), one["for"],
                    pages.references(one["steps"]), pages.references(one["then"]), pages.references(one["stretch"]),
                    tuple((key.text, value) for key, value in one["weights"]), source.path, one.at("id"),
                    pages.excuses(one, one.span.line, last),
                )
            )  # fmt: skip
    return made


def _entries(
    source: Source, table: tuple[Field, ...], thing: str, context: Context
) -> list[tuple[Values, int]]:
    """Read a list of mappings, each with an id of its own; give the last line of each too."""
    names_ = frozenset(one.name for one in table)
    node, findings = yamltree.parse(source.text, source.path, fields=names_)
    context.findings.extend(findings)
    if not isinstance(node, yamltree.Sequence):
        if node is not None:
            context.findings.append(finding("not-list", node.span, thing=thing))
        elif not findings:
            context.findings.append(finding("empty-file", Span(source.path)))
        return []
    taken: dict[str, Span] = {}
    read = []
    for item in node.items:
        values = record(item, table, thing, item.span, context.findings)
        id_: Word | None = values["id"]
        if id_ is not None and id_.text in taken:
            context.findings.append(finding("duplicate-id", id_.span, id=id_.text, first=taken[id_.text]))
            continue
        if id_ is not None:
            taken[id_.text] = id_.span
        read.append((values, yamltree.last_line(item)))
    return read
