"""What beginners' YAML really says: turns the parser's complaints into a finding with the corrected line.

Every function is pure: lines in, a finding and, where the correction is sure, the corrected text out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Finding, Mend, Span, finding
from ..mend import LINE, corrected, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

# what YAML 1.1 does not let stand in a text (its production `c-printable`)
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_OTHER_NEWLINES = re.compile("[\x85\u2028\u2029]")
# spaces that YAML does not take for spaces: a tab, and those that word processors and web pages leave
_ODD_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LONG_DASH = re.compile("^( *)[\u2013\u2014\u2022\u00b7\u2212][ \u00a0]+", re.MULTILINE)
# what opens a text whose lines are prose
_BLOCK = re.compile(r"(^|[\s:-])[|>][+-]?[0-9]?\s*$")
# the first character of a value that YAML keeps for itself
_SPECIAL = set("*&!%@`>|{}[],#?\"'")


def without_tabs(text: str, span: Callable[[int, int], Span]) -> tuple[str, list[Finding]]:
    """Report tabs and spaces that are none (pasted ones) that indent, one finding a line; give the text with spaces."""
    if not _ODD_SPACE.search(text):
        return text, []
    lines, findings = text.split("\n"), []
    for number, line in enumerate(lines):
        lead = line[: len(line) - len(line.lstrip())]
        odd = _ODD_SPACE.search(lead)
        if odd and line.strip():
            lines[number] = _ODD_SPACE.sub(" ", lead.replace("\t", "  ")) + line.lstrip()
            code = "yaml-tab" if "\t" in lead else "yaml-space"
            findings.append(finding(code, span(number, odd.start()), mend=_line(lines[number])))
        lines[number] = lines[number].replace("\t", " ")
    return "\n".join(lines), findings


def without_long_dashes(text: str, span: Callable[[int, int], Span]) -> tuple[str, list[Finding]]:
    """Report list entries that begin with what a word processor makes of a dash; prose below `|` is left alone."""
    if not _LONG_DASH.search(text):
        return text, []
    lines, findings, prose = text.split("\n"), [], -1
    for number, line in enumerate(lines):
        begins = len(line) - len(line.lstrip(" "))
        if prose >= 0 and (begins > prose or not line.strip()):
            continue
        prose = begins if _BLOCK.search(line) else -1
        dash = _LONG_DASH.match(line)
        if dash:
            lines[number] = f"{dash[1]}- {line[dash.end() :]}"
            findings.append(finding("yaml-dash-long", span(number, dash.end(1)), mend=_line(lines[number])))
    return "\n".join(lines), findings


def _line(new: str, *, safe: bool = True) -> Mend:
    """Mend by putting this in the place of the line."""
    return Mend("lines", new, safe=safe)


def without_unprintable(text: str) -> str:
    """Put a mark for every character that YAML refuses (control characters are taken out when a file is read).

    What YAML alone takes for the end of a line becomes a space: the places of all that follows would be wrong.
    """
    return _UNPRINTABLE.sub("�", _OTHER_NEWLINES.sub(" ", text))


def quote(lines: list[str], number: int, span: Span, *, code: str = "yaml-quote") -> Finding:
    """Say that the value of a line belongs in quotes."""
    return finding(code, span, mend=_line(corrected(lines[number]), safe=code == "yaml-quote"))


def dash(lines: list[str], twice: Finding, first_line: int) -> Finding:
    """Say that an entry of a list lacks its dash: its fields stand in the entry before it a second time."""
    line = lines[twice.span.line - first_line]
    indent = twice.span.column - 3
    better = f"{' ' * indent}- {line.lstrip(' ')}"
    return finding("yaml-dash-missing", twice.span, mend=Mend("lines", better))


def lost_comment(lines: list[str], number: int, column: int) -> int | None:
    """Give the column of a `#` that cuts off the end of a text: exactly one space before it."""
    rest = lines[number][column:] if number < len(lines) else ""
    if rest.startswith(" #"):
        return column + 1
    # the parser may have eaten the space already
    if (
        rest.startswith("#")
        and column >= 1
        and lines[number][column - 1] == " "
        and lines[number][column - 2 : column] != "  "
    ):
        return column
    return None


def explain(
    text: str,
    context: str,
    problem: str,
    line: int,
    column: int,
    begin: int,
    span: Callable[[int, int], Span],
    fields: frozenset[str],
) -> tuple[str | None, Finding]:
    """Turn a parser's complaint into a finding; the text is given back corrected where the correction is sure."""
    lines = text.split("\n")
    line, begin = min(line, len(lines) - 1), min(begin, len(lines) - 1)
    if "quoted scalar" in context and "end of stream" in problem:
        column = _quote_column(lines[begin])
        closed = _line(lines[begin].rstrip() + lines[begin][column], safe=False)
        return None, finding("yaml-unclosed", span(begin, column), mend=closed)
    near = [number for number in dict.fromkeys((line, begin, line - 1)) if number >= 0]
    for mend in (_close_list, _put_colon, _put_quotes, _space_after_dash, _space_after_colon):
        for number in near:
            mended = mend(lines[number], fields)
            if mended is not None and mended[0] != lines[number]:
                lines[number], code, at, values = mended
                return "\n".join(lines), finding(
                    code, span(number, at), "error", _line(lines[number]), **values
                )
    if any(
        word in problem
        for word in ("block end", "mapping values", "expected key", "indent", "simple key", "':'", "'-'")
    ):
        begins = len(lines[line]) - len(lines[line].lstrip(" "))
        return None, finding("yaml-indent", span(line, begins))
    return None, finding("yaml-syntax", span(line, column))


