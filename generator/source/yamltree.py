"""YAML text → a tree of nodes that know their places; read strictly, so that no word of an author is lost.

The only importer of `yaml`. Everything is text until a field asks for something else; what YAML would silently
swallow (`#`, `!`, `&`, `*`) is a finding with the corrected line. After a mistake that has a sure correction the
corrected text is read on, so that all mistakes of a file come at once. Never resolves, never follows an alias.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import yaml

from ..findings import Finding, Mend, Span, finding
from . import yamlslips
from .yamlpure import PureLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER: Any = getattr(yaml, "CSafeLoader", PureLoader)
_MAX_REPAIRS = 100
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `lines` are the places where its lines begin in the file, as far as they are known.

    `end` is the place behind it, for whoever writes something there.
    """

    text: str
    style: Literal["plain", "quoted", "literal", "folded"]
    span: Span
    lines: tuple[Span, ...]
    end: Span | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands there (or a null)."""
        return self.style == "plain" and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` when it was written in square brackets."""

    items: tuple[Node, ...]
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in their order; keys are unique. `flow` when it was written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool


Node = Scalar | Sequence | Mapping


def parse(
    text: str, path: str, *, first_line: int = 1, first_column: int = 1, fields: frozenset[str] = frozenset()
) -> tuple[Node | None, list[Finding]]:
    """Read one document; None when it is empty or cannot be read (then there is a finding).

    `first_line` and `first_column` are where the text begins in the file (front matter, a fenced quiz); `fields` are
    the names that may stand there, by which a line that lacks its colon is known.
    """
    place = _Place(path, first_line, first_column)
    text, findings = yamlslips.without_tabs(text, place.span)
    text, found_dashes = yamlslips.without_long_dashes(text, place.span)
    findings += found_dashes
    text = yamlslips.without_unprintable(text)
    for _ in range(_MAX_REPAIRS):
        try:
            node, slips = _read(text, place)
        except yaml.YAMLError as error:
            if "nesting depth" in str(error):
                # newer versions of the C parser count levels themselves, before the first event comes
                return None, [
                    *findings,
                    finding("yaml-deep", place.span(*_where(error)[2:4]), depth=_MAX_DEPTH),
                ]
            repaired, found = yamlslips.explain(text, *_where(error), place.span, fields)
            if found.code == "yaml-indent":
                found = _in_line(text, found, place)
            findings.append(found)
            if repaired is None:
                return None, findings
            text = repaired
        except _Refused as refused:
            return None, [*findings, refused.finding]
        else:
            return node, findings + slips
    return None, findings


def last_line(node: Node) -> int:
    """Give the last line of the file that belongs to a node."""
    match node:
        case Scalar():
            return max(one.line for one in (node.span, *node.lines))
        case Sequence():
            return max((last_line(one) for one in node.items), default=node.span.line)
        case Mapping():
            return max((last_line(one) for _, one in node.entries), default=node.span.line)


class _Refused(Exception):
    """The document has a shape that is not read at all."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.code)
        self.finding = found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the document begins in its file."""

    path: str
    line: int
    column: int

    def span(self, line: int, column: int) -> Span:
        """Turn a place in the document (from 0) into one in the file."""
        return Span(self.path, self.line + line, column + (self.column if line == 0 else 1))


