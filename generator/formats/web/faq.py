"""The list of the FAQ: its entries by topic, each with its whole answer, but not with its quizzes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import glossary

if TYPE_CHECKING:
    from markupsafe import Markup

    from ...lookup import Lookup
    from ...model import Page, Term
    from .context import Here

# text is escaped, so what looks like a tag is one
_TAG = re.compile(r"<[a-z][^<>]*>")
_OWN = re.compile(r'( id="| href="#)(?=[^"])')
_HEADING = re.compile(r"(</?h)([2-6])(?=[ >])")


def anchor(page: Page) -> str:
    """Give the id that an entry has in the list: by the name of its file, so that a new address changes nothing."""
    return f"faq-{page.id.removeprefix('faq/')}"


def groups(lookup: Lookup, language: str, head: Page | None) -> list[tuple[str, list[Page]]]:
    """Group the FAQ entries of a language by topic, in the order of its list; without a topic there is no title."""
    faqs = [one for one in lookup.site.pages if one.language == language and _is_faq(one)]
    faqs.sort(key=lambda one: (one.order is None, one.order or 0, one.id))
    known = {topic.id: topic.title for topic in head.topics} if head else {}
    found: dict[str, list[Page]] = {id_: [] for id_ in known}
    for one in faqs:
        found.setdefault(one.topic.target if one.topic and one.topic.target in known else "", []).append(one)
    return [(known.get(id_, ""), pages) for id_, pages in found.items() if pages]


def topics(here: Here, terms: dict[str, Term]) -> list[dict[str, Any]]:
    """Give the FAQ entries by topic with their answers; gathers the terms of these."""
    return [
        {"title": title, "entries": [_entry(here, one, terms, deeper=bool(title)) for one in found]}
        for title, found in groups(here.shared.lookup, here.page.language, here.page)
    ]


def _is_faq(page: Page) -> bool:
    return page.id.startswith("faq/") and not page.id.endswith("/index")


def _entry(here: Here, page: Page, terms: dict[str, Term], *, deeper: bool) -> dict[str, Any]:
    original = here.shared.lookup.original(page) if page.type == "missing" else None
    return {
        "id": anchor(page),
        "title": page.title,
        "summary": page.summary,
        "href": here.href(page.address),
        "draft": page.draft,
        "language": original.language if original else None,
        "answer": _answer(here, page, terms, deeper=deeper),
    }


def _answer(here: Here, page: Page, terms: dict[str, Term], *, deeper: bool) -> list[Markup]:
    """Give the text of an entry as it stands in the list: seen from there, with ids that no other entry has."""
    # within each answer the first place of a term is a button: whoever reads one may not have read the one before
    seen: dict[str, Term] = {}
    parts = [
        here.fill(
            glossary.define(here, within(part, f"{anchor(page)}--", int(deeper)), seen),
            page.body.links,
            page.source,
        )
        for part in page.body.parts
        if isinstance(part, str)
    ]
    terms.update(seen)
    return parts


def within(html: str, prefix: str, deeper: int) -> str:
    """Make a page's text part of another: ids, and links to them (footnotes), of its own; headings at lower ranks."""
    own = _TAG.sub(lambda tag: _OWN.sub(rf"\1{prefix}", tag[0]), html)
    return _HEADING.sub(lambda head: f"{head[1]}{min(int(head[2]) + deeper, 6)}", own) if deeper else own
