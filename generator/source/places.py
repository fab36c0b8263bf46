"""What a file is by its place, and whether its name can be an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..findings import Finding, Mend, Span, finding
from ..mend import proposal

if TYPE_CHECKING:
    from ..model import PageType

# names that Windows keeps for devices, whatever their ending
WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)))
)


def type_of(parts: list[str]) -> PageType | Literal["glossary", "paths", "words"] | None:
    """Tell from a file's place below its language's folder what it is."""
    fixed: dict[tuple[str, ...], PageType | Literal["glossary", "paths", "words"]] = {
        ("index.md",): "home",
        ("faq", "index.md"): "faq-list",
        ("quizzes", "index.md"): "quiz-list",
        ("glossary.yaml",): "glossary",
        ("paths.yaml",): "paths",
        ("words.yaml",): "words",
    }
    match parts:
        case _ if tuple(parts) in fixed:
            return fixed[tuple(parts)]
        case ["articles", _, "index.md"]:
            return "section"
        case ["articles", _, name] if name.endswith(".md"):
            return "article"
        case ["faq", name] if name.endswith(".md"):
            return "faq"
        case ["quizzes", name] if name.endswith(".yaml"):
            return "quiz"
    return None


def well_named(path: str, parts: list[str], findings: list[Finding]) -> bool:
    """Whether every part of the path can be an address; say the proposal where one can't."""
    for number, part in enumerate(parts):
        stem, ending = part, ""
        if number == len(parts) - 1:
            stem, _, ending = part.rpartition(".")
            if ending.lower() == "yml" or ending != ending.lower():
                wanted = {"yml": "yaml"}.get(ending.lower(), ending.lower())
                findings.append(_renamed("bad-ending", path, part, f"{proposal(stem)}.{wanted}"))
                return False
        if not stem or proposal(stem) != stem or stem in WINDOWS:
            better = (
                (proposal(stem) or "oldal")
                + ("-1" if stem in WINDOWS else "")
                + (f".{ending}" if ending else "")
            )
            findings.append(_renamed("bad-name", path, part, better))
            return False
    return True


def _renamed(code: str, path: str, name: str, better: str) -> Finding:
    """Say that a file or a folder needs another name."""
    whole = "/".join(better if part == name else part for part in path.split("/"))
    return finding(code, Span(path), mend=Mend("rename", whole), name=name, proposal=better)
