"""Captions: what is read from them, the transcript they give, and what of them is published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.captions import beside, read, transcript

VTT = """WEBVTT - of a greeting

NOTE
not said --> by anybody

STYLE
::cue { color: red }

first
00:00.000 --> 00:04.000 align:start
<v Anna>Jó napot, <b>miben</b> segíthetek?

00:04.500 --> 00:05.000
<v Anna>Tessék &lt;mondani&gt;!

00:05.100 --> 00:07.000
<v.loud Béla>A számlámról
érdeklődöm.

01:00:09.000 --> 01:00:10.000
Hosszú szünet után.
"""


def test_captions_become_paragraphs_by_who_speaks_and_by_pauses():
    assert read(VTT.encode())[1] == []
    assert transcript(VTT.encode(), "vtt") == [
        ("Anna", "Jó napot, miben segíthetek? Tessék <mondani>!"),
        ("Béla", "A számlámról érdeklődöm."),
        ("", "Hosszú szünet után."),
    ]


def test_a_text_becomes_its_paragraphs():
    assert transcript("\ufeffEgy\nkettő.\r\n\r\nHárom.\n".encode(), "txt") == [
        ("", "Egy kettő."),
        ("", "Három."),
    ]


@pytest.mark.parametrize(
    ("text", "slips"),
    (
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", []),
        ("\ufeffWEBVTT\r\n\r\n00:00:01.000 --> 00:00:02.000\r\nx\r\n", []),
        ("WEBVTT\n00:01.000 --> 00:02.000\nx\n", []),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nx\n", [(1, "head")]),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nx\n", [(3, "time")]),
        ("WEBVTT\n\n0:01.000 --> 00:02.000\nx\n", [(3, "time")]),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nx\n", [(3, "time")]),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nx\n", [(3, "time")]),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nx\n", [(3, "order")]),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny\n", [(6, "order")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nx\n", [(3, "empty"), (5, "time")]),
        ("", [(1, "head")]),
    ),
)
def test_what_browsers_would_drop_is_said(text, slips):
    assert [(one.line, one.code) for one in read(text.encode())[1]] == slips


@given(st.binary(max_size=300))
def test_no_file_stops_the_reader(data):
    cues, slips = read(data)

    assert all(one.line > 0 for one in slips)
    assert isinstance(transcript(data, "vtt"), list)
    assert len(cues) <= data.count(b"-->")


def test_the_file_in_the_language_comes_first_and_captions_before_a_text():
    paths = frozenset(("a/f.mp4", "a/f.vtt", "a/f.hu.vtt", "a/f.en.txt"))

    assert beside("a/f.mp4", "hu", paths) == "a/f.hu.vtt"
    assert beside("a/f.mp4", "en", paths) == "a/f.vtt"
    assert beside("a/f.mp4", "en", paths - {"a/f.vtt"}) == "a/f.en.txt"
    assert beside("a/g.mp4", "en", paths) is None


FILES = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/faq/a.md": "---\ntitle: Mi szól?\n---\n![Film](f.mp4)\n\n- ![Hang](h.mp3) is szól\n\n![Hang](h.mp3)\n",
    "content/hu/faq/f.mp4": b"f",
    "content/hu/faq/h.mp3": b"h",
    "content/hu/faq/f.hu.vtt": VTT,
    "content/hu/faq/f.en.vtt": VTT.replace("Jó", "Good"),
    "content/hu/faq/h.txt": "Csak <b>ennyi</b> & kész.\n",
}


def test_a_film_has_its_tracks_and_its_words_below(site):
    project = site(FILES)
    project.build()
    page = project.page("hu/faq/a.html")

    assert page.count("<track ") == 2
    assert 'srclang="hu" label="Magyar" default>' in page
    assert 'srclang="en" label="English">' in page
    assert "<b>Anna:</b> Jó napot, miben segíthetek? Tessék &lt;mondani&gt;!</p>" in page
    # a recording has no place for captions; and below one within a line there is no place for its words
    assert page.count("<audio ") == 2
    assert page.count("Csak &lt;b&gt;ennyi&lt;/b&gt; &amp; kész.") == 1
    assert sum(path.endswith(".vtt") for path in project.output()) == 2
    assert "captions-missing" not in project.codes()


def test_without_them_a_warning_can_be_excused_for_a_film_that_is_silent(site):
    text = "---\ntitle: Mi szól?\n{}---\n![Film](f.mp4)\n"
    bare = {"content/hu/faq/a.md": text.format(""), "content/hu/faq/f.mp4": b"f"}
    project = site(bare)

    assert project.codes() == ["captions-missing"]
    project.write({"content/hu/faq/a.md": text.format("checks: {captions: nincs hangja}\n")})
    assert project.codes() == []
