"""Soft hyphens: where long words may break, put in while a page is written, for browsers without a dictionary.

The only importer of `pyphen` (extra `hyphens`), and only when a word is to be parted: reading its Hungarian patterns
takes half a second. On text only, as `typeset`; what search, ids and digests see is never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

SOFT = "\u00ad"
Where = Literal["off", "headings", "all"]
# as the style sheet asks of browsers (hyphenate-limit-chars): letters in the word, before a break and behind it
LONG, SIDE = 8, 4
# a whole word; the parts of addresses and file names, names in braces and the marks of gaps are left alone
_LEFT_ALONE = r"\{[^{}]*\}|\ue010[^\ue011]*\ue011|\S*(?:[@/\\]|\w[.:_]\w)\S*"
_WORD = re.compile(rf"{_LEFT_ALONE}|[^\W\d_]{{{LONG},}}")


@dataclass(frozen=True, slots=True)
class Look:
    """What the build does to a text beyond what was typed: marks and spaces, soft hyphens."""

    typesetting: bool = True
    soft: Where = "off"


PLAIN = Look()


def installed() -> bool:
    """Whether the patterns are there; nothing is loaded."""
    return find_spec("pyphen") is not None


def hyphenated(text: str, language: str) -> str:
    """Put soft hyphens into the long words of a text; a language without patterns leaves it as it is."""
    if len(text) < LONG:
        return text
    return _WORD.sub(lambda match: _parted(match[0], language), text)


@lru_cache(maxsize=50_000)
def _parted(word: str, language: str) -> str:
    positions = _patterns(language) if len(word) >= LONG and word.isalpha() else None
    if positions is None:
        return word
    out, start = [], 0
    # where the letters would change at the break (asz-szony-nyal for asszonnyal), a soft hyphen would be wrong
    for place in [int(one) for one in positions(word) if one.data is None]:
        out.append(word[start:place])
        start = place
    return SOFT.join([*out, word[start:]])


@cache
def _patterns(language: str) -> Callable[[str], list[Any]] | None:
    """Load the patterns of a language: British for English, as the words of the interface are."""
    if not installed():
        return None
    import pyphen  # type: ignore[import-untyped]  # noqa: PLC0415  an extra, and half a second

    name = pyphen.language_fallback({"en": "en_GB"}.get(language, language.replace("-", "_")))
    if name is None:
        return None
    positions: Callable[[str], list[Any]] = pyphen.Pyphen(lang=name, left=SIDE, right=SIDE).positions
    return positions
