"""Makes up the five questions of a quiz, in the format of Merleg: one of each kind that is written by hand most."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from .words import compound, filled, inflected, sentence

if TYPE_CHECKING:
    from .articles import Article

QUESTIONS = 5


def _options(numbers: random.Random, right: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name in "abcd":
        text = filled(numbers.choice(("<adj> <0>", "a <0> és a <0>", "<adj> <ok> listája")), numbers)
        found.append({"id": name, "text": text, "feedback": sentence(numbers)})
    # the longest is never right: it would give itself away, and Merleg would say so
    longest = max(range(4), key=lambda at: len(found[at]["text"]))
    for at in numbers.sample([at for at in range(4) if at != longest], right):
        found[at]["correct"] = True
    return found


def _question(numbers: random.Random, at: int) -> dict[str, Any]:
    word = compound(numbers)
    own: dict[str, Any]
    match at:
        case 0 | 1:
            frame = "Mi kell ahhoz, hogy a <0> időre elkészüljön?" if at else "Melyik lépés előzi meg a <t>?"
            own = {"kind": "single", "question": filled(frame, numbers), "options": _options(numbers, 1)}
        case 2:
            asked = filled("Melyek tartoznak a <hoz>?", numbers)
            own = {"kind": "multiple", "question": asked, "options": _options(numbers, 2)}
        case 3:
            own = {"kind": "true-false", "question": sentence(numbers), "answer": numbers.random() < 0.5}
            own["feedback"] = {"true": sentence(numbers), "false": sentence(numbers)}
        case _:
            asked = filled(f"Mi a neve egy szóval ennek: <adj> {inflected(word, 'ok')} egymás után?", numbers)
            own = {"kind": "text", "question": asked, "answers": [word, f"{word}sorozat"]}
    return {"id": f"k{at + 1}", **own, "hints": [sentence(numbers)], "explanation": sentence(numbers)}


def quiz(article: Article, about: str, *, questions: int = QUESTIONS) -> dict[str, Any]:
    """Make up a quiz about an article that stands at this place."""
    numbers = random.Random(f"quiz {article.number}")  # noqa: S311  the same site at every run
    asked = []
    for at in range(questions):
        one = _question(numbers, at % QUESTIONS)
        asked.append({**one, "id": f"k{at + 1}", "see": about})
    return {"title": article.title, "about": about, "questions": asked}


def written(value: Any, indent: int = 0) -> str:
    """Write a quiz as YAML, as an editor would: a line a field."""
    lines = []
    for key, one in value.items():
        space = "  " * indent
        if isinstance(one, dict):
            lines.append(f"{space}{key}:\n{written(one, indent + 1)}")
        elif isinstance(one, list) and one and isinstance(one[0], dict):
            items = [written(part, indent + 2) for part in one]
            dashed = [f"{space}  - {part[len(space) + 4 :]}" for part in items]
            lines.append(f"{space}{key}:\n" + "".join(dashed))
        elif isinstance(one, list):
            lines.append(f"{space}{key}:\n" + "".join(f"{space}  - {_plain(part)}\n" for part in one))
        else:
            lines.append(f"{space}{key}: {_plain(one)}\n")
    return "".join(lines)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