def _where(error: yaml.YAMLError) -> tuple[str, str, int, int, int]:
    """Take an error apart: context, problem, line and column of the problem, line of the context."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begin: Any = getattr(error, "context_mark", None) or mark
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    if mark is None:
        return context, problem, 0, 0, 0
    return context, problem, mark.line, mark.column, begin.line


def _in_line(text: str, found: Finding, place: _Place) -> Finding:
    """Propose the indent at which a line that is not in line can be read: that of a line above, or two further in."""
    lines = text.split("\n")
    number = found.span.line - place.line
    above = [len(line) - len(line.lstrip(" ")) for line in lines[:number] if line.strip()][::-1]
    begins = len(lines[number]) - len(lines[number].lstrip(" "))
    nearest = sorted(
        {*above[:20], *(one + 2 for one in above[:20])} - {begins}, key=lambda one: abs(one - begins)
    )
    for indent in nearest:
        line = " " * indent + lines[number].lstrip(" ")
        try:
            _, slips = _read("\n".join([*lines[:number], line, *lines[number + 1 :]]), place)
        except (yaml.YAMLError, _Refused):
            continue
        if not slips:
            return replace(found, mend=Mend("lines", line))
    return found


def _read(text: str, place: _Place) -> tuple[Node | None, list[Finding]]:
    """Walk the events of the parser and build the tree; YAMLError when the text is not YAML."""
    builder = _Builder(text, place)
    for event in yaml.parse(text, Loader=_LOADER):
        builder.take(event)
    return builder.root, builder.findings


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    kind: Literal["sequence", "mapping"]
    span: Span
    flow: bool
    items: list[Node]


class _Builder:
    """Turns events into nodes. A class, since the parser hands over one event at a time."""

    def __init__(self, text: str, place: _Place) -> None:
        self.lines = text.split("\n")
        self.place = place
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    mend = Mend("lines", None)
                    raise _Refused(finding("yaml-documents", self._span(event.start_mark), mend=mend))
            case yaml.AliasEvent():
                self._add(self._swallowed(event.start_mark))
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case _:
                pass

    def _span(self, mark: Any) -> Span:
        return self.place.span(mark.line, mark.column)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].items.append(node)
        else:
            self.root = node

    def _open(self, event: Any) -> None:
        if event.anchor or event.tag:
            self.findings.append(
                yamlslips.quote(self.lines, event.start_mark.line, self._span(event.start_mark))
            )
        if len(self.stack) >= _MAX_DEPTH:
            raise _Refused(finding("yaml-deep", self._span(event.start_mark), depth=_MAX_DEPTH))
        kind: Literal["sequence", "mapping"] = (
            "sequence" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
        )
        self.stack.append(_Open(kind, self._span(event.start_mark), bool(event.flow_style), []))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.kind == "sequence":
            self._add(Sequence(tuple(done.items), done.span, done.flow))
        else:
            self._add(Mapping(self._entries(done), done.span, done.flow))

    def _entries(self, done: _Open) -> tuple[tuple[Scalar, Node], ...]:
        flow = done.flow or any(one.flow for one in self.stack)
        seen: dict[str, Span] = {}
        entries = []
        twice: list[Finding] = []
        for key, value in zip(done.items[::2], done.items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.findings.append(finding("yaml-key", key.span))
            elif key.text in seen:
                first = seen[key.text]
                alone = isinstance(value, Scalar) and value.span.line == key.span.line and not flow
                mend = Mend("lines", None) if alone else None
                twice.append(finding("duplicate-key", key.span, mend=mend, key=key.text, first=first.line))
            else:
                seen[key.text] = key.span
                entries.append((key, value))
        # several at once: a further entry of a list whose dash is missing
        lost = len(twice) > 2 and not flow and twice[0].span.column > 2
        self.findings += [yamlslips.dash(self.lines, twice[0], self.place.line)] if lost else twice
        return tuple(entries)

    def _swallowed(self, mark: Any) -> Scalar:
        """Report a line whose beginning YAML would take for itself; go on with the text as it was typed."""
        self.findings.append(yamlslips.quote(self.lines, mark.line, self._span(mark)))
        text = self.lines[mark.line][mark.column :].strip()
        span = self._span(mark)
        return Scalar(text, "quoted", span, (span,))

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        if event.anchor or event.tag:
            return self._swallowed(start)
        span = self._span(start)
        if event.style == "|":
            return Scalar(event.value, "literal", span, tuple(self._literal_lines(start.line, end.line)))
        if event.style == ">":
            return Scalar(event.value, "folded", span, (self.place.span(start.line + 1, 0),))
        if event.style:
            return Scalar(
                event.value, "quoted", span, (span.at(span.line, span.column + 1),), self._span(end)
            )
        lost = yamlslips.lost_comment(self.lines, end.line, end.column)
        if lost is not None:
            self.findings.append(
                yamlslips.quote(self.lines, end.line, self.place.span(end.line, lost), code="yaml-comment")
            )
            if not event.value:
                place = self.place.span(end.line, lost)
                return Scalar(self.lines[end.line][lost:].rstrip(), "quoted", place, (place,))
        return Scalar(event.value, "plain", span, (span,), self._span(end))

    def _literal_lines(self, header: int, end: int) -> Iterator[Span]:
        """Give the place of each line of a `|` block; its indent is that of its first line with text."""
        block = self.lines[header + 1 : max(end, header + 2)]
        indent = next((len(line) - len(line.lstrip(" ")) for line in block if line.strip()), 0)
        for number in range(len(block)):
            yield self.place.span(header + 1 + number, indent)
