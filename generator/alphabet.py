"""The order of words in a language, and the letter under which a word stands in a list.

Hungarian: two- and three-character letters are letters of their own; long vowels stand with short ones, and come after
them where nothing else differs (A magyar helyesírás szabályai, 12th edition, points 14 to 16). Elsewhere: letters
without their marks, then with them.
"""

from __future__ import annotations

import re
import unicodedata

# by the rules: a letter, and how it is shown as a heading
_HUNGARIAN = "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs".split()
_LONG = str.maketrans("áéíóőúű", "aeioöuü")
_SHOWN = {"a": "A, Á", "e": "E, É", "i": "I, Í", "o": "O, Ó", "ö": "Ö, Ő", "u": "U, Ú", "ü": "Ü, Ű"}
_PLACE = {letter: place for place, letter in enumerate(_HUNGARIAN, 1)}
_LETTERS = re.compile("|".join(sorted(_HUNGARIAN, key=len, reverse=True)))
# a doubled letter of two or three characters is written short: ssz is sz and sz
_DOUBLED = re.compile("(c)cs|(d)dzs|(d)dz|(g)gy|(l)ly|(n)ny|(s)sz|(t)ty|(z)zs")
_WHOLE = {"ccs": "cscs", "ddzs": "dzsdzs", "ddz": "dzdz", "ggy": "gygy", "lly": "lyly", "nny": "nyny", "ssz": "szsz",
          "tty": "tyty", "zzs": "zszs"}  # fmt: skip

Key = tuple[tuple[int, ...], str, str]


def key(text: str, language: str) -> Key:
    """Give what words are sorted by in a language; spaces and marks of punctuation count for nothing."""
    plain = _plain(text)
    if language == "hu":
        return (
            tuple(_PLACE.get(letter, len(_PLACE) + ord(letter[0])) for letter in _letters(plain)),
            plain,
            text,
        )
    return tuple(ord(one) for one in _bare(plain)), plain, text


def letter(text: str, language: str) -> str:
    """Give the letter under which a word stands, as it is shown; "#" for what begins with none."""
    plain = _plain(text)
    if not plain or not plain[0].isalpha():
        return "#"
    if language == "hu":
        first = _letters(plain)[0]
        return _SHOWN.get(first, first.capitalize())
    return _bare(plain)[0].upper()


def _plain(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFC", text).casefold() if one.isalnum())


def _bare(plain: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


def _letters(plain: str) -> list[str]:
    """Part a word into its letters; what is no Hungarian letter stands as the one that it looks like."""
    whole = _DOUBLED.sub(lambda match: _WHOLE[match[0]], plain.translate(_LONG))
    found = []
    place = 0
    while place < len(whole):
        match = _LETTERS.match(whole, place) or _LETTERS.match(_bare(whole[place]))
        found.append(match[0] if match else whole[place])
        place = match.end() if match and match.string is whole else place + 1
    return found
