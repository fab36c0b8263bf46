"""GIFT as other programs and people write it: each sample, what it must become, and what must be said to be lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import quizfile
from generator.findings import Span
from generator.formats import decoding, marks
from generator.formats.gift import read as reading
from generator.source import markdown
from generator.source.fields import Prose
from generator.tongue import Tongue

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.gift"))


def read(text: str | bytes):
    return reading.read(text if isinstance(text, bytes) else text.encode(), "x.gift")


def one(text: str | bytes):
    imported = read(text)
    assert len(imported.questions) == 1, imported.findings
    return imported.questions[0]


def said(imported) -> list[str]:
    return [
        f"{one.code} {dict(one.values).get('thing', '').removeprefix('lost.')}".strip()
        for one in imported.findings
    ]


def fields(question) -> str:
    return quizfile.item(question) or ""


@pytest.mark.parametrize(
    ("text", "kind", "losses"),
    (
        ("Capital?{=Rome ~Oslo}", "single", []),
        ("Who? {~%50%Ann ~%50%Bob ~%-50%Cid ~%-50%Dan}", "multiple", []),
        ("Who? {~%50%Ann ~%50%Bob ~%-100%Cid ~%-100%Dan}", "multiple", ["import-otherwise weights"]),
        ("Who? {=Ann =Bob ~Cid}", "multiple", ["import-otherwise either"]),
        ("Who? {=Ann ~%50%Bob ~Cid}", "single", ["import-lost partial"]),
        ("So {T}", "true-false", []),
        ("So {TRUE#no#yes}", "true-false", []),
        ("So {f}", "true-false", []),
        ("So\n{False#no}", "true-false", []),
        ("Igaz-e? {igaz}", "true-false", []),
        ("Igaz-e? {HAMIS#nem}", "true-false", []),
        ("Igaz-e? {I}", "true-false", []),
        ("Igaz-e? {H}", "true-false", []),
        ("Water? {=H<sub>2</sub>O}", "text", ["import-otherwise answer_marks"]),
        ("Which tag? {=<b>}", "text", []),
        ("Igaz? {talán}\nÉs ez? {T}", "true-false", ["import-otherwise merged"]),
        ("Two and two are {=four =4}.", "text", []),
        ("Word? {=%100%Frog#Good =%50%Cat}", "text", ["import-otherwise parts"]),
        ("Word? {=Frog =%0%*#No}", "text", ["import-lost worthless"]),
        ("How many? {#3}", "number", []),
        ("How many? {#3:2}", "number", []),
        ("How many? {#1..5}", "number", []),
        ("How many? {#=%100%3:0#yes =%50%3:2}", "number", ["import-lost number_feedback", "import-lost more_numbers"]),
        ("Which? {=a -> b =c -> d = -> e}", "match", []),
        ("Which? {=a->b =c->d#said}", "match", ["import-lost pair_feedback"]),
        ("Why? {}", "open", []),
        ("Why? {####Because.}", "open", []),
        ("Two plus {~three =four} are many.", "single", []),
        ("Same? {=a ~b ~b}", "single", ["import-otherwise twins"]),
    ),
)  # fmt: skip
def test_each_form_becomes_a_kind(text, kind, losses):
    imported = read(text)

    assert f"kind: {kind}\n" in fields(imported.questions[0])
    assert losses == said(imported)


@pytest.mark.parametrize(
    ("text", "loss"),
    (
        ("Only words.", "import-left-out description"),
        ("Who? {~a ~b}", "import-left-out no_right"),
        ("Who? {~a}", "import-left-out one_option"),
        ("How many? {#}", "import-left-out no_number"),
        ("How many? {#some}", "import-left-out no_number"),
        ("Which? {= -> b}", "import-left-out no_pairs"),
        ("{=a ~b}", "import-left-out no_prompt"),
        ("A {=b} and a {=c}", "import-left-out several_braces"),
        ("Who? {=a ~b", "import-brace"),
        ("Who? =a ~b}", "import-brace"),
        ("Who? {=a ~[html]<img src='x.png'>}", "import-left-out empty_option"),
    ),
)
def test_what_cannot_be_asked_is_said(text, loss):
    imported = read(text)

    assert not imported.questions
    assert loss in said(imported)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_foreign_file_is_read(path):
    """The first line of a sample says how many questions it has."""
    data = path.read_bytes()
    expected = int(data.decode("utf-8").split("\n")[0].split()[1])

    imported = read(data)

    assert expected == len(imported.questions), said(imported)
    assert all(quizfile.item(question) for question in imported.questions)


def test_a_brace_that_is_never_closed_costs_one_question():
    imported = read("A {=a ~b}\n\nB {=a ~b\n\nC {=a ~b}\n\n::D::D {=a ~b\n::E::E {T}\n")

    assert [question.id for question in imported.questions] == ["a", "c", "e"]
    assert said(imported) == ["import-brace", "import-brace"]
    assert [(one.span.line, one.span.column) for one in imported.findings] == [(3, 3), (7, 8)]


def test_empty_lines_and_comments_in_braces():
    question = one("Who? {\n\n=Ann # yes\n\n// ~nobody\n~Bob\n\n####Said.\n}")

    assert [option.text.source for option in question.interaction.options] == ["Ann", "Bob"]
    assert question.explanation.source == "Said."


def test_questions_that_nothing_parts():
    imported = read("A {T}\nB {F}\n// note\nC {=a ~b}\n::D::D {T}")

    assert [question.id for question in imported.questions] == ["a", "b", "c", "d"]


def test_truth_in_hungarian_on_consecutive_lines():
    imported = read("Igaz-e? {igaz}\nIgaz-e ez? {H}\nÉs ez? {T}")

    rights = [
        [one.id for one in question.interaction.options if one.right] for question in imported.questions
    ]
    assert rights == [["true"], ["false"], ["true"]]
    assert reading.knows("Igaz-e? {igaz}\n")


def test_an_index_is_no_answer():
    assert "x^{H}$?" in one("What is $x_{I} + x^{H}$? {=a ~b}").prompt.source


def test_typed_answers_have_no_tags():
    (field,) = one("Water? {=H<sub>2</sub>O}").interaction.fields

    assert [answer.text for answer in field.answers] == ["H2O"]


def test_escapes():
    question = one(r"5 \~ 6 \= \#1 \{x\} c\: \\ end\nnew {=a\=b ~c\~d\\}")

    assert question.prompt.source == "5 ~ 6 = #1 {x} c: \\ end  \nnew"
    assert [option.text.source for option in question.interaction.options] == ["a=b", "c~d\\"]


def test_braces_of_a_formula_are_text():
    question = one(r"What is $\frac{1}{2}$ of $x^{2}$? {=$\frac{x^{2}}{2}$ ~none}")

    assert question.prompt.source.replace("\\\\", "\\") == r"What is $\frac{1}{2}$ of $x^{2}$?"
    assert len(question.interaction.options) == 2


def test_ids_titles_and_categories():
    text = (
        "$CATEGORY: $course$/top/Bio//chem/Cells\n\n// question: 1  name: First\n// [id:own-1] [tag:easy]\n"
        "::First::A {T}\n\n$CATEGORY: $course$/top/Bio//chem/Plants\n\n::Árvíztűrő tükör::B {T}\n\n::Árvíztűrő tükör::C {F}\n"
    )
    imported = read(text)

    assert [question.id for question in imported.questions] == [
        "own-1",
        "arvizturo-tukor",
        "arvizturo-tukor-2",
    ]
    assert [question.topic for question in imported.questions] == ["Cells", "Plants", "Plants"]
    assert imported.title == "Bio/chem"
    assert said(imported) == ["import-lost tags"]


@pytest.mark.parametrize(
    ("html", "expected", "losses"),
    (
        ("<p>One <b>two </b><i>three</i></p><p>four</p>", "One **two** *three*\n\nfour", ()),
        ("a<br>b", "a  \nb", ()),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b", ()),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b", ()),
        ("<code>a_b*</code>", "`a_b*`", ()),
        ("<pre>x = 1\ny</pre>", "```\nx = 1\ny\n```", ()),
        ('<a href="https://example.org/a">x</a>', "[x](https://example.org/a)", ()),
        ('<a href="b.html">x</a>', "x", ("link",)),
        ('x <img src="a.png" alt="A tree"> y', "x  A tree  y", ("picture",)),
        ("H<sub>2</sub>O x<sup>2</sup>", "H₂O x²", ()),
        ("a &lt;b&gt; &amp; c", "a &lt;b> & c", ()),
        ("vector<int> v", "vector&lt;int> v", ()),
        ("<script>x</script>y<!-- z -->", "y", ()),
    ),
)  # fmt: skip
def test_html_becomes_markdown(html, expected, losses):
    assert (expected, losses) == marks.from_html(html)


@pytest.mark.parametrize(
    "code", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso8859_2")
)
@pytest.mark.parametrize("newline", ("\n", "\r\n", "\r"))
def test_encodings(code, newline):
    text = newline.join(("::Első::Mi az „ő” és az „ű”?" if "8859" not in code else "::Első::Mi az ő és az ű?",
                         "{=hosszú magánhangzó ~kettős betű}", ""))  # fmt: skip

    question = one(text.encode(code))

    assert "ő" in question.prompt.source
    assert question.interaction.options[1].text.source == "kettős betű"


def test_western_letters_are_not_taken_for_hungarian_ones():
    text = "Où était la forêt? Très près."

    assert (text, "Windows-1252") == decoding.decode(text.encode("cp1252"))
    assert decoding.decode("árvíztűrő tükörfúrógép".encode("cp1250")) == (
        "árvíztűrő tükörfúrógép",
        "Windows-1250",
    )


WORDS = st.text(st.sampled_from("ab őű*_`[](){}<>&#=~\\|!-+.:1 \n"), max_size=40)


@given(WORDS)
@example("|\n|")
@example("a | b\n--|--\nc | d")
def test_plain_text_is_shown_as_it_is(text):
    text = "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    rendered, _ = markdown.render_text(Prose(marks.escaped(text), Span("x", 1, 1), ()), Tongue("en"))

    assert text.split() == rendered.plain.split()


PIECES = ("{", "}", "=", "~", "#", "####", "::", "\\", "//", "->", "%50%", "$CATEGORY: a/b\n", "[html]", "<b>", "</p>", "<a href=",
          "{#", "{T}", "..", "\n", "\n\n", " ", "ő", "1", "\x00", "\ue123", "&amp;", "[id:", "]", "`")  # fmt: skip


def speaks(text: str) -> bool:
    """Whether a line holds a letter or a figure that belongs to no comment and no category."""
    lines = (line.strip() for line in re.split(r"\r\n|\r|\n", text))
    return any(
        any(char.isalnum() for char in line)
        for line in lines
        if not line.startswith(("//", "$CATEGORY", "::"))
    )


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_text_gives_questions_or_findings(text):
    imported = read(text)
    made = quizfile.fitted(imported.questions, "T", lambda _: ())

    assert made.kept + len(made.dropped) == len(imported.questions)
    # nothing is left out without a word but comments, categories and what cannot be seen
    assert imported.questions or imported.findings or not speaks(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    read(data)


@given(st.sampled_from(SAMPLES), st.data())
def test_a_damaged_file_is_read(path, data):
    text = path.read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    read(text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + length :])
