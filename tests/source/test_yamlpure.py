"""The parser in Python reads as the compiled one does: what a project says does not depend on the machine."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.source import yamltree
from generator.source.yamlpure import PureLoader
from tests.conftest import HERE

SAMPLES = sorted(path for path in (HERE.parent / "content").rglob("*.yaml"))


def events(text: str, loader) -> list[tuple[Any, ...]]:
    """Give what a parser reads, with its places; `None` at the end when it is no YAML."""
    found: list[tuple[Any, ...]] = []
    try:
        for event in yaml.parse(text, Loader=loader):
            mark: Any = event.start_mark
            found.append(
                (type(event).__name__, getattr(event, "value", None), getattr(event, "style", None) or "",
                 mark.line, mark.column)
            )  # fmt: skip
    except yaml.YAMLError:
        found.append((None,))
    return found


def values(text: str, loader) -> list[tuple[Any, ...]]:
    return [one[:2] for one in events(text, loader)]


@pytest.mark.parametrize(
    "text",
    ("a: [Really?]", "a: [What? That., b]", "- {text: So?, correct: true}", "a: [x ? y]", "a: [b?c, ?d]"),
)
def test_a_question_mark_ends_no_text(text):
    assert values(text, PureLoader) == values(text, yaml.CSafeLoader)
    assert (None,) not in events(text, PureLoader)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(HERE.parent).as_posix())
def test_the_guide_reads_alike(path):
    text = path.read_text("utf-8")

    assert events(text, PureLoader) == events(text, yaml.CSafeLoader)


PIECES = st.sampled_from(
    [
        "a",
        "b c",
        "?",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "\n  ",
        "- ",
        '"',
        "'",
        "#",
        " #x",
        "é",
        "1.5",
    ]
)


@settings(max_examples=400, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_both_read_is_the_same(text):
    """Where both parsers find YAML, they find the same."""
    pure, compiled = (values(text, loader) for loader in (PureLoader, yaml.CSafeLoader))

    if (None,) not in pure and (None,) not in compiled:
        assert pure == compiled


def test_it_is_taken_where_nothing_is_compiled(monkeypatch):
    assert yamltree._LOADER is yaml.CSafeLoader
    monkeypatch.setattr(yamltree, "_LOADER", PureLoader)
    node, findings = yamltree.parse("[Really?, b]\n", "content/site.yaml")

    assert findings == []
    assert isinstance(node, yamltree.Sequence)
    assert [item.text for item in node.items if isinstance(item, yamltree.Scalar)] == ["Really?", "b"]
