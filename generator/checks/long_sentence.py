"""Sentences with so many words that their beginning is forgotten at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import finding
from ..phrases import count, listed, sentences
from ..walk import passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Count the words of every sentence; what is longest depends on the language (Hungarian words are longer)."""
    for language, passage in passages(lookup.site):
        longest = int(next(iter(listed(language, "sentence.longest")), 0))
        # a space is the least that parts two words
        if not longest or len(passage.text.split()) <= longest:
            continue
        for offset, sentence in sentences(passage.text, language):
            words = count(sentence)
            if words > longest:
                yield finding("long-sentence", passage.at(offset), "hint", words=words, longest=longest)