# what a line was mended to, the code of the finding, its column, and further values
Mended = tuple[str, str, int, dict[str, str]]


def _close_list(line: str, _fields: frozenset[str]) -> Mended | None:
    """Close a list in brackets that lacks only its end."""
    match = LINE.match(line)
    value = match["value"] if match and match["key"] else ""
    if (
        value.startswith("[")
        and value.count("[") == value.count("]") + 1
        and not re.search(r"[{}'\"]", value)
    ):
        return line.rstrip() + "]", "list-open", line.index("["), {}
    return None


def _put_colon(line: str, fields: frozenset[str]) -> Mended | None:
    """Put the colon behind the name of a field that lacks it, or has something else there."""
    key = re.match(r"^( *(?:- +)*)([a-z][a-z-]*)(?: *[,;=] *| +)(?=[^\s,;=])", line)
    if key is None or key[2] not in fields or ":" in line:
        return None
    return f"{key[1]}{key[2]}: {line[key.end() :]}", "colon-missing", key.end(2), {"field": key[2]}


def _put_quotes(line: str, _fields: frozenset[str]) -> Mended | None:
    """Put a text that YAML cannot read as it stands in quotes; behind a bar it would have stood below."""
    bar = re.match(r"^(?P<key>[ ]*(?:- +)*[a-z][a-z-]*: +)\| +(?P<text>\S.*)$", line)
    if bar:
        return bar["key"] + plainly(bar["text"].rstrip()), "yaml-bar", len(bar["key"]), {}
    return (corrected(line), "yaml-quote", _value_column(line), {}) if _is_prose(line) else None


def _space_after_dash(line: str, _fields: frozenset[str]) -> Mended | None:
    dash = re.match(r"^( *)-(?=[^\s-])", line)
    return None if dash is None else (f"{dash[1]}- {line[dash.end() :]}", "yaml-dash", dash.end(), {})


def _space_after_colon(line: str, _fields: frozenset[str]) -> Mended | None:
    key = re.match(r"^( *(?:- +)*[a-z][a-z-]*):(?=[^\s/])", line)
    return None if key is None else (f"{key[1]}: {line[key.end() :]}", "yaml-colon", key.end(), {})


def _value_column(line: str) -> int:
    match = LINE.match(line)
    return match.start("value") if match else 0


def _quote_column(line: str) -> int:
    found = [line.find(char) for char in "\"'" if char in line]
    return min(found, default=0)


def _is_prose(line: str) -> bool:
    """Whether the value of a line is prose that YAML cannot read as it stands."""
    match = LINE.match(line)
    if match is None or not match["value"]:
        return False
    value = match["value"]
    if value[0] in "\"'":
        return not _closed(value)
    if value[0] in "}]" and match["key"] is None:
        return False
    if value[0] in _SPECIAL:
        return not re.fullmatch(r"[|>][+-]?[0-9]?[+-]?(\s+#.*)?|\[.*\]|\{.*\}", value) or _broken_flow(value)
    return match["key"] is not None and bool(re.search(r":(\s|$)", value))


def _closed(value: str) -> bool:
    """Whether a text in quotes ends with its own quote and holds none before that."""
    char = value[0]
    inner = value[1:-1].replace("''", "") if char == "'" else re.sub(r"\\.", "", value[1:-1])
    return len(value) > 1 and value[-1] == char and char not in inner


def _broken_flow(value: str) -> bool:
    """Whether brackets or braces stand for prose and not for a list (nothing but words in them is prose)."""
    return value[0] in "[{" and value.count(value[0]) != value.count("]" if value[0] == "[" else "}")
