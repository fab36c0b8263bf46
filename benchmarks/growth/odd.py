"""Projects of an odd shape: each has to end in seconds, or with a sentence that says what to do."""

from __future__ import annotations

import random
import re
import shutil
import struct
import sys
import zlib
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from benchmarks.sites import merleg
from benchmarks.sites.articles import article, linked, place
from benchmarks.sites.quizzes import quiz, written
from benchmarks.sites.words import FIRST, SECOND, sentence, title
from benchmarks.sites.writing import quoted, write

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = 20
WORDS = Path(__file__).resolve().parents[2] / "generator/words/interface"


def large_article(root: Path, size: int = 2_000_000) -> None:
    """Write an article of 2 MB among others."""
    merleg.lay(root, ARTICLES)
    parts: list[str] = []
    length = number = 0
    while length < size:
        text = article(number, 100_000).text
        # headings of its own, and links to what there is
        text = text.replace("\n## ", f"\n## {number + 1}. ").replace("\n### ", f"\n### {number + 1}. ")
        parts.append(linked(text, lambda other: f"../{place(other % ARTICLES)}.md"))
        length += len(parts[-1].encode())
        number += 1
    file = root / f"content/hu/articles/{place(3)}.md"
    write(file, file.read_text("utf-8") + "\n" + "\n".join(parts))


def large_quiz(root: Path, questions: int = 5000) -> None:
    """Write a quiz of so many questions."""
    merleg.lay(root, ARTICLES)
    one = article(5, ARTICLES)
    text = written(quiz(one, f"articles/{place(5)}", questions=questions))
    write(root / f"content/hu/quizzes/{one.name}.yaml", text)


def picture(number: int) -> bytes:
    """Give a small PNG that no other number has."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    row = b"\0" + number.to_bytes(3, "big") * 8
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * 8))
        + chunk(b"IEND", b"")
    )


def pictures(root: Path, count: int = 10_000) -> None:
    """Write a folder of so many pictures, each shown by one of a hundred articles."""
    articles = 100
    merleg.lay(root, articles)
    folder = root / "content/hu/articles/resz-01"
    for number in range(count):
        (folder / f"kep-{number:05}.png").write_bytes(picture(number))
    for at in range(articles):
        file = root / f"content/hu/articles/{place(at)}.md"
        shown = [
            f"![Kép: {title(number)}](../resz-01/kep-{number:05}.png)\n"
            for number in range(at, count, articles)
        ]
        write(file, file.read_text("utf-8") + "\n" + "\n".join(shown))


def glossary(root: Path, terms: int = 5000) -> None:
    """Write a glossary of so many terms beside a hundred articles, whose words many of them are."""
    merleg.lay(root, 100)
    numbers = random.Random("glossary")  # noqa: S311  the same site at every run
    names = [first + second for second in SECOND for first in FIRST][:terms]
    entries = [
        f"- id: szo-{at}\n  term: {name}\n  definition: {quoted(sentence(numbers))}\n"
        for at, name in enumerate(names)
    ]
    write(root / "content/hu/glossary.yaml", "".join(entries))


def languages(root: Path, count: int = 200) -> None:
    """Write a site in so many languages, each with all the words of the interface and an article."""
    merleg.lay(root, 1)
    # codes that the standard leaves to everybody's own use
    codes = [f"q{one}{other}" for one in "abcdefgh" for other in ascii_lowercase][:count]
    write(root / "content/site.yaml", merleg.SITE.replace("[hu]", f"[hu, {', '.join(codes)}]"))
    # such a language has one form for all numbers
    own = re.sub(r"^ +one: .*\n", "", (WORDS / "en.yaml").read_text("utf-8"), flags=re.MULTILINE)
    for code in codes:
        shutil.copytree(root / "content/hu", root / "content" / code)
        write(root / f"content/{code}/words.yaml", own)


SHAPES: dict[str, Callable[[Path], None]] = {
    "one article of 2 MB": large_article,
    "one quiz of 5,000 questions": large_quiz,
    "a folder of 10,000 pictures": pictures,
    "a glossary of 5,000 terms": glossary,
    "the words of 200 languages": languages,
}


if __name__ == "__main__":
    # in a process of its own: the one that measures has to stay small
    SHAPES[sys.argv[1]](Path(sys.argv[2]))
