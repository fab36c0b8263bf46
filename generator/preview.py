"""The pipeline in a loop: serves what was rendered from memory, builds again on every save, and says what is wrong.

The only importer of livereload, and through it of tornado. What of livereload is used, and why no more, is in
`docs/decisions/0002-preview.md`. Nothing is written: neither into `content/` nor into `site/`.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from livereload.handlers import StaticFileHandler
from tornado import httpserver, netutil, web, websocket

from . import words
from .preview_answer import OWN, answer, linked, message, own_files
from .preview_bar import bar
from .preview_loop import Live, follow
from .preview_state import Shown, asks_for_search, reason, with_search

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .preview_editor import Editor

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")


def preview(
    root: Path, port: int, language: str, editor: Editor, today: date | None = None, *, open_browser: bool
) -> int:
    """Serve the site until Ctrl+C; OSError when the port is taken."""
    try:
        sockets = _bind(port)
    except PermissionError:
        sys.stderr.write(words.command(language, "preview_port", port=port) + "\n")
        return 3
    with suppress(KeyboardInterrupt):
        live = Live(root, language, _hosts(sockets), own_files(), editor, Shown(today=today))
        asyncio.run(_serve(live, sockets, open_browser=open_browser))
    return 0


def _bind(port: int) -> list[socket.socket]:
    """Take the port; PermissionError for one that nobody, or not everybody, can have."""
    if not 0 <= port <= 65535:
        raise PermissionError(port)
    return netutil.bind_sockets(port, HOST, socket.AF_INET)


def _hosts(sockets: list[socket.socket]) -> tuple[str, ...]:
    """Give the names that a browser may ask for."""
    port = sockets[0].getsockname()[1]
    return tuple(f"{name}:{port}" for name in NAMES) + (NAMES if port == 80 else ())


async def _serve(live: Live, sockets: list[socket.socket], *, open_browser: bool) -> None:
    server = httpserver.HTTPServer(_application(live))
    server.add_sockets(sockets)
    address = f"http://{live.hosts[0]}/"
    live.say("preview_at", address=address)
    if open_browser:
        # a daemon: a browser that is slow to start does not hold up the end
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    await follow(live)


def _application(live: Live) -> web.Application:
    """Give the addresses: one for the messages, all others for the files."""
    given = {"live": live}
    routes: list[Any] = [(f"{OWN}socket", Socket, given), (r"/(.*)", Files, given)]
    return web.Application(routes, log_function=lambda _: None)


class Guarded(web.RequestHandler):
    """Answers only what is asked under this machine's own name, and lets no other site read it."""

    live: Live

    def set_default_headers(self) -> None:
        """Set what holds for every answer."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Refuse a foreign name: a page of any site can give its own name our address (DNS rebinding)."""
        if self.request.headers.get("Host", "").lower() not in self.live.hosts:
            raise web.HTTPError(403)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say it in a sentence, without a page."""
        key = "preview_forbidden" if status_code == 403 else "preview_no_answer"
        text = words.command(
            self.live.language, key, status=f"{status_code} {HTTPStatus(status_code).phrase}"
        )
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(text + "\n")

    def log_exception(self, typ: Any, value: BaseException | None, tb: Any) -> None:
        """Say our own faults in one sentence."""
        if value is not None and not isinstance(value, web.HTTPError):
            self.live.say("preview_failed", reason=reason(value))
        del typ, tb


class Files(Guarded, StaticFileHandler):  # type: ignore[misc]  # livereload has no types
    """Serves from memory. livereload's handler knows HEAD and ranges (films), and never answers “not modified”."""

    def initialize(self, live: Live) -> None:
        """Take what is shown."""
        super().initialize(path="")
        self.live = live

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  tornado's own
        """Answer when the first build is done."""
        await self.live.ready.wait()
        shown, language = self.live.shown, self.live.language
        if asks_for_search(f"/{path}") and not shown.searched:
            before, shown = shown, await asyncio.to_thread(with_search, shown)
            if self.live.shown is before:
                self.live.shown = shown
        self.given = self.live.own.get(f"/{path}") or answer(shown, f"/{path}", language, self.live.editor)
        self.body = linked(self.given)
        await StaticFileHandler.get(self, path, include_body)

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """There is no path on the disk."""
        del root
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Set the status, or forward."""
        del root
        if self.given.location:
            self.redirect(self.given.location)
            return None
        self.set_status(self.given.status)
        return absolute_path

    def get_content(self, abspath: str, start: int | None = None, end: int | None = None) -> bytes:
        """Give the bytes, or a part of them."""
        del abspath
        return self.body[start:end]

    def get_content_size(self) -> int:
        """Give the number of bytes."""
        return len(self.body)

    def get_content_type(self) -> str:
        """Give the type."""
        return self.given.type

    def get_modified_time(self) -> None:
        """No answer is kept, so none has a time."""

    def compute_etag(self) -> None:
        """No answer is kept, so none has a tag."""


class Socket(Guarded, websocket.WebSocketHandler):
    """One browser that shows one page. Another site's page is refused by tornado's own check of the origin."""

    def initialize(self, live: Live) -> None:
        """Take what is shown."""
        self.live = live
        self.page = "/"
        self.said = ""
        self.said_bar = ""

    async def open(self, *_: str, **__: str) -> None:
        """Remember the page, and say at once how it stands: it may have changed since it was asked for."""
        self.page = unquote(self.get_query_argument("page", "/")) or "/"
        self.live.sockets.add(self)
        if self.live.ready.is_set():
            await self.tell()
            await self.tell_bar()

    def on_close(self) -> None:
        """Forget it."""
        self.live.close(self)

    def on_message(self, message: str | bytes) -> None:
        """Nothing is to be said to us."""

    async def tell(self) -> None:
        """Say how the page stands, when that has changed."""
        text = message(self.live.shown, self.page, self.live.language, self.live.editor)
        if text != self.said:
            self.said = text
            await self._write(text)

    async def tell_bar(self) -> None:
        """Say what the bar of the page shows, when that has changed."""
        live, now = self.live, self.live.facts
        if now is None:
            return
        try:
            text = await asyncio.to_thread(bar, now, live.shown, self.page, live.language, live.editor)
        except Exception as error:  # noqa: BLE001  as in `preview_loop`
            live.say("preview_failed", reason=reason(error))
            return
        if now is not live.facts:
            return  # the next build has been looked at meanwhile, and is told by itself
        if text != self.said_bar:
            self.said_bar = text
            await self._write(text)

    async def _write(self, text: str) -> None:
        with suppress(websocket.WebSocketClosedError):
            await self.write_message(text)
