"""Soft hyphens: where they stand, where they never do, and what happens without the patterns."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from generator import hyphens
from generator.hyphens import SOFT, hyphenated

SETTINGS = (
    "format: 1\nid: proba\ntitle: Elégedettségnövekedés\nlanguages: [hu]\naddress: https://example.org/x/\n"
)
PAGE = """---
title: Elégedettségnövekedés
summary: Készségfejlesztés ügyfélszolgálatosoknak.
objectives: [{id: cel, text: Készségfejlesztés}]
---
## Ügyfélszolgálatosoknak

Elégedettségnövekedés és `készségfejlesztés`, [management]{lang=en}, <https://example.org/elegedettsegnovekedes>.
[Készségfejlesztés](masik.md "Készségfejlesztés"). {{ term: kesz }}

    készségfejlesztés

![Készségfejlesztés](kep.svg)
"""
FILES = {
    "content/hu/articles/resz/index.md": "---\ntitle: Elégedettségnövekedés\nsummary: Rész.\npages: [lap, masik]\n---\n",
    "content/hu/articles/resz/lap.md": PAGE,
    "content/hu/articles/resz/masik.md": "---\ntitle: Másik\nsummary: Lap.\n---\nSzöveg.\n",
    "content/hu/articles/resz/kep.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/hu/glossary.yaml": "- {id: kesz, term: készségfejlesztés, definition: Készségfejlesztés.}\n",
    "content/hu/quizzes/kviz.yaml": "id: kviz\ntitle: Készségfejlesztés\nabout: articles/resz/lap\nquestions:\n"
    "  - {id: k, kind: gaps, question: Készségfejlesztés?, text: 'Ügyfélszolgálatosoknak {keszsegfejlesztes}.',"
    " gaps: {keszsegfejlesztes: {answers: [elégedettség]}}, explanation: Készségfejlesztés.}\n",
}


class Texts(HTMLParser):
    """Gathers what stands in a page, by where: in text, in code, in what is no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += [value or "" for _, value in attrs]
        if tag not in ("meta", "link", "img", "input", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"script", "style", "title", "code", "pre"} & set(self.open):
            self.hidden.append(data)
        else:
            self.shown.append((self.open[-1] if self.open else "", data))


def texts(html: str) -> Texts:
    parser = Texts()
    parser.feed(html)
    return parser


@pytest.mark.parametrize(
    ("word", "parted"),
    (
        ("elégedettségnövekedés", "elége-dett-ség-nö-ve-kedés"), ("készségfejlesztés", "kész-ség-fej-lesztés"),
        # a break would change the letters: asz-szony-nyal, köny-nyeb-ben
        ("asszonnyal", "asszonnyal"), ("poggyászmegőrző", "poggyász-meg-őrző"), ("könnyebben", "könnyebben"),
        ("Ügyfélszolgálatosoknak", "Ügyfél-szol-gá-la-to-soknak"), ("hosszú", "hosszú"), ("", ""), ("tizenegy", "tizenegy"),
        ("back-office-készségek", "back-office-kész-ségek"), ("x@elegedettseg.hu", "x@elegedettseg.hu"),
        ("készség/fejlesztéseink", "készség/fejlesztéseink"), ("{keszsegfejlesztes}", "{keszsegfejlesztes}"),
        ("\ue010keszsegfejlesztes\ue011", "\ue010keszsegfejlesztes\ue011"), ("ELÉGEDETTSÉG", "ELÉGE-DETTSÉG"),
    ),
)  # fmt: skip
def test_long_hungarian_words_break_where_no_letter_changes(word, parted):
    assert hyphenated(word, "hu").replace(SOFT, "-") == parted
    assert hyphenated(word, "hu").replace(SOFT, "") == word


def test_english_words_break_as_in_britain_and_a_language_without_patterns_not_at_all():
    assert hyphenated("responsibility", "en").replace(SOFT, "-") == "respons-ib-ility"
    assert hyphenated("elégedettségnövekedés", "xx") == "elégedettségnövekedés"


@pytest.mark.parametrize("where", ("off", "headings", "all"))
def test_they_stand_in_text_and_nowhere_else(site, where):
    project = site({"content/site.yaml": f"{SETTINGS}soft-hyphens: {where}\n", **FILES})
    project.build()
    headings = plain = 0
    for path, data in project.output().items():
        text = data.decode("utf-8", "replace")
        if not path.endswith(".html"):
            assert path.startswith("assets/") or SOFT not in text, path
            continue
        page = texts(text)
        assert [one for one in page.hidden if SOFT in one] == [], path
        headings += sum(SOFT in one for tag, one in page.shown if re.fullmatch("h[1-4]", tag))
        plain += sum(SOFT in one for tag, one in page.shown if not re.fullmatch("h[1-4]", tag))

    assert [headings > 0, plain > 0] == [where != "off", where == "all"]
    page = project.page("hu/resz/lap.html")
    assert 'id="ugyfelszolgalatosoknak"' in page
    if where == "all":
        assert f'<span lang="en">{hyphenated("management", "en")}</span>' in page
        assert hyphenated("management", "en") != hyphenated("management", "hu")
        assert f"Elége{SOFT}dett{SOFT}ség{SOFT}nö{SOFT}ve{SOFT}kedés és" in page


def test_what_is_compared_and_counted_does_not_change_with_them(site):
    """Digests of what was said, the words of a page, and findings are those of the text as it was typed."""
    off = site({"content/site.yaml": SETTINGS, **FILES})
    before = off.check().site
    after = off.write({"content/site.yaml": SETTINGS + "soft-hyphens: all\n"}).check().site
    assert before is not None
    assert after is not None

    assert [page.body.plain for page in before.pages] == [page.body.plain for page in after.pages]
    assert [page.body.outline for page in before.pages] == [page.body.outline for page in after.pages]
    assert [one.prompt.plain for quiz in before.quizzes for one in quiz.questions] == [
        one.prompt.plain for quiz in after.quizzes for one in quiz.questions
    ]


def test_without_the_patterns_a_finding_says_how_to_get_them_and_the_site_is_built(site, monkeypatch):
    monkeypatch.setattr(hyphens, "find_spec", lambda name: None)
    hyphens._patterns.cache_clear()
    hyphens._parted.cache_clear()
    project = site({"content/site.yaml": SETTINGS + "soft-hyphens: all\n", **FILES})
    (found,) = (one for one in project.check().findings if one.code == "hyphens-missing")
    project.build()
    hyphens._patterns.cache_clear()
    hyphens._parted.cache_clear()

    assert (found.severity, found.span.line) == ("warning", 6)
    assert SOFT not in project.page("hu/resz/lap.html")


def test_the_patterns_are_not_loaded_where_they_are_not_asked_for(site):
    project = site({"content/site.yaml": SETTINGS, **FILES})
    code = (
        "import sys; from pathlib import Path; from generator import build; "
        f"build.build(Path({str(project.root)!r}), Path({str(project.out)!r})); sys.exit('pyphen' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
