"""`docs/coverage.md` quotes the sentence that says each of the 94 points; the sentences have to stand in the guide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.guide import ROOT, read
from tools import coverage


@pytest.fixture(scope="module")
def site():
    return read().site


@pytest.fixture(scope="module")
def quoted():
    return coverage.rows((ROOT / "docs/coverage.md").read_text("utf-8"))


def changed(quoted, point, /, **values):
    """Give the rows with one of them changed."""
    return [replace(row, **values) if row.point == point else row for row in quoted]


def of(point, quoted, site):
    """Give what does not agree about one point."""
    return [one for one in coverage.faults(quoted, site) if one.startswith(f"{point} (")]


def test_there_are_94_points():
    assert len(coverage.POINTS) == 94


def test_every_quoted_sentence_stands_below_its_heading(quoted, site):
    assert list(coverage.faults(quoted, site)) == []


def test_a_sentence_is_long_enough_to_say_something(quoted):
    assert [row.point for row in quoted for one in row.sentences if len(one.split()) < 4] == []


@pytest.mark.parametrize("language", (0, 1))
def test_a_sentence_that_was_rewritten_is_found(quoted, site, language):
    row = next(row for row in quoted if row.point == "A-02")
    sentences = tuple(
        one.replace(" ", " egyszer ", 1) if number == language else one
        for number, one in enumerate(row.sentences)
    )

    found = of("A-02", changed(quoted, "A-02", sentences=sentences), site)

    assert len(found) == 1
    assert found[0].startswith(f"A-02 ({coverage.LANGUAGES[language]})")


@pytest.mark.parametrize(
    "values",
    (
        {"anchor": "felelosseg"},  # the sentence stands elsewhere on the page
        {"anchor": "sehol"},
        {"anchor": None},
        {"page": "articles/alapok/front-office"},
        {"page": "articles/alapok/nincs"},
    ),
)
def test_a_wrong_place_is_found_in_both_languages(quoted, site, values):
    found = of("A-02", changed(quoted, "A-02", **values), site)

    assert len(found) == 2


def test_a_page_that_does_not_list_the_point_is_found(quoted, site):
    pages = tuple(
        replace(page, covers=tuple(point for point in page.covers if point.id != "A-02"))
        for page in site.pages
    )

    found = of("A-02", quoted, replace(site, pages=pages))

    assert len(found) == 2
    assert all("covers" in one for one in found)


def test_points_that_are_missing_unknown_or_doubled_are_found(quoted, site):
    rows = [*changed(quoted, "A-02", point="A-41"), quoted[0]]

    found = list(coverage.faults(rows, site))

    assert found[:3] == [
        "A-02: it is not in docs/coverage.md",
        "A-41: there is no such point",
        f"{quoted[0].point}: it stands twice",
    ]


def test_parts_of_a_sentence_stand_whole_and_in_their_order():
    text = "A raktár figyel. A számlázás ír, és a vevő örül."

    assert coverage.says(text, "A raktár figyel. … a vevő örül.")
    assert not coverage.says(text, "a vevő örül. … A raktár figyel.")
    assert not coverage.says(text, "raktár fig")
    assert not coverage.says(text, "")
