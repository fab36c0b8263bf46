"""Loads a page in a browser that knows nothing yet, and notes what came, when it was seen, and when it answered.

*Interactive* is the end of the last long task (50 ms) after the first paint, and not before the document was ready.
*A checked answer* is what a reader would see who tries at every frame from the first on: the moment of the frame after
the one in which an answer was marked. *A click* is from the click until then, on a page that has come to rest.
"""

from __future__ import annotations

import gzip
import statistics
import threading
from dataclasses import dataclass, fields
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from .sites import Built

PACKED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt")
REST = 600  # ms without anything, after which a page has come to rest
LONG = """
globalThis.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.startTime + one.duration)))
  .observe({ type: "longtask", buffered: true });
"""
TRY = """
(() => {
  const look = () => {
    if (%(seen)s) {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { globalThis.answered ??= performance.now(); };
      return requestAnimationFrame(() => channel.port2.postMessage(0));
    }
    if (document.body) { %(act)s }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
NOTES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
  const came = performance.getEntriesByType("resource").filter((one) => one.responseEnd <= paint);
  const early = came.map((one) => one.name);
  const last = Math.max(0, ...tasks.filter((one) => one > paint));
  return { paint, early, ready: Math.max(paint, page.domContentLoadedEventEnd, last), answered: globalThis.answered };
}"""
CLICK = """() => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("the click was not answered")), 20000);
  const start = performance.now();
  const end = () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  };
  const look = () => requestAnimationFrame((%(seen)s) ? end : look);
  %(act)s
  look();
})"""


@dataclass(frozen=True)
class Load:
    """What a load of the page was: bytes, requests, and milliseconds from the navigation (`click` from the click)."""

    raw: float
    packed: float
    requests: float
    elsewhere: float
    before: float
    before_packed: float
    paint: float
    ready: float
    answered: float
    click: float


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def served(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """Serve a folder; give the server and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


def sizes(site: Path, base: str, url: str) -> tuple[int, int]:
    """Give the size of what an address of the site brings: as it is, and packed by gzip where a host would."""
    path = site / unquote(urlsplit(url).path).removeprefix(unquote(urlsplit(base).path)).lstrip("/")
    if path.is_dir():
        path /= "index.html"
    if not path.is_file():
        return 0, 0
    data = path.read_bytes()
    return len(data), len(gzip.compress(data)) if path.suffix in PACKED else len(data)


def _opened(browser: Any, url: str, *scripts: str) -> tuple[Any, Any, list[str]]:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    for script in (LONG, *scripts):
        page.add_init_script(script)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(REST)
    return context, page, asked


def load(browser: Any, built: Built, base: str) -> Load:
    """Load the page twice: once left alone until it has come to rest, once answered as soon as it can be."""
    url = base + (built.page.removesuffix("index.html") if base.startswith("http") else built.page)
    how = {"act": built.act, "seen": built.seen}
    context, page, asked = _opened(browser, url)
    notes = page.evaluate(NOTES)
    click = page.evaluate(CLICK % how)
    context.close()
    context, page, _ = _opened(browser, url, TRY % how)
    page.wait_for_function("globalThis.answered")
    answered = page.evaluate("globalThis.answered")
    context.close()
    own = {one for one in asked if one.startswith(base)}
    came = {one: sizes(built.site, base, one) for one in own}
    # from the disk a browser does not say when a file came
    timed = (url, *notes["early"]) if base.startswith("http") else ()
    first = [came[one] for one in timed if one in came]
    return Load(
        raw=sum(raw for raw, _ in came.values()),
        packed=sum(packed for _, packed in came.values()),
        requests=len(own),
        elsewhere=len({one for one in asked if one not in own and not one.startswith(("data:", "blob:"))}),
        before=sum(raw for raw, _ in first),
        before_packed=sum(packed for _, packed in first),
        paint=notes["paint"],
        ready=notes["ready"],
        answered=answered,
        click=click,
    )


def medians(loads: list[Load]) -> Load:
    """Give the medians of all figures."""
    return Load(
        **{one.name: statistics.median(getattr(load, one.name) for load in loads) for one in fields(Load)}
    )
