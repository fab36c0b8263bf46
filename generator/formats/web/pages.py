"""The values that each type of page gives to its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...output.theme import markup
from ...settings import said
from . import data, drawing, faq, findable, glossary, listed, machines, own, paper, roles, scripting
from .context import LAZY, Here, Shared, language_name
from .lists import about, quizzes
from .navigation import entries, minutes, navigation, sections
from .remembered import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...lookup import Standing
    from ...model import Page, PageType, Quiz, Term
    from ...texts import Text


# what prints otherwise than other pages: the whole guide, and the certificate
ON_PAPER = ("print", "progress")


def context(page: Page, shared: Shared) -> dict[str, Any]:
    """Give everything for a page."""
    here = Here(shared, page, page.address)
    common = _common(here)
    for name in scripting.needed(here):
        common["scripts"][name] = here.href(shared.scripts[name])
    terms: dict[str, Term] = {}
    parts = _parts(here, terms)
    # the answers in the list of the FAQ have terms too, whose definitions follow the text
    topics = faq.topics(here, terms) if page.type == "faq-list" else []
    place = navigation(here)
    return {
        **common,
        "minutes": minutes(page),
        "machines": machines.head(here, place["crumbs"], minutes(page)),
        "favicon": here.href(shared.icon),
        "parts": parts,
        "topics": topics,
        "definitions": glossary.definitions(here, terms),
        "outline": _outline(here),
        "related": here.targets(page.related),
        **place,
        **(_BY_TYPE[page.type](here) if page.type in _BY_TYPE else {}),
    }


def bank(page: Page, quiz: Quiz, shared: Shared) -> dict[str, Any]:
    """Give everything for the questions of a quiz on the page "Practice"."""
    here = Here(shared, page, page.address)
    return {**_common(here), **own.bank(here, quiz)}


def _common(here: Here) -> dict[str, Any]:
    """Give what every page needs."""
    shared, page = here.shared, here.page
    settings = shared.lookup.site.settings
    title = said(settings.title, page.language)
    address = settings.address
    return {
        "site": site_values(shared, page.language),
        "page": page,
        "title": _title(here, title),
        "policy": shared.policy,
        "css": [
            here.href(sheet)
            for sheet in (*shared.sheets, *([shared.apart["paper"]] if page.type in ON_PAPER else ()))
        ],
        "scripts": {
            **dict.fromkeys(shared.scripts),
            "theme": here.href(shared.scripts["theme"]),
            "site": here.href(shared.scripts["site"]),
        },
        "search": {
            "script": here.href(shared.scripts["search"]),
            "style": here.href(shared.apart["find"]),
            "index": here.href(findable.head(page.language)),
            "list": here.href(shared.own[page.language, "a-z"].address),
        },
        "keep": here.href(shared.scripts["keep"]) if "keep" in shared.scripts else None,
        "statements": [
            {"title": one.title, "href": here.href(one.address)}
            for one in (shared.own.get((page.language, name)) for name in own.STATEMENTS)
            if one is not None
        ],
        "canonical": address + page.address if address and page.type not in machines.STANDING_IN else None,
        "logo": _logo(here),
        "footer": _localised(here, shared.lookup.site.footer),
        "contact": _localised(here, shared.lookup.site.contact),
        "imprint": _localised(here, shared.lookup.site.imprint),
        "languages": _languages(here),
        "word": here.word,
        "row": here.row,
        "soft": here.soft,
        "series": here.series,
        "direction": here.tongue.direction,
        "date": here.date,
        **drawing.drawing(here),
        "quiz_data": lambda quiz, questions: data.quiz_data(shared, quiz, questions),
        "page_data": scripting.page_data(here),
    }


def _title(here: Here, site: str) -> str:
    """Give what tabs and bookmarks show: a quiz must not look like the article that it belongs to."""
    page = here.page
    if page.type == "home":
        return site
    kind = f"{here.word('quiz.quiz')}: " if page.type == "quiz" else ""
    return f"{kind}{page.title} – {site}"


def site_values(shared: Shared, language: str) -> dict[str, Any]:
    """Give what templates are told of the site, in a language."""
    settings = shared.lookup.site.settings
    axis = None
    if settings.axis:
        axis = {
            "first": {"id": settings.axis.first.id, "name": said(settings.axis.first.name, language)},
            "second": {"id": settings.axis.second.id, "name": said(settings.axis.second.name, language)},
            "both": said(settings.axis.both, language),
        }
    return {
        "id": settings.id,
        "title": said(settings.title, language),
        "language": language,
        "default_language": settings.default,
        "axis": axis,
    }


def _logo(here: Here) -> str | None:
    logo = here.shared.lookup.site.settings.theme.logo
    path = here.shared.assets.get(f"content/{logo.text}") if logo else None
    return here.href(path) if path else None


def _localised(here: Here, texts: tuple[tuple[str, Text], ...]) -> Any:
    """Draw a text of `site.yaml` in the page's language."""
    chosen = said(texts, here.page.language) if texts else None
    return here.html(chosen) if chosen else None


