"""A font of the organisation's own, from disk and under the policy of the page."""

from __future__ import annotations

from tests.fonts import HUNGARIAN, font
from tests.test_fonts import SHEET, project


def test_the_browser_uses_the_font(site, page):
    css = SHEET + ":root {{ --sans: Box, serif }}\n"
    made = project(site, "box.woff2", font(HUNGARIAN, "woff2"), css=css)
    made.build()
    page.goto((made.out / "hu" / "index.html").as_uri())

    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map((one) => one.status))") == [
        "loaded"
    ]
