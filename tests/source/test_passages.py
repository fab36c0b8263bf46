"""Passages of a Markdown text: what is prose, and where it stands; and the sentences in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Span
from generator.phrases import count, sentences
from generator.source.passages import HIDDEN, passages


def read(text: str):
    return passages(text, lambda line, column: Span("a", line + 1, column + 1))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text.replace(HIDDEN, "*")) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("A\nb\n\nC", [("text", "A\nb"), ("text", "C")]),
        ("## A {#a}\nB", [("heading", "A ****"), ("text", "B")]),
        ("A\n---\n\n---\n", [("heading", "A")]),
        ("- A\n  b\n- C\n\n    D", [("item", "A\nb"), ("item", "C"), ("text", "D")]),
        ("A\n2026. B", [("text", "A\n2026. B")]),
        ("> A\n> b", [("text", "A\nb")]),
        ("| A | B |\n| --- | --- |\n| c |  |", [("cell", "A"), ("cell", "B"), ("cell", "c")]),
        ('!!! note "A"\n    B', [("text", "B")]),
        ("```\nA\n```\nB `c` d", [("text", "B *** d")]),
        ("[a]: https://example.org\n\n[^1]: A", [("item", "A")]),
        ("A\n: B", [("text", "A\n: B")]),
    ),
)
def test_passages(text, expected):
    assert kinds(text) == expected


def test_a_passage_knows_where_its_words_stand():
    (one,) = read("> - A [b](c.md)\n>   d e")

    assert str(one.at(one.text.index("e"))) == "a:2:7"
    assert one.labels == (("b", 3),)
    assert str(one.at(2)) == "a:1:7"


@given(
    st.lists(
        st.sampled_from([*"ab |-:#>*`[](){}\n<\"'.1", "\n\n", "```\n", "!!! ", "\ue0020\ue003"]), max_size=60
    ).map("".join)
)
def test_any_text_has_passages_whose_places_are_in_it(text):
    lines = text.split("\n")
    for one in read(text):
        assert len(one.spans) == one.text.count("\n") + 1
        for offset, char in enumerate(one.text):
            span = one.at(offset)
            if char not in (HIDDEN, "\n"):
                assert lines[span.line - 1][span.column - 1] == char


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    (
        ("hu", "Ez az. Az ez!", 2),
        ("hu", "A 2026. november 24-i nap, pl. dr. Kis 3.5 kg, ill. XIV. Lajos.", 1),
        ("hu", "Alma, körte stb. Ez már más.", 2),
        ("hu", "„Mikor?” – kérdezte. „Ma.” A válasz jó.", 3),
        ("en", "It is e.g. Mr. Smith at 3.5 p.m. today.", 1),
        ("en", "Wait… what? “When?” she asked. J. K. Rowling knows.", 3),
        ("de", "Ein Satz. Noch einer.", 2),
    ),
)
def test_sentences(language, text, expected):
    found = list(sentences(text, language))

    assert len(found) == expected, found
    for offset, one in found:
        assert text[offset:].startswith(one)


def test_words_are_counted_as_a_reader_would():
    assert count(f"két-három e-mail, 3.5 kg {HIDDEN * 5} it’s") == 6
