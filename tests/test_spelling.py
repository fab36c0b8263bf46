"""Every word of the guide, in its own language, is in the dictionary or in the committed list of own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build as building
from tests.guide import ROOT, TODAY
from tools import spelling

LISTS = Path(__file__).parent / "spelling"


def test_words_are_found_with_their_language():
    page = (
        '<html lang="hu"><body><p>Az 5-ös lap 20%-kal <span lang="en">back office</span>, a 15.'
        ' <code>konyv</code></p><img alt="egy kép"><p title="cím">el\u00adválasztva e\u2011mail</p></body></html>'
    )

    assert list(spelling.words(page)) == [
        ("hu", "Az"),
        ("hu", "lap"),
        ("en", "back"),
        ("en", "office"),
        ("hu", "a"),
        ("hu", "egy"),
        ("hu", "kép"),
        ("hu", "cím"),
        ("hu", "elválasztva"),
        ("hu", "e-mail"),
    ]


def test_what_the_dictionary_does_not_know_is_named():
    known = {"hu": {"jó", "szó"}.__contains__}

    assert spelling.misspelled('<p lang="hu">jó szo, jó-szó <b lang="de">schön</b></p>', known) == {
        ("hu", "szo")
    }


def test_drawings_are_read_too():
    assert list(spelling.words('<svg xml:lang="hu"><rect/><text>Két oldal</text></svg>')) == [
        ("hu", "Két"),
        ("hu", "oldal"),
    ]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_guide_is_spelled_right(tmp_path):
    own = {language: spelling.own_words(LISTS / f"{language}.txt") for language in spelling.DICTIONARIES}
    known = {language: spelling.speller(language, own[language]) for language in own}
    assert building.build(ROOT, tmp_path / "site", today=TODAY).report
    files = [*sorted((tmp_path / "site").rglob("*.html")), *sorted((ROOT / "content").rglob("*.svg"))]
    used: set[str] = set()
    wrong: dict[tuple[str, str], str] = {}

    for file in files:
        markup = file.read_text(encoding="utf-8")
        used.update(part for _, word in spelling.words(markup) for part in (word, *word.split("-")))
        used.update(word.partition("’")[0] for _, word in spelling.words(markup))
        for found in spelling.misspelled(markup, known):
            wrong.setdefault(found, file.name)

    assert len(files) > 140
    assert wrong == {}
    assert {word for words in own.values() for word in words} - used == set()
    # and a dictionary that knows everything would be no check
    assert not any(known["hu"](word) for word in ("tévedétt", "ügyfélszolgállat"))
    assert not known["en"]("recieve")
