"""A word finds its other forms, and its first form never fewer than the others (the trap of a stemmer alone)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path

import pytest

from generator.formats.web import findable
from generator.search import Document, Section
from generator.search import index as indexing
from generator.search.recall import Recall
from generator.search.whole import whole
from generator.tongue import Tongue
from tests.search.conftest import js, write

HERE = Path(__file__).parent
FORMS = {
    language: [line.split() for line in (HERE / f"nouns.{language}.txt").read_text("utf-8").splitlines()]
    for language in ("hu", "en")
}


def page(language: str, address: str, title: str, text: str) -> Document:
    return Document("article", f"{language}/{address}.html", title, "", (), (Section("", title, (text,)),))


def made(folder, language, documents, *, pieces: bool):
    """Write an index: as one file, or in many small pieces."""
    everything = whole(documents, language, Recall())
    assert everything is not None
    if pieces:
        return write(folder, findable.pieces(indexing.index(documents, language, Recall()), Tongue(language)))
    return write(folder, findable.as_one(everything, documents, Tongue(language)))


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(indexing, "WORDS_SIZE", 3000)
    monkeypatch.setattr(indexing, "TEXTS_SIZE", 3000)


@pytest.mark.parametrize("pieces", (False, True), ids=("one file", "pieces"))
@pytest.mark.parametrize("language", ("hu", "en"))
def test_the_first_form_finds_all_that_the_others_find(tmp_path, ask, small, language, pieces):
    rows = FORMS[language]
    documents = tuple(
        page(language, f"{row}-{form}", f"Lap {row} {form}", f"Itt {word} olvasható.")
        for row, words in enumerate(rows)
        for form, word in enumerate(words)
    )
    folder = made(tmp_path, language, documents, pieces=pieces)
    queries = [word for words in rows for word in words]
    found = iter(ask(folder, language, queries, everything=True))
    by_form = [0] * len(rows[0])
    for row, words in enumerate(rows):
        own = {f"{language}/{row}-{form}.html" for form in range(len(words))}
        sets = [own & {one["address"] for one in next(found)} for _ in words]
        for form, one in enumerate(sets):
            by_form[form] += len(one)
            assert one <= sets[0], (words[0], words[form])
        assert sets[0] == own, words

    assert len(rows) >= (200 if language == "hu" else 50)
    assert min(by_form) > 0.97 * max(by_form)


def test_without_accents_the_same_is_found(tmp_path, ask):
    rows = FORMS["hu"]
    documents = tuple(
        page("hu", str(row), f"Lap {row}", f"Itt {words[0]} olvasható.") for row, words in enumerate(rows)
    )
    folder = made(tmp_path, "hu", documents, pieces=False)
    bare = [
        "".join(one for one in unicodedata.normalize("NFD", words[0]) if not unicodedata.combining(one))
        for words in rows
    ]
    found = ask(folder, "hu", bare, everything=True)

    assert [
        words[0]
        for row, words in enumerate(rows)
        if f"hu/{row}.html" not in {one["address"] for one in found[row]}
    ] == []


@pytest.mark.parametrize("typed", ("kor", "kór", "kör", "kőr"))
def test_the_exact_spelling_comes_first(tmp_path, ask, typed):
    words = ("kor", "kór", "kör", "kőr")
    documents = tuple(
        page("hu", str(number), word.capitalize(), f"A {word} itt van.") for number, word in enumerate(words)
    )
    (found,) = ask(made(tmp_path, "hu", documents, pieces=False), "hu", [typed])

    assert found[0]["address"] == f"hu/{words.index(typed)}.html"
    assert {one["address"] for one in found} == {f"hu/{number}.html" for number in range(4)}


def test_two_words_near_each_other_weigh_more(tmp_path, ask):
    far = (
        "Az almát megmostuk és eltettük. "
        + "Másnap újabb feladat következett, és hosszan tartott. " * 6
        + "A körte is megvolt."
    )
    near = (
        "Az alma és a körte együtt áll. "
        + "Másnap újabb feladat következett, és hosszan tartott. " * 6
        + "Vége."
    )
    documents = tuple(
        Document(
            "article",
            f"hu/{name}.html",
            title,
            "",
            (),
            (Section("", title, tuple(f"{one}." for one in text.split(". "))),),
        )
        for name, title, text in (("far", "Első", far), ("near", "Második", near))
    )
    (found,) = ask(made(tmp_path, "hu", documents, pieces=False), "hu", ["alma körte"])

    assert [one["address"] for one in found] == ["hu/near.html", "hu/far.html"]


@pytest.mark.parametrize(
    ("typed", "there"),
    (("szervezes", "szervezés"), ("szrvezés", "szervezés"), ("szervzeés", "szervezés"), ("kezelés", "panaszkezelés"),
     ("panasz kezelése", "panaszkezelés"), ("email", "e-mail"), ("e-mailben", "e-mail"), ("2026", "2026-ban"),
     ("szerv", "szervezés"), ("asszony", "asszonnyal"), ("ügyfelekért", "ügyfél"), ("mérjük", "mérés"), ("dönteni", "döntés")),
)  # fmt: skip
def test_slips_beginnings_and_parts_of_words_are_found(tmp_path, ask, typed, there):
    documents = (
        page("hu", "a", "Első", f"Ebben {there} olvasható."),
        page("hu", "b", "Második", "Ebben alma olvasható."),
    )
    (found,) = ask(made(tmp_path, "hu", documents, pieces=False), "hu", [typed])

    assert [one["address"] for one in found] == ["hu/a.html"]


@pytest.mark.parametrize(
    ("pattern", "others"),
    (
        ("[aeo]?k|j[ae]i?|ul", ("", "kk", "j", "jei i", "[aeo]?k")),
        ("e?d|ate[sd]?|i[sz]ing", ("ed ", "ates d", "iing", "ate?")),
    ),
)
def test_a_list_of_endings_stands_for_what_it_would_as_a_pattern(page, pattern, others):
    spelt = js(page, "(list) => [...merleg.find.spelt(list)]", pattern)

    assert len(spelt) == len(set(spelt)) > 4
    assert all(re.fullmatch(pattern, one) for one in spelt)
    letters = sorted(set(re.findall("[a-z]", pattern)))
    tried = {"".join(one) for length in range(1, 6) for one in itertools.product(letters, repeat=length)}
    assert {one for one in tried if re.fullmatch(pattern, one)} == set(spelt)
    assert not set(others) & set(spelt)
