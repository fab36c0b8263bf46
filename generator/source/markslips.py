"""What beginners' Markdown really says: what readers would see otherwise than it was meant, with the corrected lines.

Pure, and of no library: each slip is found in the text itself, its code masked.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Mend, Severity
from .fields import nearest
from .markallow import BOXES, PLACED, TERM, placeable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BRACES = re.compile(r"\{\{(?P<inside>[^{}\n]*)\}\}")
_HTML = re.compile(r"<!--|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_BOX = re.compile(r"^\s*!!!\s+(?P<name>[\w-]+)")
_ITEM = re.compile(r"^(?P<indent> {0,3})(?:[-*+]|[0-9]{1,3}\.) +\S")
_OTHER_MARK = re.compile(
    r"^(?P<indent> {0,3})(?:[•·▪◦‣–—](?P<space>[ \u00a0\t]+)|(?P<number>[0-9]{1,3})\) +)(?=\S)"
)
_REVERSED = re.compile(r"(?<![\]\\\w])\((?P<text>[^()\[\]\n]+)\)\[(?P<address>[^\[\]\s]*[./#][^\[\]\s]*)\]")
_GAP = re.compile(
    r"(?P<text>\[[^\[\]\n]+\]) +(?P<address>\((?:https?://|mailto:|\.{0,2}/|[\w./-]+\.(?:md|html|png|jpe?g|svg|pdf))[^()\n]*\))"
)
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?!:)")
# both read a long line once, whatever stands in it
_ROW = re.compile(r"^ {0,3}\|?\s*\S[^|\n]*\|\s*\S")
_RULE = re.compile(r"^(?=[^-\n]*-)[ :|-]*$")
# what Hungarian editors call the two
_CALLED = {"kviz": "quiz", "kvíz": "quiz", "kérdés": "question"}
_SINGLE = re.compile(r"^ {0,3}\{ *(?P<name>quiz|question) *: *(?P<value>[^{}]*?) *\} *$")
# HTML that says what Markdown says too
_PAIRS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its place in the text (from 0), and what a finding needs."""

    code: str
    line: int
    column: int
    severity: Severity = "warning"
    mend: Mend | None = None
    values: tuple[tuple[str, str], ...] = ()


def slips(text: str, masked: str, terms: Collection[str]) -> Iterator[Slip]:
    """Find every slip of a text; `masked` is the same text without its code, `terms` the ids of the glossary."""
    raw, lines = text.split("\n"), masked.split("\n")
    yield from _nested(lines, raw)
    defined = set(re.findall(r"^ {0,3}\[\^([^\]\s]+)\]:", masked, re.MULTILINE))
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        yield from _braces(raw[number], line, number, terms)
        yield from _html(line, number)
        yield from _box(line, after, number, raw)
        yield from _list(line, before, number, raw)
        yield from _links(line, number)
        yield from _table(line, before, after, number)
        yield from _cells(lines, number)
        single = _SINGLE.match(line)
        if single and placeable(single["name"], single["value"]):
            better = f"{{{{ {single['name']}: {single['value']} }}}}"
            mend = Mend("lines", better, safe=True)
            yield Slip("placeholder-unknown", number, 0, "error", mend, (("name", line.strip()),))
        for note in _NOTE.finditer(line):
            if note["name"] not in defined:
                mend = Mend("lines", f"{raw[number]}\n\n[^{note['name']}]: …")
                yield Slip("footnote-missing", number, note.start(), "error", mend, (("name", note["name"]),))


def _nested(lines: list[str], raw: list[str]) -> Iterator[Slip]:
    """Entries that were meant to stand below another one, and are not indented enough for that."""
    listed = False
    for number, line in enumerate(lines):
        item = _ITEM.match(line)
        if listed and item and len(item["indent"]) in (2, 3):
            mend = Mend("lines", "    " + raw[number].lstrip(" "), safe=True)
            yield Slip("list-nested", number, len(item["indent"]), "warning", mend)
        # a list goes on over its indented lines, and ends at a text that stands at the margin
        if item:
            listed = listed or not item["indent"]
        elif line.strip() and not line.startswith(" "):
            listed = False


