"""The HTML of an author's text → sections with their passages, as a result shows them.

The HTML is our own (`source.markwrite`): every text in it is escaped, so what looks like a tag is one.
"""

from __future__ import annotations

import re
from html import unescape

from . import Section
from .words import clean

_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>|(?P<text>[^<]+)")
_ID = re.compile(r'\bid="([^"]*)"')
# what is put between the marks of links and terms (see `source.markwrite`): the words alone are text
_MARKS = re.compile("\ue000[0-9]+\ue001|\ue004[^\ue005]*\ue005|[\ue000-\ue00f]")
# lines to write on, on a worksheet, and what parted them in a row
_BLANK = re.compile(r"(?: · )?(?:_{3,}|[☐□])")
_BLOCKS = frozenset("p li dt dd tr blockquote pre div h4 h5 h6 summary caption ul ol dl table hr".split())
_HEADINGS = frozenset(("h2", "h3"))
_CELLS = frozenset(("td", "th"))
_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"„“‘»(\[]?[^\W_])")
# short sentences stand together, so that a result says something
ENOUGH, LONGEST = 60, 400


def sections(html: str, title: str) -> tuple[Section, ...]:
    """Part a text by its headings of the second and third rank; the first part has the title as heading."""
    return tuple(_parted(html, title))


def _parted(html: str, title: str) -> list[Section]:
    found: list[Section] = []
    anchor, heading, blocks = "", title, [""]
    within: list[str] | None = None
    next_anchor = ""
    for match in _TOKEN.finditer(html):
        tag = (match["tag"] or "").lower()
        if match["text"] is not None:
            (blocks if within is None else within)[-1] += match["text"]
        elif tag in _HEADINGS and not match["close"]:
            found.append(Section(anchor, heading, _passages(blocks)))
            named = _ID.search(match["rest"])
            next_anchor, within, blocks = named[1] if named else "", [""], [""]
        elif tag in _HEADINGS and within is not None:
            # a heading without an address (none is written so far) belongs to the part before it
            anchor, heading, within = next_anchor or anchor, _plain(within[0]), None
        elif tag in _CELLS and not match["close"]:
            blocks[-1] += " · " if blocks[-1].strip() else ""
        elif tag in _BLOCKS or tag == "br":
            blocks.append("")
    found.append(Section(anchor, heading, _passages(blocks)))
    return found


def _plain(text: str) -> str:
    return clean(_BLANK.sub("", unescape(_MARKS.sub("", text))))


def _passages(blocks: list[str]) -> tuple[str, ...]:
    return tuple(one for block in blocks if (text := _plain(block)) for one in _sentences(text))


def _sentences(text: str) -> list[str]:
    """Part a block into passages of one or a few sentences."""
    found: list[str] = []
    start = 0
    for end in [*(match.end() for match in _END.finditer(text) if _ends(text, match)), len(text)]:
        piece = text[start:end].strip()
        start = end
        if found and len(found[-1]) < ENOUGH and len(found[-1]) + len(piece) < LONGEST:
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return found


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends there: what follows is no small letter, and what stands before is no abbreviation."""
    following = text[match.end() : match.end() + 2].lstrip('"„“‘»([')[:1]
    before = text[: match.start()].rpartition(" ")[2]
    return not following.islower() and len(before.strip('(„"“.')) > 1
