"""Documents → the pieces of a language's index: which words stand where, and the texts that results show.

Everything is counted by passages: the number of a passage says at once which section and which document it is of, how
near two words are, and which sentence is shown. Words are whole, in the order of their keys, with their stem; so a
word is found by itself, by its stem, by what it begins with. A piece holds neighbours, and is loaded when it is asked.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from . import KINDS, pack
from .words import fold, said, stem, stop, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from . import Document
    from .recall import Recall

# in characters: a few of each are loaded for a query
WORDS_SIZE, TEXTS_SIZE = 12_000, 8_000
# words whose keys begin with the same letters lie in one piece, with all of their forms
TOGETHER = 4
# of what stands nearly everywhere, the first place in each section is enough
OFTEN = 2000
_WITH = re.compile(r"(?<=([bcdfghjklmnpqrstvwxz]))\1([ysz]?)([ae]l)$")
_TWICE = re.compile(r"([^\W\d_])\1")


@dataclass(frozen=True, slots=True)
class Index:
    """A language's index: the pieces by their order, with what each begins with, and what the head says of the rest.

    `texts` says how many documents are in each piece. `ends` are the words from their last letter on.
    """

    words: tuple[tuple[str, str], ...]
    ends: tuple[tuple[str, str], ...]
    texts: tuple[tuple[int, str], ...]
    documents: str
    sections: str


@lru_cache(maxsize=1 << 17)
def key(word: str, language: str) -> str:
    """Give what words are ordered and compared by: no marks, no letter twice.

    Hungarian `asszonnyal` is read as `asszonyval`, which it stands for: so it begins with `asszony`.
    """
    return _key(fold(word), language)


def _key(plain: str, language: str) -> str:
    return _TWICE.sub(r"\1", _WITH.sub(r"\2v\3", plain) if language.startswith("hu") else plain)


def cut(word: str, stem_: str, language: str) -> int:
    """Say how many letters of the key are no part of the stem; 0 where the stem is none of its beginnings.

    A stem of three letters says too little: Snowball's of `feladat` (task) is that of `fél` (half).
    """
    whole, found = key(word, language), _TWICE.sub(r"\1", stem_)
    return len(whole) - len(found) if len(found) > 3 and whole.startswith(found) else 0


def cuts(all_words: Iterable[str], language: str, recall: Recall) -> dict[str, int]:
    """Give `cut` for each word whose stem is that of another one too; 0 for the others, which it would tell nothing."""
    before = recall.stems.get(language, {})
    stems = {word: before.get(word) or stem(word, language) for word in all_words}
    recall.stems[language] = stems
    counted = Counter(stems.values())
    return {word: cut(word, found, language) if counted[found] > 1 else 0 for word, found in stems.items()}


def index(documents: Iterable[Document], language: str, recall: Recall) -> Index:
    """Make the index of a language; the documents keep their order."""
    documents = tuple(documents)
    places = _places(documents, language, recall)
    return Index(
        _words(places, language, recall),
        _ends(places, language),
        tuple(_texts(documents)),
        **counts(documents, language),
    )


def counts(documents: Iterable[Document], language: str) -> dict[str, str]:
    """Say of each document how many sections and other names it has, of each section how many passages."""
    documents = tuple(documents)
    # most fit in one digit: how many passages, and up to four words of the heading
    sections = (
        4 * ((0 if order else len(document.also)) + len(section.passages))
        + min(_length(section.heading, language), 4)
        - 1
        for document in documents
        for order, section in enumerate(document.sections)
    )
    return {
        "documents": pack.numbers(one for document in documents for one in _told(document, language)),
        "sections": pack.numbers(sections),
    }


def _told(document: Document, language: str) -> Iterator[int]:
    yield len(document.sections)
    yield KINDS.index(document.kind)
    yield len(document.also)
    yield from (_length(name, language) for name in document.also)


def _length(text: str, language: str) -> int:
    """Count the words of a title that say something: by it is known how much of it was meant.

    What follows a colon explains the rest, and counts for one word less.
    """
    silent = stop(language)
    main, all_ = (
        sum(one.lower() not in silent for one in re.findall(r"[^\W_]+", part))
        for part in (text.partition(": ")[0], text)
    )
    return min(max(all_ - (main != all_), 1), pack.BASE - 1)


def _said(language: str, *passages: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of each passage; one that stands in many of them is kept once."""
    return tuple(tuple(map(intern, dict.fromkeys(said(one, language)))) for one in passages)


