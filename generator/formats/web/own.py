"""Pages that nobody writes a file for, because they show what a reader did, or what the build is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ... import __version__
from ...findings import Span
from ...model import Page, PageType
from ...settings import PATH
from ...source.pages import EMPTY
from .data import as_json, frame, quiz_data, quiz_version, rights, version
from .remembered import was, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...lookup import Lookup
    from ...model import Path, Question, Quiz, Site
    from .context import Here

# those that the head of every page leads to, and those that its foot does
LINKED: tuple[PageType, ...] = ("paths", "practice", "progress", "glossary")
STATEMENTS: tuple[PageType, ...] = ("a-z", "print", "privacy", "accessibility")

# above so many pages of a language the whole guide is made as one document only when `site.yaml` asks for it
PRINTED = 500


def pages(lookup: Lookup) -> dict[tuple[str, str], Page]:
    """Make the pages of every language; `id` is their type, and their address is reserved."""
    site = lookup.site
    made: dict[tuple[str, str], Page] = {}
    for language in site.settings.languages:
        say = site.settings.tongue(language).say
        for type_ in (*LINKED, *STATEMENTS):
            if _wanted(lookup, language, type_):
                made[language, type_] = Page(
                    type_, type_, language, say(f"{type_}.title"), say(f"{type_}.lead"), f"{language}/{type_}.html",
                    EMPTY, Span(PATH), PATH, "",
                )  # fmt: skip
    for path in site.paths:
        address = f"{path.language}/paths/{path.id}.html"
        made[path.language, f"paths/{path.id}"] = Page(
            f"paths/{path.id}", "path", path.language, path.title, path.audience or "", address, EMPTY, path.span,
            path.source, "", side=path.side,
        )  # fmt: skip
    return made


def _wanted(lookup: Lookup, language: str, type_: PageType) -> bool:
    """Whether a language has what a page would show."""
    site = lookup.site
    match type_:
        case "practice":
            return any(practised(quiz) for quiz in site.quizzes if quiz.language == language)
        case "glossary":
            return any(term.language == language for term in site.terms)
        case "paths":
            return any(path.language == language for path in site.paths)
        case "print":
            return printed(site, language)
        case _:
            return True


def printed(site: Site, language: str) -> bool:
    """Whether a language gets the document for paper: as `print:` says, else when it has pages, and not too many."""
    if site.settings.print is not None:
        return site.settings.print
    return 1 < sum(page.language == language and page.type != "missing" for page in site.pages) <= PRINTED


def practised(quiz: Quiz) -> bool:
    """Whether a quiz gives questions to the mixed practice: an exam is answered as a whole, a profile is no test."""
    return quiz.mode == "practice"


def practice(here: Here) -> dict[str, Any]:
    """Give what the page "Practice" draws from: the sections, and each quiz with where its questions lie."""
    shared, language = here.shared, here.page.language
    sections = [section for section, _ in shared.trees[language]]
    found = []
    for quiz in shared.lookup.site.quizzes:
        if quiz.language == language and practised(quiz):
            pages = shared.homes.get((language, quiz.id), [])
            places = [shared.places.get((language, page.id), len(shared.places)) for page in pages]
            found.append((min(places, default=len(shared.places)), quiz, [page.id for page in pages]))
    found.sort(key=lambda one: (one[0], one[1].id))
    return {
        "sections": [{"id": one.id.removesuffix("index"), "title": one.title} for one in sections],
        "practice_data": as_json(
            [
                {
                    "quiz": quiz.id, "bank": here.href(shared.banks[language, quiz.id]), "pages": pages,
                    "was": sorted(
                        {old for id_ in pages for old in was(shared.lookup, shared.lookup.pages[language, id_])}
                    ),
                    "questions": [_asked(here, quiz, one) for one in quiz.questions],
                }
                for _, quiz, pages in found
            ]
        ),
        "practice_frame": frame(here.shared.lookup, language),
        "quiz_list": _quiz_list(here),
    }  # fmt: skip


def _asked(here: Here, quiz: Quiz, question: Question) -> dict[str, Any]:
    return {"id": question.id, "was": question.was, "right": rights(here.shared, quiz, question)}


def _quiz_list(here: Here) -> str | None:
    page = here.shared.lookup.pages.get((here.page.language, "quizzes/index"))
    return here.href(page.address) if page else None


def privacy(here: Here) -> dict[str, Any]:
    """Give what the page "Privacy" says of this very site: what can be stored, and whom the policy lets in."""
    lookup, language = here.shared.lookup, here.page.language
    modes = {quiz.mode for quiz in lookup.site.quizzes if quiz.language == language}
    stored = [
        *(["answers", "attempts"] if modes else []),
        *(["drafts"] if modes - {"profile"} else []),
        *(["profile"] if "profile" in modes else []),
        "read", "last",
        *(["practice"] if "practice" in modes else []),
        *(["name"] if modes else []),
        "search", "theme",
        *(["offline"] if lookup.site.settings.offline else []),
    ]  # fmt: skip
    return {
        "stored": [here.word(f"privacy.keeps.{one}") for one in stored],
        "allowed": [
            {"what": here.word(f"privacy.may.{name}"), "addresses": addresses}
            for name, addresses in lookup.site.settings.allow
            if addresses
        ],
        "progress_page": here.href(here.shared.own[language, "progress"].address),
        "offline": bool(lookup.site.settings.offline),
    }


def accessibility(_: Here) -> dict[str, Any]:
    """Give what the accessibility statement says of the program."""
    return {"version": __version__}


def bank(here: Here, quiz: Quiz) -> dict[str, Any]:
    """Give what draws the questions of a quiz as they stand on the page "Practice"."""
    return {
        "quiz": quiz,
        "questions": quiz.questions,
        "practice_quiz": quiz_data(here.shared, quiz, quiz.questions),
    }


def progress(here: Here) -> dict[str, Any]:
    """Give the rows of the page "Progress": by section, the FAQ, quizzes apart, and by path."""
    groups = [_group(here, section, inside) for section, inside in here.shared.trees[here.page.language]]
    groups += [_list(here, "nav.faq", "faq"), _list(here, "nav.quizzes", "quizzes")]
    shown = [one for one in groups if one["rows"]]
    roles = [
        _role(here, path) for path in here.shared.lookup.site.paths if path.language == here.page.language
    ]
    return {"groups": shown, "roles": roles, "progress_data": _data(here, shown, roles)}


def _group(here: Here, section: Page, inside: Iterable[Page]) -> dict[str, Any]:
    return {
        "title": section.title,
        "href": here.href(section.address),
        "rows": [_row(here, one) for one in inside],
    }


def _list(here: Here, word: str, folder: str) -> dict[str, Any]:
    """Give the FAQ entries; or the quizzes that stand on no other page."""
    lookup, language = here.shared.lookup, here.page.language
    head = lookup.pages.get((language, f"{folder}/index"))
    type_ = {"faq": "faq", "quizzes": "quiz"}[folder]
    found = [page for page in lookup.site.pages if page.language == language and page.type == type_]
    if type_ == "quiz":
        elsewhere = {
            quiz.id
            for page in lookup.site.pages
            if page.language == language and page.type != "quiz"
            for quiz in whole(here.shared.lookup, page)
        }
        found = [
            page for page in found if not {quiz.id for quiz in whole(here.shared.lookup, page)} <= elsewhere
        ]
    found.sort(key=lambda page: (page.order is None, page.order or 0, page.id))
    return {
        "title": here.word(word), "href": here.href(head.address) if head else None,
        "rows": [_row(here, page) for page in found],
    }  # fmt: skip


def walked(lookup: Lookup, path: Path) -> list[Page]:
    """Give the pages of a learning path, each once."""
    references = (*path.steps, *path.then, *path.stretch)
    found = (lookup.page(path.language, one.target.partition("#")[0]) for one in references)
    return list({page.id: page for page in found if page is not None}.values())


def _role(here: Here, path: Path) -> dict[str, Any]:
    """Give a learning path: the pages and quizzes of its three parts, each once."""
    rows = [_row(here, page) for page in walked(here.shared.lookup, path)]
    return {"title": path.title, "audience": path.audience, "rows": rows}


def _row(here: Here, page: Page) -> dict[str, Any]:
    return {
        "page": page,
        "title": page.title,
        "href": here.href(page.address),
        "quizzes": [
            {"quiz": quiz, "href": here.href(page.address, f"quiz-{quiz.id}"), "title": quiz.title}
            for quiz in whole(here.shared.lookup, page)
        ],
    }


def _data(here: Here, groups: list[dict[str, Any]], roles: list[dict[str, Any]]) -> Any:
    """Tell the script what belongs to what."""
    rows = [row for group in (*groups, *roles) for row in group["rows"]]
    lookup = here.shared.lookup
    quizzes = {one["quiz"].id: one["quiz"] for row in rows for one in row["quizzes"]}
    links: dict[tuple[str, str], int] = {}
    return as_json(
        {
            "pages": {
                row["page"].id: {
                    "was": was(lookup, row["page"]),
                    "quizzes": [one["quiz"].id for one in row["quizzes"]],
                }
                for row in rows
            },
            "quizzes": {id_: _quiz(here, quiz, links) for id_, quiz in quizzes.items()},
            "links": list(links),
            "paths": [
                {
                    "title": role["title"],
                    "pages": [row["page"].id for row in role["rows"]],
                    "version": version(
                        [
                            (row["page"].digest, [quiz_version(one["quiz"]) for one in row["quizzes"]])
                            for row in role["rows"]
                        ]
                    ),
                }
                for role in roles
            ],
        }
    )


def asked(quiz: Quiz) -> int:
    """Count the questions that one round of a quiz asks."""
    if quiz.draw is None:
        return len(quiz.questions)
    return quiz.draw.count or sum(number for _, number in quiz.draw.topics)


def _quiz(here: Here, quiz: Quiz, links: dict[tuple[str, str], int]) -> dict[str, Any]:
    return {
        "title": quiz.title,
        "ask": asked(quiz),
        "result": quiz.result,
        "version": quiz_version(quiz),
        "mode": quiz.mode,
        "pass": quiz.pass_mark,
        "questions": [_question(here, quiz, one, links) for one in quiz.questions],
    }


def _question(
    here: Here, quiz: Quiz, question: Question, links: dict[tuple[str, str], int]
) -> dict[str, Any]:
    """Tell of a question; many lead to the same places, which are told once and named by their number."""
    see = [(one["href"], one["title"]) for one in here.targets(question.see)]
    return {
        "id": question.id,
        **({"was": question.was} if question.was else {}),
        "right": rights(here.shared, quiz, question),
        "see": [links.setdefault(one, len(links)) for one in see],
    }
