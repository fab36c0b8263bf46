"""Markdown: places of links, pictures and headings; what is allowed; quizzes taken out of the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.findings import Span
from generator.hyphens import Look
from generator.source import markdown, markengine, markplaces
from generator.source.fields import Prose
from generator.tongue import Tongue


def prose(text: str, first: int = 1) -> Prose:
    lines = tuple(Span("a.md", number, 1) for number in range(first, first + text.count("\n") + 1))
    return Prose(text, Span("a.md", first, 1), lines)


def page(text: str):
    return markdown.render_page(prose(text), Tongue("en"))


def body(text: str) -> str:
    return "".join(part for part in page(text)[0].parts if isinstance(part, str))


def places(text: str) -> list[tuple[str, int, int]]:
    rendered, _ = page(text)
    found = [(link.target, link.span) for link in rendered.links]
    found += [(heading.title, heading.span) for heading in rendered.outline]
    return [(name, span.line, span.column) for name, span in found]


TRICKY = """## First

Text with [a link](one.md) and ![a picture](two.png "title").

```
[not a link](code.md)
## not a heading
```

> ## In a quote
> with [one](three.md)

- item [two](four.md)

    ## In a list

    and [three](five.md)

| a | b |
|---|---|
| [cell](six.md) | `[code](seven.md)` |

!!! note "Title"
    inside [four](eight.md)

A [reference][ref] and [one](one.md) again.[^n]

[ref]: nine.md
[^n]: A note with [five](ten.md).

Setext [six](eleven.md)
-----------------------

