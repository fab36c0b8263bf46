"""Spelling: the words of built pages and drawings, each in its own language, against Hunspell's dictionaries.

Never judges code, addresses or what is marked as another language than those it has a dictionary for. The
dictionaries (LibreOffice's; GPL, LGPL or MPL) are not part of this repository: they are the system's own.
"""

from __future__ import annotations

import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from tools.browser import APT_LIMIT, on_debian_as_root
from tools.environment import last_line, run
from tools.words import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

DICTIONARIES = {"hu": "hu_HU", "en": "en_GB"}
PACKAGES = ("hunspell-hu", "hunspell-en-gb")
VARIABLE = "MERLEG_DICTIONARIES"
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
# A word; what hangs on a figure or a sign by a hyphen (5-ös, 20%-kal, the 15th) is an ending and no word.
WORD = re.compile(r"(?<![\w%.°-])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@])")
SPOKEN = ("alt", "title", "aria-label", "placeholder")
SILENT = {"code", "kbd", "pre", "samp", "script", "style"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Reader(HTMLParser):
    """Collects the texts of a page, or of a drawing, with the language of each."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or given.get("xml:lang") or self.open[-1][1]
        if tag in SILENT or given.get("translate") == "no":
            language = ""
        self.texts += [(language, given[name] or "") for name in SPOKEN if name in given]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1][1], data))


def words(markup: str) -> Iterator[tuple[str, str]]:
    """Give the words that have a language, as (language, word), with no soft hyphens."""
    reader = _Reader()
    reader.feed(markup)
    for language, text in filter(lambda pair: pair[0], reader.texts):
        plain = text.replace("\u00ad", "").replace("\u2011", "-")
        yield from ((language[:2].lower(), found.group()) for found in WORD.finditer(plain))


def misspelled(markup: str, known: Mapping[str, Callable[[str], bool]]) -> set[tuple[str, str]]:
    """Find the words that their language's dictionary does not know, as (language, word).

    `known` has for each language what tells whether a word is right; words of other languages are passed over. A
    word with hyphens is right when each of its parts is.
    """
    return {
        (language, word)
        for language, word in words(markup)
        if language in known
        and not known[language](word)
        and not ("-" in word and all(map(known[language], word.split("-"))))
    }


def speller(language: str, own: frozenset[str]) -> Callable[[str], bool]:
    """Make what tells whether a word is right: by the dictionary, or because it is one of the guide's own.

    An own word may have an ending behind a hyphen (`HR-nek`) or an apostrophe (`HR’s`).
    """
    import hunspell  # noqa: PLC0415 - part of the group `full` only

    dictionary = hunspell.Hunspell(DICTIONARIES[language], hunspell_data_dir=str(folder()))

    def right(word: str) -> bool:
        return (
            word in own
            or re.split("[-’']", word)[0] in own
            or bool(dictionary.spell(word))
            or bool(dictionary.spell(word.replace("’", "'")))
        )

    return right


def own_words(path: Path) -> frozenset[str]:
    """Read a list of own words: one a line, `#` begins a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in lines)))


def find() -> Path | None:
    """Find the folder that has all dictionaries, or None."""
    named = os.environ.get(VARIABLE)
    office = Path("/usr/lib/libreoffice/share/extensions")
    places = [named] if named else [*FOLDERS, *map(str, office.glob("dict-*"))]
    for place in map(Path, places):
        if all((place / f"{name}.dic").is_file() for name in DICTIONARIES.values()):
            return place
    return None


def folder() -> Path:
    """Find the dictionaries, or install them where root on Debian can; raises `Missing` when neither helps."""
    place = find()
    reason = f"{sys.platform}, {', '.join(DICTIONARIES.values())}"
    if place is None and on_debian_as_root():
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
        run([*apt, "update"], Path.cwd(), limit=APT_LIMIT)
        done = run([*apt, "install", "--no-install-recommends", *PACKAGES], Path.cwd(), limit=APT_LIMIT)
        reason = last_line(done.stdout) if done.returncode else reason
        place = find()
    if place is None:
        raise missing("no-dictionaries", variable=VARIABLE, reason=reason)
    return place
