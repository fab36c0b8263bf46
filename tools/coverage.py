"""Compare `docs/coverage.md` with the guide: `python tools/coverage.py`, after a sentence in it was rewritten."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Page, Site

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]
LANGUAGES = ("hu", "en")
POINTS = frozenset(
    f"{letter}-{number:02}"
    for letter, last in (("A", 40), ("B", 26), ("C", 28))
    for number in range(1, last + 1)
)
_LEFT_OUT = " … "


@dataclass(frozen=True, slots=True)
class Row:
    """A point, the page and the heading that say it, and the sentence in each language, in their order."""

    point: str
    page: str
    anchor: str | None
    sentences: tuple[str, ...]


def rows(text: str) -> list[Row]:
    """Read the tables: five cells a row, of which the first is a point."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 + len(LANGUAGES) and re.fullmatch(r"[A-Z]-\d\d", cells[0]):
            page, _, anchor = cells[2].strip("`").partition("#")
            found.append(Row(cells[0], page, anchor or None, tuple(cells[3:])))
    return found


def below(page: Page, anchor: str | None) -> str | None:
    """Give the plain text from a heading to the next one that is not below it; the title where none is named."""
    if anchor is None:
        return page.title
    blocks = [" ".join(block.split()) for block in page.body.plain.split("\n\n") if block.strip()]
    places, start = [], 0
    for heading in page.body.outline:
        start = blocks.index(" ".join(heading.title.split()), start) + 1
        places.append((heading, start))
    for number, (heading, first) in enumerate(places):
        if heading.id == anchor:
            later = (start - 1 for other, start in places[number + 1 :] if other.level <= heading.level)
            return " ".join(blocks[first : next(later, len(blocks))])
    return None


def says(text: str, sentence: str) -> bool:
    """Whether the parts of a quoted sentence stand in a text, whole and in this order."""
    start = 0
    for part in sentence.split(_LEFT_OUT):
        found = re.compile(rf"(?<!\w){re.escape(' '.join(part.split()))}(?!\w)").search(text, start)
        if not part or not found:
            return False
        start = found.end()
    return True


def faults(quoted: list[Row], site: Site) -> Iterator[str]:
    """Say what does not agree: points that are missing or stand twice, sentences, and what the pages cover."""
    named = [row.point for row in quoted]
    yield from (f"{point}: it is not in docs/coverage.md" for point in sorted(POINTS - set(named)))
    yield from (f"{point}: there is no such point" for point in sorted(set(named) - POINTS))
    yield from (f"{point}: it stands twice" for point in sorted(set(named)) if named.count(point) > 1)
    pages = {(page.id, page.language): page for page in site.pages if page.type != "missing"}
    for row in quoted:
        for language, sentence in zip(LANGUAGES, row.sentences, strict=True):
            page = pages.get((row.page, language))
            if fault := f"there is no page {row.page}" if page is None else _fault(row, page, sentence):
                yield f"{row.point} ({language}): {fault}"


def _fault(row: Row, page: Page, sentence: str) -> str:
    """Say what is wrong with a sentence and its page; nothing if they agree."""
    text = below(page, row.anchor)
    if text is None:
        return f"{page.source} has no heading #{row.anchor}"
    if not says(text, sentence):
        return f"{page.source} does not say below #{row.anchor}: {sentence}"
    if (row.point, row.anchor) not in {(point.id, point.anchor) for point in page.covers}:
        return f"{page.source} does not list it in `covers` with #{row.anchor}"
    return ""


def main() -> int:
    """Print what does not agree."""
    from generator import build  # noqa: PLC0415  the package lies beside this folder

    site = build.check(ROOT).site
    quoted = rows((ROOT / "docs/coverage.md").read_text("utf-8"))
    found = list(faults(quoted, site)) if site else ["the guide cannot be read"]
    print(*found, f"{len(quoted)} points, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
