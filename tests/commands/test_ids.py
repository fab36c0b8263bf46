"""`merleg ids`: what is missing is written, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli, ids
from generator.source import yamltree
from generator.source.manuscript import Manuscript, meaning

PATH = "content/hu/quizzes/a.yaml"


def written(text: str, path: str = PATH) -> str:
    made = ids.written(Manuscript(path, text.encode()))
    assert not isinstance(made, str), made
    return made.data.decode()


def quiz(options: str, head: str = "  - id: q\n    kind: single\n    question: K?\n") -> str:
    return f"title: A\nquestions:\n{head}    options:\n{options}"


@pytest.mark.parametrize(
    ("before", "after"),
    (
        ("      - text: x  # one\n        correct: true\n", "      - id: a\n        text: x  # one\n        correct: true\n"),
        ("      - x\n      - y z\n", "      - id: a\n        text: x\n      - id: b\n        text: y z\n"),
        ("      - {text: x}\n      - { text: y }\n", "      - {id: a, text: x}\n      - { id: b, text: y }\n"),
        ("      [x, 'y', {text: z}]\n", "      [{id: a, text: x}, {id: b, text: 'y'}, {id: c, text: z}]\n"),
        ("      -\n        text: x\n", "      -\n        id: a\n        text: x\n"),
        ("      - id:\n        text: x\n", "      - id: a\n        text: x\n"),
        ("      -   text: x\n", "      -   id: a\n          text: x\n"),
        ("    - |\n      x\n\n      y\n    # end\n", "    - id: a\n      text: |\n        x\n\n        y\n    # end\n"),
        ("      - x\n        y\n", "      - id: a\n        text: x\n          y\n"),
        ("      - id: b\n        text: x\n      - text: y\n", "      - id: b\n        text: x\n      - id: b-2\n        text: y\n"),
        ("      - id: k\n        text: x\n      - y", "      - id: k\n        text: x\n      - id: b\n        text: y"),
    ),
)  # fmt: skip
@pytest.mark.parametrize("newline", ("\n", "\r\n"))
@pytest.mark.parametrize("bom", ("", "\ufeff"))
def test_options_get_the_id_of_their_place_and_nothing_else_changes(before, after, newline, bom):
    text = bom + quiz(before).replace("\n", newline)
    wanted = bom + quiz(after).replace("\n", newline)

    assert wanted == written(text)
    assert wanted == written(wanted)


def test_questions_get_one_from_their_words():
    head = (
        "  # the first\n  - kind: single\n    question: Mi a különbség az ügyfél és a háttér között, röviden?\n"
        "  - {kind: text, question: K?, answers: [a]}\n  - kind: text\n    question: K?\n    answers: [b]\n"
        "  - id: k\n    kind: text\n    question: '?'\n    answers: [b]\n  - kind: text\n    question: '?'\n"
    )
    made = written(f"title: A\nquestions:\n{head}")

    assert made == f"title: A\nquestions:\n{head}".replace(
        "  - kind: single\n", "  - id: mi-a-kulonbseg-az-ugyfel-es-a-hatter\n    kind: single\n"
    ).replace("{kind", "{id: k-2, kind").replace("  - kind: text\n    question: K", "  - id: k-3\n    kind: text\n    question: K").replace("  - kind: text\n    question: '", "  - id: q5\n    kind: text\n    question: '")  # fmt: skip


THINGS_OF_KINDS = (
    ("match", "    pairs:\n      - left: x\n        right: y\n      - {left: z, right: w}\n",
     "    pairs:\n      - id: a\n        left: x\n        right: y\n      - {id: b, left: z, right: w}\n"),
    ("order", "    items:\n      - x\n      - text: y\n", "    items:\n      - id: a\n        text: x\n      - id: b\n        text: y\n"),
    ("open", "    checklist: [x, {text: y}]\n", "    checklist: [{id: a, text: x}, {id: b, text: y}]\n"),
    ("gaps", "    gaps:\n      x: y\n      z:\n        options: [v, w]\n      u:\n        options:\n          - text: t\n",
     ("    gaps:\n      x: y\n      z:\n        options: [{id: a, text: v}, {id: b, text: w}]\n"
     "      u:\n        options:\n          - id: a\n            text: t\n")),
    ("sort", "    groups:\n      - name: x\n        items: [y, z]\n      - name: w\n        items:\n          - v\n",
     ("    groups:\n      - id: a\n        name: x\n        items: [{id: a, text: y}, {id: b, text: z}]\n"
     "      - id: b\n        name: w\n        items:\n          - id: c\n            text: v\n")),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after"), THINGS_OF_KINDS)
def test_the_things_of_every_kind_get_the_id_that_answers_hold_already(kind, before, after):
    head = f"title: A\nquestions:\n  - id: q\n    kind: {kind}\n    question: K?\n"

    assert head + after == written(head + before)
    assert head + after == written(head + after)


def test_a_quiz_in_a_page_is_read_too():
    page = "---\ntitle: A\n---\nText\n\n```quiz\nid: x\n{}```\n\n``` \n- text: no quiz\n```\n"
    before, after = quiz("      - text: x\n"), quiz("      - id: a\n        text: x\n")

    assert page.format(after) == written(page.format(before), "content/hu/faq/a.md")


@pytest.fixture
def run(site, capsys):
    def go(files, *more: str):
        project = site({"content/site.yaml": "format: 1\nid: p\ntitle: P\nlanguages: [hu, en]\n", **files})
        code = cli.main(["ids", "--root", str(project.root), "--language", "en", *more])
        said = capsys.readouterr()
        return project, code, said.out, said.err

    return go


GOOD = quiz("      - text: x\n        correct: true\n      - y\n")


def test_it_says_what_it_did_and_the_second_time_there_is_nothing_to_do(run):
    project, code, out, err = run({PATH: GOOD})

    assert (code, err) == (0, "")
    assert out == f"{PATH}: ids written: 2\nDone. Ids written: 2.\n"
    assert project.codes().count("explanation") == 1
    assert run({PATH: (project.root / PATH).read_bytes()})[1:] == (0, "No id is missing.\n", "")


def test_a_dry_run_shows_it_and_writes_nothing(run):
    project, code, out, _ = run({PATH: GOOD}, "--dry-run")

    assert code == 0
    assert f"--- {PATH}" in out
    assert "\n-      - y\n" in out
    assert "\n+      - id: b\n+        text: y\n" in out
    assert (project.root / PATH).read_text("utf-8") == GOOD


def test_the_permissions_stay(run, site):
    file = site({PATH: GOOD}).root / PATH
    file.chmod(0o640)
    run({})

    assert "id: a" in file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in file.parent.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize(
    ("bad", "said"),
    (
        (b"title: A\nquestions:\n\t- x\n", "It has mistakes"),
        (b"title: A\nquestions: [\n", "It has mistakes"),
        (b"title: A # lost\n", "It has mistakes"),
        (b"title: \xe1\n", "It is not UTF-8"),
    ),
)
def test_a_file_with_mistakes_is_left_alone_and_the_others_are_written(run, bad, said):
    other = "content/hu/quizzes/b.yaml"
    project, code, out, err = run({PATH: bad, other: GOOD})

    assert code == 1
    assert err.startswith(f"{said}, so it was left as it was: {PATH}.")
    assert (project.root / PATH).read_bytes() == bad
    assert f"{other}: ids written: 2" in out


def test_paired_questions_share_their_id(run):
    text = "title: A\nquestions:\n  - kind: text\n    question: {}\n    answers: [a]\n    explanation: E\n"
    english = PATH.replace("/hu/", "/en/")
    project, *_ = run({PATH: text.format("Hány óra van?"), english: text.format("What is the time?")})

    assert "  - id: hany-ora-van\n" in (project.root / english).read_text("utf-8")


def test_without_a_site_it_says_so(tmp_path, capsys):
    assert cli.main(["ids", "--root", str(tmp_path), "--language", "en"]) == 1
    assert "[no-site]" in capsys.readouterr().err


WORDS = st.text("abc ő:#'\"{[&-|\n", min_size=1, max_size=12).filter(lambda text: text.strip())


@st.composite
def quizzes(draw):
    """Write a quiz in one of the ways that YAML allows; it may well have mistakes."""

    def text(value: str):
        return draw(st.sampled_from((value, f"'{value.strip()}'", f"|\n          {value.strip()}"))).rstrip(
            "\n"
        )

    def option():
        value = text(draw(WORDS))
        return draw(st.sampled_from((f"- {value}", f"- text: {value}", f"- id: x\n        text: {value}", f"- {{text: {value}}}")))  # fmt: skip

    options = "".join(f"      {option()}\n" for _ in range(draw(st.integers(0, 4))))
    lead = draw(st.sampled_from(("id: q\n    ", "")))
    made = f"questions:\n  - {lead}kind: single\n    question: {text(draw(WORDS))}\n    options:\n{options}"
    return made.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))


@given(quizzes())
def test_any_quiz_keeps_its_meaning(text):
    made = ids.written(Manuscript(PATH, text.encode()))
    if isinstance(made, str):
        return
    before = meaning(yamltree.parse(text.replace("\r\n", "\n"), PATH)[0])
    after = meaning(yamltree.parse(made.data.decode().replace("\r\n", "\n"), PATH)[0])

    def without(said):
        """Take ids out, and make an option of a bare text what it is."""
        if isinstance(said, list):
            pairs = [pair for pair in said if not (isinstance(pair, tuple) and pair[0] == "id")]
            if len(said) == 2 and len(pairs) == 1 and isinstance(pairs[0], tuple) and pairs[0][0] == "text":
                return pairs[0][1]
            if len(said) == 1 and isinstance(said[0], tuple) and said[0][0] == "text":
                return said[0][1]
            return [without(one) for one in pairs]
        return (said[0], without(said[1])) if isinstance(said, tuple) else said

    assert without(before) == without(after)
    again = ids.written(Manuscript(PATH, made.data))
    assert not isinstance(again, str)
    assert (again.count, again.data) == (0, made.data)


FRAGMENTS = (
    "- ", "text: ", "id:", "id: a\n", "\n", "    ", "questions:\n", "options:\n", "kind: single\n", "question: x\n", "- id: q\n",
    "[", "]", "{", "}", "'", '"', "|\n", "#", "\r\n", "\r", "\u2028", "\x85", "é", "```quiz\n", "```\n", "---\n", ", ",
    "? ", "null", "\ufeff", "\t", "*a", "&a ",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join),
    st.sampled_from(("", "questions:\n  - kind: single\n    question: K\n    options:\n")),
    st.booleans(),
)
def test_any_text_is_written_or_left_alone_and_then_nothing_is_missing(text, head, fenced):
    whole = f"```quiz\n{head}{text}\n```\n" if fenced else head + text
    path = "content/hu/faq/a.md" if fenced else PATH
    made = ids.written(Manuscript(path, whole.encode()))
    if not isinstance(made, str):
        again = ids.written(Manuscript(path, made.data))
        assert not isinstance(again, str)
        assert again.count == 0
