"""GIFT, Moodle's format for typing questions: one file a quiz; what it cannot say is named (`write`, `losses`).

Ids are kept as titles and as Moodle's `[id:…]`, topics as categories, the explanation as general feedback. `read.py`
reads it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...findings import finding
from ...model import Artifact
from . import losses, write

if TYPE_CHECKING:
    from ...findings import Finding, Severity
    from ...model import Quiz, Site

NAME = "GIFT"


def render(site: Site) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """Give a file for each quiz that has a question, and what is lost."""
    artifacts, findings = [], []
    for quiz in site.quizzes:
        text, found = _quiz(quiz)
        findings += found
        if text:
            artifacts.append(Artifact(f"{quiz.language}/{quiz.id}.gift", text.encode()))
    return tuple(artifacts), tuple(findings)


def _quiz(quiz: Quiz) -> tuple[str, list[Finding]]:
    """Write one quiz; nothing when none of its questions can be said."""
    findings = [finding("export-lost", quiz.span, "hint", format=NAME, thing=f"lost.{one}")
                for one in losses.quiz(quiz)]  # fmt: skip
    parts = [f"// Merleg: {quiz.source}"]
    category = None
    for question in quiz.questions:
        written = write.question(question)
        for code, what in written.losses:
            severity: Severity = "hint" if what in losses.SMALL or code == "export-otherwise" else "warning"
            findings.append(finding(code, question.span, severity, format=NAME, thing=f"lost.{what}"))
        if not written.text:
            continue
        where = [quiz.title, question.topic] if question.topic else [quiz.title]
        if where != category:
            category = where
            parts.append(f"$CATEGORY: $course$/top/{'/'.join(_segment(one) for one in where)}")
        parts.append(written.text)
    return ("\n\n".join(parts) + "\n" if category else ""), findings


def _segment(name: str) -> str:
    """Write a category's name; a slash of it is doubled."""
    return " ".join(name.split()).replace("/", "//")
