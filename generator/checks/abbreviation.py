"""Abbreviations that a page uses and does not explain (WCAG 2.2, 3.1.4)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..findings import Span, finding
from ..phrases import listed, pattern
from ..walk import quiz_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup
    from ..texts import Passage


# with what Hungarian adds after a hyphen (HR-es), and the English plural (FAQs)
_ABBREVIATION = re.compile(r"(?<![\w/.&-])([A-ZÁÉÍÓÖŐÚÜŰ]{2,6})s?(?![\w/&])")
# on one page; each is looked for in the whole of it
MOST = 50
_ROMAN = re.compile("[IVX]+")

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at each page, and at each quiz together with the page that it is about."""
    for page in lookup.site.pages:
        said = " ".join((page.title, page.summary, *(one.text for one in page.body.passages)))
        yield from _unexplained(page.body.passages, said, page.language)
    for quiz in lookup.site.quizzes:
        passages = [passage for text in quiz_texts(quiz) for passage in text.passages]
        about = quiz.about.target.partition("#")[0] if quiz.about else quiz.page
        page_ = lookup.page(quiz.language, about)
        known = [*passages, *(page_.body.passages if page_ else ())]
        yield from _unexplained(passages, " ".join(one.text for one in known), quiz.language)


def _unexplained(passages: Iterable[Passage], said: str, language: str) -> Iterator[Finding]:
    """Give the first place of each abbreviation that is neither known to everybody nor explained in what is said."""
    known = {*listed(language, "abbreviations.known"), *listed(language, "abbreviations.stressed")}
    if not known:
        return
    seen: dict[str, Span] = {}
    for passage in passages:
        if passage.kind == "heading" or _loud(passage.text):
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            if match[1] not in known and not _ROMAN.fullmatch(match[1]):
                seen.setdefault(match[1], passage.at(match.start()))
    for short, span in islice(seen.items(), MOST):
        if not _explained(short, said, language):
            yield finding("abbreviation", span, "hint", short=short)


def _loud(text: str) -> bool:
    """Whether a passage is written in capitals: nothing in it can be told from a word."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 1 and sum(one.isupper() for one in words) > len(words) / 2


def _explained(short: str, said: str, language: str) -> bool:
    """Whether a text has `long name (HR)`, `HR (long name)` or `HR, that is …`."""
    name = rf"(?<!\w){short}(?!\w)"
    before = rf"\w[*_”\"]{{0,3}} \([^()]{{0,60}}{name}[^()]{{0,60}}\)"
    if re.search(rf"{before}|{name}[\w*_-]{{0,12}} \([^()]{{4,}}\)", said):
        return True
    that_is = pattern(language, "abbreviations.that-is")
    return any(that_is.match(said, one.end()) for one in re.finditer(rf"{name}[\w*_-]{{0,12}},? ", said))
