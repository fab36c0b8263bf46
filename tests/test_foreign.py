"""Words of another language say so, and nothing but the address decides in which language a page is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GLOSSARY = """- id: front
  term: ügyféloldal
  also: ["[front <office>]{lang=en}", pult, '[back office]{lang="en-GB"}']
  definition: Ahol az ügyfél kérdez.
- id: middle
  term: "[middle office]{lang=en}"
  definition: Középen van.
"""
HERE = Path(__file__).parents[1]


@pytest.fixture
def project(site):
    text = (
        "---\ntitle: Kérdés?\n---\n{{ term: middle }}, {{ term: front }}, {{ term: front, ügyféloldalon }}.\n"
    )
    made = site({"content/hu/glossary.yaml": GLOSSARY, "content/hu/faq/a.md": text})
    made.build()
    return made


def test_foreign_words_of_the_glossary_have_their_language(project):
    page = project.page("hu/glossary.html")

    assert '<dt lang="en">middle office</dt>' in page
    assert "<dt>ügyféloldal</dt>" in page
    assert (
        '<span lang="en">front &lt;office&gt;</span>, pult és <span lang="en-GB">back office</span></p>'
        in page
    )
    assert "{lang=" not in page


def test_a_foreign_term_has_its_language_where_it_stands_in_a_text(project):
    page = project.page("hu/faq/a.html")

    assert 'popovertarget="term-middle" lang="en">middle office</button>' in page
    assert 'popovertarget="term-front">ügyféloldal</button>' in page
    assert '<p class="what" lang="en">middle office</p>' in page


def test_the_english_words_of_the_hungarian_glossary_of_the_guide_are_marked():
    text = (HERE / "content" / "hu" / "glossary.yaml").read_text("utf-8")
    bare = re.findall(r"(?m)^  (?:term|also): .*(?<!\[)\b(?:front|back|middle) office\b.*$", text)

    assert bare == []
    assert len(re.findall(r"\{lang=en\}", text)) >= 3


def test_no_script_and_no_page_asks_the_browser_for_its_language(project):
    """The root leads on to the first language for everybody; other pages lead nowhere by themselves."""
    for path, data in project.output().items():
        text = data.decode("utf-8", "replace")
        assert not re.search(
            r"navigator\.(user)?languages?|location\.(replace|assign)|location\.href\s*=[^=]", text
        ), path
        if path != "index.html":
            assert 'http-equiv="refresh"' not in text, path

    assert '<meta http-equiv="refresh" content="0; url=hu/index.html">' in project.page("index.html")
