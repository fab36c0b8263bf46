"""The order of words, and the letters of a list."""

from __future__ import annotations

import pytest

from generator.alphabet import key, letter

# in the order of the rules: digraphs after their first letter, long vowels with the short ones
HUNGARIAN = [
    "adat", "ár", "áru", "cél", "cukor", "csapat", "dátum", "dzéta", "dzsungel", "egészség", "él", "elad", "gép", "gyár",
    "hő", "kar", "kár", "kas", "kastély", "kasza", "kassza", "loccsan", "lyuk", "név", "nyár", "óra", "ordít", "öltöny", "ős",
    "pénz", "sor", "számla", "tér", "tyúk", "ülés", "űr", "vég", "zár", "zsák",
]  # fmt: skip


def test_hungarian_order():
    assert sorted(HUNGARIAN, key=lambda one: key(one, "hu")) == HUNGARIAN


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("kad", "kád"),  # only the length differs: the short one first
        ("kör", "kőr"),
        ("hossz", "hosszú"),
        ("Könyvelés", "könyvtár"),
        ("front office", "frontvonal"),  # spaces count for nothing
        ("kas", "kasza"),
        ("mese", "mesze"),  # sz is one letter, and comes after s
        ("loccsan", "locsog"),  # the same letters, doubled: cs, cs before cs, o
        ("egyéb", "eggyé"),
    ),
)
def test_pairs(first, second):
    assert key(first, "hu") < key(second, "hu")


def test_english_order():
    words = ["accounting", "Back office", "café", "cafés", "naïve", "naïvely", "talent"]

    assert sorted(words, key=lambda one: key(one, "en")) == words


@pytest.mark.parametrize(
    ("word", "language", "shown"),
    (
        ("áru", "hu", "A, Á"),
        ("csapat", "hu", "Cs"),
        ("dzsungel", "hu", "Dzs"),
        ("Ősz", "hu", "Ö, Ő"),
        ("zsák", "hu", "Zs"),
        ("ügyfél", "hu", "Ü, Ű"),
        ("1. lépés", "hu", "#"),
        ("„idézet”", "hu", "I, Í"),
        ("élan", "en", "E"),
        ("cs", "en", "C"),
        ("", "en", "#"),
    ),
)
def test_letters(word, language, shown):
    assert letter(word, language) == shown


def test_sorting_is_total_and_stable():
    assert len({key(one, "hu") for one in HUNGARIAN}) == len(HUNGARIAN)
    assert key("Áru", "hu") != key("áru", "hu")
