"""Hostile and broken questions of every kind: a finding that says what is wrong, or a page; never a traceback."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from generator import report
from tests import hostile
from tests.hostile import HOSTILE, KINDS, STEPS
from tests.laws.test_any_text import harm

PATH = "content/hu/quizzes/d.yaml"
OUT = "hu/quizzes/d.html"
MANY = 10_000
SECONDS = 20  # a bound for slow machines; it takes one to four
# what the libraries say of their own
THEIRS = re.compile(r"Traceback|Error\b|Exception|yaml\.|jinja|markdown\.|NoneType|could not find|expected <")


def refused(project: Any) -> dict[str, str]:
    """Check; give the errors by code with their messages, each with its place, in nobody's words but ours."""
    found = project.check().findings
    for language in ("hu", "en"):
        assert not THEIRS.search(report.as_text([one for one in found if one.code != "html-shown"], language))
    errors = [one for one in found if one.severity == "error"]
    assert all(one.span.path == PATH and one.span.line > 0 for one in errors)
    return {one.code: report.as_text([one], "en") for one in reversed(errors)}


def of(site: Any, given: dict[str, Any] | str) -> Any:
    return site({PATH: given if isinstance(given, str) else hostile.text_of(given)})


def asked(kind: str, **more: Any) -> dict[str, Any]:
    """Give a quiz of one question."""
    question = {"id": "e", "kind": kind, "question": "Q?", "explanation": "Because.", **more}
    return {"title": "A", "questions": [question]}


@pytest.mark.parametrize("make", (hostile.quiz, hostile.profile), ids=("quiz", "profile"))
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_shown_or_said(site, name, make):
    project = of(site, make(HOSTILE[name]))
    errors = refused(project)
    expected = {
        "address": {"address-scheme"},
        "lines": {"control-character"},
        "template": {"placeholder-unknown", "gap-unknown"},
        "marks of Markdown": {"anchor", "picture-missing", "pair-picture"},
    }.get(name, set())

    assert set(errors) <= expected
    assert bool(errors) == bool(expected)
    if not errors:
        project.build()
        html = project.page(OUT)
        assert harm(html) == []
        assert not re.search("[\ue000-\ue00f]", html)


@pytest.mark.parametrize("place", ("id", "option"))
@pytest.mark.parametrize("id_", ("Á b", "<script>", "a/b", "__proto__", "a" * 200, "..", "\u202ea", "a'b\"c"))
def test_an_id_with_other_letters_is_said_with_one_that_can_be(site, id_, place):
    given = asked("single", options=[{"text": "a", "correct": True}, "b"])
    if place == "id":
        given["questions"][0]["id"] = id_
    else:
        given["questions"][0]["options"][0]["id"] = id_
    project = of(site, given)
    (found,) = [one for one in project.check().findings if one.severity == "error"]

    assert set(refused(project)) == {found.code} == {"bad-id"}
    assert re.fullmatch(r"[a-z0-9-]{1,80}", str(dict(found.values)["proposal"]))


def gapped(number: int) -> dict[str, Any]:
    return {
        "text": " ".join(f"a {{g{n}}}" for n in range(number)),
        "gaps": {f"g{n}": "x" for n in range(number)},
    }


TOO_MANY = {
    "options": ("single", {"options": [{"text": f"t {n}", "correct": not n} for n in range(MANY)]}),
    "right options": ("multiple", {"options": [{"text": f"t {n}", "correct": True} for n in range(MANY)]}),
    "pairs": ("match", {"pairs": [{"left": f"l {n}", "right": f"r {n}"} for n in range(MANY)]}),
    "left over": (
        "match",
        {"pairs": [{"left": f"l {n}", "right": f"r {n}"} for n in "ab"], "extra": [f"x {n}" for n in range(MANY)]},
    ),
    "items": ("order", {"items": [f"i {n}" for n in range(MANY)]}),
    "groups": ("sort", {"groups": [{"name": f"n {n}", "items": [f"i {n}"]} for n in range(MANY)]}),
    "items of a group": ("sort", {"groups": [{"name": g, "items": [f"{g} {n}" for n in range(MANY)]} for g in "ab"]}),
    "gaps": ("gaps", gapped(MANY)),
    "words of a gap": (
        "gaps", {"text": "a {g}", "gaps": {"g": {"options": [f"o {n}" for n in range(MANY)], "answer": "a"}}},
    ),
    "checklist": ("open", {"checklist": [f"c {n}" for n in range(MANY)]}),
}  # fmt: skip


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.slow] if n % 2 else []) for n, one in enumerate(TOO_MANY)]
)
def test_ten_thousand_things_are_too_many_and_said_in_seconds(site, name):
    kind, fields = TOO_MANY[name]
    project = of(site, asked(kind, **fields))  # type: ignore[arg-type]
    begin = time.monotonic()

    assert set(refused(project)) == {"many-options"}
    assert time.monotonic() - begin < SECONDS