def _braces(raw: str, line: str, number: int, terms: Collection[str]) -> Iterator[Slip]:
    """Double braces that are not a quiz on a line of its own."""
    for match in _BRACES.finditer(line):
        inside, named = match["inside"].strip(), (("name", match[0]),)
        if term := TERM.fullmatch(match[0]):
            if term["id"] not in terms:
                near = nearest(term["id"], list(terms)) or ""
                code = "term-unknown-near" if near else "term-unknown"
                better = Mend("swap", near, old=term["id"]) if near else None
                yield Slip(
                    code, number, match.start(), "error", better, (("id", term["id"]), ("nearest", near))
                )
        elif _known(inside):
            rest = [part.strip() for part in (raw[: match.start()], match[0], raw[match.end() :])]
            mend = Mend("lines", "\n\n".join(part for part in rest if part))
            yield Slip("placeholder-inside", number, match.start(), "error", mend, named)
        else:
            likely = _likely(inside)
            placed = Mend("swap", likely, old=match[0]) if likely else None
            yield Slip("placeholder-unknown", number, match.start(), "error", placed, named)


def _known(inside: str) -> bool:
    """Whether the inside of double braces names a quiz or a question as it should."""
    name, _, value = (part.strip() for part in inside.partition(":"))
    return placeable(name, value)


def _likely(inside: str) -> str | None:
    """Give what was probably meant by double braces: a misspelt word, or a missing colon."""
    match = re.match(r"([^\W\d_]+)[\s:=]+(\S.*)$", inside)
    near = difflib.get_close_matches(match[1].lower(), [*PLACED, *_CALLED], n=1) if match else []
    if match is None or not near:
        return None
    name: str = _CALLED.get(near[0]) or near[0]
    value = match[2].strip(" \"'")
    better = f"{{{{ {name}: {value} }}}}"
    return better if placeable(name, value) else None


def _html(line: str, number: int) -> Iterator[Slip]:
    """HTML, which readers see as it stands: the first of a line."""
    html = _HTML.search(line)
    if html is None:
        return
    named = (("html", html[0]),)
    if html[0] == "<!--":
        # a comment that its author took for hidden is shown too
        end = line.find("-->", html.start())
        whole = line[html.start() : end + 3] if end >= 0 else ""
        alone = whole and whole == line.strip()
        gone = Mend("lines", None) if alone else Mend("swap", "", old=whole) if whole else None
        yield Slip("html-comment", number, html.start(), "warning", gone, named)
        return
    mend = None
    pair = re.match(r"<(\w+)(?:\s[^<>]*)?>([^<>]+)</\1>", line[html.start() :])
    mark = _PAIRS.get(pair[1].lower()) if pair else None
    link = re.match(
        r"<a\s[^<>]*href=[\"']([^\"']+)[\"'][^<>]*>([^<>]+)</a>", line[html.start() :], re.IGNORECASE
    )
    image = re.match(r"<img\s[^<>]*>", line[html.start() :], re.IGNORECASE)
    if link:
        mend = Mend("swap", f"[{link[2]}]({link[1]})", old=link[0])
    elif pair and mark:
        mend = Mend("swap", f"{mark}{pair[2].strip()}{mark}", old=pair[0])
    elif html[0].lower().startswith("<br"):
        mend = Mend("swap", "\n", old=html[0])
    elif image:
        source = re.search(r"src=[\"']([^\"']+)[\"']", image[0])
        alt = re.search(r"alt=[\"']([^\"']*)[\"']", image[0])
        mend = Mend("swap", f"![{alt[1] if alt else '…'}]({source[1]})", old=image[0]) if source else None
    elif "`" not in line and "</" not in line:
        mend = Mend("swap", f"`{html[0]}`", old=html[0])
    yield Slip("html-shown", number, html.start(), "warning", mend, named)


