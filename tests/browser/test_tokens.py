"""The tones and the type scale are those that were computed for contrast and chosen for reading (`tokens.json`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TOKENS = json.loads((Path(__file__).parent / "tokens.json").read_text("utf-8"))
PAGE = "hu/alapok/back-office.html"
NARROW, WIDE = 320, 1024  # 20 and 64 em
ON_PAPER = ("ink", "muted", "front", "back", "link", "right", "wrong", "hint")
ON_SOFT = ("front", "back", "right", "wrong", "hint")
# what the page has of each step of the scale; a table may be missing there, and is put in
STEPS = {
    "body": "main > p:not([class])",
    "lead": ".lead",
    "h1": "h1",
    "h2": "main .heading > h2",
    "h3": "h3",
    "small": ".updated, .crumbs",
    "table": "table",
}


def light(colour: str) -> float:
    """Give the relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ("light", "dark"))
def test_tones_have_enough_contrast(theme: str):
    tones = TOKENS[theme]

    assert contrast(tones["ink"], tones["paper"]) >= 7
    for name in ON_PAPER:
        for ground in ("paper", "raised", "sunk"):
            assert contrast(tones[name], tones[ground]) >= 4.5, (name, ground)
    for name in ON_SOFT:
        assert contrast(tones[name], tones[f"{name}-soft"]) >= 4.5, name
        assert contrast(tones["ink"], tones[f"{name}-soft"]) >= 7, name
    assert contrast(tones["border"], tones["paper"]) >= 3
    assert contrast(tones["border"], tones["raised"]) >= 3


@pytest.mark.parametrize("theme", ("light", "dark"))
@pytest.mark.parametrize("by", ("reader", "system"))
def test_tones_of_the_site(guide, browser, theme: str, by: str):
    """Chosen by the reader against the system, and by the system alone."""
    chosen = by == "reader"
    other = {"light": "dark", "dark": "light"}[theme]
    context = browser.new_context(color_scheme=other if chosen else theme, java_script_enabled=chosen)
    page = context.new_page()
    page.goto((guide / PAGE).as_uri())
    if chosen:
        page.locator("[data-theme-control] select").select_option(theme)
    session = context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]
    html = session.send("DOM.querySelector", {"nodeId": root["nodeId"], "selector": "html"})
    styles = session.send("CSS.getComputedStyleForNode", {"nodeId": html["nodeId"]})["computedStyle"]
    values = {one["name"].removeprefix("--"): one["value"] for one in styles if one["name"].startswith("--")}
    scheme = next(one["value"] for one in styles if one["name"] == "color-scheme")

    assert {name: values[name].upper() for name in TOKENS[theme]} == TOKENS[theme]
    assert scheme == theme
    context.close()


@pytest.mark.parametrize(("width", "column"), ((NARROW, "narrow"), (WIDE, "wide")))
def test_type_scale_of_the_site(guide, browser, width: int, column: str):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((guide / PAGE).as_uri())
    page.evaluate("document.querySelector('main').append(document.createElement('table'))")
    for name, selector in STEPS.items():
        size, line = page.locator(selector).first.evaluate(
            "one => { const style = getComputedStyle(one); return [parseFloat(style.fontSize), parseFloat(style.lineHeight)]; }"
        )
        step = TOKENS["scale"][name]
        assert size == pytest.approx(step[column], abs=0.06), name
        if "line" in step:
            assert line / size == pytest.approx(step["line"], abs=0.01), name
    context.close()
