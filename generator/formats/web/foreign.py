"""English words on pages of a language that lacks them: marks in a page → `lang="en"` around each. Pure.

Where a page takes such a word (`Here.word`) nobody knows yet whether it becomes text or an attribute: it comes between
two marks. In text they become an element; in attributes, titles and scripts, which hold no element, they go.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from ... import words

if TYPE_CHECKING:
    from ...tongue import Tongue

START, END = "\ue012", "\ue013"
_MARKS = re.compile(f"[{START}{END}]")
# what holds text alone, or no text for readers; then tags and comments; what is left is text
_PIECE = re.compile(
    r"<(script|style|title|textarea|option)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_EMPTY = re.compile(f"{START}\\s*{END}")


def between(text: str) -> str:
    """Put the marks around an English word."""
    return f"{START}{text}{END}"


def outside(value: str) -> str:
    """Take a value out of the English sentence that it is put into."""
    return f"{END}{value}{START}"


def word(tongue: Tongue, key: str, **values: object) -> str:
    """Give a word of the interface; between the marks when it is English for want of another."""
    if not tongue.borrows(key):
        return tongue.say(key, **values)
    own = {name: outside(one) if isinstance(one, str) else one for name, one in values.items()}
    return between(tongue.say(key, **own))


def spoken(html: str, *tongues: Tongue) -> str:
    """Write a page, in one language or in several, with what is English marked as such."""
    titles = _titles(tongues[0]) if len(tongues) == 1 else frozenset[str]()
    if not titles and not _MARKS.search(html):
        return html
    turned = ' dir="ltr"' if any(tongue.direction == "rtl" for tongue in tongues) else ""
    start = f'<span lang="{words.FALLBACK}"{turned}>'

    def text(piece: str) -> str:
        if piece.strip() in titles:
            piece = piece.replace(piece.strip(), between(piece.strip()))
        return _EMPTY.sub("", piece).replace(START, start).replace(END, "</span>")

    made, at = [], 0
    for match in _PIECE.finditer(html):
        made += [text(html[at : match.start()]), _MARKS.sub("", match[0])]
        at = match.end()
    return "".join((*made, text(html[at:])))


@lru_cache(maxsize=512)
def _titles(tongue: Tongue) -> frozenset[str]:
    """Give the English words that come as if they were an author's: titles of our own pages, names of boxes."""
    return frozenset(
        escape(text, quote=True)
        for key, text in tongue.texts.items()
        if (key.startswith(("nav.", "admonition.")) or key.endswith((".title", ".lead")))
        and tongue.borrows(key)
    )
