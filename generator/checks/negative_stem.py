"""Questions that ask for what is not so, without stress on the negation: it is easily read over.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..phrases import pattern, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


# stressed by a mark of emphasis or by capitals
_STRESSED = re.compile(r"(\*\*|__|\*|_)[^*_]+\1")
_BROKEN = re.compile(r"[,;:–]\s")

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at the last sentence of each question; a scene before it may say no as often as it likes."""
    for quiz in lookup.site.quizzes:
        for question in quiz.questions:
            if question.kind == "true-false" or quiz.profile or not question.prompt.passages:
                continue
            passage = question.prompt.passages[-1]
            found = list(sentences(passage.text, quiz.language))
            if found and (match := _negated(found[-1][1], quiz.language)):
                place = passage.at(found[-1][0] + match.start())
                mend = Mend("swap", f"**{match[0]}**", old=match[0])
                yield finding("negative-stem", place, "hint", mend, question=question.id, word=match[0])


def _negated(sentence: str, language: str) -> re.Match[str] | None:
    """Find the negation in what is asked, after quotes, stress and clauses that only tell when are blanked out."""
    sentence = _blank(re.compile('„[^”]*”|“[^”]*”|"[^"]*"'), sentence)
    sentence = _blank(_STRESSED, sentence)
    sentence = _blank(pattern(language, "negative.except"), sentence)
    for start, end in _clauses(sentence, language):
        for match in pattern(language, "negative.words").finditer(sentence, start, end):
            if not match[0].isupper():
                return match
    return None


def _clauses(sentence: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a sentence that ask: those with a word that asks, else all; without what is subordinate."""
    starts = [0, *(match.end() for match in _BROKEN.finditer(sentence))]
    parts = list(zip(starts, [*starts[1:], len(sentence)], strict=True))
    later = pattern(language, "negative.subordinate")
    asking = pattern(language, "negative.asks")
    cut = []
    for start, end in parts:
        first = asking.search(sentence, start, end)
        inner = later.search(sentence, first.end() if first else start, end)
        cut.append((start, inner.start() if inner else end, first is not None))
    if any(asks for _, _, asks in cut):
        cut = [one for one in cut if one[2]]
    yield from ((start, end) for start, end, _ in cut)


def _blank(what: re.Pattern[str], text: str) -> str:
    """Put spaces in the place of what a pattern finds."""
    return what.sub(lambda match: " " * len(match[0]), text)
