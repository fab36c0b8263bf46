"""What the scripts are told of a quiz: how to mark it and how it is stored, never a text (those stand in the page).

The two digests of law 10 are made here: of what is right, the same in every language where the right answer is not a
word of a language, and of what was said.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ...interactions import Choose, name, spec, truth, wording
from ...lookup import question_anchor
from ...output.theme import markup
from . import profiles

if TYPE_CHECKING:
    from markupsafe import Markup

    from ...lookup import Lookup
    from ...model import Question, Quiz

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


def quiz_data(lookup: Lookup, quiz: Quiz, questions: tuple[Question, ...]) -> Markup:
    """Tell the script of the questions that stand on a page."""
    others = [
        other
        for language in lookup.site.settings.languages
        if (other := lookup.quizzes.get((language, quiz.id))) is not None
    ]
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
            "bands": [{"from": band.start} for band in quiz.bands],
            "profile": profiles.data(lookup, quiz),
            "questions": [_question(quiz, one, others) for one in questions],
        }
    )


def _draw(quiz: Quiz) -> dict[str, Any] | None:
    if quiz.draw is None:
        return None
    return {"topics": dict(quiz.draw.topics)} if quiz.draw.topics else {"count": quiz.draw.count}


def _question(quiz: Quiz, question: Question, others: list[Quiz]) -> dict[str, Any]:
    digests = {
        other.language: [right(one), said(one)]
        for other in others
        for one in other.questions
        if one.id == question.id
    }
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
        "digests": digests,
        "was": question.was,
        "anchor": question_anchor(quiz, question),
    }
