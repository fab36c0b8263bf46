"""The examples of every kind, read from `generator/kinds/*/examples.yaml` as an author's questions are read."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Any

import yaml

from generator import kinds
from generator.interactions import Share
from generator.model import Question, Source, Sources
from generator.source.assemble import assemble

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.interactions import Response

SITE = "format: 1\nid: probe\ntitle: {{en: Probe, hu: Próba}}\nlanguages: [{language}]\n"


@dataclass(frozen=True)
class Marked:
    """A response and what it earns; `unclear` says why a typed number cannot be marked."""

    response: Response
    earned: int
    of: int
    state: str
    share: Share | None = None
    unclear: str = ""


@dataclass(frozen=True)
class Example:
    """One valid example: the question, and what responses to it earn; `text` and `quiz` are as written."""

    kind: str
    title: str
    question: Question
    responses: tuple[Marked, ...]
    language: str
    text: str
    quiz: str


@dataclass(frozen=True)
class Refused:
    """One invalid example: the question as written, the quiz around it, and the code of what is wrong with it."""

    kind: str
    text: str
    quiz: str
    code: str


def around(text: str, quiz: str = "") -> str:
    """Write the quiz that holds one question; `quiz` is what it says beside its questions."""
    item = indent(text, "    ").replace("    ", "  - ", 1)
    return f"id: probe\ntitle: Probe\n{quiz}questions:\n{item}"


def read(text: str, quiz: str = "", language: str = "en") -> tuple[Question | None, list[Finding]]:
    """Read one question as an author writes it."""
    paths = (
        ("content/site.yaml", SITE.format(language=language)),
        (f"content/{language}/quizzes/probe.yaml", around(text, quiz)),
    )
    sources = tuple(Source(path, written, "") for path, written in paths)
    site, findings = assemble(Sources(sources, ()), ())
    assert site is not None
    questions = next(one for one in site.quizzes if one.id == "probe").questions
    return (questions[0] if questions else None), [one for one in findings if "probe" in one.span.path]


def _files() -> list[tuple[str, dict[str, Any]]]:
    """Read the files as plain text values: the lint of an author's words is not theirs."""
    return [
        (kind.name, yaml.load((kind.folder / "examples.yaml").read_text("utf-8"), yaml.BaseLoader))
        for kind in kinds.kinds().values()
    ]


def _response(written: Any) -> Response:
    return dict(written) if isinstance(written, dict) else tuple(written)


def _marked(row: dict[str, Any]) -> Marked:
    """Read a row of `responses`: a statement of a profile has a share, and nothing to earn."""
    response, unclear = _response(row["response"]), row.get("unclear", "")
    if "share" not in row:
        return Marked(response, int(row["earned"]), int(row["of"]), row["state"], unclear=unclear)
    share = Share(*map(int, row["share"].split("/")))
    return Marked(response, 0, 0, share.state, share, unclear)


def valid() -> list[Example]:
    """Give all valid examples of all kinds."""
    found = []
    for kind, file in _files():
        for one in file["valid"]:
            quiz, language = one.get("quiz", ""), one.get("language", "en")
            question, findings = read(one["question"], quiz, language)
            errors = [finding for finding in findings if finding.severity == "error"]
            assert question is not None, (kind, one["title"], findings)
            assert not errors, (kind, one["title"], findings)
            marked = tuple(map(_marked, one["responses"]))
            found.append(Example(kind, one["title"], question, marked, language, one["question"], quiz))
    return found


def invalid() -> list[Refused]:
    """Give all invalid examples of all kinds."""
    return [
        Refused(kind, one["question"], one.get("quiz", ""), one["code"])
        for kind, file in _files()
        for one in file["invalid"]
    ]
