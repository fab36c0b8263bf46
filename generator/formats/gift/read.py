"""A GIFT file → questions, and what was lost: Moodle's own exports as well as what people type by hand.

GIFT is read as Moodle reads it, and where Moodle gives up (empty lines in braces, questions that nothing parts, braces
of a formula), as it was meant. Whatever stands in a file, it ends as a question or as a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...findings import Finding, Span, finding
from ...interactions import Free, of
from ...mend import proposal
from ...model import Question
from ...texts import Text
from .. import Imported, marks
from ..decoding import decode
from .answers import Reading, interaction
from .scan import Block, Category, Scanner, clean

if TYPE_CHECKING:
    from ...findings import Severity
    from ...interactions import Interaction

ENDINGS = (".gift", ".txt")
GAP = "_____"  # what Moodle shows in the place of the missing word
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_LOOKS = re.compile(
    r"^\s*(?:::|\$CATEGORY:|//)|(?<!\\)\{\s*(?:[=~#}]|T|F|(?:[Ii]gaz|IGAZ|[Hh]amis|HAMIS|[IH])\s*[#}])",
    re.MULTILINE,
)
_ID = re.compile(r"\[id:((?:[^\]\\]|\\.)*)\]")
_TAG = re.compile(r"\[tag:((?:[^\]\\]|\\.)*)\]")
_ROOTS = ("", "top")
# braces at the end of a line that hold no answers: perhaps those of another question
_LOOSE = re.compile(r"(?<=[\s?!.:])\{[^{}\n]*\}(?=[ \t]*\n)")
_WORDS = 6  # of a title or a question, for an id
_LONG = 48


def knows(text: str) -> bool:
    """Whether a text looks like GIFT: answers in braces, a title, a category."""
    return bool(_LOOKS.search(text))


def read(data: bytes, path: str) -> Imported:
    """Read a file; `path` is what messages call it."""
    text, encoding = decode(data)
    file = _File(path, text)
    if encoding:
        file.report("import-encoding", 0, encoding=encoding)
    scanner = Scanner(text)
    categories: list[tuple[str, ...]] = []
    made: list[tuple[Question, tuple[str, ...]]] = []
    category: tuple[str, ...] = ()
    for block in scanner.blocks():
        if isinstance(block, Category):
            category = _segments(block.path)
            continue
        question = _question(block, file)
        if question:
            made.append((question, category))
            categories.append(category)
    title = _title(categories)
    questions = tuple(replace(one, topic=_topic(where, title)) for one, where in made)
    return Imported(questions, tuple(file.findings), text, title)


@dataclass(slots=True)
class _File:
    """The file that is read: where its lines begin, what was found, which ids are taken."""

    path: str
    text: str
    findings: list[Finding] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(found.end() for found in re.finditer("\n", self.text))]

    def span(self, at: int) -> Span:
        """Give the place of an offset."""
        number = bisect_right(self.lines, at)
        return Span(self.path, number, at - self.lines[number - 1] + 1)

    def report(self, code: str, at: int, severity: Severity = "warning", **values: object) -> None:
        """Say what is lost or wrong."""
        self.findings.append(finding(code, self.span(at), severity, None, **values))

    def free(self, wanted: str) -> str:
        """Give an id that nobody has yet."""
        id_ = wanted
        while id_ in self.taken:
            self.taken[wanted] += 1
            id_ = f"{wanted}-{self.taken[wanted]}"
        self.taken[id_] = 1
        return id_


@dataclass(slots=True)
class _Pen:
    """Turns masked pieces into texts of one question: what says no format has that of the question."""

    file: _File
    lost: list[tuple[str, int]] = field(default_factory=list)
    default: str = "moodle"

    def text(self, piece: str, at: int) -> Text:
        """Make a text; what Markdown cannot keep is lost."""
        found = _FORMAT.match(piece)
        form = found[1].lower() if found else self.default
        source, losses = _source(piece[found.end() :] if found else piece, form)
        self.lost += [(one, at) for one in losses]
        return Text("", source, (), self.file.span(at), source=source)


def _source(piece: str, form: str) -> tuple[str, tuple[str, ...]]:
    """Give a piece as Markdown."""
    piece = piece.replace("\t", " ")
    if form == "markdown":
        return marks.unlinked(clean(piece).strip())
    if form == "html" or (form == "moodle" and marks.has_tags(clean(piece))):
        # in HTML a newline is a space; in a text that Moodle completes, two of them part paragraphs
        text = clean(piece, " " if form == "html" else "<br>").strip()
        return marks.from_html(text if form == "html" else re.sub(r"\n[ \t]*\n", "<p>", text))
    text = re.sub(r"\r\s*\r", "\n\n", clean(piece, "\r").strip())
    return marks.escaped(text).replace("\r", "  \n"), ()


def _question(block: Block, file: _File) -> Question | None:
    """Make a question; None, and a finding, when it cannot be asked."""
    if block.broken is not None:
        file.report("import-brace", block.broken, "error")
        return None
    if not block.answers:
        file.report("import-left-out", block.start, thing="lost.description")
        return None
    if len(block.answers) > 1:
        file.report("import-left-out", block.answers[1][0], thing="lost.several_braces")
        return None
    pen = _Pen(file)
    reading = Reading(pen.text, pen.lost)
    prompt = _prompt(block, pen)
    at, inside = block.answers[0]
    inside, _, general = inside.partition("####")
    made = interaction(inside, at + 1, reading)
    explanation = reading.optional(general, at)
    if not prompt.source and not reading.refused:
        reading.refuse("no_prompt")
    if made is None or reading.refused:
        file.report("import-left-out", block.start, thing=f"lost.{reading.refused or 'nothing'}")
        return None
    if isinstance(made, Free):
        made, explanation = Free(explanation), None
    for loose in _LOOSE.finditer(block.parts[0]):
        begin = at - len(block.parts[0]) + loose.start()
        reading.lose("merged", max(begin, block.start))
    tags = _TAG.search("\n".join(block.notes))
    if tags:
        reading.lose("tags", block.start)
    for what, where in dict.fromkeys(reading.lost):
        code, severity = _WEIGHTS.get(what, ("import-lost", "warning"))
        file.report(code, where, severity, thing=f"lost.{what}")
    return _asked(block, prompt, made, explanation, reading.points, file)


# what is not lost, but read in another way
_WEIGHTS: dict[str, tuple[str, Severity]] = {
    **dict.fromkeys(("parts", "either", "twins", "weights", "answer_marks"), ("import-otherwise", "hint")),
    "merged": ("import-otherwise", "warning"),
}


def _prompt(block: Block, pen: _Pen) -> Text:
    """Make the question's text; a missing word leaves a gap."""
    before, after = block.parts
    found = _FORMAT.match(before)
    if found:
        pen.default = found[1].lower()
    said = re.search(r"[?!.:]\s*$", clean(before))
    if re.search(r"\w", clean(after)) or (clean(after).strip() and not said):
        space = " " if clean(before)[-1:].strip() else ""
        joined = "" if after[:1] in ".,;:!?)" else " "
        return pen.text(f"{before}{space}{GAP}{joined}{after.strip()}", block.start)
    return pen.text(before, block.start)


