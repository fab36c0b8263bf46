"""Makes up the articles of a site, without the dialect of any tool: 3 to 4 KB each, linked, in twenty sections.

An article depends on its number and on how many there are (for its links), and on nothing else.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .words import HEADINGS, ITEMS, compound, filled, inflected, sentence, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECTIONS = 20
LINKS = 4
LEAST = 3300
CODES = {
    "python": (
        "def {name}(rows):\n"
        '    """{said}"""\n'
        "    total = 0\n"
        "    for row in rows:\n"
        '        if row["{key}"] > {number}:\n'
        '            total += row["{key}"] * {other}\n'
        "    return total  # {number} < {other}?\n"
    ),
    "sql": (
        "select {key}, count(*) as {name}\n"
        "from {name}_{number}\n"
        "where {key} >= {number} and {key} <> '{said}'\n"
        "group by {key} having count(*) > {other};\n"
    ),
    "yaml": (
        "{name}:\n  {key}: {number}\n  limit: {other}\n  note: '{said}'\n  steps: [read, check, write]\n"
    ),
    "sh": (
        "for file in {name}/*.csv; do\n"
        '  grep -c "{key}" "$file" | sort -n | tail -n {number}\n'
        "done > {name}-{other}.txt  # {said}\n"
    ),
}
_LINK = re.compile(r"\(@(\d+)\)")
Target: TypeAlias = "Callable[[int], str]"


@dataclass(frozen=True)
class Article:
    """An article; its text is Markdown that all tools read alike, with links as `(@number)`."""

    number: int
    title: str
    summary: str
    text: str

    @property
    def section(self) -> int:
        """The number of its section, from 1."""
        return self.number % SECTIONS + 1

    @property
    def name(self) -> str:
        """The name of its file, without an ending."""
        return f"lap-{self.number:05}"

    @property
    def has_quiz(self) -> bool:
        """Whether it has questions at its end."""
        return self.number % 5 == 0


def folder(section: int) -> str:
    """Give the name of a section's folder."""
    return f"resz-{section:02}"


def section_title(section: int) -> str:
    """Give the title of a section."""
    word = compound(random.Random(f"section {section}"))  # noqa: S311  the same site at every run
    return f"{section}. rész: {word}"


def linked(text: str, target: Target) -> str:
    """Write the links as a tool wants them: `target` gives what stands for an article's number."""
    return _LINK.sub(lambda found: f"({target(int(found[1]))})", text)


def place(number: int) -> str:
    """Give the path of an article below the folder of all, without an ending."""
    return f"{folder(number % SECTIONS + 1)}/lap-{number:05}"


def _paragraph(numbers: random.Random, count: int) -> str:
    said = [sentence(numbers) for _ in range(count)]
    mark = numbers.choice(("**", "*", "`", "", ""))
    if mark:
        at = numbers.randrange(count)
        words = said[at].split(" ")
        chosen = numbers.randrange(len(words) - 1)
        if words[chosen].isalnum():
            words[chosen] = f"{mark}{words[chosen]}{mark}"
        said[at] = " ".join(words)
    return " ".join(said) + "\n\n"


def _list(numbers: random.Random) -> str:
    sign = numbers.choice(("- ", "1. "))
    items = [filled(numbers.choice(ITEMS), numbers) for _ in range(numbers.randint(3, 5))]
    return "".join(f"{sign}{one[0].upper()}{one[1:]}\n" for one in items) + "\n"


def _table(numbers: random.Random) -> str:
    rows = ["| Munka | Darab | Perc | Felelős |", "| --- | ---: | ---: | --- |"]
    for _ in range(numbers.randint(3, 5)):
        cells = (compound(numbers), numbers.randint(2, 900), numbers.randint(1, 90))
        rows.append("| {} | {} | {} | {} |".format(*cells, filled("<person>", numbers)))
    return "\n".join(rows) + "\n\n"


def _code(numbers: random.Random) -> str:
    language, frame = numbers.choice(list(CODES.items()))
    plain = str.maketrans("áéíóöőúüű", "aeiooouuu")
    code = frame.format(
        name=compound(numbers).translate(plain)[:14],
        key=compound(numbers).translate(plain)[:9],
        said=compound(numbers),
        number=numbers.randint(2, 50),
        other=numbers.randint(51, 99),
    )
    return f"```{language}\n{code}```\n\n"


def _links(numbers: random.Random, number: int, count: int, links: int) -> list[str]:
    """Give sentences with links to other articles."""
    found = []
    for _ in range(links):
        other = numbers.randrange(count)
        if other != number:
            found.append(f"Erről is érdemes olvasni: [{title(other)}](@{other}).\n\n")
    return found


def article(number: int, count: int, *, links: int = LINKS) -> Article:
    """Make up an article among so many."""
    numbers = random.Random(f"article {number}")  # noqa: S311  the same site at every run
    summary = sentence(numbers)
    parts = [_paragraph(numbers, 3)]
    things = [_list, _table, _code]
    numbers.shuffle(things)
    ties = _links(random.Random(f"links {number}"), number, count, links)  # noqa: S311  as above
    heads: set[str] = set()
    while things or ties or sum(len(one.encode()) for one in parts) < LEAST:
        head = filled(numbers.choice(HEADINGS), numbers)
        if head in heads:
            continue
        heads.add(head)
        parts.append(f"## {head}\n\n{_paragraph(numbers, numbers.randint(3, 4))}")
        if things:
            parts.append(things.pop()(numbers))
        if numbers.random() < 0.25:
            under = inflected(compound(numbers), "ok")
            parts.append(f"### {under[0].upper()}{under[1:]}\n\n{_paragraph(numbers, 2)}")
        some = max(1, len(ties) // 3)
        parts += ties[:some]
        del ties[:some]
    return Article(number, title(number), summary, "".join(parts).rstrip("\n") + "\n")


def articles(count: int, *, links: int = LINKS) -> Iterator[Article]:
    """Make up so many articles."""
    return (article(number, count, links=links) for number in range(count))


def section_pages(section: int, count: int) -> list[int]:
    """Give the numbers of the articles of a section, in their order."""
    return list(range(section - 1, count, SECTIONS))
