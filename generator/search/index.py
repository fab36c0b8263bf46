"""Documents → the pieces of a language's index: which words stand where, and the texts that results show.

Everything is counted by passages: the number of a passage says at once which section and which document it is of, how
near two words are, and which sentence is shown. Words are whole, in the order of their keys, with their stem; so a
word is found by itself, by its stem, by what it begins with. A piece holds neighbours, and is loaded when it is asked.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Any

from ..halves import in_halves
from . import KINDS, pack
from .words import fold, said, stem, stop, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from . import Document
    from .recall import Known, Recall

# in characters: a few of each are loaded for a query
WORDS_SIZE, TEXTS_SIZE = 12_000, 8_000
# words whose keys begin with the same letters lie in one piece, with all of their forms
TOGETHER = 4
# of what stands nearly everywhere, the first place in each section is enough
OFTEN = 2000
# words for whose stems a second process is worth its while
MANY = 5000
# before a text: whether it is a heading, or another name, whose words all count
STRONG, WEAK = "!", "."
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


def cut(key_: str, stem_: str) -> int:
    """Say how many letters of a key are no part of the stem; 0 where the stem is none of its beginnings.

    A stem of three letters says too little: Snowball's of `feladat` (task) is that of `fél` (half).
    """
    found = _TWICE.sub(r"\1", stem_)
    return len(key_) - len(found) if len(found) > 3 and key_.startswith(found) else 0


def looked_up(all_words: Iterable[str], language: str, recall: Recall) -> Known:
    """Give key, stem and `cut` of each word."""
    all_words = tuple(all_words)
    before = recall.words.get(language, {})
    new = [word for word in all_words if word not in before]

    def some(words_: Sequence[str]) -> list[tuple[str, str, int]]:
        pairs = ((key(word, language), stem(word, language)) for word in words_)
        return [(key_, stem_, cut(key_, stem_)) for key_, stem_ in pairs]

    made = dict(zip(new, in_halves(some, new, MANY), strict=True))
    recall.words[language] = {word: before.get(word) or made[word] for word in all_words}
    return recall.words[language]


def cuts(known: Known) -> dict[str, int]:
    """Give `cut` for each word whose stem is that of another one too; 0 for the others, which it would tell nothing."""
    counted = Counter(stem_ for _, stem_, _ in known.values())
    return {word: cut_ if counted[stem_] > 1 else 0 for word, (_, stem_, cut_) in known.items()}


def index(documents: Iterable[Document], language: str, recall: Recall) -> Index:
    """Make the index of a language; the documents keep their order."""
    documents = tuple(documents)
    places = _places(documents, language, recall)
    known = looked_up(places, language, recall)
    return Index(
        _words(places, known),
        _ends({key_ for key_, _, _ in known.values()}),
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


def _said(language: str, *texts: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of each text, of headings (marked by `STRONG`) all of them; a word that is often kept is one."""
    found = (words(one[1:]) if one[0] == STRONG else said(one[1:], language) for one in texts)
    return tuple(tuple(map(intern, dict.fromkeys(one))) for one in found)


def _places(documents: tuple[Document, ...], language: str, recall: Recall) -> dict[str, list[int]]:
    """Say in which passages each word stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    # of each section the number of its first passage, and of its first one below the heading
    begins: list[tuple[int, int]] = []
    number = 0
    texts = [[language] for _ in documents]
    for document, said_ in zip(documents, texts, strict=True):
        for order, section in enumerate(document.sections):
            strong = (section.heading, *(() if order else document.also))
            begins.append((number, number + len(strong)))
            said_.extend(STRONG + text for text in strong)
            said_.extend(WEAK + text for text in section.passages)
            number += len(strong) + len(section.passages)
    for number, all_words in enumerate(chain.from_iterable(recall.each(_said, texts))):
        for word in all_words:
            found[word].append(number)
    for word, there in found.items():
        if len(there) > OFTEN:
            found[word] = _thinned(there, begins)
    return found


def _thinned(there: list[int], begins: list[tuple[int, int]]) -> list[int]:
    """Leave the first of a word's places, then those in headings and the first one in each section."""
    kept, last = there[:OFTEN], -1
    for place in there[OFTEN:]:
        here = bisect_right(begins, place, key=itemgetter(0)) - 1
        if place < begins[here][1]:
            kept.append(place)
        elif here != last:
            last = here
            kept.append(place)
    return kept


def _parted(lines: Iterable[tuple[str, str]], together: int, size: int) -> Iterator[tuple[str, list[str]]]:
    """Part lines that are sorted by their keys into pieces of a size, never between two whose keys begin alike."""
    piece: list[str] = []
    first, last, length = "", "", 0
    for one, line in lines:
        if length > size and one[:together] != last:
            yield first, piece
            piece, length = [], 0
        first, last = first if piece else one[:together], one[:together]
        piece.append(line)
        length += len(line)
    if piece:
        yield first, piece


def _words(places: dict[str, list[int]], known: Known) -> tuple[tuple[str, str], ...]:
    """Write each word: what it shares with the one before, how much of it is no stem, the rest, its places."""
    stems = cuts(known)
    ordered = sorted((one, word) for word, (one, _, _) in known.items())
    lines = ((one, f"{word} {pack.rising(places[word])}") for one, word in ordered)
    found = []
    for first, piece in _parted(lines, TOGETHER, WORDS_SIZE):
        before, written = "", []
        for line in piece:
            word = line.partition(" ")[0]
            shared = pack.front(line, before)
            written.append(f"{shared[0]}{pack.LAST[stems[word]]}{shared[1:]}")
            before = word
        found.append((first, "~".join(written)))
    return tuple(found)


def _ends(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Write the keys from their last letter on, in the order of that: by it a slip in a word's beginning is found."""
    ordered = sorted(one[::-1] for one in keys)
    found = []
    for first, piece in _parted(zip(ordered, ordered, strict=True), TOGETHER, WORDS_SIZE):
        before, written = "", []
        for one in piece:
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
