"""What Lighthouse says of four pages of the guide: `python -m benchmarks.lighthouse [PAGE …]`.

Builds the guide and serves it as a careful host does (gzip, `Cache-Control` for what has its digest in its name), then
runs Lighthouse on each page, as a phone and as a desk, and prints the four scores and what cost points.
Lighthouse and its Node come from npm into the environment; the browser is the one of the tests.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import build as building
from tools.browser import ARGUMENTS, windowed
from tools.environment import Environment
from tools.javascript import HOMES, fetch, tools

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VERSION = "13.5.0"
PAGES = (
    "hu/index.html",
    "en/back-office-skills/attention-to-detail.html",
    "hu/quizzes/back-office.html",
    "en/faq/index.html",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS = {"phone": (), "desk": ("--preset=desktop",)}
SMALL = 600  # bytes that gzip gains nothing on
PACKED = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".webmanifest")


class Careful(http.server.SimpleHTTPRequestHandler):
    """Serves files packed, and lets the browser keep those that never change."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve one file, or say that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in PACKED else kind)
        self.send_header("X-Content-Type-Options", "nosniff")
        kept = "public, max-age=31536000, immutable" if path.parent.name == "assets" else "no-cache"
        self.send_header("Cache-Control", kept)
        if path.suffix in PACKED and len(data) > SMALL:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of its own; give the address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Careful, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def get() -> list[str]:
    """Give the command that is Lighthouse, fetched once."""
    environment = Environment()
    environment.folder.mkdir(exist_ok=True)
    node, *npm = tools(environment)
    package = environment.folder / HOMES["lighthouse"] / "node_modules" / "lighthouse"
    if not (package / f"{VERSION}.ok").is_file():
        fetch(environment, npm, "lighthouse", VERSION)
        (package / f"{VERSION}.ok").touch()
    return [node, str(package / "cli" / "index.js")]


def report(command: list[str], address: str, options: tuple[str, ...], place: Path) -> dict[str, Any]:
    """Run Lighthouse once; give its report."""
    flags = " ".join(("--headless=new", *ARGUMENTS))
    out = place / "report.json"
    subprocess.run(  # noqa: S603  our own command
        [*command, address, *options, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": windowed()}, cwd=place, check=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def main(pages: list[str]) -> None:
    """Measure, and print a row for each page and form."""
    command = get()
    told: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        building.build(ROOT, folder / "site")
        with served(folder / "site") as base:
            for page in pages or PAGES:
                for form, options in FORMS.items():
                    told = report(command, base + page, options, folder)
                    scores = [round(100 * told["categories"][name]["score"]) for name in CATEGORIES]
                    sys.stdout.write(f"| {page} | {form} | {' | '.join(map(str, scores))} |\n")
                    for name in CATEGORIES:
                        for one in told["categories"][name]["auditRefs"]:
                            audit = told["audits"][one["id"]]
                            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                                value = audit.get("displayValue", "")
                                sys.stdout.write(f"  {name}: {one['id']} {audit['score']} {value}\n")
                    sys.stdout.flush()
    sys.stdout.write(f"Lighthouse {told['lighthouseVersion']}, {told['environment']['hostUserAgent']}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
