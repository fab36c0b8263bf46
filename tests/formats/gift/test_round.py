"""Law 9: export, then import gives the same question, or a loss that was named for exactly that."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent

import pytest

from generator import formats, interactions, quizfile, words
from generator.formats import gift
from generator.formats.gift import read as reading
from generator.interactions import of, score
from generator.model import Source, Sources
from generator.source.assemble import assemble
from tests.interactions import examples

# what kinds say that have no examples of their own yet, and what is awkward in GIFT
MORE = {
    "specials": r"""
        kind: single
        question: 'Mi a {jel} ára: 5 ~ 6 = #1 \\ C:\\n?'
        options: ['50% kedvezmény', {text: '%50% ~ = # { } :', correct: true, feedback: 'a -> b // c'}, '= nem']""",
    "markup": """
        kind: multiple
        question: |
          Melyik **fontos**?

          - ez
          - `az`
        topic: a/b
        options: [{text: '*egy*', correct: true}, {text: két_tő, correct: true}, '[három](https://example.org/)']
        explanation: "Mert #### így van: {x}." """,
    "true": """
        kind: true-false
        question: A víz folyékony.
        answer: false
        feedback: {true: Nem., false: Igen.}""",
    "number": """
        kind: number
        question: Mennyi?
        answer: 3.5
        tolerance: 0.25""",
    "between": """
        kind: number
        question: Mennyi?
        between: [-2, 7]""",
    "percent": """
        kind: number
        question: Mennyi?
        answer: 40
        tolerance: 5%
        unit: kg""",
    "match": """
        kind: match
        question: Mi mihez tartozik?
        pairs: [{left: 'a -> b', right: első}, {left: c, right: második}, {left: d, right: első}]
        extra: [harmadik]""",
    "sort": """
        kind: sort
        question: Melyik csoport?
        groups: [{name: egy, items: [a, b]}, {name: két, items: [c]}]""",
    "order": """
        kind: order
        question: Milyen sorrendben?
        items: [a, b, c]""",
    "open": """
        kind: open
        question: Miért?
        model: |
          Azért, **mert**.""",
    "open with a checklist": """
        kind: open
        question: Miért?
        model: Mert.
        checklist: [a, b]
        explanation: Így.""",
    "gap": """
        kind: gaps
        question: Töltse ki!
        text: Az ég {szin}, a fű zöld.
        gaps: {szin: [kék]}""",
    "drop-down": """
        kind: gaps
        question: Válasszon!
        text: Az ég {szin}.
        gaps: {szin: {options: [kék, zöld], answer: kék}}""",
    "gaps": """
        kind: gaps
        question: Töltse ki!
        text: Az ég {szin}, a fű {masik}.
        gaps: {szin: [kék], masik: [zöld]}""",
}  # fmt: skip
# what a loss lets differ
FREE = {
    "ids": {"truth", "wording"}, "alternatives": {"truth"}, "case": {"truth"}, "accents": {"truth"}, "typos": {"truth"},
    "unit": {"truth"}, "marking": {"truth"}, "points": {"points"}, "grouping": {"truth", "wording", "points"},
    "checklist": {"truth", "wording", "points"}, "explanation": {"explanation"},
    "explanation_model": {"explanation", "wording"}, "gap": {"prompt", "truth", "wording"},
    "dropdown": {"name", "prompt", "truth", "wording", "feedback"},
    "pair_feedback": {"feedback"}, "missed": {"feedback"}, "else_feedback": {"feedback"},
}  # fmt: skip
LEFT_OUT = {"gaps", "order", "scale", "arrow"}


def written(name: str):
    text = "id: kerdes\n" + "\n".join(line[8:] for line in MORE[name].strip("\n").splitlines())
    question, findings = examples.read(text)
    assert question is not None, findings
    return question


CASES = [pytest.param(lambda one=one: one.question, id=f"{one.kind}: {one.title}") for one in examples.valid()] + [
    pytest.param(lambda name=name: written(name), id=name) for name in MORE
]  # fmt: skip


def item_of(question) -> str:
    item = quizfile.item(question)
    assert item is not None
    return item


def exported(question) -> tuple[str, set[str]]:
    site, _ = assemble(Sources((Source("content/site.yaml", examples.SITE.format(language="en"), ""),
                                Source("content/en/quizzes/probe.yaml", "title: Próba\nquestions:\n  - id: x\n    kind: true-false\n"
                                       "    question: Q\n    answer: true\n", "")), ()), ())  # fmt: skip
    assert site is not None
    quiz = replace(site.quizzes[0], title="Próba/kvíz", questions=(question,))
    artifacts, findings = gift.render(replace(site, quizzes=(quiz,)))
    things = {dict(one.values)["thing"].removeprefix("lost.") for one in findings}
    return (artifacts[0].data.decode() if artifacts else ""), things


def read_back(item: str, question):
    """Read an imported question in the language of the one that it was."""
    text = "\n".join(line[4:] for line in item.splitlines())
    return examples.read(text, language=question.span.path.split("/")[1])


def told(question) -> dict[str, object]:
    return {
        "id": question.id,
        "name": interactions.name(question.interaction),
        "truth": interactions.truth(question.interaction),
        "wording": interactions.wording(question.interaction),
        "prompt": question.prompt.plain.split(),
        "explanation": question.explanation and question.explanation.plain.split(),
        "feedback": sorted(feedback(question.interaction)),
        "points": of(question.interaction, question.points),
        "topic": question.topic,
    }


def feedback(interaction) -> list[str]:
    things = [*getattr(interaction, "options", ()), *getattr(interaction, "rows", ())]
    for field in getattr(interaction, "fields", ()):
        things += [*getattr(field, "answers", ()), *getattr(field, "words", ()), field]
    said = [getattr(one, name, None) for one in things for name in ("feedback", "missed")]
    return [one.plain for one in said if one]


@pytest.mark.parametrize("case", CASES)
def test_a_question_comes_back_as_it_was_or_its_loss_was_named(case):
    question = case()
    text, losses = exported(question)
    if losses & LEFT_OUT:
        assert not text
        return
    imported = reading.read(text.encode(), "probe.gift")
    item = item_of(imported.questions[0])
    back, findings = read_back(item, question)
    assert back is not None, (text, item, findings)
    assert not [one for one in findings if one.severity == "error"]
    free = set().union(*(FREE.get(one, set()) for one in losses))
    before, after = told(question), told(back)

    assert {name: value for name, value in before.items() if name not in free} == {
        name: value for name, value in after.items() if name not in free
    }, text
    assert not [one for one in imported.findings if one.code != "import-otherwise"]
    assert not free & {"points"} or back.points
    assert imported.title == "Próba/kvíz"


@pytest.mark.parametrize("example", examples.valid(), ids=lambda one: f"{one.kind}: {one.title}")
def test_what_is_read_back_is_marked_as_it_was(example):
    text, losses = exported(example.question)
    if not text or any(FREE.get(one) for one in losses):
        return
    item = item_of(reading.read(text.encode(), "probe.gift").questions[0])
    back, _ = read_back(item, example.question)

    assert back is not None
    for one in example.responses:
        made = score(interactions.mark(back.interaction, one.response), of(back.interaction, back.points))
        assert (made.earned, made.of) == (one.earned, one.of)


def test_every_loss_has_its_word_in_both_languages():
    import re
    from pathlib import Path

    folder = Path(gift.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    named = set(re.findall(r'(?:lose|refuse|otherwise|left_out)\([^"()]*"([a-z_]+)"', code))
    named |= set(
        re.findall(
            r'"([a-z_]+)": (?:one|not|field|interaction|any|_n)', (folder / "losses.py").read_text("utf-8")
        )
    )
    for language in ("hu", "en"):
        known = {
            key.removeprefix("thing.lost.")
            for key in words.catalogue("command", language)
            if "thing.lost." in key
        }

        assert named <= known


def test_formats_are_those_that_the_command_knows():
    from generator import arguments

    assert tuple(formats.writers()) == arguments.EXPORTS
    assert set(formats.readers()) == {"gift"}


def test_the_text_is_indented_as_an_editor_would():
    item = item_of(replace(written("markup"), points=2))

    assert indent("Melyik **fontos**?\n\n- ez\n- `az`", "      ") in item