An angled [seven](<twelve.md>), brackets [eight](thirteen_(a).md), <https://example.org/>.
"""


def test_every_link_picture_and_heading_has_its_place():
    """The scan agrees with the text: at each place stands what it says (Python-Markdown keeps none)."""
    lines = TRICKY.split("\n")
    found = places(TRICKY)

    assert len(found) == 18
    for name, line, column in found:
        rest = lines[line - 1][column - 1 :]
        if name in ("First", "In a quote", "In a list"):
            assert rest == f"## {name}"
        elif name == "Setext six":
            assert rest == "Setext [six](eleven.md)"
        else:
            assert rest.startswith(name), (name, line, column)


def test_the_same_address_twice_has_two_places():
    assert places("[1](a.md)\n\n[2](a.md)") == [("a.md", 1, 5), ("a.md", 3, 5)]


def test_places_count_letters_not_bytes():
    assert places("árvíz [1](a.md)") == [("a.md", 1, 11)]


@settings(max_examples=200, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.lists(
        st.sampled_from(["[x](a.md)", "`[c](b.md)`", "\n\n", "word ", "> ", "- ", "**b** ", "\n"]),
        max_size=20,
    )
)
def test_places_hold_for_any_mixture(pieces):
    text = "".join(pieces)
    lines = text.split("\n")
    for link in page(text)[0].links:
        assert lines[link.span.line - 1][link.span.column - 1 :].startswith("a.md")


def test_masked_keeps_every_place():
    text = "a `b` c\n```\nd\n```\ne"

    assert [len(line) for line in text.split("\n")] == [
        len(line) for line in markplaces.masked(text).split("\n")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("[front office]{lang=en}", '<p><span lang="en">front office</span></p>'),
        ("A **bold** `<b>`", "<p>A <strong>bold</strong> <code>&lt;b&gt;</code></p>"),
        ("1 < 2 & 3 &amp; &copy; \\*", "<p>1 &lt; 2 &amp; 3 &amp; © *</p>"),
        ("`&copy; &amp;`", "<p><code>&amp;copy; &amp;amp;</code></p>"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
        ("<a@b.example>", '<p><a href="\ue0000\ue001">a@b.example</a></p>'),
        ("```python\na < b\n```", '<pre tabindex="0"><code class="language-python">a &lt; b</code></pre>'),
        ("- a\n\n    ```\n    b\n    ```", "<code>b</code></pre>"),
        ("Term\n:   meaning", "<dl>\n<dt>Term</dt>\n<dd>meaning</dd>\n</dl>"),
        (
            '!!! try "At work"\n    Do it.',
            '<div class="admonition try">\n<p class="admonition-title">At work</p>',
        ),
    ),
)
def test_what_is_written(text, expected):
    assert expected in body(text)


def test_tables_align_by_class():
    html = body("| a | b |\n|:--|--:|\n| c | d |\n")

    assert 'class="align-right"' in html
    assert "style=" not in html
    assert "align=" not in html.replace('class="align-', "")


def test_an_empty_corner_of_a_table_heads_nothing():
    html = body("|  | b |\n|---|---|\n| c | d |\n")

    assert "<td></td>\n<th>b</th>" in html
    assert html.count("<td") == html.count("</td>") == 3
    assert "<th><strong>a</strong></th>" in body("| **a** | b |\n|---|---|\n| c | d |\n")


def test_headings_have_ids_that_do_not_meet():
    rendered, findings = page(
        "## Hol érdemes figyelni?\n\n## Hol érdemes figyelni?\n\n## Ő és ű {#sajat}\n\n## ???\n\n## ???\n"
    )

    assert findings == []
    expected = ["hol-erdemes-figyelni", "hol-erdemes-figyelni-2", "sajat", "resz", "resz-2"]
    assert expected == [heading.id for heading in rendered.outline]


def test_an_id_of_the_author_is_never_taken_by_another_heading():
    rendered, _ = page("## Alma\n\n## Körte {#alma}\n")

    assert [heading.id for heading in rendered.outline] == ["alma-2", "alma"]


def test_footnotes_have_plain_ids_and_words_of_the_language():
    html = body("A.[^1]\n\n[^1]: B.\n")

    assert re.search(r'href="#fn-1"', html)
    assert "Back to footnote 1 in the text" in html
    assert "\x02" not in html


def test_quizzes_are_taken_out_with_their_places():
    text = "Before\n{{ quiz: one }}\nafter\n\n```quiz\nid: two\n```\n\n{{ question: one/b }}\n"
    rendered, findings = page(text)
    taken = [part for part in rendered.parts if not isinstance(part, str)]

    assert findings == []
    assert [
        markdown.Placeholder("quiz", "one", Span("a.md", 2, 1)),
        markdown.Fence("id: two", Span("a.md", 6, 1)),
        markdown.Placeholder("question", "one/b", Span("a.md", 9, 1)),
    ] == taken
    assert isinstance(rendered.parts[0], str)
    assert "<p>Before</p>" in rendered.parts[0]


def test_a_quiz_in_code_is_code():
    """A rival reads markers in code as quizzes."""
    rendered, findings = page("````\n```quiz\nid: two\n```\n{{ quiz: one }}\n````\n\n`{{ quiz: one }}`\n")

    assert findings == []
    assert all(isinstance(part, str) for part in rendered.parts)


def test_nothing_leaks_from_one_text_into_the_next():
    """One instance is reused: footnotes, references and ids of one page must not come up in another."""
    page("[a]: secret.md\n\n[^1]: note\n\nText[^1] {#x}\n\n## H\n")
    rendered, _ = page("[a][a] and [^1]\n\n## H\n")

    assert rendered.links == ()
    assert [heading.id for heading in rendered.outline] == ["h"]


def test_private_marks_of_an_author_are_taken_out():
    assert "\ue000" not in body("\ue0005\ue001 and \ue0020\ue003")


@pytest.mark.parametrize(
    ("heading", "expected"),
    (("Main", "s-main"), ("Q & A", "s-q-a"), ("Quiz 1", "s-quiz-1"), ("Fn 2", "s-fn-2"), ("S", "s")),
)
def test_a_heading_never_has_an_id_of_the_theme(heading, expected):
    rendered, findings = page(f"## {heading}\n\n## {heading}\n")

    assert findings == []
    assert [one.id for one in rendered.outline] == [expected, f"{expected}-2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        (
            "![Egy csengő](a.mp3)",
            '<audio controls preload="metadata" src="\ue0000\ue001" aria-label="Egy csengő"></audio>',
        ),
        (
            "![Egy <film>](a.MP4)",
            '<video controls preload="metadata" src="\ue0000\ue001" aria-label="Egy &lt;film&gt;"></video>',
        ),
        ("![Egy kép](a.png)", '<img src="\ue0000\ue001" alt="Egy kép">'),
    ),
)
def test_sound_and_film_are_told_by_their_files(text, expected):
    assert expected in body(text)


def test_what_stands_behind_the_language_of_a_fence_is_left_out():
    assert body("```yaml wrong title=x\na: 1\n```\n") == body("```yaml\na: 1\n```\n")


def test_a_deeper_list_is_left_alone():
    text = "- a\n    - b\n        - c\n\n  further text\n- d\n\nText.\n\n  - e\n"

    assert [one.code for one in page(text)[1]] == []


def test_a_text_that_fails_leaves_the_texts_after_it_whole():
    """The library keeps what it was in the midst of: the next paragraph was taken for the rest of a list."""
    span = Span("x", 1, 1)
    render = lambda text: markdown.render_text(Prose(text, span, (span,)), Tongue("hu"))  # noqa: E731
    _, findings = render("- " * 2000 + "a")
    text, _ = render("Ez")

    assert [one.code for one in findings] == ["markdown-failed"]
    assert (text.html, text.plain) == ("<p>Ez</p>\n", "Ez")


LANGUAGES = st.sampled_from(("hu", "en", "de"))
BARE = st.text(st.sampled_from("aeÉőz 019,;.?!()%/„”“»«–—…’'\"§€+:-ab\n_w"), max_size=40)
ANY = st.lists(
    st.sampled_from(
        "szó word 12 **b** *i* _u_ `c` \\* [a](b.md) ![p](q.png) <x> <a@b.hu> https://a.hu & &amp; {{ {.c} [^1] [^1]: | --- "
        "# ## - 1. > !!! : ``` ~~~ \n \n\n    \t *** ___ ' \" ( ) ! [ ] {lang=en} [a]{lang=en} {{ term: x }}".split(
            " "
        )
    ),
    max_size=25,
).map(" ".join)


@given(text=st.one_of(BARE, ANY), code=LANGUAGES)
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plain_line_is_rendered_as_markdown_renders_it(text, code):
    quick = markdown.render_text(prose(text), Tongue(code), look=Look(soft="all"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_BARE", re.compile("(?!)"))
        whole = markdown.render_text(prose(text), Tongue(code), look=Look(soft="all"))

    assert quick == whole


@pytest.mark.parametrize("text", ("Helyes válasz", "Mert így van.\n", "„Igen” (holnap)", "2026-os terv"))
def test_a_plain_line_does_not_need_markdown(text, monkeypatch):
    monkeypatch.setattr(markdown, "_draw", None)

    assert markdown.render_text(prose(text), Tongue("hu"))[0].html == f"<p>{text.strip()}</p>\n"


@given(text=ANY)
@settings(max_examples=400)
def test_what_no_pattern_can_mean_is_left_alone_without_a_change(text):
    quick = markdown.render_page(prose(text), Tongue("en"), [("x", "iksz")])
    engine = markengine.engine(Tongue("en"), page=True)
    quiet = engine.treeprocessors["quiet"]
    engine.treeprocessors.deregister("quiet")
    try:
        whole = markdown.render_page(prose(text), Tongue("en"), [("x", "iksz")])
    finally:
        engine.treeprocessors.register(quiet, "quiet", 21)

    assert quick == whole
