"""Reading offline: pages that were read stay, none is ever old, and the site can take it away again."""

from __future__ import annotations

import contextlib
import http.server
import json
import re
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

from generator.formats.web import POLICY
from tests.browser.once import lay
from tests.browser.test_progress_page import confirm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.firefox import Firefox

SITE = "format: 1\nid: probe\ntitle: {hu: Próba, en: Probe}\nlanguages: [en, hu]\naddress: https://example.org/office/\n"
FILES = {
    "content/site.yaml": f"{SITE}offline: true\n",
    "content/en/index.md": "---\ntitle: Home\n---\nFirst.\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nElső.\n",
    "content/en/articles/basics/index.md": "---\ntitle: Basics\n---\n",
    "content/en/articles/basics/one.md": "---\ntitle: One\nquiz: one\n---\nOld words.\n\n![A line.](line.svg)\n",
    "content/en/articles/basics/line.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/en/articles/basics/two.md": "---\ntitle: Two\n---\nText.\n",
    "content/en/quizzes/one.yaml": (
        "title: One\nquestions:\n  - id: day\n    kind: text\n    question: Which day?\n    answers: [Monday]\n"
        "    explanation: So it is.\n"
    ),
}
ONE = "en/basics/one.html"
CHANGED = {
    "content/en/articles/basics/one.md": FILES["content/en/articles/basics/one.md"].replace("Old", "New")
}
# as a server does that says nothing of caching: what it answers may be kept by the browser as long as it likes
EASY = "max-age=3600"
pytestmark = pytest.mark.xdist_group("firefox")


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...

    def end_headers(self) -> None:
        self.send_header("Cache-Control", EASY)
        # as the servers of `merleg build --server` do; it binds the worker too
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'self'")
        super().end_headers()

    def do_GET(self) -> None:
        server: Any = self.server
        server.asked.append(self.path)
        if self.path.endswith(tuple(server.broken)):
            self.close_connection = True  # without a word, as where the network goes away
            return
        del self.headers["If-Modified-Since"]  # it knows whole seconds only, and a build here takes less
        super().do_GET()


class Server:
    """A server that can go away and come back at the same address; below a path."""

    def __init__(self, folder) -> None:
        self.folder, self.port = folder, 0
        self.asked: list[str] = []
        self.broken: list[str] = []
        self.start()

    def start(self) -> None:
        http.server.ThreadingHTTPServer.allow_reuse_address = True
        handler = partial(Handler, directory=str(self.folder))
        made: Any = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.server = made
        self.server.asked, self.server.broken = self.asked, self.broken
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/site/{path}"


@pytest.fixture
def project(site):
    return lay(site(FILES, bare=True))


@pytest.fixture
def server(project) -> Iterator[Server]:
    made = Server(project.root)
    yield made
    made.stop()


def until(holds) -> None:
    """Wait until it holds, at most half a minute; a page that is just going away has nothing to say."""
    end = time.monotonic() + 30
    while True:
        with contextlib.suppress(Error):
            if holds():
                return
        assert time.monotonic() < end
        time.sleep(0.05)


KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) kept.push(new URL(one.url).pathname);
  return kept.sort();
}"""


def kept(page) -> list[str]:
    found: list[str] = page.evaluate(KEPT)
    return found


def read(page, server, path: str) -> None:
    """Open a page, and wait until it is kept; a page that came before the worker is kept when it is opened again."""
    page.goto(server.at(path))
    opened = time.monotonic()

    def there() -> bool:
        nonlocal opened
        if f"/site/{path}" in kept(page) and page.evaluate("!!navigator.serviceWorker.controller"):
            return True
        if time.monotonic() - opened > 5:
            opened = time.monotonic()
            page.goto(server.at(path))
        return False

    until(there)


def names(page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return found


def renewed(page, before: list[str]) -> None:
    """Wait until a new worker has taken over: while it renews what is kept, both its store and the old one are there."""
    until(lambda: len(found := names(page)) == 1 and found != before)


def gone_offline(page, server) -> None:
    server.stop()
    page.context.set_offline(True)


def back(page, server) -> None:
    server.start()
    page.context.set_offline(False)


def test_what_was_read_can_be_read_offline_with_its_picture_and_its_quiz(project, server, page):
    read(page, server, ONE)
    until(lambda: sum("/assets/" in path for path in kept(page)) >= 5)
    gone_offline(page, server)
    try:
        page.goto(server.at(ONE))
        assert "Old words." in page.inner_text("main")
        assert page.evaluate("document.querySelector('main img').decode().then(() => true)")
        assert page.evaluate("document.styleSheets[0].cssRules.length")
        page.locator("form[data-question] input").first.fill("Monday")
        page.locator("form[data-question] [type=submit]").first.click()
        page.get_by_text("So it is.").first.wait_for()
        assert page.evaluate("Object.keys(localStorage).some(key => key.startsWith('probe/q/one/day'))")
    finally:
        back(page, server)


def searched(page, typed: str) -> str:
    page.keyboard.press("/")
    page.locator("dialog[open] input").first.fill(typed)
    found = page.locator("dialog[open] a[href*='two.html']").first
    found.wait_for()
    said = str(found.inner_text())
    page.keyboard.press("Escape")
    return said


def test_the_search_that_was_used_is_there_offline(project, server, page):
    read(page, server, ONE)
    online = searched(page, "two")
    until(lambda: "/site/en/search.js" in kept(page))
    gone_offline(page, server)
    try:
        page.goto(server.at(ONE))
        assert searched(page, "two") == online
    finally:
        back(page, server)


def test_a_page_that_was_not_read_says_so_in_each_language_and_leads_home(project, server, page):
    read(page, server, "en/index.html")
    gone_offline(page, server)
    try:
        page.goto(server.at("en/basics/two.html"))
        assert [one.inner_text() for one in page.locator("h1, h2").all()] == [
            "No connection",
            "Nincs kapcsolat",
        ]
        assert page.evaluate("document.styleSheets[0].cssRules.length")
        page.get_by_role("link", name="Probe").click()
        page.wait_for_url("**/site/en/index.html")
        assert "First." in page.inner_text("main")
    finally:
        back(page, server)


def test_after_an_update_the_new_page_is_shown_although_the_old_one_is_kept(project, server, page):
    read(page, server, ONE)
    project.write(CHANGED).build()
    page.goto(server.at(ONE))

    assert "New words." in page.inner_text("main")


def test_an_update_renews_what_is_kept_and_leaves_nothing_of_the_old(project, server, page):
    read(page, server, ONE)
    read(page, server, "en/basics/two.html")
    before = names(page)
    project.write(CHANGED).remove("content/en/articles/basics/two.md").build(prune=True)
    page.goto(server.at("en/index.html"))  # any page: the browser looks for a new worker then
    renewed(page, before)
    gone_offline(page, server)
    try:
        page.goto(server.at(ONE))
        assert "New words." in page.inner_text("main")
        assert "/site/en/basics/two.html" not in kept(page)
        assets = [path for path in kept(page) if "/assets/" in path]
        assert all((project.root / path[1:]).is_file() for path in assets)
    finally:
        back(page, server)


def test_a_network_that_goes_away_in_the_middle_of_an_update_mixes_nothing(project, server, page):
    read(page, server, ONE)
    read(page, server, "en/basics/two.html")
    before = names(page)
    project.write(CHANGED).build()
    server.asked.clear()
    server.broken.append(ONE)
    page.goto(server.at("en/index.html"))
    until(lambda: f"/site/{ONE}" in server.asked)
    until(lambda: names(page) == before)
    server.broken.clear()
    page.goto(server.at("en/index.html"))
    renewed(page, before)
    gone_offline(page, server)
    try:
        page.goto(server.at(ONE))
        assert "New words." in page.inner_text("main")
        assert "/site/en/basics/two.html" in kept(page)
    finally:
        back(page, server)


def test_without_a_change_nothing_is_asked_for_twice(project, server, page):
    read(page, server, ONE)
    until(lambda: sum("/assets/" in path for path in kept(page)) >= 5)
    before, assets = names(page), len([path for path in server.asked if "/assets/" in path])
    project.build()
    page.goto(server.at(ONE))
    page.wait_for_load_state("networkidle")

    assert names(page) == before
    assert len([path for path in server.asked if "/assets/" in path]) == assets


@pytest.mark.parametrize("then", ("a connection", "no connection"))
def test_switched_off_it_takes_itself_and_all_that_it_kept_away(project, server, page, then):
    read(page, server, ONE)
    project.write({"content/site.yaml": f"{SITE}offline: false\n"}).build()
    page.goto(server.at("en/index.html"))
    until(lambda: names(page) == [])
    until(lambda: page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0)
    if then == "a connection":
        page.goto(server.at(ONE))
        assert not page.evaluate("!!navigator.serviceWorker.controller")
        assert names(page) == []
        return
    gone_offline(page, server)
    try:
        with pytest.raises(Error, match="ERR_"):
            page.goto(server.at("en/basics/two.html"))  # what was read may be in the browser's own cache
    finally:
        back(page, server)


def test_what_others_keep_at_the_same_address_is_left_alone(project, server, page):
    page.goto(server.at("en/index.html"))
    page.evaluate("Promise.all([caches.open('other'), caches.open('probe/offline/elsewhere/@1')])")
    read(page, server, ONE)
    project.write({"content/site.yaml": f"{SITE}offline: false\n"}).build()
    page.goto(server.at("en/index.html"))
    until(lambda: len(names(page)) == 2)

    assert sorted(names(page)) == ["other", "probe/offline/elsewhere/@1"]


def test_deleting_everything_on_the_page_progress_deletes_what_is_kept(project, server, page):
    read(page, server, ONE)
    page.goto(server.at("en/progress.html"))
    page.locator("[data-delete-all]").click()
    confirm(page)
    until(lambda: names(page) == [] or kept(page) == [])

    assert kept(page) == []


def test_it_asks_nobody_else(project, server, page):
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    read(page, server, ONE)
    read(page, server, "hu/index.html")

    assert asked
    assert all(url.startswith((server.at(""), "data:")) for url in asked)


def test_from_disk_there_is_none(project, page):
    page.goto((project.out / ONE).as_uri())

    assert "Old words." in page.inner_text("main")
    assert page.evaluate("!navigator.serviceWorker || !navigator.serviceWorker.controller")


def test_firefox_reads_offline_too(project, server, firefox: Firefox):
    tab = firefox.tab().goto(server.at(ONE))
    tab.until("!!navigator.serviceWorker.controller")
    tab.goto(server.at(ONE))
    project.write(CHANGED).build()
    tab.goto(server.at(ONE))
    assert "New words." in tab.js("document.querySelector('main').innerText")
    tab.until("caches.match(location.href).then(one => one.text()).then(text => text.includes('New words.'))")
    server.stop()
    try:
        tab.goto(server.at(ONE))
        assert "New words." in tab.js("document.querySelector('main').innerText")
    finally:
        server.start()
        tab.close()


def made(text: str) -> dict[str, Any]:
    found = re.match(r"const MADE = (.*);\n", text)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def test_its_version_is_what_was_built(site):
    project = site(FILES, bare=True)
    project.build()
    first = project.page("sw.js")
    project.build()
    again = project.page("sw.js")
    project.write(CHANGED).build()

    assert again == first
    assert made(project.page("sw.js"))["version"] != made(first)["version"]


def test_without_the_setting_there_is_nothing_of_it_and_false_publishes_only_the_end(site):
    project = site({**FILES, "content/site.yaml": SITE}, bare=True)
    project.build()
    assert not any("sw.js" in path or "/keep-" in path for path in project.output())
    assert "data-offline" not in project.page(ONE)

    project.write({"content/site.yaml": f"{SITE}offline: false\n"}).build()
    assert made(project.page("sw.js")) | {"version": ""} == {
        "site": "probe",
        "on": False,
        "version": "",
        "lost": "",
    }
    assert not any("/keep-" in path for path in project.output())
    assert "data-offline" not in project.page(ONE)


def test_the_one_file_and_its_pages_have_none(site):
    from generator import build as building

    project = site(FILES, bare=True)
    built = building.build(project.root, project.root / "one", format="single")
    assert built.place
    html = built.place.read_text("utf-8")

    assert "Old words." in html
    assert "serviceWorker" not in html
    assert "data-offline" not in html


@pytest.mark.parametrize(
    ("setting", "shown"), (("offline: true\n", True), ("offline: false\n", False), ("", False))
)
def test_the_page_on_privacy_says_it_when_it_is_on(site, setting, shown):
    project = site({**FILES, "content/site.yaml": SITE + setting}, bare=True)
    project.build()

    assert ("Cache Storage" in project.page("en/privacy.html")) is shown
    assert ("Cache Storage" in project.page("hu/privacy.html")) is shown


def test_the_worker_is_written_after_the_pages_that_it_makes_browsers_ask_for(site, monkeypatch):
    from generator.output import changes, publish

    project = site(FILES, bare=True)
    project.build()
    changes.changes(project.out)
    written: list[str] = []
    real = publish.replace

    def noted(path, data):
        written.append(path.name)
        real(path, data)

    monkeypatch.setattr(publish, "replace", noted)
    project.write(CHANGED).build()

    assert written.index("sw.js") > max(n for n, name in enumerate(written) if name.endswith(".html"))
    assert changes.changes(project.out).send[-2:] == ("sw.js", ".merleg-manifest.json")
