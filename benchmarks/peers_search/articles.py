"""Sixty short Hungarian articles, the same ones at every run: each has some of thirteen words, in one of many forms."""

from __future__ import annotations

import random
from dataclasses import dataclass

# a word; then its forms as they are asked for: with one suffix, and with a possessive and a case
WORDS = {
    "ügyfél": ("ügyfelek", "ügyfeleinkkel"),
    "levél": ("levelet", "leveleinkben"),
    "hőmérséklet": ("hőmérsékletben", "hőmérsékletünkről"),
    "figyelem": ("figyelmet", "figyelmünkkel"),
    "kérdés": ("kérdések", "kérdéseinkre"),
    "könyvelés": ("könyvelésben", "könyvelésünkből"),
    "szerződés": ("szerződést", "szerződéseinkben"),
    "számla": ("számlák", "számláinkon"),
    "határidő": ("határidőre", "határidőinkről"),
    "környezet": ("környezetben", "környezetünkben"),
    "kérelem": ("kérelmet", "kérelmeinkkel"),
    "fogalom": ("fogalmak", "fogalmainkkal"),
    "szó": ("szavak", "szavainkkal"),
}
# how they stand in the articles, in a sentence that would hold any of them
FORMS = {
    "ügyfél": "ügyfél ügyfelek ügyfelet ügyféllel ügyfelünk ügyfeleinknek",
    "levél": "levél levelek levelet levéllel levelünk leveleinkben",
    "hőmérséklet": "hőmérséklet hőmérsékletet hőmérsékletek hőmérsékletben hőmérséklettel hőmérsékletünk",
    "figyelem": "figyelem figyelmet figyelemmel figyelmünk figyelmünkkel",
    "kérdés": "kérdés kérdések kérdést kérdéssel kérdésünk kérdéseinkre",
    "könyvelés": "könyvelés könyvelést könyvelésben könyveléssel könyvelésünk könyvelések",
    "szerződés": "szerződés szerződések szerződést szerződéssel szerződésünk szerződéseinkben",
    "számla": "számla számlák számlát számlával számlánk számláinkon",
    "határidő": "határidő határidők határidőt határidővel határidőnk határidőinkről",
    "környezet": "környezet környezetet környezetben környezettel környezetünk környezetek",
    "kérelem": "kérelem kérelmek kérelmet kérelemmel kérelmünk kérelmeinkben",
    "fogalom": "fogalom fogalmak fogalmat fogalommal fogalmunk fogalmaink",
    "szó": "szó szavak szót szóval szavunk szavainkat",
}
FRAMES = (
    "Másnap reggel újra előkerült, mégpedig így: {}.",
    "A jegyzetben ez áll aláhúzva: {}.",
    "Aki a táblánál ült, ennyit olvasott fel: {}.",
    "A lap alján, kézzel írva: {}.",
)
FILLER = (
    "Délelőtt csendes volt az iroda, csak az eső kopogott.",
    "A folyosón ketten beszélgettek a hétvégi kirándulásról.",
    "Tíz órakor mindenki megitta a második kávéját is.",
    "Az asztalon egy üres csésze és egy piros ceruza hevert.",
    "Estére elkészült minden, és leoltották a lámpát.",
    "Valaki kinyitotta az ablakot, mert meleg lett a teremben.",
)


@dataclass(frozen=True)
class Article:
    """A title, the paragraphs, and the words that are in it in some form."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    words: frozenset[str]


def articles(count: int = 60) -> list[Article]:
    """Make the articles."""
    numbers = random.Random(8)  # noqa: S311  the same articles at every run
    made = []
    for number in range(count):
        chosen = numbers.sample(sorted(WORDS), numbers.randint(3, 5))
        paragraphs = []
        for word in chosen:
            said = numbers.choice(FRAMES).format(numbers.choice(FORMS[word].split()))
            paragraphs.append(" ".join((numbers.choice(FILLER), said, numbers.choice(FILLER))))
        made.append(
            Article(f"lap-{number:02}", f"Lap a naplóból {number + 1}", tuple(paragraphs), frozenset(chosen))
        )
    return made
