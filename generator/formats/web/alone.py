"""The values for the pages that stand alone, in every language at once: the root, and what is shown for no page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ... import words
from ...settings import said
from ...tongue import known
from . import foreign
from .context import language_name
from .pages import site_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import Shared


def root(shared: Shared) -> dict[str, Any]:
    """Give what the root of the output needs."""
    settings = shared.lookup.site.settings
    return {
        "site": site_values(shared, settings.default),
        "title": said(settings.title, settings.default),
        "language": settings.default,
        "policy": shared.policy,
        "css": list(shared.sheets),
        "forward": f"{settings.default}/index.html",
        "languages": [
            {"code": one.code, "name": language_name(one), "href": f"{one.code}/index.html", "tongue": one}
            for one in map(settings.tongue, settings.languages)
        ],
        "canonical": settings.address + "index.html" if settings.address else None,
        "word": partial(foreign.word, settings.tongue(settings.default)),
        "direction": settings.tongue(settings.default).direction,
    }


def not_found(shared: Shared) -> dict[str, Any]:
    """Give what 404.html needs: it is shown at any depth, so its links start at the root of the server."""
    settings = shared.lookup.site.settings
    base = "/" + (settings.address or "").split("/", 3)[3]
    made = root(shared)
    for one in made["languages"]:
        one["href"] = base + one["href"]
        _in_its_words(one, shared)
        one["links"] = [{"title": title, "href": base + href} for title, href in _ways(one, shared)]
    return {
        **made,
        "forward": None,
        "canonical": None,
        "title": f"{made['word']('page.not_found')} – {made['site']['title']}",
        "css": [base + sheet for sheet in shared.sheets],
        "scripts": {name: base + path for name, path in shared.scripts.items()},
    }


def unread(shared: Shared, base: str) -> dict[str, Any]:
    """Give what is shown offline for a page that was not read before; its links start at `base`."""
    made = root(shared)
    for one in made["languages"]:
        _in_its_words(one, shared)
        one["href"] = base + one["href"]
    title = f"{made['word']('page.unread')} – {made['site']['title']}"
    sheets = [base + sheet for sheet in shared.sheets]
    return {**made, "forward": None, "canonical": None, "title": title, "css": sheets}


def _in_its_words(one: dict[str, Any], shared: Shared) -> None:
    """Let a language say its part; where there are no words in it, those of another stand, and say so."""
    one["title"] = said(shared.lookup.site.settings.title, one["code"])
    one["spoken"] = one["code"] if known(one["tongue"]) else words.FALLBACK
    one["word"] = partial(foreign.word, one["tongue"]) if known(one["tongue"]) else one["tongue"].say
    one["direction"] = "ltr" if one["spoken"] != one["code"] else one["tongue"].direction


def _ways(one: dict[str, Any], shared: Shared) -> Iterator[tuple[str, str]]:
    """Give the pages of a language, beside its home page, from which most others can be found: those that it has."""
    faq = shared.lookup.pages.get((one["code"], "faq/index"))
    if faq is not None and faq.type != "missing":
        yield one["word"]("nav.faq"), faq.address
    for type_ in ("glossary", "paths"):
        page = shared.own.get((one["code"], type_))
        if page is not None:
            yield one["word"](f"{type_}.title"), page.address
