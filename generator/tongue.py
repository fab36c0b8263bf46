"""What the interface says in a language: its words, plural forms, dates, numbers, lists. Pure.

The words are the program's (`words/interface/<language>.yaml`), with those of the project over them
(`content/<language>/words.yaml`); what neither has is English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from . import words
from .plurals import CATEGORIES, category

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# scripts that are written from right to left, and the languages that are written in them (CLDR, script metadata)
_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())
_LANGUAGES = frozenset("ar arc ckb dv fa he ks lrc mzn nqo ps sd sdh syr ug ur yi".split())


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language; two are the same when `digest`, that of the project's own words, is."""

    code: str
    digest: str = ""
    own: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def texts(self) -> Mapping[str, str]:
        """Every word by its key; plural forms stand below it (`paths.count.one`)."""
        return _texts(self)

    @property
    def direction(self) -> str:
        """Whether it is written from left to right or from right to left."""
        parts = self.code.lower().split("-")
        script = next((one for one in parts[1:] if len(one) == 4 and one.isalpha()), None)
        rtl = script in _SCRIPTS if script else parts[0] in _LANGUAGES
        return "rtl" if rtl else "ltr"

    def borrows(self, key: str) -> bool:
        """Whether a word is English because the language has none of its own."""
        return self.code.partition("-")[0] != words.FALLBACK and stem(key) not in _own(self)

    def say(self, key: str, **values: object) -> str:
        """Give a word with `{names}` filled; where it has plural forms, `n` chooses. KeyError when there is none."""
        number = values.get("n")
        text = self.texts.get(key)
        if text is None and isinstance(number, int):
            text = self.texts.get(f"{key}.{category(self.code, number)}")
        if text is None:
            text = self.texts.get(f"{key}.other")
        if text is None:
            raise KeyError(key)
        return words.filled(text, {name: str(value) for name, value in values.items()})

    def date(self, iso: str) -> str:
        """Write a date in CLDR's long form."""
        year, month, day = (int(part) for part in iso.split("-"))
        return self.say("date.long", y=year, month=self.say(f"date.month.{month}"), d=day)

    def number(self, text: str, mark: str = "") -> str:
        """Write a number that is given in plain figures (`-1234.5`); `mark` is its decimal mark, if another.

        The figures get groups of three where enough of them stand before the decimal mark (`minimumGroupingDigits`).
        """
        sign, rest = ("−", text[1:]) if text.startswith("-") else ("", text)
        whole, _, part = rest.partition(".")
        if len(whole) > (4 if self.say("number.least") == "2" else 3):
            mark_ = self.say("number.group")
            whole = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", lambda _: mark_, whole)
        return sign + whole + ((mark or self.say("number.decimal")) + part if part else "")

    def series(self, texts: Iterable[str]) -> str:
        """Join texts to a list: A, B and C (CLDR, list patterns)."""
        *before, last = list(texts) or [""]
        if not before:
            return last
        if len(before) == 1:
            return self.say("list.pair", a=before[0], b=last)
        joined = before[0]
        for one in before[1:]:
            joined = self.say("list.middle", a=joined, b=one)
        return self.say("list.end", a=joined, b=last)


def known(tongue: Tongue) -> bool:
    """Whether there are words for a language at all: the program's or the project's."""
    return tongue.code in words.languages() or bool(tongue.own)


@cache
def stem(key: str) -> str:
    """Give the key that a plural form belongs to; any other key is its own."""
    before, _, last = key.rpartition(".")
    english = words.catalogue("interface", words.FALLBACK)
    return before if last in CATEGORIES and (before in english or f"{before}.other" in english) else key


@lru_cache(maxsize=512)
def _own(tongue: Tongue) -> frozenset[str]:
    """Give the words that a language has: the program's or the project's."""
    return frozenset(map(stem, (*words.catalogue("interface", tongue.code), *tongue.own)))


@lru_cache(maxsize=512)
def _texts(tongue: Tongue) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for layer in (
        words.catalogue("interface", words.FALLBACK),
        words.catalogue("interface", tongue.code),
        tongue.own,
    ):
        # a word is taken over as a whole: a language that needs no forms has none of another's
        stems = {stem(key) for key in layer}
        found = {key: text for key, text in found.items() if stem(key) not in stems}
        found.update(layer)
    return found
