"""Write the manual's gallery: `python tools/gallery.py`, after the examples of a kind (or its words) changed."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds import Kind

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]
LANGUAGES = ("hu", "en")


def written() -> dict[Path, str]:
    """Give every page by its place: one a kind, and the `index.md` that orders them."""
    from generator.kinds import kinds  # noqa: PLC0415  the package lies beside this folder

    made = {}
    for language in LANGUAGES:
        folder = ROOT / "docs/content" / language / "articles/gallery"
        title, summary = _say(language, "index"), _say(language, "index_summary")
        head = f'---\ntitle: "{title}"\nsummary: "{summary}"\npages: [{", ".join(kinds())}]\n---\n'
        made[folder / "index.md"] = f"{head}\n{_say(language, 'index_text')}\n"
        for kind in kinds().values():
            made[folder / f"{kind.name}.md"] = page(kind, language)
    return made


def _say(language: str, key: str, **values: str) -> str:
    from generator import words  # noqa: PLC0415

    return words.word("manual", language, f"gallery.{key}", values)


def page(kind: Kind, language: str) -> str:
    """Write the page of a kind: its examples in this language, and all of them as questions to try."""
    from generator import words  # noqa: PLC0415

    # texts only: the base loader makes nothing else
    file = yaml.load((kind.folder / "examples.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    shown = [one for one in file["valid"] if one.get("language", "en") == language] or file["valid"]
    name = words.word("interface", language, f"kinds.{kind.name}")
    parts = [
        f'---\ntitle: "{name} ({kind.name})"\nsummary: "{_say(language, "summary")}"\nlevel: beginner\n---',
        _say(language, "more"),
        _say(language, "open"),
    ]
    for number, one in enumerate(shown, 1):
        parts += [f"## {one['title']} {{#example-{number}}}", *_example(one, language)]
    parts += [f"## {_say(language, 'try')} {{#try}}", *_quizzes(kind, shown, language)]
    return "\n\n".join(parts) + "\n"


def _example(one: dict[str, Any], language: str) -> Iterator[str]:
    if one.get("quiz"):
        yield f"{_say(language, 'quiz')}\n\n```yaml\n{one['quiz'].strip()}\n```"
    yield f"{_say(language, 'written')}\n\n```yaml\n{_item(one['question'], '')}\n```"
    yield _say(language, "marked")
    yield "\n".join(_table(one["responses"], language))


def _item(question: str, lead: str) -> str:
    """Write a question as an entry of a list."""
    return indent(indent(question.strip(), "  ").replace("  ", "- ", 1), lead)


def _table(responses: list[dict[str, Any]], language: str) -> Iterator[str]:
    from generator import words  # noqa: PLC0415

    shares = "share" in responses[0]
    head = [_say(language, "answer"), _say(language, "share" if shares else "points")]
    head += [] if shares else [_say(language, "verdict")]
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in responses:
        answer = yaml.safe_dump(
            row["response"], default_flow_style=True, allow_unicode=True, width=1000
        ).strip()
        cells = [f"`` {answer} ``".replace("|", "\\|")]
        if shares:
            cells.append(row["share"].replace("/", " / "))
        else:
            verdict = words.word("interface", language, f"script.{row['state']}")
            cells += [f"{row['earned']} / {row['of']}", verdict]
        yield f"| {' | '.join(cells)} |"


def _quizzes(kind: Kind, shown: list[dict[str, Any]], language: str) -> Iterator[str]:
    """Write the examples as quizzes in the page: one for all, or one for each that has fields of its quiz."""
    groups: dict[str, list[str]] = {}
    for one in shown:
        groups.setdefault(one.get("quiz", ""), []).append(_item(one["question"], "  "))
    for number, (quiz, items) in enumerate(groups.items(), 1):
        title = _say(language, "title", kind=kind.name) + (f" {number}" if len(groups) > 1 else "")
        head = f'id: gallery-{kind.name}-{language}-{number}\ntitle: "{title}"\n{quiz}'.rstrip()
        yield f"```quiz\n{head}\nquestions:\n{chr(10).join(items)}\n```"


def main() -> None:
    """Write them, and take out those that are no more."""
    from tools import pages  # noqa: PLC0415  the package lies beside this folder

    pages.write(written())


if __name__ == "__main__":
    main()
