"""Captions in browsers: from a server they are loaded; from a file they are not, and their words stand in the page."""

from __future__ import annotations

import pytest

from generator import build as building
from tests.browser.once import lay
from tests.browser.served import served
from tests.test_captions import FILES

LOADED = """() => new Promise((done) => {
  const element = document.querySelector("track[default]");
  element.track.mode = "showing";
  let times = 0;
  const wait = setInterval(() => {
    if (element.readyState < 2 && ++times < 300) return;
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


# a second of colours, as the browser itself records them
RECORD = """() => new Promise(done => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 160, height: 90});
  const pen = canvas.getContext("2d");
  let step = 0;
  const drawing = setInterval(() => {
    pen.fillStyle = `hsl(${step++ * 20} 80% 50%)`;
    pen.fillRect(0, 0, 160, 90);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/webm"});
  const parts = [];
  recorder.ondataavailable = event => parts.push(event.data);
  recorder.onstop = async () => {
    clearInterval(drawing);
    done([...new Uint8Array(await new Blob(parts).arrayBuffer())]);
  };
  recorder.start();
  setTimeout(() => recorder.stop(), 1000);
})"""
PLAYED = """async () => {
  const film = document.querySelector("video");
  const track = document.querySelector("track[default]");
  track.track.mode = "showing";
  film.muted = true;
  await film.play();
  for (let times = 0; times < 500 && !(film.currentTime > .2 && track.track.activeCues?.length); times++) {
    await new Promise(done => setTimeout(done, 50));
  }
  return [film.currentTime > .2, track.readyState, [...track.track.activeCues].map(one => one.text)];
}"""


def test_in_the_site_as_one_file_a_film_plays_with_its_captions_from_disk(site, page):
    """There both lie in the page itself, so no browser has to ask for a file."""
    page.goto("about:blank")
    project = site(
        {
            "content/site.yaml": "format: 1\nid: film\ntitle: Film\nlanguages: [en]\n",
            "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
            "content/en/faq/a.md": "---\ntitle: What is said?\n---\n![A film](film.webm)\n",
            "content/en/faq/film.webm": bytes(page.evaluate(RECORD)),
            "content/en/faq/film.en.vtt": "WEBVTT\n\n00:00.000 --> 00:10.000\nGood morning.\n",
        },
        bare=True,
    )
    building.build(project.root, project.out, format="single")
    page.goto((project.out / "film.html").as_uri() + "#en/faq/a.html")
    page.locator("video").wait_for()

    assert page.evaluate(PLAYED) == [True, DONE, ["Good morning."]]
    assert page.locator(".transcript p").first.text_content() == "Good morning."
