"""Captions in browsers: from a server they are loaded; from a file they are not, and their words stand in the page."""

from __future__ import annotations

import pytest

from tests.browser.once import lay
from tests.browser.served import served
from tests.test_captions import FILES

LOADED = """() => new Promise((done) => {
  const element = document.querySelector("track[default]");
  element.track.mode = "showing";
  let times = 0;
  const wait = setInterval(() => {
    if (element.readyState < 2 && ++times < 50) return;
    clearInterval(wait);
    done([element.readyState, (element.track.cues || []).length]);
  }, 100);
})"""
FAILED, DONE = 3, 2


@pytest.fixture
def project(site):
    return lay(site(FILES))


def test_from_a_server_the_captions_of_the_page_s_language_are_loaded(project, page):
    with served(project.out) as address:
        page.goto(f"{address}hu/faq/a.html")

        assert page.evaluate(LOADED) == [DONE, 4]


def test_from_a_file_the_browser_refuses_them_and_the_words_can_be_read(project, page, axe):
    page.goto((project.out / "hu" / "faq" / "a.html").as_uri())

    assert page.evaluate(LOADED) == [FAILED, 0]
    said = page.locator(".transcript").first
    assert not said.locator("p").first.is_visible()
    said.locator("summary").click()
    assert said.locator("p").first.inner_text().startswith("Anna: Jó napot")
    assert axe(page) == []


@pytest.mark.xdist_group("firefox")
def test_firefox_refuses_them_from_a_file_too(project, firefox):
    tab = firefox.tab().goto((project.out / "hu" / "faq" / "a.html").as_uri())
    tab.js("document.querySelector('track[default]').track.mode = 'showing'")
    tab.until("document.querySelector('track[default]').readyState > 1")

    assert tab.js("document.querySelector('track[default]').readyState") == FAILED
    assert tab.js("document.querySelectorAll('.transcript p').length") == 4
    tab.close()