@pytest.mark.parametrize(
    ("kind", "fields"),
    (
        ("text", {"answers": [f"o {n}" for n in range(MANY)]}),
        ("number", {"answer": 1, "unit": {"text": "a", "accept": [f"o {n}" for n in range(MANY)]}}),
        ("open", {"checklist": ["x"], "hints": [f"o {n}" for n in range(MANY)]}),
    ),
    ids=("answers", "units", "hints"),
)
def test_ten_thousand_of_what_nobody_must_read_through_are_built_in_seconds(site, kind, fields):
    begin = time.monotonic()
    of(site, asked(kind, **fields)).build()

    assert time.monotonic() - begin < SECONDS


def test_five_thousand_questions_are_built_in_seconds(site):
    one = {"kind": "single", "explanation": "x", "options": [{"text": "a", "correct": True}, "b"]}
    questions = [{"id": f"e{n}", "question": f"Question {n}?", **one} for n in range(5000)]
    project = of(site, {"title": "A", "questions": questions})
    begin = time.monotonic()
    project.build()

    assert time.monotonic() - begin < SECONDS
    assert project.page(OUT).count("<form") == 5000


ONE = {"text": "a", "correct": True}
BROKEN: dict[str, tuple[dict[str, Any], set[str]]] = {
    "no options": (asked("single", options=[]), {"one-option"}),
    "empty option": (asked("single", options=[ONE, ""]), {"empty-value"}),
    "blank option": (asked("single", options=[ONE, " \u00a0 "]), {"empty-value"}),
    "one option": (asked("single", options=[ONE]), {"one-option"}),
    "none right": (asked("single", options=["a", "b"]), {"no-right-option"}),
    "all right": (asked("single", options=[ONE, {**ONE, "text": "b"}]), {"several-right-options"}),
    "none of several right": (asked("multiple", options=["a", "b"]), {"no-right-option"}),
    "all of several right": (asked("multiple", options=[ONE, {**ONE, "text": "b"}]), set()),
    "equal pairs": (asked("match", pairs=[{"left": "a", "right": "b"}] * 2), {"pair-twice"}),
    "equal items": (asked("order", items=["a", "a"]), {"item-twice"}),
    "no items": (asked("order", items=[]), {"one-item"}),
    "no groups": (asked("sort", groups=[]), {"one-group"}),
    "equal groups": (asked("sort", groups=[{"name": "a", "items": ["x"]}, {"name": "a", "items": ["y"]}]), {"group-twice"}),
    "empty checklist": (asked("open", checklist=[]), set()),
    "gap in code": (asked("gaps", text="`{a}` {b}", gaps={"a": "x", "b": "y"}), set()),
    "gap in a link": (asked("gaps", text="[{a}](index.md) {b}", gaps={"a": "x", "b": "y"}), {"gap-unused"}),
    "gap in an address": (asked("gaps", text="[x](https://a.hu/{a}) {b}", gaps={"a": "x", "b": "y"}), {"gap-unused"}),
    "gap in a cell": (asked("gaps", text="| a | b |\n| - | - |\n| {a} | {b} |", gaps={"a": "x", "b": "y"}), set()),
    "gap twice": (asked("gaps", text="{a} {a}", gaps={"a": "x"}), {"gap-twice"}),
    "gaps side by side": (asked("gaps", text="{a}{b}", gaps={"a": "x", "b": "y"}), set()),
    "scale of one": ({**hostile.profile("a"), "scale": STEPS[:1]}, {"scale-short"}),
    "scale of none": ({**hostile.profile("a"), "scale": []}, {"scale-short"}),
    "scale of 200": ({**hostile.profile("a"), "scale": [{"value": n, "text": f"s {n}"} for n in range(200)]}, {"out-of-range"}),
    "equal steps": ({**hostile.profile("a"), "scale": [*STEPS, STEPS[0]]}, {"scale-twice"}),
    "long number": (asked("number", answer=int("9" * 4000)), {"not-number"}),
    "deep": (asked("single", options=[{"text": "> " * 60 + "a", "correct": True}, "- " * 60 + "b"]), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_said(site, name):
    given, codes = BROKEN[name]
    project = of(site, given)

    assert set(refused(project)) == codes
    if not codes:
        project.build()
        html = project.page(OUT)
        assert harm(html) == []
        assert "\ue010" not in html
        assert html.count('class="gap"') == len(given["questions"][0].get("gaps", ()))


@pytest.mark.parametrize(
    "figures", ("9" * 10_000, "-0." + "9" * 10_000, "1e999", ".inf", "0x10", "1_000", "١٢")
)
def test_a_number_nobody_means_is_said(site, figures):
    project = of(site, hostile.text_of(asked("number")) + f"    answer: {figures}\n")

    assert set(refused(project)) == {"not-number"}


def test_a_dimension_without_statements_is_said(site):
    given = hostile.profile("a")
    given["dimensions"].append({"id": "alone", "name": "Alone"})
    codes = of(site, given).codes()

    assert "dimension-few" in codes


@pytest.mark.parametrize(
    "text", ("-" * 5000 + "x", "|" + "a" * 20_000, "| " * 5000, "- " * 5000 + "x", "a {b} " * 10_000)
)
def test_a_long_line_is_read_once(site, text):
    begin = time.monotonic()
    of(site, asked("open", model=text)).check()

    assert time.monotonic() - begin < SECONDS


def test_the_hostile_quiz_has_every_kind():
    from generator.kinds import kinds

    assert set(KINDS) == set(kinds())
