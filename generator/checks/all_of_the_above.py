"""Options that only point at the others: whoever knows two right ones, or one wrong, knows the rest.

One of the guidelines reviewed by Haladyna, Downing & Rodriguez 2002
(“A review of multiple-choice item-writing guidelines for classroom assessment”).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import finding
from ..phrases import bare, listed
from ..walk import choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup

ALONE = True


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every option; `none of these` that stays at the end (`last: true`) was weighed by its author."""
    for quiz, question, choose in choices(lookup.site):
        for option in choose.options:
            all_, none = (_points(option.text.plain, quiz.language, one) for one in ("all", "none"))
            if all_ or (none and not option.last) or _names(option.text.plain, quiz.language):
                text = " ".join(option.text.plain.split())
                yield finding("all-of-the-above", option.text.span, "hint", question=question.id, text=text)


def _points(text: str, language: str, which: str) -> bool:
    plain = bare(text)
    if plain in listed(language, f"all-of-these.{which}"):
        return True
    return any(one in plain for one in listed(language, f"all-of-these.{which}-parts"))


def _names(text: str, language: str) -> bool:
    """Whether an option names others by their letters: `both a and b`."""
    joined = "|".join(re.escape(one) for one in listed(language, "all-of-these.and"))
    if not joined:
        return False
    return bool(re.search(rf"\b[A-E]\)? (?:{joined}) (?:an? |az? )?[A-E]\b", text)) or bool(
        re.fullmatch(rf"(?:both |az? )?[a-e] (?:{joined}) (?:az? )?[a-e](?: is)?", bare(text))
    )
