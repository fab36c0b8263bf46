"""Two sets of questions and the guide's own → what share of the bad is found, and of the good troubled.

Each bad question carries its fault; some have a fault that no check looks for, and some have one of the others in a
form that the checks do not know, so that the figures say what an editor can expect.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator import build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = ("hu", "en")
TODAY = date(2026, 11, 24)
# what no check looks for: it takes a person who knows the subject
UNSEEN = ("implausible", "two-right", "trivia", "grammar-clue")
# what is said of a page or of a whole site
ELSEWHERE = ("translation", "objective", "review-due", "draft")


@dataclass(frozen=True, slots=True)
class Row:
    """What was found of one fault (or group of questions): so many, of so many, in a language."""

    name: str
    found: int
    of: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows by language: the bad by fault, the good as a whole, the guide as a whole; and what was troubled."""

    bad: dict[str, tuple[Row, ...]]
    good: dict[str, Row]
    guide: dict[str, Row]
    troubled: tuple[str, ...]


def entries(name: str, language: str) -> list[dict[str, Any]]:
    """Read a set."""
    read: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.{language}.yaml").read_text("utf-8"))
    return read


def measure() -> Measured:
    """Check both sets and the guide."""
    bad, good, guide = {}, {}, {}
    troubled: list[str] = []
    of_guide = _codes(ROOT, questions=True)
    for language in LANGUAGES:
        given = entries("bad", language)
        said = _said(given, language)
        faults = list(dict.fromkeys(one["fault"] for one in given))
        bad[language] = tuple(
            Row(
                fault,
                sum(
                    fault == one["fault"] and _has(codes, fault)
                    for one, codes in zip(given, said, strict=True)
                ),
                sum(fault == one["fault"] for one in given),
            )
            for fault in faults
        )
        given = entries("good", language)
        said = _said(given, language)
        good[language] = Row("good", sum(bool(one) for one in said), len(given))
        pairs = zip(given, said, strict=True)
        troubled += [f"{', '.join(sorted(codes))}: {one['question']}" for one, codes in pairs if codes]
        own = {place: codes for place, codes in of_guide.items() if f"/{language}/" in place}
        guide[language] = Row("guide", sum(bool(one) for one in own.values()), len(own))
    return Measured(bad, good, guide, tuple(troubled))


def _has(codes: set[str], fault: str) -> bool:
    return any(code.startswith(fault) for code in codes)


def _said(given: list[dict[str, Any]], language: str) -> list[set[str]]:
    """Make a site with one quiz an entry; give the codes that are said of each."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        content = root / "content" / language
        (content / "quizzes").mkdir(parents=True)
        site = f"format: 1\nid: measure\ntitle: Measure\nlanguages: [{language}]\n"
        (root / "content/site.yaml").write_text(site, "utf-8")
        (content / "index.md").write_text("---\ntitle: Home\n---\n", "utf-8")
        for number, one in enumerate(given):
            made = yaml.safe_dump(_quiz(one), allow_unicode=True, sort_keys=False, width=10_000)
            (content / f"quizzes/q{number}.yaml").write_text(made, "utf-8")
        found = _codes(root)
    return [found.get(f"content/{language}/quizzes/q{number}.yaml", set()) for number in range(len(given))]


def _codes(root: Path, *, questions: bool = False) -> dict[str, set[str]]:
    """Check a project; give the codes said of each quiz, or of each question."""
    read = build.check(root, TODAY)
    if read.site is None:
        raise SystemExit("cannot be read: " + ", ".join(f"{one.span} {one.code}" for one in read.findings))
    found: dict[str, set[str]] = {}
    for quiz in read.site.quizzes:
        starts = [one.span.line for one in quiz.questions] if questions else [0]
        for start, end in zip(starts, [*starts[1:], 10**9], strict=True):
            place = f"{quiz.source}:{start}" if questions else quiz.source
            found[place] = {
                one.code
                for one in read.findings
                if one.span.path == quiz.source
                and start <= one.span.line < end
                and not one.code.startswith(ELSEWHERE)
            }
    return found


def _quiz(entry: dict[str, Any]) -> dict[str, Any]:
    """Write an entry as a quiz of the content format."""
    made: dict[str, Any] = {"title": "Quiz"}
    if "draw" in entry:
        made["draw"] = str(entry["draw"])
    if "bands" in entry:
        made["bands"] = [{"from": start, "text": "Text."} for start in entry["bands"]]
    made["questions"] = [_question(one, f"q{n}") for n, one in enumerate(entry.get("questions", [entry]))]
    return made


def _question(one: dict[str, Any], id_: str) -> dict[str, Any]:
    options = []
    for number, text in enumerate(one["options"]):
        option: dict[str, Any] = {"text": text.removeprefix("+ ")}
        if text.startswith("+ "):
            option["correct"] = True
        if "feedback" in one:
            option["feedback"] = one["feedback"][number]
        options.append(option)
    made = {"id": id_, "kind": one.get("kind", "single"), "question": one["question"], "options": options}
    return made | ({"explanation": one["because"]} if "because" in one else {})


def table(measured: Measured) -> str:
    """Write the figures as a table in Markdown."""
    lines = ["| fault | found, Hungarian | found, English |", "| --- | --- | --- |"]
    rows = zip(*(measured.bad[language] for language in LANGUAGES), strict=True)
    for pair in sorted(rows, key=lambda pair: (pair[0].name in UNSEEN, pair[0].name)):
        name = f"{pair[0].name} (no check)" if pair[0].name in UNSEEN else f"`{pair[0].name}`"
        lines.append(f"| {name} | {_share(pair[0])} | {_share(pair[1])} |")
    seen = [total(measured, language, seen=True) for language in LANGUAGES]
    every = [total(measured, language, seen=False) for language in LANGUAGES]
    lines.append(
        "| **of what the checks look for** | " + " | ".join(f"**{_per(one)}**" for one in seen) + " |"
    )
    lines.append("| **of all bad questions** | " + " | ".join(f"**{_per(one)}**" for one in every) + " |")
    for name, row in (
        ("good questions troubled", measured.good),
        ("questions of the guide troubled", measured.guide),
    ):
        lines.append(f"| **{name}** | " + " | ".join(f"**{_per(row[one])}**" for one in LANGUAGES) + " |")
    return "\n".join(lines)


def total(measured: Measured, language: str, *, seen: bool) -> Row:
    """Add up the bad ones, with or without the faults that no check looks for."""
    rows = [one for one in measured.bad[language] if not seen or one.name not in UNSEEN]
    return Row("all", sum(one.found for one in rows), sum(one.of for one in rows))


def _share(row: Row) -> str:
    return f"{row.found} of {row.of}"


def _per(row: Row) -> str:
    return f"{row.found} of {row.of} ({round(100 * row.found / row.of)}%)"
