"""Documents → one text that holds all of a language's words and passages: the index of a site that is not large.

The passages are written as numbers of words in a list, so each word is written once; the browser makes out of them
what stands where. Smaller than an index beside its texts, and one file to load. `templates/js/find-read.js` reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import pack
from .index import cuts, looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from . import Document
    from .recall import Recall

_TOKEN = re.compile(r"[^\W_]+|[\W_]+")
# after these a word begins with a capital letter, unless the mark says that it is otherwise
_STOPS = re.compile("[.!?…]")
END, OTHERWISE = "\n", "^"
# how many of the most frequent words take one character; which of the others' first characters are followed by two
ONE, FIRST_OF_TWO = 30, 3
# characters of text; a site with more is searched piece by piece
LARGEST = 400_000


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a language's documents: its words, how much of each is no stem, the passages, what is no text."""

    often: tuple[str, ...]
    words: str
    cuts: str
    passages: str
    told: tuple[Any, ...]


def whole(documents: tuple[Document, ...], language: str, recall: Recall) -> Whole | None:
    """Write all documents; None when there is too much for one file."""
    passages = [one for document in documents for one in _passages(document)]
    if sum(map(len, passages)) > LARGEST:
        return None
    tokens = [one for passage in passages for one in (*_tokens(passage), END)]
    counted = Counter(tokens)
    often = sorted(counted, key=lambda one: (-counted[one], one))[:ONE]
    rest = sorted(set(counted) - set(often))
    codes = {one: pack.DIGITS[number] for number, one in enumerate(often)}
    codes |= {one: _code(number) for number, one in enumerate(rest)}
    stems = cuts(looked_up((one.lower() for one in counted if one.isalnum()), language, recall))
    fronts = [pack.front(word, before) for before, word in zip(["", *rest], rest, strict=False)]
    return Whole(
        tuple(often),
        # what each shares with the one before, then the rest of each: apart they are packed better
        "".join(one[0] for one in fronts) + "\n" + "\n".join(one[1:] for one in fronts),
        "".join(pack.LAST[stems.get(one.lower(), 0)] for one in (*often, *rest)),
        "".join(codes[one] for one in tokens),
        tuple([one.address, one.place, *(section.anchor for section in one.sections)] for one in documents),
    )


def _passages(document: Document) -> Iterator[str]:
    """Give the passages in the order in which they are counted."""
    for order, section in enumerate(document.sections):
        yield section.heading
        yield from () if order else document.also
        yield from section.passages


def _code(number: int) -> str:
    base = len(pack.DIGITS)
    two = base - ONE - FIRST_OF_TWO
    if number < two * base:
        return pack.DIGITS[ONE + number // base] + pack.DIGITS[number % base]
    number -= two * base
    first, number = divmod(number, base * base)
    return pack.DIGITS[base - FIRST_OF_TWO + first] + pack.DIGITS[number // base] + pack.DIGITS[number % base]


def _tokens(passage: str) -> Iterable[str]:
    """Part a passage into words and what stands between them; one space needs no sign, nor does an expected capital."""
    capital = True
    for part in _TOKEN.findall(passage):
        if not part[0].isalnum():
            capital = bool(_STOPS.search(part))
            if part != " ":
                yield part
            continue
        small = part.lower()
        base = small if _capital(small) == part else part
        # what looks the same with a capital needs none
        wanted = capital if _capital(part) == part == base else base != part
        if wanted != capital:
            yield OTHERWISE
        yield base
        capital = False


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
