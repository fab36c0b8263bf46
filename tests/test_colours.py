"""The organisation's colours: WCAG's formula, the tones that are worked out, and the sheet that sets them."""

from __future__ import annotations

import colorsys
import json
import random
from pathlib import Path

import pytest

from generator import colours

SITE = "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n"
OWN = 'theme:\n  stylesheet: own.css\n  colours: {link: "#7A1FA2", second: "#0f5c63"}\n'
TOKENS = json.loads((Path(__file__).parent / "browser/tokens.json").read_text("utf-8"))
GROUNDS = ("paper", "raised", "sunk", "hint-soft", "right-soft", "wrong-soft")
# the known pairs: WebAIM's and WCAG's own, to two decimals
PAIRS = (
    ("#000000", "#ffffff", 21.0),
    ("#ffffff", "#ffffff", 1.0),
    ("#777777", "#ffffff", 4.48),
    ("#767676", "#ffffff", 4.54),
    ("#0000ff", "#ffffff", 8.59),
    ("#ff0000", "#ffffff", 4.0),
    ("#ffff00", "#000000", 19.56),
)


def some(number: int) -> list[str]:
    chance = random.Random(20261124)

    return ["#000000", "#ffffff", *(f"#{chance.randrange(1 << 24):06x}" for _ in range(number))]


def hue(colour: str) -> tuple[float, float]:
    """Give the hue in degrees, and the spread of the channels, without which a hue says nothing."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return colorsys.rgb_to_hsv(*parts)[0] * 360, max(parts) - min(parts)


def sheets(project) -> list[str]:
    return [path for path in project.output() if path.endswith(".css")]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert colours.contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@pytest.mark.parametrize(("theme", "grounds"), (("light", colours.LIGHT), ("dark", colours.DARK)))
def test_grounds_are_those_of_the_theme(theme, grounds):
    assert [TOKENS[theme][name].lower() for name in GROUNDS] == list(grounds)


def test_worked_out_tones_can_be_read_on_every_ground():
    for colour in some(200):
        for tone, grounds in (
            (colours.lighter(colour), colours.DARK),
            (colours.darker(colour), colours.LIGHT),
        ):
            assert all(colours.contrast(tone, ground) >= 4.5 for ground in grounds), (colour, tone)


def test_worked_out_tones_keep_the_hue():
    for colour in some(200):
        for tone in (colours.lighter(colour), colours.darker(colour)):
            (before, _), (after, spread) = hue(colour), hue(tone)
            if spread > 40:
                assert min(abs(before - after), 360 - abs(before - after)) < 3, (colour, tone)


def test_what_can_be_read_already_stays():
    assert colours.lighter("#9CC2FF") == "#9cc2ff"
    assert colours.darker("#1F4E9E") == "#1f4e9e"


def test_the_sheet_stands_between_the_themes_and_the_own(site):
    project = site({"content/site.yaml": SITE + OWN, "content/own.css": "body { color: green }\n"})
    project.build()
    html = project.page("hu/index.html")
    places = [html.index(f"assets/{name}-") for name in ("style", "colours", "own")]
    text = project.page(next(path for path in sheets(project) if "colours-" in path))

    assert sorted(places) == places
    assert "assets/colours-" in project.page("index.html")
    assert ":root { --link: #7a1fa2; --back: #0f5c63; }" in text
    assert "--front" not in text


def test_without_colours_there_is_no_such_sheet(site):
    project = site()
    project.build()

    assert sorted(path.rpartition("/")[2].partition("-")[0] for path in sheets(project)) == [
        "find",
        "paper",
        "style",
    ]


@pytest.mark.parametrize(
    ("colour", "expected"), (("#E07B39", ["low-contrast"]), ("#1f4e9e", []), ("#767676", ["low-contrast"]))
)
def test_a_colour_that_cannot_be_read_is_named(site, colour, expected):
    given = f'theme: {{colours: {{link: "{colour}"}}}}\n'
    project = site({"content/site.yaml": SITE + given})

    assert [one for one in project.codes() if one == "low-contrast"] == expected


def test_the_tone_proposed_is_one_that_passes(site):
    project = site({"content/site.yaml": SITE + 'theme: {colours: {first: "#E07B39", link: "#e07b39"}}\n'})
    lines = [one.mended for one in project.check().findings if one.code == "low-contrast"]

    assert lines == [
        'theme: {colours: {first: "#9f5728", link: "#e07b39"}}',
        'theme: {colours: {first: "#E07B39", link: "#9f5728"}}',
    ]


def test_the_check_can_be_switched_off_for_the_site(site):
    given = 'theme: {colours: {link: "#ffff00"}}\nchecks: {low-contrast: off}\n'

    assert "low-contrast" not in site({"content/site.yaml": SITE + given}).codes()
