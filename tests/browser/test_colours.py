"""An organisation's colours are seen where they should be: light, dark by choice and by the system, never on paper."""

from __future__ import annotations

import pytest

from generator import colours

OWN = {"link": "#7a1fa2", "first": "#a63a16", "second": "#00695c"}
SITE = "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n"
THEME = "theme: {colours: {" + ", ".join(f'{name}: "{tone}"' for name, tone in OWN.items()) + "}}\n"
AXIS = "axis: {first: {id: a, name: Egyik}, second: {id: b, name: Másik}, both: Mindkettő}\n"
SEEN = """() => {
  const style = (one, name) => getComputedStyle(document.querySelector(one))[name];
  return {link: style("main a[href*='example']", "color"), first: style("svg .first", "fill"), second: style("svg .second", "fill")};
}"""


def rgb(tone: str) -> str:
    return "rgb({}, {}, {})".format(*(int(tone[at : at + 2], 16) for at in (1, 3, 5)))


@pytest.mark.parametrize("theme", ("light", "dark"))
@pytest.mark.parametrize("by", ("reader", "system"))
def test_colours_are_applied_in_light_and_dark(site, browser, theme, by):
    project = site(
        {
            "content/site.yaml": SITE + AXIS + THEME,
            "content/hu/faq/a.md": "---\ntitle: A?\n---\n[Példa](https://example.org/)\n",
        }
    )
    project.build()
    chosen = by == "reader"
    other = {"light": "dark", "dark": "light"}[theme]
    context = browser.new_context(color_scheme=other if chosen else theme, java_script_enabled=chosen)
    page = context.new_page()
    page.goto((project.out / "hu/faq/a.html").as_uri())
    if chosen:
        page.locator("[data-theme-control] select").select_option(theme)
    expected = {name: tone if theme == "light" else colours.lighter(tone) for name, tone in OWN.items()}

    assert page.evaluate(SEEN) == {name: rgb(tone) for name, tone in expected.items()}

    page.emulate_media(media="print")

    assert page.evaluate(SEEN) == {"link": rgb("#000000"), "first": rgb("#a63a16"), "second": rgb("#0f5c63")}
    context.close()
