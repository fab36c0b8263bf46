"""A quiz as it is written → the same quiz with the ids that it lacks, and not another byte changed.

Pure. Options get the id that they have by their place (`a`, `b` …), so that readers' answers stay valid; questions
get one from their words. What was written is parsed again and compared with what was meant; when they differ,
nothing is given back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .findings import Span
from .kinds import kinds
from .kinds.things import letter
from .mend import proposal
from .source import markdown, yamltree
from .source.fields import Prose
from .source.manuscript import Insertion, Manuscript, field, meaning
from .source.yamltree import Mapping, Node, Scalar, Sequence
from .tongue import Tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 40

Failure = str  # the key of the sentence that says why a file was left alone


@dataclass(frozen=True, slots=True)
class Written:
    """What a file would become: its bytes, how many ids were put in, the ids of the questions of each quiz."""

    data: bytes
    count: int
    questions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Missing:
    """A node that lacks an id, and the id that it gets."""

    node: Node
    id: str


def written(paper: Manuscript, twins: tuple[tuple[str, ...], ...] = ()) -> Written | Failure:
    """Put in the ids that the quizzes of a file lack.

    `twins` are the ids of the questions of the same file in an earlier language: paired questions must share theirs.
    """
    try:
        before = _quizzes(paper)
    except UnicodeDecodeError:
        return "ids_encoding"
    if before is None:
        return "ids_errors"
    missing: list[_Missing] = []
    questions = []
    for number, quiz in enumerate(before):
        found, ids = _of_quiz(quiz, twins[number] if number < len(twins) else ())
        missing += found
        questions.append(ids)
    data = paper.edited(edit for one in missing for edit in _edits(paper, one))
    given = {one.node.span: one.id for one in missing}
    after = _quizzes(Manuscript(paper.path, data))
    if after is None or [meaning(quiz) for quiz in after] != [_meant(quiz, given) for quiz in before]:
        return "ids_unsure"
    return Written(data, len(missing), tuple(questions))


def _quizzes(paper: Manuscript) -> list[Node] | None:
    """Give the quizzes of a file; None when one of them has mistakes."""
    parts = (
        [markdown.Fence(paper.text, Span(paper.path, 1, 1))]
        if paper.path.endswith(".yaml")
        else list(_fences(paper))
    )
    found = []
    for part in parts:
        node, mistakes = yamltree.parse(
            part.text, paper.path, first_line=part.span.line, first_column=part.span.column
        )
        if mistakes or node is None:
            return None
        found.append(node)
    return found


def _fences(paper: Manuscript) -> Iterator[markdown.Fence]:
    """Find the quizzes in the text of a page, as the reader of pages does."""
    begin = 0
    if paper.lines[0].rstrip() == "---":
        ends = (number for number, line in enumerate(paper.lines[1:], 2) if line.rstrip() in ("---", "..."))
        begin = next(ends, 0)
    spans = tuple(Span(paper.path, number, 1) for number in range(begin + 1, len(paper.lines) + 1))
    prose = Prose("\n".join(paper.lines[begin:]), Span(paper.path, begin + 1, 1), spans)
    for part in markdown.render_page(prose, Tongue("en"))[0].parts:
        if isinstance(part, markdown.Fence):
            yield part


def _of_quiz(quiz: Node, twins: tuple[str, ...]) -> tuple[list[_Missing], tuple[str, ...]]:
    """Find what lacks an id in a quiz; and give the ids of its questions, the new ones among them."""
    node = field(quiz, "questions")
    asked = node.items if isinstance(node, Sequence) else ()
    taken = {_id(one) for one in asked} - {""}
    paired = twins if len(twins) == len(asked) else ("",) * len(asked)
    missing, ids = [], []
    for number, (question, twin) in enumerate(zip(asked, paired, strict=True), 1):
        id_ = _id(question)
        if not id_ and isinstance(question, Mapping) and question.entries:
            id_ = twin if twin and twin not in taken else _new(question, number, taken)
            missing.append(_Missing(question, id_))
        taken.add(id_)
        ids.append(id_)
        for things in _things(question):
            missing += _of_things(things)
    return missing, tuple(ids)


def _new(question: Node, number: int, taken: set[str]) -> str:
    """Propose an id from the words of a question."""
    words = field(question, "question")
    return free(short(words.text if isinstance(words, Scalar) else "") or f"q{number}", taken)


def short(words: str, longest: int = _LONGEST) -> str:
    """Make an id of the first of some words; empty when none of them has a letter that an id may have."""
    whole = proposal(words)
    if whole == "null":
        # YAML takes it for nothing
        return "null-1"
    return whole if len(whole) <= longest else whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def free(wanted: str, taken: set[str]) -> str:
    """Give an id that nothing has yet: the wanted one, or that with a number."""
    number, made = 1, wanted
    while made in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made


def _things(question: Node) -> Iterator[tuple[Node, ...]]:
    """Give each list of things with ids that the kind of a question names."""
    word = field(question, "kind")
    kind = kinds().get(word.text) if isinstance(word, Scalar) else None
    for name in kind.things if kind else ():
        outer, _, inner = name.partition(".")
        node = field(question, outer)
        if isinstance(node, Sequence):
            # the things of several groups (`groups.items`) share their ids
            lists = [field(one, inner) for one in node.items] if inner else [node]
            yield tuple(item for one in lists if isinstance(one, Sequence) for item in one.items)
        elif isinstance(node, Mapping):
            # those of named parts (`gaps.options`) have theirs for each name
            named = (field(one, inner) for _, one in node.entries)
            yield from (one.items for one in named if isinstance(one, Sequence))


def _of_things(things: tuple[Node, ...]) -> list[_Missing]:
    """Give each thing without an id the one that it has by its place."""
    taken = {_id(one) for one in things}
    missing = []
    for place, one in enumerate(things):
        bare = isinstance(one, Scalar) and not one.empty
        if not _id(one) and (bare or (isinstance(one, Mapping) and one.entries)):
            id_ = free(letter(place), taken)
            taken.add(id_)
            missing.append(_Missing(one, id_))
    return missing


def _id(node: Node) -> str:
    own = field(node, "id")
    return own.text.strip() if isinstance(own, Scalar) and not own.empty else ""


def _edits(paper: Manuscript, one: _Missing) -> list[Insertion]:
    """Say where the id is put in, by how the thing is written."""
    node, at = one.node, paper.offset(one.node.span)
    if isinstance(node, Scalar):
        return _around(paper, node, one.id)
    assert isinstance(node, Mapping)  # noqa: S101  only these two lack an id
    own = next(((key, value) for key, value in node.entries if key.text == "id"), None)
    if own is not None:
        return [Insertion(_behind_colon(paper, own[0]), f" {one.id}")]
    if node.flow:
        return [Insertion(paper.offset(node.entries[0][0].span), f"id: {one.id}, ")]
    return [Insertion(at, f"id: {one.id}\n{' ' * (node.span.column - 1)}")]


def _behind_colon(paper: Manuscript, key: Scalar) -> int:
    """Give the place behind `id:` where nothing follows."""
    return paper.raw.index(":", paper.offset(key.end or key.span)) + 1


def _around(paper: Manuscript, node: Scalar, id_: str) -> list[Insertion]:
    """Make a mapping of an option that is only a text: `- text` becomes `- id: a` and `text: text`."""
    at, column = paper.offset(node.span), node.span.column - 1
    before = paper.lines[node.span.line - 1][:column]
    if not re.fullmatch(r"[ -]*", before):
        # in square brackets
        behind = paper.offset(node.end) if node.end else at
        return [Insertion(at, f"{{id: {id_}, text: "), Insertion(behind, "}")]
    put = [Insertion(at, f"id: {id_}\n{' ' * column}text: ")]
    # the further lines of the text have to stand deeper than its key
    last = node.end.line if node.end and node.style in ("plain", "quoted") else 0
    if node.style in ("literal", "folded"):
        last = _block_end(paper, node.span.line, before.rindex("-"))
    for line in range(node.span.line + 1, last + 1):
        if paper.lines[line - 1].strip():
            put.append(Insertion(paper.offset(Span(paper.path, line, 1)), "  "))
    return put


def _block_end(paper: Manuscript, header: int, dash: int) -> int:
    """Give the last line of a `|` or `>` text below a dash."""
    number = header
    while number < len(paper.lines):
        line = paper.lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= dash:
            break
        number += 1
    return number


def _meant(node: Node, given: dict[Span, str]) -> object:
    """Give what a tree says once every thing has its id."""
    walk: Callable[[Node], object] = lambda one: _meant(one, given)  # noqa: E731
    id_ = given.get(node.span)
    match node:
        case Scalar():
            return meaning(node) if id_ is None else [("id", id_), ("text", node.text)]
        case Mapping():
            said = [(key.text, walk(value)) for key, value in node.entries]
            if id_ is None:
                return said
            if any(key == "id" for key, _ in said):
                return [(key, id_ if key == "id" else value) for key, value in said]
            return [("id", id_), *said]
        case _:
            return [[walk(item)] for item in node.items]