def _box(line: str, after: str, number: int, raw: list[str]) -> Iterator[Slip]:
    """Boxes that nobody knows, and boxes whose text is not indented, so that it stands below them."""
    box = _BOX.match(line)
    if box is None:
        return
    if box["name"] not in BOXES:
        near = (difflib.get_close_matches(box["name"].lower(), BOXES, n=1, cutoff=0.5) or ["note"])[0]
        values = (("name", box["name"]), ("known", ", ".join(BOXES)))
        mend = Mend("swap", near, old=box["name"])
        yield Slip("box-unknown", number, box.start("name"), "warning", mend, values)
    indent = len(line) - len(line.lstrip(" "))
    if after.strip() and not after.startswith(" " * (indent + 4)):
        end = next((n for n in range(number + 1, len(raw)) if not raw[n].strip()), len(raw))
        body = "\n".join(" " * (indent + 4) + one.strip() for one in raw[number + 1 : end])
        yield Slip(
            "box-indent", number + 1, 0, "warning", Mend("lines", body, count=end - number - 1, safe=True)
        )


def _list(line: str, before: str, number: int, raw: list[str]) -> Iterator[Slip]:
    """Lists that Markdown takes for the lines of a paragraph."""
    other = _OTHER_MARK.match(line)
    if other:
        mark = f"{other['number']}. " if other["number"] else "- "
        glued = "\n" if before.strip() and not _OTHER_MARK.match(before) and not _ITEM.match(before) else ""
        better = f"{glued}{other['indent']}{mark}{raw[number][other.end() :]}"
        values = (("mark", line[: other.end()].strip()), ("better", mark.strip()))
        yield Slip(
            "list-mark", number, len(other["indent"]), "warning", Mend("lines", better, safe=True), values
        )
    elif _ITEM.match(line) and _is_paragraph(before):
        mend = Mend("lines", f"\n{raw[number]}", safe=True)
        yield Slip("list-glued", number, len(line) - len(line.lstrip(" ")), "warning", mend)


def _is_paragraph(line: str) -> bool:
    """Whether a line is text of a paragraph, below which a list does not begin by itself."""
    starts = ("#", ">", "|", "!!!", ":", "[^", "    ", "\t", "\ue002")
    return bool(line.strip()) and not line.startswith(starts) and not _ITEM.match(line) and not (
        _OTHER_MARK.match(line) or line.startswith(("  ", "---"))
    )  # fmt: skip


def _links(line: str, number: int) -> Iterator[Slip]:
    """Links whose brackets are the wrong way round, or apart."""
    for match in _REVERSED.finditer(line):
        better = f"[{match['text']}]({match['address']})"
        mend = Mend("swap", better, old=match[0], safe=True)
        yield Slip("link-reversed", number, match.start(), "warning", mend)
    for match in _GAP.finditer(line):
        mend = Mend("swap", match["text"] + match["address"], old=match[0], safe=True)
        yield Slip("link-apart", number, match.start(), "warning", mend)


def _table(line: str, before: str, after: str, number: int) -> Iterator[Slip]:
    """Two or more rows of a table without the line that makes them one."""
    first = line.lstrip().startswith("|") and _ROW.match(line) and not before.lstrip().startswith("|")
    if not first or not after.lstrip().startswith("|") or _RULE.match(after) or _RULE.match(line):
        return
    columns = line.strip().strip("|").count("|") + 1
    yield Slip("table-rule", number, 0, "warning", Mend("lines", f"{line}\n|{' --- |' * columns}", safe=True))


def _cells(lines: list[str], number: int) -> Iterator[Slip]:
    """Rows of a table with more cells than its head: what is too many would not be shown."""
    if (
        not number
        or not _RULE.match(lines[number])
        or "|" not in lines[number - 1]
        or "-" not in lines[number]
    ):
        return
    columns = _count(lines[number - 1])
    for further in range(number + 1, len(lines)):
        row = lines[further]
        if "|" not in row:
            break
        if _count(row) > columns:
            values = (("count", str(_count(row))), ("columns", str(columns)))
            yield Slip("table-cells", further, len(row) - len(row.lstrip(" ")), "warning", None, values)


def _count(row: str) -> int:
    """Count the cells of a row; a bar behind a backslash parts none."""
    return re.sub(r"\\\\\|", "", row).strip().removeprefix("|").removesuffix("|").count("|") + 1
