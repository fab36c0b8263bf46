"""The Hungarian definite article before a word: "az" before the sound of a vowel, else "a". Pure.

For messages that cannot avoid it: what follows is a value. Whole numbers go by how they are read: az 1, az 5, a 10,
az 1000, az 50 000. A number, a sign, an id and an abbreviation may stand in marks (`…`, „…”, brackets).
"""

from __future__ import annotations

import re

_VOWELS = frozenset("aáeéiíoóöőuúüű")
# letters whose Hungarian name begins with a vowel: ef, el, em, en, er, es, iksz, ipszilon
_SPELLED = frozenset("aáeéfiíllmnoóöőrsuúüűxy")
# written in capitals, and read as a word all the same
_READ = frozenset(
    "fao fidesz fifa led lego máv mol mome nasa nato nav ram rest rom sap sarif scorm sim yaml".split()
)
_LONGEST = 5
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.]\d{3})*")


def article(text: str) -> str:
    """Give "a" or "az" for what is read out first in a text."""
    found = _WORD.search(text)
    if found is None:
        return "a"
    word = found[0]
    if word[0].isdigit():
        number = _NUMBER.match(text, found.start())
        return _before_number(re.sub(r"\D", "", number[0] if number else word))
    vowels = _SPELLED if _by_letter(word) else _VOWELS
    return "az" if word[0].lower() in vowels else "a"


def _before_number(digits: str) -> str:
    """By the rule of interface.md F4: a five in front, or a one in front of 0, 3, 6 … figures."""
    plain = digits.lstrip("0") or "0"
    return "az" if plain[0] == "5" or (plain[0] == "1" and len(plain) % 3 == 1) else "a"


def _by_letter(word: str) -> bool:
    """Whether a word is read letter by letter: written in capitals (SZJA), or one small letter before them (xAPI)."""
    if word.lower() in _READ or len(word) > _LONGEST:
        return False
    return word.isupper() or (len(word) > 1 and word[0].islower() and word[1:].isupper())
