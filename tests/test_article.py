"""The Hungarian article: the rule for numbers against numbers as they are read out, abbreviations, and its places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import words
from generator.article import article

ONES = ["nulla", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc"]
TENS = ["", "tizen", "huszon", "harminc", "negyven", "ötven", "hatvan", "hetven", "nyolcvan", "kilencven"]
GROUPS = ["", "ezer", "millió", "milliárd"]
HERE = Path(__file__).parents[1]


def read(number: int) -> str:
    """Read a number out, as far as its beginning goes."""
    if number < 10:
        return ONES[number]
    groups = []
    while number:
        groups.append(number % 1000)
        number //= 1000
    first, place = groups[-1], len(groups) - 1
    if first == 1 and place:
        return ("" if place == 1 else "egy") + GROUPS[place]
    hundreds, rest = divmod(first, 100)
    if hundreds:
        return ("" if hundreds == 1 else ONES[hundreds]) + "száz"
    return {10: "tíz", 20: "húsz"}.get(rest, TENS[rest // 10] if rest > 9 else ONES[rest])


@pytest.mark.parametrize("numbers", (range(20001), (10**n + k for n in range(4, 12) for k in (-1, 0, 1)),
                                     (5 * 10**n for n in range(12)), (499999, 1_500_000, 51_000, 150_000)))  # fmt: skip
def test_the_rule_for_numbers_is_how_they_are_read(numbers):
    """A thousand is read "ezer": its vowel is its own."""
    for number in numbers:
        wanted = "az" if read(number)[0] in "eö" else "a"

        assert article(str(number)) == wanted, number


@pytest.mark.parametrize(
    ("text", "wanted"),
    (
        ("alma", "az"), ("körte", "a"), ("Éva", "az"), ("ŐR", "az"), ("űr", "az"), ("yard", "a"), ("xilofon", "a"),
        ("HR", "a"), ("GYIK", "a"), ("SCORM", "a"), ("YAML", "a"), ("NAV", "a"), ("SZJA", "az"), ("xAPI", "az"),
        ("LMS", "az"), ("XML", "az"), ("HTML", "a"), ("UTF-8", "az"), ("S", "az"), ("T", "a"), ("MNB", "az"),
        ("`draft`", "a"), ("`abbreviation`", "az"), ("„út”", "az"), ("(5.)", "az"), ("12 500", "a"), ("1 500 000", "az"),
        ("1500", "az"), ("15 000", "a"), ("100.", "a"), ("5-ös", "az"), ("1.", "az"), ("01", "az"), ("00", "a"),
        ("LEADÁS", "a"), ("", "a"), ("…", "a"),
    ),
)  # fmt: skip
def test_before_the_sound_of_a_vowel_it_is_az(text, wanted):
    assert article(text) == wanted


def test_words_ask_for_the_article_of_a_value():
    text = "{A:one} {one} és {a:two} {two}, {a:three} {three}"

    assert words.filled(text, {"one": "alma", "two": "10"}) == "Az alma és a 10, {a:three} {three}"


def test_no_word_of_ours_leaves_the_article_open():
    """What checks look for in the texts of authors is no word of ours."""
    for part in ("interface", "findings", "command", "fields", "manual"):
        for key, text in words.catalogue(part, "hu").items():
            assert "a(z)" not in text.lower(), (part, key)
    for file in [*HERE.glob("generator/**/*.hu.*"), *(HERE / "docs" / "content" / "hu").rglob("*.md")]:
        assert "a(z)" not in file.read_text("utf-8").lower(), file


def test_no_article_stands_before_a_value_that_decides_it():
    """A value may begin with any sound; what is quoted as code (a name of a place, `{path}`) is no value."""
    for part in ("interface", "findings", "command", "fields", "manual"):
        for key, text in words.catalogue(part, "hu").items():
            for match in re.finditer(r"\b[Aa]z? [`„(]?\{([\w-]+)\}", text):
                assert (key, match[1]) in {
                    ("editor_no_path", "path"),
                    ("fields.gaps.text.example", "oldal"),
                }, (
                    part,
                    key,
                    match[0],
                )
