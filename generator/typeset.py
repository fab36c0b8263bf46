"""Typesetting: the marks and spaces that a language's readers expect, put into text while a page is written.

On text only: never on code, addresses, attributes or ids. What the author typed right already stays as it is, and what
could mean two things is left alone (a hyphen between figures may be a minus, a point a thousand). The rules: A magyar
helyesírás szabályai, 12th edition, points 240 to 300; Unicode CLDR (delimiters, `#,##0%`); in English, Hart's Rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

NO_BREAK = "\u00a0"
SOFT_HYPHEN = "\u00ad"
# outer and inner quotation marks: CLDR delimiters
QUOTES = {"hu": ("„", "”", "»", "«"), "en": ("“", "”", "‘", "’")}
APOSTROPHE = "’"
# what a quotation may begin after
_OPENERS = " \u00a0\n\t([{–—„“»‘\"'/"
_MONTHS = {
    "hu": "január február március április május június július augusztus szeptember október november december",
    "en": "January February March April May June July August September October November December",
}
_UNITS = {
    "hu": "% ‰ Ft forint euró EUR HUF fő db darab kg dkg g t km m cm mm m² m³ l dl ml kWh MB GB kB px °C óra perc "
    "másodperc nap hét hónap év óráig óráig perces órás napos",
    "en": "‰ kg g t km m cm mm m² m³ l ml kWh MB GB kB px °C EUR HUF GBP USD a.m. p.m. am pm",
}
_DIGIT = re.compile(r"\d")
_DOTS = re.compile(r"(?<![.\\])\.\.\.(?!\.)")
_DASH = re.compile(r"(?<=[^\s|\-–—\d]) [-–] (?=[^\s|\-–—])|(?<=\d) – (?=[^\s\-–—])")
_RANGE = re.compile(r"(?<![\w./\-–])(\d{1,4})-(\d{1,4})(?![\w/\-–]|\.\d)")
_PER_CENT = re.compile(r"(?<=\d)[ \u00a0](?=%)")
_GROUPS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?![\d])")
_ORDINAL = re.compile(r"(?<![\w.,])([IVXLC]{1,6}|\d{1,3})\. (?=[^\W\d_])")
_INITIAL = re.compile(r"(?<![\w.])([A-ZÁÉÍÓÖŐÚÜŰ])\. (?=[A-ZÁÉÍÓÖŐÚÜŰ][a-záéíóöőúüű])")


@dataclass(slots=True)
class Block:
    """A paragraph while it is set, piece by piece: what stood before, and which quotation marks are open."""

    language: str
    before: str = ""
    open: list[tuple[str, str]] = field(default_factory=list)
    changes: int = 0

    def set(self, text: str) -> str:
        """Set the next piece of the paragraph; `before` remembers its last character."""
        if not text or self.language not in QUOTES:
            return text
        made = _spaces(text, self.language)
        if '"' in made or "'" in made:
            made = _marks(self, made)
        if made != text:
            self.changes += 1
        self.before = text[-1]
        return made

    def past(self, text: str) -> None:
        """Let something go by that is not set: code, or a mark of the writer's own."""
        self.before = text[-1:] or self.before


def line(text: str, language: str) -> str:
    """Set a text of one line that stands alone: a title, a summary."""
    return Block(language).set(text)


def _spaces(text: str, language: str) -> str:
    """Put the spaces that do not break, the dashes and the three dots."""
    # most texts have few of these: a look for a single character costs next to nothing
    if "..." in text:
        text = _DOTS.sub("…", text)
    if " - " in text or " – " in text:
        text = _dashes(text)
    if _DIGIT.search(text):
        text = _RANGE.sub(_range, text)
        text = _PER_CENT.sub("", text)
        text = _GROUPS.sub(lambda match: match[0].replace(" ", NO_BREAK), text)
        text = _units(language).sub(NO_BREAK, text)
        text = _dates(language).sub(lambda match: match[0].replace(" ", NO_BREAK), text)
    if ". " in text:
        if language == "hu":
            text = _ORDINAL.sub(rf"\1.{NO_BREAK}", text)
        text = _INITIAL.sub(rf"\1.{NO_BREAK}", text)
    return text


def _range(match: re.Match[str]) -> str:
    """From and to, when the second number is the larger one; anything else may be a code."""
    return f"{match[1]}–{match[2]}" if int(match[1]) < int(match[2]) else match[0]


def _dashes(text: str) -> str:
    """Make dashes of hyphens between spaces, and keep them from the beginnings and ends of lines.

    The first of two in a sentence opens an aside, and stays with what follows; any other stays with what precedes.
    """
    out = []
    for sentence in re.split(r"(?<=[.!?…])(?=\s)", text):
        found = list(_DASH.finditer(sentence))
        made, end = "", 0
        for number, match in enumerate(found):
            opens = len(found) == 2 and number == 0
            made += sentence[end : match.start()] + (f" –{NO_BREAK}" if opens else f"{NO_BREAK}– ")
            end = match.end()
        out.append(made + sentence[end:])
    return "".join(out)


def _marks(block: Block, text: str) -> str:
    """Turn straight quotation marks and apostrophes into those of the language."""
    out: list[str] = []
    before = block.before
    for place, char in enumerate(text):
        made = char
        if char in "\"'":
            after = text[place + 1 : place + 2]
            # inside of a word, or at its end where none is open: an apostrophe
            opened = block.open[-1:] and block.open[-1][0] == char
            if char == "'" and before.isalnum() and (after.isalnum() or not opened):
                made = APOSTROPHE
            else:
                made = _quote(block, char, before, after)
        out.append(made)
        before = char
    return "".join(out)


def _quote(block: Block, char: str, before: str, after: str) -> str:
    """Open or close, by what stands on both sides; what opens inside of another is the inner one."""
    outer, outer_end, inner, inner_end = QUOTES[block.language]
    opens = (not before or before in _OPENERS) and bool(after.strip() or not after)
    if opens and not (block.open and not before.strip() and not after.strip()):
        within = any(end == outer_end for _, end in block.open)
        start, end = (inner, inner_end) if within else (outer, outer_end)
        block.open.append((char, end))
        return start
    return block.open.pop()[1] if block.open else outer_end


@cache
def _units(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _UNITS[language].split()), key=len, reverse=True))
    return re.compile(rf"(?<=\d) (?=(?:{names})(?!\w))")


@cache
def _dates(language: str) -> re.Pattern[str]:
    months = _MONTHS[language].replace(" ", "|")
    if language == "hu":
        return re.compile(rf"\b\d{{4}}\. (?:{months})(?: \d{{1,2}}\b)?|\b(?:{months}) \d{{1,2}}\b")
    return re.compile(rf"\b\d{{1,2}} (?:{months})\b|\b(?:{months}) \d{{1,2}}\b")
