"""The words that checks look for (`words/checks/<language>.yaml`), and sentences in a passage. Pure.

A language that has no such file has no words: a check that needs them is silent there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import words
from .source.passages import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER = re.compile("(?!)")
_WORD = re.compile(rf"[^\W_]+(?:[-'’.,/:][^\W_]+)*|{HIDDEN}+")
# where a sentence may end: its mark, what closes with it, a space, and what may begin the next one
_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]{1,4})[\"”’»)\]*_]{0,4}\s+(?=[„“”\"'‘«(\[*_–—-]{0,4}(?P<next>\w))"
)
_BEFORE = re.compile(r"[\w.]{1,12}$")


@cache
def listed(language: str, key: str) -> tuple[str, ...]:
    """Give the words below a key, in their order."""
    text = words.catalogue("checks", language).get(key, "")
    return tuple(" ".join(one.split()) for one in text.split(",") if one.strip())


@cache
def pattern(language: str, *keys: str) -> re.Pattern[str]:
    """Make a pattern that finds any of the words below some keys, whole, in either case; one that finds none."""
    found = sorted({one for key in keys for one in listed(language, key)}, key=lambda one: (-len(one), one))
    if not found:
        return _NEVER
    joined = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in found)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def bare(text: str) -> str:
    """Give a text in small letters, without marks of emphasis and of sentences; points inside numbers stay."""
    text = re.sub(r"[*_`„“”\"«»‚‘’'()\[\]!?…;:]", "", text.replace("’", "'"))
    text = re.sub(r"(?<!\d)[.,](?!\d)|[.,](?!\d)|(?<!\d)[.,]", " ", text)
    return " ".join(text.casefold().split())


def count(text: str) -> int:
    """Count the words of a text; a piece of code or an address is one."""
    return sum(1 for _ in _WORD.finditer(text))


def sentences(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a text with their offsets; points in numbers, dates and abbreviations end none."""
    start = 0
    for match in _END.finditer(text):
        if match["mark"] == "." and not _ends(text, match, language):
            continue
        # said in quotes, the sentence goes on: “When?” she asked.
        if match["mark"] != "." and match["next"].islower():
            continue
        yield start, text[start : match.end()].rstrip()
        start = match.end()
    if text[start:].strip():
        yield start, text[start:].rstrip()


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a point ends a sentence: what follows is no small letter, what stands before is no abbreviation."""
    if not match["next"].isupper() and not match["next"].isdigit():
        return False
    before = _BEFORE.search(text, max(0, match.start() - 12), match.start())
    last = before[0] if before else ""
    # the initial of a name, a Roman number, and in Hungarian 24. November
    if (len(last) == 1 and last.isupper()) or re.fullmatch("[IVXLC]{2,6}", last):
        return False
    if last.casefold() in listed(language, "sentence.endings"):
        return match["next"].isupper()
    return last.casefold() not in listed(language, "sentence.abbreviations")
