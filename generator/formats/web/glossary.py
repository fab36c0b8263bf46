"""The glossary: its page in the order of the alphabet, and the definitions beside the words of a text."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ... import alphabet
from ...output.theme import markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from ...model import Term
    from .context import Here

# the words of a term between the marks that `source.markwrite` puts
MARKED = re.compile("\ue004([^\ue005]*)\ue005([^\ue006]*)\ue006")


def anchor(id_: str) -> str:
    """Give the id that a term has on every page where it is explained."""
    return f"term-{id_}"


def of(terms: Iterable[Term], language: str) -> list[Term]:
    """Give the terms of a language in its alphabetical order."""
    found = [term for term in terms if term.language == language]
    return sorted(found, key=lambda term: alphabet.key(term.sort or term.term, language))


def letters(here: Here) -> list[dict[str, Any]]:
    """Give the terms by their first letter, for the page "Glossary"."""
    language = here.page.language
    terms = of(here.shared.lookup.site.terms, language)
    return [
        {"letter": letter, "id": f"letter-{number}", "terms": [_term(here, one) for one in found]}
        for number, (letter, found) in enumerate(
            groupby(terms, key=lambda term: alphabet.letter(term.sort or term.term, language)), 1
        )
    ]


def _term(here: Here, term: Term) -> dict[str, Any]:
    return {
        "id": anchor(term.id),
        "term": term.term,
        "lang": dict(term.foreign).get(term.term),
        "also": _also(here, term),
        "definition": here.html(term.definition),
        "see": here.targets(term.see),
    }


def _also(here: Here, term: Term) -> Markup:
    """List the other forms of a term; foreign words say their language."""
    foreign = dict(term.foreign)
    joined = escape(here.series(f"\ue020{number}\ue021" for number in range(len(term.also))))

    def form(match: re.Match[str]) -> str:
        words = escape(term.also[int(match[1])])
        lang = foreign.get(term.also[int(match[1])])
        return f'<span lang="{lang}">{words}</span>' if lang else words

    return markup(re.sub("\ue020([0-9]+)\ue021", form, joined))


def define(here: Here, html: str, seen: dict[str, Term]) -> str:
    """Make a button of the first words of each term that stand in a text; `seen` gathers the terms of the page."""
    known = here.shared.terms

    def button(match: re.Match[str]) -> str:
        term = known.get((here.page.language, match[1]))
        if term is None or term.id in seen:
            return match[2]
        seen[term.id] = term
        lang = dict(term.foreign).get(match[2])
        said = f' lang="{lang}"' if lang else ""
        return (
            f'<button type="button" class="term" popovertarget="{anchor(term.id)}"{said}>{match[2]}</button>'
        )

    return MARKED.sub(button, html)


def definitions(here: Here, seen: dict[str, Term]) -> list[dict[str, Any]]:
    """Give the definitions that open beside the words, and are printed below the text."""
    glossary = here.shared.own.get((here.page.language, "glossary"))
    return [
        {**_term(here, term), "href": here.href(glossary.address, anchor(term.id)) if glossary else None}
        for term in seen.values()
    ]
