"""Texts → the words that are searched: folded, parted, without those that say nothing; and their stems.

The only importer of snowballstemmer. What the browser does with a typed word (`templates/js/find.js`) must agree with
`fold` and `words` here, letter by letter: a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# what is not seen: soft hyphens, marks that join, part or turn
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_HYPHEN = re.compile("[-\u2010\u2011]")
_SHOUTED = re.compile(r"\b[A-Z]{2,5}\b")
# no word of a language is longer; what is, is data, and would only swell the index
LONGEST = 40

STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian", "it": "italian", "lt": "lithuanian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip

# words that stand in nearly every text; they are searched in titles and headings only
STOP = {
    "hu": """
    a abba abban abból addig ahhoz ahol ahogy ahogyan aki akik akinek akit akkor ami amíg amikor amit amely amelyek
    amelyet amelyik amelyben annak annyi arra arról attól az azok azon azt azután azzal azért be bele benne bár csak
    de e ebbe ebben ebből egy egyik egész el ellen elő előbb előtt előre erre erről ez ezek ezen ezért ezt ezzel ha
    hanem hát hogy hogyan hol hova hová igen ill ilyen ilyenkor is itt jobban kell kellett ki kívül le legyen lehet
    lenne lesz lett ma maga magát majd már más meg mely melyek melyik mert mi miatt miért mikor milyen minden mindig
    mint mit mivel még míg most nagy nagyon ne nekem neki nekik nem nincs oda olyan ott össze ő ők őket pedig persze
    saját s se sem semmi sok sokkal szerint számára úgy után utána utolsó vagy vagyis valaki valami van vannak vele
    velük vissza viszont volna volt voltak én és így úgyis tehát többi továbbá tovább akár amihez
    """,
    "en": """
    a about after all also am an and any are as at be because been before being both but by can cannot could d did do
    does doing done don down each else even ever for from further get had has have having he her here hers him his how
    i if in into is it its itself just ll may me might more most must my no nor not now of off on once only or other
    our ours out over own re s same shall she should so some such t than that the their theirs them then there these
    they this those through to too under until up us ve very was we were what when where which while who whom whose
    why will with would you your yours
    """,
}  # fmt: skip


def clean(text: str) -> str:
    """Give a text as it is shown in a result: composed, one kind of space, nothing that is not seen."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def exact(text: str) -> str:
    """Give a text as it is compared first: small letters, marks kept."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", text).lower())


class _Bare(dict[int, str]):
    """Characters without their marks. One by one: decomposing a text reorders nothing but marks (UAX #15)."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        self[code] = bare = "".join(one for one in parts if not unicodedata.category(one).startswith("M"))
        return bare


_BARE = _Bare()


def fold(word: str) -> str:
    """Give a word without its marks, as it is compared second."""
    return word if word.isascii() else word.translate(_BARE)


def words(text: str) -> list[str]:
    """Part a text into words with their marks; what a hyphen joins is found by its parts and as one."""
    plain = exact(text)
    joined = [_HYPHEN.sub("", one) for one in _JOINED.findall(plain)] if _HYPHEN.search(plain) else []
    return [one for one in (*joined, *_WORD.findall(plain)) if len(one) <= LONGEST]


@lru_cache
def stop(language: str) -> frozenset[str]:
    """Give the words of a language that say nothing."""
    return frozenset(STOP.get(language, "").split())


def said(text: str, language: str) -> list[str]:
    """Give the words of a text that say something: no stop words (but an abbreviation is none: IT), no lone letters."""
    silent = stop(language) - {one.lower() for one in _SHOUTED.findall(text)}
    return [one for one in words(text) if one not in silent and (len(one) > 1 or one.isdigit())]


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """Give the folded stem of a word, where the language has a stemmer; the folded word elsewhere."""
    name = STEMMERS.get(language.partition("-")[0])
    return fold(_stemmer(name).stemWord(word)) if name else fold(word)


@lru_cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
