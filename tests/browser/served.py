"""A small server for a folder."""

from __future__ import annotations

import http.server
import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it; what ends as `late` says comes that many seconds late, each time."""

    def __init__(self, *given: Any, late: Mapping[str, float], **more: Any) -> None:
        self.late = late
        super().__init__(*given, **more)

    def log_message(self, *_: object) -> None: ...

    def end_headers(self) -> None:
        if self.late:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        time.sleep(sum(seconds for ending, seconds in self.late.items() if self.path.endswith(ending)))
        super().do_GET()


@contextmanager
def served(folder: Path, late: Mapping[str, float] | None = None) -> Iterator[str]:
    """Serve a folder on a port of its own, which makes it an origin of its own; give the address.

    `late` may be changed meanwhile.
    """
    handler = partial(Quiet, directory=str(folder), late={} if late is None else late)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
