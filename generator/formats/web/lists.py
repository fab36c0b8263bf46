"""The lists that some pages show: quizzes in the order of reading, and what a quiz is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import own

if TYPE_CHECKING:
    from ...model import Quiz
    from .context import Here


def about(here: Here) -> dict[str, Any] | None:
    """Give the article that the quiz of a page is about."""
    found = [one.quiz.about for one in here.shared.lookup.stands(here.page) if one.quiz and one.quiz.about]
    targets = here.targets(found[:1])
    return targets[0] if targets else None


def in_order(here: Here) -> list[Quiz]:
    """Give the quizzes that have a page of their own, in the order of the articles that they are about."""
    lookup, language = here.shared.lookup, here.page.language
    found = [
        quiz
        for quiz in lookup.site.quizzes
        if quiz.language == language
        and (page := lookup.pages.get((language, quiz.page))) is not None
        and page.type == "quiz"
    ]
    return sorted(found, key=lambda quiz: (_place(here, quiz), quiz.title))


def quizzes(here: Here) -> list[dict[str, Any]]:
    """List the quizzes that have a page of their own."""
    pages, language = here.shared.lookup.pages, here.page.language
    found = []
    for quiz in in_order(here):
        about = here.targets([quiz.about]) if quiz.about else []
        found.append(
            {"title": quiz.title, "href": here.href(pages[language, quiz.page].address),
             "about": about[0] if about else None, "count": own.asked(quiz), "intro": quiz.intro}
        )  # fmt: skip
    return found


def _place(here: Here, quiz: Quiz) -> int:
    """Give the place of a quiz's article in the order of reading."""
    about = quiz.about.target.partition("#")[0] if quiz.about else ""
    places = here.shared.places
    return places.get((here.page.language, about), len(places))