def _places(documents: tuple[Document, ...], language: str, recall: Recall) -> dict[str, list[int]]:
    """Say in which passages each word stands."""
    found: dict[str, list[int]] = {}
    # the number of the section that holds the last place of a word that stands nearly everywhere
    last: dict[str, int] = {}
    number = here = 0
    for document in documents:
        for order, section in enumerate(document.sections):
            strong = (section.heading, *(() if order else document.also))
            for text in strong:
                for word in dict.fromkeys(words(text)):
                    found.setdefault(word, []).append(number)
                number += 1
            for passage in recall.once(_said, language, *section.passages):
                for word in passage:
                    there = found.setdefault(word, [])
                    if len(there) < OFTEN:
                        there.append(number)
                    elif last.get(word) != here:
                        last[word] = here
                        there.append(number)
                number += 1
            here += 1
    return found


def _parted(
    lines: Iterable[tuple[str, str]], together: int, size: int
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Part sorted lines into pieces of a size, never between two whose keys begin alike."""
    piece: list[tuple[str, str]] = []
    length = 0
    for one, line in lines:
        if piece and length > size and one[:together] != piece[-1][0][:together]:
            yield piece[0][0][:together], piece
            piece, length = [], 0
        piece.append((one, line))
        length += len(line)
    if piece:
        yield piece[0][0][:together], piece


def _words(places: dict[str, list[int]], language: str, recall: Recall) -> tuple[tuple[str, str], ...]:
    """Write each word: what it shares with the one before, how much of it is no stem, the rest, its places."""
    ordered = sorted((key(word, language), word) for word in places)
    lines = ((one, f"{word} {pack.rising(places[word])}") for one, word in ordered)
    stems = cuts(places, language, recall)
    found = []
    for first, piece in _parted(lines, TOGETHER, WORDS_SIZE):
        before, written = "", []
        for _, line in piece:
            word, _, there = line.partition(" ")
            shared = pack.front(word, before)
            written.append(f"{shared[0]}{pack.LAST[stems[word]]}{shared[1:]} {there}")
            before = word
        found.append((first, "~".join(written)))
    return tuple(found)


def _ends(places: dict[str, list[int]], language: str) -> tuple[tuple[str, str], ...]:
    """Write the keys from their last letter on, in the order of that: by it a slip in a word's beginning is found."""
    ordered = sorted({key(word, language)[::-1] for word in places})
    found = []
    for first, piece in _parted(((one, one) for one in ordered), TOGETHER, WORDS_SIZE):
        before, written = "", []
        for one, _ in piece:
            written.append(pack.front(one, before))
            before = one
        found.append((first, "~".join(written)))
    return tuple(found)


def _texts(documents: tuple[Document, ...]) -> Iterator[tuple[int, str]]:
    """Write what results show, several documents a piece."""
    piece: list[str] = []
    for document in documents:
        text = _json(
            [
                document.address,
                document.title,
                document.place,
                list(document.also),
                [[one.anchor, one.heading, *one.passages] for one in document.sections],
            ]
        )
        if piece and sum(map(len, piece)) + len(text) > TEXTS_SIZE:
            yield len(piece), f"[{','.join(piece)}]"
            piece = []
        piece.append(text)
    if piece:
        yield len(piece), f"[{','.join(piece)}]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