def _languages(here: Here) -> list[dict[str, Any]]:
    """Give the switch of languages: to the same page in each."""
    lookup, page = here.shared.lookup, here.page
    found = []
    for code in lookup.site.settings.languages:
        same = (
            here.shared.own.get((code, page.id))
            or lookup.pages.get((code, page.id))
            or lookup.page(code, "index")
        )
        if same is not None:
            found.append(
                {
                    "code": code,
                    "name": language_name(lookup.site.settings.tongue(code)),
                    "href": here.href(same.address),
                    "current": code == page.language,
                    "missing": same.type == "missing",
                }
            )
    return found


def _parts(here: Here, terms: dict[str, Term]) -> list[dict[str, Any]]:
    """Give the text of the page, and the quizzes in their places; a page's own quiz comes at the end.

    Gathers the terms of the text.
    """
    page = here.page
    standing = here.shared.lookup.stands(page)
    placed, rest = standing[: len(page.body.placed)], standing[len(page.body.placed) :]
    parts: list[dict[str, Any]] = []
    quizzes = iter(placed)
    for part in page.body.parts:
        if isinstance(part, str):
            html = here.fill(glossary.define(here, part, terms), page.body.links, page.source)
            # what is at the top of the page is not waited for
            parts.append({"html": html if parts else markup(html.replace(LAZY, "", 1))})
        else:
            parts.extend(_standing(here, next(quizzes)))
    return [*parts, *(part for one in rest for part in _standing(here, one))]


def _standing(here: Here, one: Standing) -> list[dict[str, Any]]:
    """Give a quiz in its place; nothing (preview) when there is none, or no question in it."""
    if one.quiz is None or not one.questions:
        return []
    return [
        {
            "quiz": one.quiz,
            "questions": one.questions,
            "single": one.question is not None,
            "heading": _heading(here, one.quiz),
        }
    ]


def _heading(here: Here, quiz: Quiz) -> str:
    """Give the heading of a quiz in a page; its title is added where there are several to tell apart."""
    word = here.word("quiz.self_check")
    return f"{word}: {quiz.title}" if len(whole(here.shared.lookup, here.page)) > 1 else word


def _outline(here: Here) -> list[dict[str, Any]]:
    """Give the headings of the page, and its self-check."""
    found = [
        {"level": heading.level, "id": heading.id, "title": here.line(heading.title)}
        for heading in here.page.body.outline
        if heading.level <= 3
    ]
    quizzes_here = whole(here.shared.lookup, here.page)
    if quizzes_here and here.page.type != "quiz":
        found.append(
            {"level": 2, "id": f"quiz-{quizzes_here[-1].id}", "title": _heading(here, quizzes_here[-1])}
        )
    return found if len(found) > 1 else []


# what only one type of page needs
_BY_TYPE: dict[PageType, Callable[[Here], dict[str, Any]]] = {
    "home": lambda here: {"sections": sections(here), "roles": roles.cards(here)},
    "section": lambda here: {"entries": entries(here, here.page)},
    "quiz-list": lambda here: {"quizzes": quizzes(here)},
    "quiz": lambda here: {"about": about(here)},
    "missing": lambda here: {"original": drawing.original(here, here.page)},
    "practice": own.practice,
    "progress": own.progress,
    "privacy": own.privacy,
    "accessibility": own.accessibility,
    "glossary": lambda here: {"letters": glossary.letters(here)},
    "a-z": lambda here: {"letters": listed.letters(here)},
    "paths": lambda here: {"roles": roles.cards(here)},
    "path": roles.path,
    "print": paper.context,
}


def forward(page: Page, old: str, shared: Shared) -> dict[str, Any]:
    """Give what the page at an old address needs."""
    here = Here(shared, page, old)
    made = _common(here)
    # the canonical address is that of the page itself; nothing runs here, so no script is needed
    del made["scripts"]
    return {**made, "forward": here.href(page.address), "language": page.language}
