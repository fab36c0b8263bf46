"""What the scripts are told of a quiz: how to mark it and how it is stored, never a text (those stand in the page).

The two digests of law 10 are made here: of what is right, the same in every language where the right answer is not a
word of a language, and of what was said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from ...interactions import Choose, name, spec, truth, wording
from ...lookup import question_anchor
from ...output.theme import markup
from . import profiles

if TYPE_CHECKING:
    from markupsafe import Markup

    from ...lookup import Lookup
    from ...model import Question, Quiz
    from .context import Shared

# by language and quiz, and then by question: of what is right, and of what was said
Digests = Callable[[str, str], dict[str, tuple[str, str]]]
_LENGTH = 8


def as_json(value: object) -> Markup:
    """Write JSON that can stand in a `script` element: no `<`, no line that a script reads otherwise."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return markup(text)


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def right(question: Question) -> str:
    """Digest what is right: kind, ids, right answers, marking, revision; not their order, not the points."""
    interaction = question.interaction
    return _digest([question.kind, name(interaction), truth(interaction), question.revision])


def said(question: Question) -> str:
    """Digest the wording: the prompt, and what there is to choose from, in no order."""
    return _digest([question.prompt.plain, wording(question.interaction)])


def version(parts: object) -> str:
    """Digest what a certificate is about, so that two of them can be compared."""
    return _digest(parts)


def quiz_version(quiz: Quiz) -> str:
    """Digest a quiz as far as a result depends on it: its questions, what they are worth, and its rules."""
    questions = [(right(one), said(one), one.points) for one in quiz.questions]
    return version([questions, quiz.mode, quiz.pass_mark, _draw(quiz), quiz.tries, quiz.result])


def frame(lookup: Lookup, language: str) -> Markup:
    """Tell the script what a quiz without questions of its own is: those of the mixed practice are put in there."""
    return as_json(
        {
            "site": lookup.site.settings.id, "quiz": "practice", "language": language, "mode": "practice", "tries": 0,
            "shuffle": False, "draw": None, "pass": None, "result": "latest", "bands": [], "profile": None,
            "version": "", "questions": [],
        }
    )  # fmt: skip


def quiz_data(shared: Shared, quiz: Quiz, questions: tuple[Question, ...]) -> Markup:
    """Tell the script of the questions that stand on a page."""
    lookup = shared.lookup
    return as_json(
        {
            "site": lookup.site.settings.id,
            "quiz": quiz.id,
            "language": quiz.language,
            "mode": quiz.mode,
            "tries": quiz.tries,
            "shuffle": quiz.shuffle,
            "draw": _draw(quiz),
            "pass": quiz.pass_mark,
            "result": quiz.result,
            "version": quiz_version(quiz),
            "bands": [{"from": band.start} for band in quiz.bands],
            "profile": profiles.data(lookup, quiz),
            "questions": [_question(shared, quiz, one) for one in questions],
        }
    )


def _draw(quiz: Quiz) -> dict[str, Any] | None:
    if quiz.draw is None:
        return None
    return {"topics": dict(quiz.draw.topics)} if quiz.draw.topics else {"count": quiz.draw.count}


def digests(lookup: Lookup) -> Digests:
    """Make the digests of a quiz's questions when they are asked for, once: they stand on its page and elsewhere."""
    quizzes = {(quiz.language, quiz.id): quiz for quiz in lookup.site.quizzes}

    @cache
    def of(language: str, id_: str) -> dict[str, tuple[str, str]]:
        quiz = quizzes.get((language, id_))
        return {one.id: (right(one), said(one)) for one in quiz.questions} if quiz else {}

    return of


def rights(shared: Shared, quiz: Quiz, question: Question) -> dict[str, str] | str:
    """Give the digest of what is right in each language that has the question; a single one where all agree."""
    found = {language: both[0] for language, both in _digests(shared, quiz, question).items()}
    every = set(found.values())
    alike = len(every) == 1 and len(found) == len(shared.lookup.site.settings.languages)
    return every.pop() if alike else found


def _digests(shared: Shared, quiz: Quiz, question: Question) -> dict[str, list[str]]:
    """Give both digests of a question in each language that has it."""
    tables = ((one, shared.digests(one, quiz.id)) for one in shared.lookup.site.settings.languages)
    return {language: list(table[question.id]) for language, table in tables if question.id in table}


def _question(shared: Shared, quiz: Quiz, question: Question) -> dict[str, Any]:
    choose = question.interaction if isinstance(question.interaction, Choose) else None
    return {
        "id": question.id,
        "kind": question.kind,
        "interaction": name(question.interaction),
        "of": question.points,
        "topic": question.topic,
        "shuffle": choose.shuffle if choose else False,
        "last": [one.id for one in choose.options if one.last] if choose else [],
        "spec": spec(question.interaction),
        "digests": _digests(shared, quiz, question),
        "was": question.was,
        "anchor": question_anchor(quiz, question),
    }
