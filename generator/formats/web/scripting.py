"""Which scripts a page loads, and what it tells them: the site, the language, the words that they say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import data, remembered

if TYPE_CHECKING:
    from ...tongue import Tongue
    from .context import Here

# the words that the scripts of a page say, by script
_SAID = {
    "page": "every", "store": "reader", "profile": "assess", "quiz": "script", "progress": "track", "practice": "drill",
    "faq": "asked",
}  # fmt: skip
# what keeps its whole key there
_WHOLE = ("date", "list")


def needed(here: Here) -> list[str]:
    """Name the scripts that a page needs beside those of every page."""
    if here.page.type == "progress":
        return ["store", "progress"]
    if here.page.type == "practice":
        return ["store", "quiz", "practice"]
    own = ["faq"] if here.page.type == "faq-list" else []
    modes = {quiz.mode for quiz, _ in here.shared.lookup.quizzes_on(here.page)}
    if modes:
        return ["store", *(one for one in ("profile", "exam") if one in modes), "quiz", *own]
    return [] if here.page.type in ("missing", "privacy", "accessibility", "print") else ["store", *own]


@lru_cache(maxsize=64)
def _said(tongue: Tongue, scripts: tuple[str, ...]) -> dict[str, str]:
    """Give the words that these scripts say; pages with the same scripts share them."""
    return {
        key if part in _WHOLE else key.partition(".")[2]: text
        for part in ("page", *scripts, *(("date", "list") if "store" in scripts else ()))
        for key, text in tongue.texts.items()
        if key.startswith(f"{_SAID.get(part, part)}.")
    }


def page_data(here: Here) -> Any:
    """Tell the scripts the site, the language, and the words that they say."""
    said_ = _said(here.tongue, tuple(needed(here)))
    site = here.shared.lookup.site.settings.id
    place = remembered.where(here)
    return data.as_json(
        {"site": site, "language": here.page.language, "words": said_, **({"page": place} if place else {})}
    )
