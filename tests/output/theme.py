"""What of the theme may be overridden: read from the theme itself. `python -m tests.output.theme` freezes additions."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator import kinds
from generator.output import theme as theming

FROZEN = Path(__file__).parent / "theme-1.json"
# the classes that an organisation's own style sheet may count on
CLASSES = (
    "top", "bar", "brand", "links", "tools", "frame", "tree", "margin", "crumbs", "pager", "foot", "own", "contact",
    "imprint", "lead", "facts", "goals", "sources", "updated", "hero", "card", "entries", "entry", "roles", "faqs",
    "letters", "terms", "definitions", "quiz", "question", "ask", "options", "option", "hint", "solution",
    "explanation", "summary", "button", "paper", "whole",
)  # fmt: skip


def promised() -> dict[str, list[str]]:
    """Give the templates, their blocks as `template: block`, the tokens of the style sheet, and the classes."""
    folder = theming.built_in()
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    views = [f"kinds/{name.replace('-', '_')}/view.html" for name in kinds.kinds()]
    blocks = {
        f"{name}: {block}" for name, text in texts.items() for block in re.findall(r"\{%-? block (\w+)", text)
    }
    tokens = set(re.findall(r"(--[a-z0-9-]+):", theming.theme(folder).text("css/tokens.css")))
    written = {
        one
        for text in texts.values()
        for found in re.findall(r'class="([^"]*)"', text)
        for one in found.split()
    }
    return {
        "templates": sorted([*texts, *views]),
        "blocks": sorted(blocks),
        "tokens": sorted(tokens),
        "classes": sorted(set(CLASSES) & written),
    }


if __name__ == "__main__":
    FROZEN.write_text(json.dumps(promised(), indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
