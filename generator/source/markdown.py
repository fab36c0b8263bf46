"""Markdown → HTML that cannot harm, with the places of its headings, links and pictures.

Raw HTML is escaped; elements, attributes and addresses are allowed by list (`markwrite`). Quizzes that stand in the
text are taken out before and put between the pieces of HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from ..findings import Finding, Mend, Span, finding
from ..hyphens import PLAIN, Look
from ..texts import NO_PASSAGES, Heading, Link, Passage, Passages, Text
from . import markallow, markengine, markplaces, markslips, passages
from .drawn import Drawn
from .markwrite import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..tongue import Tongue
    from .fields import Prose

_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})\s*(?P<info>[^`]*?)\s*$")
_PLACEHOLDER = re.compile(r"^ {0,3}\{\{\s*(?P<name>[a-z]+)\s*:\s*(?P<value>[^{}]*?)\s*\}\}\s*$")
# private-use characters mark links, pictures and placed quizzes; an author's own are taken out
_PRIVATE = re.compile("[\ue000-\ue00f]")
_UNCLOSED = 300
# a text of one line in which nothing means anything: most options and feedbacks are such
_BARE = re.compile(r"[„“”»«]?(?!\d+[.)])[^\W_](?:[^\W_]|[ ,;.?!()%/„”“»«–—…’'\"§€+:-])*(?<! )\n*")
_ADDRESS = re.compile(r"//|www\.")


@dataclass(frozen=True, slots=True)
class Fence:
    """A quiz that is written in the text: its YAML, and where that begins."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A line `{{ quiz: name }}` or `{{ question: quiz/id }}`."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered text: pieces of HTML with what stands between them, and what was gathered while writing."""

    parts: tuple[str | Fence | Placeholder, ...]
    outline: tuple[Heading, ...]
    links: tuple[Link, ...]
    ids: tuple[tuple[str, Span], ...]
    plain: str
    passages: Passages = NO_PASSAGES
    typeset: int = 0


def render_page(
    prose: Prose, tongue: Tongue, terms: Iterable[tuple[str, str]] = (), *, look: Look = PLAIN
) -> tuple[Rendered, list[Finding]]:
    """Render the text of a page: headings have ids, footnotes and quizzes are allowed."""
    prose, taken, findings = _take_out(replace(prose, text=_PRIVATE.sub("�", prose.text)))
    drawn = _draw(prose, tongue, terms, page=True, look=look)
    parts: list[str | Fence | Placeholder] = []
    # a mark stands in a paragraph of its own, and a quiz may not
    for piece in re.split("(?:<p>)?\ue002([0-9]+)\ue003(?:</p>\n?)?", drawn.html):
        parts.append(piece if len(parts) % 2 == 0 else taken[int(piece)])
    rendered = Rendered(
        tuple(part for part in parts if not isinstance(part, str) or part.strip()),
        tuple(drawn.outline), tuple(drawn.links), tuple(drawn.ids), drawn.plain, _passages(prose), drawn.typeset,
    )  # fmt: skip
    return rendered, findings + drawn.findings


def render_text(
    prose: Prose, tongue: Tongue, terms: Iterable[tuple[str, str]] = (), *, look: Look = PLAIN
) -> tuple[Text, list[Finding]]:
    """Render a short text inside another value: no headings, no footnotes, no quizzes."""
    if _BARE.fullmatch(prose.text) and not _ADDRESS.search(prose.text):
        return _bare(prose, tongue, look), []
    prose = replace(prose, text=_PRIVATE.sub("�", prose.text))
    drawn = _draw(prose, tongue, terms, page=False, look=look)
    said = (prose.span, _passages(prose), prose.text.strip("\n"))
    return Text(drawn.html, drawn.plain, tuple(drawn.links), *said), drawn.findings


def _bare(prose: Prose, tongue: Tongue, look: Look) -> Text:
    """Render a text of one plain line, as Markdown would: it takes a tenth of the time."""
    said = prose.text.strip("\n")
    root = Element("div")
    SubElement(root, "p").text = said
    drawn = _drawn(prose, markplaces.Places(), tongue, look, page=False)
    write(root, drawn, None)
    where = _span(prose, 0, 0)
    return Text(drawn.html, drawn.plain, (), prose.span, Passages((Passage("text", said, (where,)),)), said)


def _passages(prose: Prose) -> Passages:
    return Passages(passages.passages(prose.text, lambda line, column: _span(prose, line, column)))


def _span(prose: Prose, line: int, column: int) -> Span:
    """Turn a place in the text (from 0) into one in the file; the nearest known one where the text was folded."""
    if not prose.lines:
        return prose.span
    if line < len(prose.lines):
        start = prose.lines[line]
        return start.at(start.line, start.column + column)
    return prose.lines[-1]


def _draw(prose: Prose, tongue: Tongue, terms: Iterable[tuple[str, str]], *, page: bool, look: Look) -> Drawn:
    """Run Markdown; whatever the library makes of a text, it ends as HTML or as a finding."""
    engine = markengine.engine(tongue, page=page)
    known = engine.terms = dict(terms)
    masked = markplaces.masked(prose.text)
    drawn = _drawn(prose, markplaces.scan(masked), tongue, look, page=page)
    for slip in markslips.slips(prose.text, masked, known):
        span, mend = _span(prose, slip.line, slip.column), _indented(slip.mend, prose, slip.line)
        drawn.findings.append(finding(slip.code, span, slip.severity, mend, **dict(slip.values)))

    def serialise(root: Element) -> str:
        write(root, drawn, engine.htmlStash)
        return ""

    engine.serializer = serialise
    if too_many_brackets(prose.text):
        drawn.findings.append(finding("markdown-brackets", prose.span, most=_UNCLOSED))
        return drawn
    try:
        engine.reset()
        engine.convert(prose.text)
    except Exception:  # noqa: BLE001  law 11: no text of an author may end in a traceback of the library
        drawn.findings.append(finding("markdown-failed", prose.span))
        markengine.engine.cache_clear()  # what stopped half-way would lose the beginnings of the texts after it
    return drawn


def _drawn(prose: Prose, places: markplaces.Places, tongue: Tongue, look: Look, *, page: bool) -> Drawn:
    """Begin what is gathered while a text is written."""
    return Drawn(
        places=places,
        span=lambda line, column: _span(prose, line, column),
        page=page,
        language=tongue.code if look.typesetting else "",
        soft=look.soft,
        spoken=tongue.code,
        own=markengine.OWN,
        titles=_titles(tongue),
        table_label=tongue.say("page.table"),
    )


def _indented(mend: Mend | None, prose: Prose, line: int) -> Mend | None:
    """Bring whole lines of a text to where they stand in the file: further in, below a `|` of a quiz."""
    indent = _span(prose, line, 0).column - 1
    if mend is None or mend.how != "lines" or mend.new is None or not indent:
        return mend
    lines = (f"{' ' * indent}{one}" if one.strip() else "" for one in mend.new.split("\n"))
    return replace(mend, new="\n".join(lines)) if len(prose.lines) > 1 else None


@lru_cache(maxsize=32)
def _titles(tongue: Tongue) -> dict[str, str]:
    """Give the words for boxes without a title, by what the library writes there."""
    return {name.capitalize(): tongue.say(f"admonition.{name}") for name in markallow.BOXES}


def too_many_brackets(text: str) -> bool:
    """Whether a paragraph has more brackets than the library can pair in a second (it tries each with each)."""
    return any(part.count("[") > _UNCLOSED for part in re.split(r"\n\s*\n", text))


def _take_out(prose: Prose) -> tuple[Prose, list[Fence | Placeholder], list[Finding]]:
    """Take quizzes out of the text; a mark between empty lines stays in their place, and places are kept."""
    taken: list[Fence | Placeholder] = []
    findings: list[Finding] = []
    lines = prose.text.split("\n")
    out: list[str] = []
    spans: list[Span] = []

    def put(first: int, new: list[str]) -> None:
        out.extend(new)
        spans.extend(_span(prose, first, 0) for _ in new)

    number = 0
    while number < len(lines):
        if match := _FENCE.match(lines[number]):
            end = _end_of_fence(lines, number, match["fence"])
            if end is None:
                findings.append(_open_fence(prose, number, match["fence"], len(lines)))
                end = len(lines) - 1
            if match["info"] == "quiz":
                taken.append(Fence("\n".join(lines[number + 1 : end]), _span(prose, number + 1, 0)))
                put(number, ["", f"\ue002{len(taken) - 1}\ue003", ""])
            else:
                # what stands behind the language means nothing here, and the library would not see a fence
                info = match["info"].split()[:1]
                put(number, [lines[number][: match.end("fence")] + "".join(info)])
                for inside in range(number + 1, end + 1):
                    put(inside, [lines[inside]])
            number = end + 1
            continue
        placeholder = _PLACEHOLDER.match(lines[number])
        if placeholder and markallow.placeable(placeholder["name"], placeholder["value"]):
            span = _span(prose, number, lines[number].index("{{"))
            taken.append(Placeholder(placeholder["name"], placeholder["value"], span))
            put(number, ["", f"\ue002{len(taken) - 1}\ue003", ""])
        else:
            put(number, [lines[number]])
        number += 1
    return replace(prose, text="\n".join(out), lines=tuple(spans)), taken, findings


def _open_fence(prose: Prose, number: int, fence: str, lines: int) -> Finding:
    """Say that a block never ends; its end is put at the end of the text."""
    end = _span(prose, lines - 1, 0).line + 1
    mend = Mend("lines", fence, count=0, line=end)
    return finding("fence-open", _span(prose, number, 0), mend=mend, fence=fence)


def _end_of_fence(lines: list[str], opened: int, fence: str) -> int | None:
    """Give the line that closes the fence opened on a line."""
    for number in range(opened + 1, len(lines)):
        match = _FENCE.match(lines[number])
        if match and match["fence"].startswith(fence) and not match["info"]:
            return number
    return None
