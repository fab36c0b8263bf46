"""An organisation's own fonts: which letters they have, in each form of file, and what is said and published."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import fonts
from generator.fonts import Unreadable, lacking
from generator.sheets import families, files, rewritten
from tests.fonts import HUNGARIAN, LATIN, font

FLAVORS = (None, "woff", "woff2")
SHEET = (
    '@font-face {{ font-family: "Box"; src: url("fonts/{name}") format("woff2"), url(fonts/other.svg); }}\n'
)
SETTINGS = "format: 1\nid: proba\ntitle: Próba\nlanguages: [{language}]\ntheme: {{stylesheet: own.css}}\n"


@pytest.mark.parametrize("flavor", FLAVORS)
@pytest.mark.parametrize("wide", ("", "\U0001f600"))
def test_letters_are_found_in_every_form_of_file(flavor, wide):
    """A letter beyond U+FFFF makes the map of another form (12)."""
    assert lacking(font(HUNGARIAN, flavor, wide), "őŐűŰaz" + wide) == ""
    assert lacking(font(LATIN, flavor, wide), "őŐűŰaz") == "őŐűŰ"
    assert lacking(font(LATIN + "ő", flavor, wide), "őŐűŰ") == "ŐűŰ"


@given(st.sets(st.sampled_from(range(0x21, 0x2FF)), min_size=1, max_size=60))
def test_what_is_found_is_what_is_there(codes):
    letters = "".join(map(chr, sorted(codes)))
    every = "".join(map(chr, range(0x21, 0x2FF)))

    assert set(lacking(font(letters), every)) == set(every) - set(letters)


@pytest.mark.parametrize("flavor", FLAVORS)
@given(data=st.data())
def test_a_damaged_font_is_read_or_refused(flavor, data):
    whole = bytearray(font("aő", flavor))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        found = lacking(cut, "aő")
    except Unreadable:
        return
    assert set(found) <= {"a", "ő"}


def project(site, name, data, language="hu", css=SHEET):
    made = site(
        {
            "content/site.yaml": SETTINGS.format(language=language),
            f"content/{language}/index.md": "---\ntitle: X\n---\nSzöveg.\n",
            "content/own.css": css.format(name=name),
            "content/fonts/other.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    return made.write({f"content/fonts/{name}": data}) if data else made


def said(made) -> list[str]:
    return [one.code for one in made.check().findings if one.code.startswith("stylesheet")]


@pytest.mark.parametrize("flavor", FLAVORS)
def test_a_hungarian_site_is_told_and_another_is_not(site, flavor):
    name = f"box.{flavor or 'ttf'}"

    assert said(project(site, name, font(HUNGARIAN, flavor))) == []
    assert said(project(site, name, font(LATIN, flavor))) == ["stylesheet-font"]
    assert said(project(site, name, font(LATIN, flavor), "en")) == []


def test_a_family_in_several_files_needs_the_letters_once(site):
    both = (
        SHEET + '@font-face {{ font-family: "Box"; src: url(fonts/more.ttf); unicode-range: U+150-171; }}\n'
    )
    made = project(site, "box.ttf", font(LATIN), css=both).write({"content/fonts/more.ttf": font("őŐűŰ")})

    assert said(made) == []
    assert said(made.write({"content/fonts/more.ttf": font("őŐ")})) == ["stylesheet-font"]


def test_what_cannot_be_read_or_is_not_there_is_said(site, monkeypatch):
    assert said(project(site, "box.ttf", b"no font")) == ["stylesheet-font-broken"]
    assert said(project(site, "gone.ttf", b"")) == ["stylesheet-missing"]
    packed = project(site, "box.woff2", font(LATIN, "woff2"))
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    assert said(packed) == ["stylesheet-font-packed"]


def test_what_the_sheet_names_is_published_beside_it(site):
    made = project(site, "box.ttf", font(HUNGARIAN))
    made.build()
    (css,) = (data.decode() for path, data in made.output().items() if re.match(r"assets/own-.*\.css", path))
    named = re.findall(r'url\("([^"]+)"\)', css)

    assert len(named) == 2
    for one in named:
        assert f"assets/{one}" in made.output()


def test_only_files_of_the_project_are_named_and_comments_name_none():
    css = """/* url(a.ttf) */
.x { background: url(data:image/png;base64,AA), url("https://e.org/a.png"), url('../b%20c.png#x'), url(#d) }
"""

    assert [(one.path, one.line) for one in files(css, "content/css/own.css")] == [("content/b c.png", 2)]
    assert rewritten(css, "content/css/own.css", lambda path: "z.png").count('url("z.png#x")') == 1
    assert list(families("@font-face{font-family:A;font-weight:700;src:url(a.woff2)}", "content/o.css")) == [
        ("A", "700", "")
    ]