def _asked(
    block: Block, prompt: Text, made: Interaction, explanation: Text | None, points: int | None, file: _File
) -> Question:  # fmt: skip
    notes = "\n".join(block.notes)
    named = _ID.search(notes)
    wanted = proposal(re.sub(r"\\(.)", r"\1", named[1])) if named else ""
    span = file.span(block.start)
    return Question(
        id=file.free(wanted or _short(block.title) or _short(prompt.source) or f"q-{len(file.taken) + 1}"),
        kind="", prompt=prompt, interaction=made, hints=(), explanation=explanation, see=(), objectives=(),
        level=None, topic=None, points=of(made, points), revision=1, was=None, span=span,
    )  # fmt: skip


def _short(text: str) -> str:
    """Make an id of the first words of a text."""
    words = proposal(re.sub("<[^<>]*>", " ", text)).split("-")[:_WORDS]
    while len("-".join(words)) > _LONG and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONG].strip("-")


def _segments(path: str) -> tuple[str, ...]:
    """Part a category's path; its roots (`$course$`, `top`) say nothing. A doubled slash is one of a name."""
    parts = [one.replace("\0", "/").strip() for one in path.replace("//", "\0").split("/")]
    kept = [one for one in parts if one.lower() not in _ROOTS and not re.fullmatch(r"\$\w+\$", one)]
    return tuple(" ".join(one.split()) for one in kept)


def _title(categories: list[tuple[str, ...]]) -> str:
    """Give the title that all questions' categories begin with."""
    first = {one[:1] for one in categories}
    return next(iter(first))[0] if len(first) == 1 and first != {()} else ""


def _topic(category: tuple[str, ...], title: str) -> str | None:
    rest = category[1:] if title else category
    return " / ".join(rest) or None
