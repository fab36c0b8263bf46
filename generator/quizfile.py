"""Questions that came from elsewhere → the text of a quiz's file, as an editor would write it. Pure.

Short texts stand in their line, in quotes only where they must; longer ones below a `|`, where nothing of them needs
quotes. What is written reads back as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .formats.marks import escaped
from .interactions import of
from .kinds import written
from .mend import plainly
from .texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .model import Question

# what YAML takes for the end of a line, or for nothing at all
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ue000-\uf8ff\ufffe\uffff\ud800-\udfff]")
_PROSE = ("question", "explanation", "model")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A quiz's file without errors: how many questions are `kept`, the ids of those whose Markdown is written `plain`,
    and of those that were `dropped`.
    """

    text: str
    kept: int
    plain: tuple[str, ...]
    dropped: tuple[str, ...]


def fitted(questions: Iterable[Question], title: str, wrong: Callable[[str], Iterable[int]]) -> Fitted:
    """Write a quiz; where `wrong` names a line of a question, that one is written without markup, or not at all."""
    several = {one.id: (one, item(one)) for one in questions}
    dropped = [id_ for id_, (_, text) in several.items() if text is None]
    plain: list[str] = []
    while True:
        kept = {id_: text for id_, (_, text) in several.items() if text and id_ not in dropped}
        text = head(title) + "\n".join(kept.values())
        lines = set(wrong(text)) if kept else ()
        at, bad = head(title).count("\n") + 1, []
        for id_, part in kept.items():
            end = at + part.count("\n") + 1
            bad += [id_] * any(at <= line < end for line in lines)
            at = end
        if not bad:
            return Fitted(text, len(kept), tuple(one for one in plain if one not in dropped), tuple(dropped))
        for id_ in bad:
            (dropped if id_ in plain else plain).append(id_)
            again = _plain(several[id_][0])
            several[id_] = (again, item(again))


def _plain(value: Any) -> Any:
    """Give a value whose texts have no markup: what Markdown would read into them is taken away."""
    if isinstance(value, Text):
        return replace(value, source=escaped(value.source))
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _plain(getattr(value, one.name)) for one in fields(value)})
    return value


def head(title: str) -> str:
    """Write what stands before the questions."""
    return f"title: {plainly(_line(title))}\nquestions:\n"


def item(question: Question) -> str | None:
    """Write one question as an entry of `questions:`; None when no kind can say it."""
    made = written(question.interaction)
    if made is None:
        return None
    kind, own = made
    points = own.pop("points", None)
    if points is None and question.points != of(question.interaction, None):
        points = question.points
    more: dict[str, object] = {
        "explanation": question.explanation and question.explanation.source,
        "topic": question.topic and _line(question.topic),
        "points": points,
    }
    said = {"id": question.id, "kind": kind, "question": question.prompt.source, **own, **more}
    return "".join(f"  {line}\n" if line.strip() else "\n" for line in _entry(said))


def _mapping(several: Mapping[str, object]) -> Iterable[str]:
    """Write fields, one below the other; a field without a value is left out."""
    for name, value in several.items():
        match value:
            case bool():
                yield f"{name}: {str(value).lower()}"
            case int():
                yield f"{name}: {value}"
            case Decimal():
                yield f"{name}: {value:f}"
            case [Decimal(), *_]:
                yield f"{name}: [{', '.join(f'{one:f}' for one in value)}]"
            case str():
                yield from _text(name, value)
            case dict():
                yield f"{name}:"
                yield from (f"  {line}" for line in _mapping(value))
            case list() | tuple():
                yield f"{name}:"
                for one in value:
                    yield from (f"  {line}" for line in _entry(one))
            case _:
                continue


def _entry(value: object) -> Iterable[str]:
    """Write one entry of a list."""
    if isinstance(value, dict):
        lines = list(_mapping(value))
        yield from (f"{'- ' if not number else '  '}{line}" for number, line in enumerate(lines))
    else:
        lines = list(_text("", str(value)))
        yield f"- {lines[0].removeprefix(': ')}"
        yield from (f"  {line}" for line in lines[1:])


def _text(name: str, value: str) -> Iterable[str]:
    """Write a text: below a `|` when it has several lines, or is prose that would need quotes."""
    value = _ODD.sub("\ufffd", value.replace("\t", "    ").replace("\r", " "))
    lines = value.strip("\n").split("\n")
    short = plainly(lines[0].strip())
    if len(lines) == 1 and (name not in _PROSE or short == lines[0].strip()) and short.strip("'\""):
        yield f"{name}: {short}"
    elif not value.strip():
        yield f'{name}: ""'
    else:
        yield f"{name}: |"
        # the first line tells YAML how far in the text stands
        yield from (f"  {line}" for line in [lines[0].lstrip(), *lines[1:]])


def _line(text: str) -> str:
    return " ".join(_ODD.sub(" ", text).split())
