"""The lists that some pages show: FAQ entries by topic, quizzes in the order of reading, what a quiz is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import own

if TYPE_CHECKING:
    from ...model import Page, Quiz
    from .context import Here


def about(here: Here) -> dict[str, Any] | None:
    """Give the article that the quiz of a page is about."""
    found = [one.quiz.about for one in here.shared.lookup.stands(here.page) if one.quiz and one.quiz.about]
    targets = here.targets(found[:1])
    return targets[0] if targets else None


def topics(here: Here) -> list[dict[str, Any]]:
    """Group the FAQ entries by topic, in the order of `faq/index.md`."""
    page, lookup = here.page, here.shared.lookup
    faqs = [one for one in lookup.site.pages if one.language == page.language and _is_faq(one)]
    faqs.sort(key=lambda one: (one.order is None, one.order or 0, one.id))
    known = {topic.id: topic.title for topic in page.topics}
    groups: dict[str, list[Page]] = {id_: [] for id_ in known}
    for one in faqs:
        groups.setdefault(one.topic.target if one.topic and one.topic.target in known else "", []).append(one)
    return [
        {
            "title": known.get(id_, ""),
            "entries": [
                {"title": e.title, "summary": e.summary, "href": here.href(e.address)} for e in found
            ],
        }
        for id_, found in groups.items()
        if found
    ]


def _is_faq(page: Page) -> bool:
    return page.id.startswith("faq/") and not page.id.endswith("/index")


def quizzes(here: Here) -> list[dict[str, Any]]:
    """List the quizzes that have a page of their own, in the order of the sections that they are about."""
    lookup, language = here.shared.lookup, here.page.language
    found = []
    for quiz in lookup.site.quizzes:
        page = lookup.pages.get((language, quiz.page))
        if quiz.language == language and page is not None and page.type == "quiz":
            about = here.targets([quiz.about]) if quiz.about else []
            count = own.asked(quiz)
            place = _place(here, quiz)
            found.append(
                (place, {"title": quiz.title, "href": here.href(page.address), "about": about[0] if about else None,
                         "count": count, "intro": quiz.intro})
            )  # fmt: skip
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1]["title"]))]


def _place(here: Here, quiz: Quiz) -> int:
    """Give the place of a quiz's article in the order of reading."""
    about = quiz.about.target.partition("#")[0] if quiz.about else ""
    places = here.shared.places
    return places.get((here.page.language, about), len(places))
