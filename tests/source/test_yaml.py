"""YAML, read strictly: what was typed stays what was typed, and every mistake is found in one run."""

from __future__ import annotations

import pytest
import yaml

from generator.source import yamltree
from generator.source.yamltree import Mapping, Scalar, Sequence


def tree(text: str):
    node, findings = yamltree.parse(text, "a.yaml")
    return node, [(one.code, one.span.line, one.span.column) for one in findings]


def plain(node):
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case _:
            return None


@pytest.mark.parametrize(
    "value",
    ("no", "yes", "on", "12:30", "1.10", "2026-11-24", "08", "1_000", "0x1F", "null", "~", "1e3", ".5"),
)
def test_values_stay_what_was_typed(value):
    assert ({"a": value}, []) == (plain(tree(f"a: {value}")[0]), tree(f"a: {value}")[1])


def test_places_of_everything():
    node, findings = tree("a: egy\nb:\n  - kettő\n  - c: |\n      első\n      második\n    d: 'három'\n")

    assert findings == []
    assert isinstance(node, Mapping)
    items = node.entries[1][1]
    assert isinstance(items, Sequence)
    assert (items.items[0].span.line, items.items[0].span.column) == (3, 5)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    block, quoted = inner.entries[0][1], inner.entries[1][1]
    assert isinstance(block, Scalar)
    assert isinstance(quoted, Scalar)
    assert [(one.line, one.column) for one in block.lines][:2] == [(5, 7), (6, 7)]
    assert [(one.line, one.column) for one in quoted.lines] == [(7, 9)]


def test_all_mistakes_of_a_file_come_at_once():
    """After a mistake that has a sure correction, the corrected text is read on."""
    _, findings = tree("a: egy: kettő\nb: *fontos\nc: jó\nc: rossz\nd: @cím\n")

    assert [code for code, _, _ in sorted(findings, key=lambda f: f[1])] == [
        "yaml-quote",
        "yaml-quote",
        "duplicate-key",
        "yaml-quote",
    ]


def test_a_comment_after_two_spaces_is_a_comment():
    assert (plain(tree("a: b  # note")[0]), tree("a: b  # note")[1]) == ({"a": "b"}, [])
    assert [code for code, _, _ in tree("a: b # lost")[1]] == ["yaml-comment"]
    assert [code for code, _, _ in tree("- b # lost\n- c")[1]] == ["yaml-comment"]
    assert tree("# a note\na: b\n  # another\n")[1] == []
    assert tree("a: 'b' # a note behind quotes is one\n")[1] == []


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))
    _, findings = tree(bomb)

    assert {"yaml-quote"} == {code for code, _, _ in findings}


def test_deep_nesting_is_a_finding():
    assert [code for code, _, _ in tree("[" * 5000)[1]] == ["yaml-deep"]


@pytest.mark.parametrize("loader", (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
def test_the_pure_loader_reads_the_same(loader, monkeypatch):
    """Where libyaml is missing, places and findings are the same."""
    text = "a: egy\nb:\n  - kettő # elvész\n  - |\n    sor\n  - >\n    hajtott\n    sor\nc: {d: e}\nc: f\n"
    monkeypatch.setattr(yamltree, "_LOADER", loader)
    expected = [("yaml-comment", 3, 11), ("duplicate-key", 10, 1)]
    node, findings = tree(text)

    assert expected == findings
    assert plain(node) == {"a": "egy", "b": ["kettő", "sor\n", "hajtott sor\n"], "c": {"d": "e"}}


@pytest.mark.parametrize("newline", ("\u2028", "\u2029", "\x85"))
def test_what_only_yaml_takes_for_a_newline_moves_no_place(newline):
    """A beginning that YAML swallows, behind such a character, was looked for on a line that is not there."""
    _, findings = yamltree.parse(f"a: b\nc: d{newline}e\nf: *g\n", "p")

    assert [(one.span.line, one.span.column) for one in findings] == [(3, 4)]
