"""What the interface says by language: dates, numbers, lists and plural forms as Unicode CLDR has them (Babel)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build as building
from generator import words
from generator.memory import Memory
from generator.model import Source
from generator.plurals import CATEGORIES, categories, category
from generator.source.wordsfile import read
from generator.tongue import Tongue, known, stem

if TYPE_CHECKING:
    from generator.findings import Finding

# our English is written as in Britain, as the guide is: A, B and C; 24 November 2026
LOCALES = {"hu": "hu", "en": "en_GB"}
NUMBERS = (*range(203), 1000, 1001, 10**4, 10**5, 10**6, 10**6 + 1, 2 * 10**6, 40000, 100000, 60001)


@pytest.mark.parametrize("language", LOCALES)
@settings(deadline=None)  # the first call loads the locale
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_those_of_cldr(language, day):
    assert format_date(day, "long", LOCALES[language]) == Tongue(language).date(day.isoformat())


@pytest.mark.parametrize("language", LOCALES)
@settings(deadline=None)
@given(number=st.decimals(-(10**9), 10**9, places=2))
def test_numbers_are_those_of_cldr(language, number):
    plain = f"{number:f}".rstrip("0").rstrip(".") or "0"
    plain = "0" if plain == "-0" else plain
    wanted = format_decimal(number, "#,##0.###", LOCALES[language]).replace("-", "−")
    if language == "hu" and 1000 <= abs(number) < 10000:
        wanted = wanted.replace(
            "\u00a0", ""
        )  # minimumGroupingDigits is 2 in CLDR, which Babel does not follow

    assert ("0" if wanted == "−0" else wanted) == Tongue(language).number(plain)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("count", range(7))
def test_lists_are_those_of_cldr(language, count):
    texts = [f"t{n}" for n in range(count)]

    assert format_list(texts, "standard", LOCALES[language]) == Tongue(language).series(texts)


def test_plural_forms_are_those_of_cldr_in_every_language_that_it_knows():
    for code in locale_identifiers():
        rules = Locale.parse(code).plural_form
        ours = code.replace("_", "-")

        assert [rules(n) for n in NUMBERS] == [category(ours, n) for n in NUMBERS], code


def test_the_categories_of_a_language_are_in_one_order_and_end_with_the_one_for_all_others():
    for code in ("hu", "en", "ar", "pl", "cy", "zh", "zz"):
        found = categories(code)

        assert found[-1] == "other"
        assert [one for one in CATEGORIES if one in found] == list(found)
    assert categories("ar") == CATEGORIES
    assert categories("zz") == ("other",)


@pytest.mark.parametrize(
    ("number", "said"), ((1, "1 page"), (2, "2 pages"), (0, "0 pages"), (21, "21 pages"))
)
def test_the_form_is_chosen_by_the_number(number, said):
    assert Tongue("en").say("paths.count", n=number) == said


def test_a_language_with_more_forms_uses_them_and_one_with_none_needs_none():
    polish = Tongue(
        "pl", "x", {"paths.count.one": "{n} a", "paths.count.few": "{n} b", "paths.count.other": "{n} c"}
    )
    plain = Tongue("en", "y", {"paths.count": "pages: {n}"})

    assert [polish.say("paths.count", n=n) for n in (1, 2, 5, 22)] == ["1 a", "2 b", "5 c", "22 b"]
    assert plain.say("paths.count", n=1) == "pages: 1"
    assert Tongue("hu").say("paths.count", n=1) == Tongue("hu").say("paths.count", n=2).replace("2", "1")


def test_what_a_language_lacks_is_english_and_what_english_lacks_is_an_error():
    tongue = Tongue("de", "x", {"nav.menu": "Menü"})

    assert [tongue.say("nav.menu"), tongue.say("nav.home")] == ["Menü", "Home"]
    assert known(tongue)
    assert not known(Tongue("de"))
    with pytest.raises(KeyError):
        tongue.say("no.such.word")


@pytest.mark.parametrize(
    ("code", "direction"),
    (
        ("hu", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-af", "rtl"),
        ("az-arab", "rtl"),
        ("ku-latn", "ltr"),
        ("ar-latn", "ltr"),
    ),
)
def test_a_language_has_the_direction_of_its_script(code, direction):
    assert Tongue(code).direction == direction


def test_a_value_is_never_filled_again_nor_taken_for_a_pattern():
    tongue = Tongue("en", "z", {"number.group": "\\1"})

    assert Tongue("en").say("page.leans", side="{side} \\1") == "Mostly {side} \\1"
    assert tongue.number("12345") == "12\\1345"


def test_no_word_is_called_like_a_plural_form_unless_it_is_one():
    for language in words.languages():
        found = words.catalogue("interface", language)
        for key in found:
            if stem(key) != key:
                assert f"{stem(key)}.other" in found, key


def test_a_site_speaks_by_its_own_words(site):
    built = site({"content/hu/words.yaml": 'nav:\n  home: "Főoldal"\npage:\n  skip: ""\n'}).build()
    assert built.read.site is not None
    tongue = built.read.site.settings.tongue("hu")

    assert [tongue.say("nav.home"), tongue.say("page.skip")] == ["Főoldal", "Ugrás a tartalomra"]


def test_changing_a_word_changes_every_text_that_was_remembered(site):
    """What a file gave is kept by the settings too, and those hold the words."""
    project = site(
        {
            "content/hu/faq/a.md": "---\ntitle: Mi ez?\n---\n!!! note\n\n    Szöveg.\n",
            "content/hu/words.yaml": 'admonition: {note: "Egy"}\n',
        }
    )
    memory = Memory()
    first = building.check(project.root, memory=memory)
    project.write({"content/hu/words.yaml": 'admonition: {note: "Más"}\n'})
    second = building.check(project.root, memory=memory)
    bodies = [
        next(str(page.body.parts[0]) for page in one.site.pages if page.type == "faq")
        for one in (first, second)
        if one.site is not None
    ]

    assert ["Egy" in bodies[0], "Más" in bodies[1], "Egy" in bodies[1]] == [True, True, False]


@given(
    st.text(alphabet='{}n:"\\ \nabpgext-.,[]#&*!|<é', max_size=200),
    st.sampled_from(("", "page:\n  ", "paths:\n  count:\n    ")),
)
def test_any_file_of_words_gives_a_site_or_findings(text, before):
    findings: list[Finding] = []
    tongue = read(Source("content/hu/words.yaml", before + text, text), "hu", findings)

    for key in ("nav.menu", "page.minutes", "paths.count", "script.points"):
        assert tongue.say(key, n=2, m=3)


def test_braces_in_the_words_of_a_footnote_are_only_braces(site):
    text = "---\ntitle: Mi ez?\n---\nSzöveg[^1].\n\n[^1]: Alul.\n"
    project = site(
        {"content/hu/faq/a.md": text, "content/hu/words.yaml": 'page: {footnote_back: "Fel } {n} {"}\n'}
    )
    project.build()

    assert 'title="Fel } 1 {"' in project.page("hu/faq/a.html")
