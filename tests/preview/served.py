"""A preview that runs as a program of its own, as it does for an author."""

from __future__ import annotations

import asyncio
import http.client
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent.parent
# A program that was started in the background may have been told to take no notice of Ctrl+C.
START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from generator.cli import main; sys.exit(main())"
)


@dataclass(eq=False)
class Served:
    root: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
        """Ask for an address; give the status, the text and the headers (by small letters)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=given)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}

    def wait(self, path: str, text: str, seconds: float = 15) -> str:
        """Wait until an address shows a text."""
        end = time.monotonic() + seconds
        while True:
            page = self.get(path)[1]
            if text in page:
                return page
            assert time.monotonic() < end, f"{text!r} is not in {path}: {page}\n{self.said}"
            time.sleep(0.05)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def wait_said(self, pattern: str, seconds: float = 15) -> str:
        """Wait until the terminal says something."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.said):
            assert time.monotonic() < end, f"{pattern!r} was not said: {self.said}"
            time.sleep(0.02)
        return self.said

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@contextmanager
def served(root: Path, *options: str, language: str = "en") -> Iterator[Served]:
    """Run `merleg preview` on a project until the block ends."""
    command = [sys.executable, "-c", START, "preview", "--root", str(root), "--language", language]
    process = subprocess.Popen(
        [*command, "--port", "0", *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8",
    )  # fmt: skip
    running = Served(root, process)
    assert process.stdout is not None
    reader = threading.Thread(target=lambda: running.lines.extend(process.stdout or ()), daemon=True)
    reader.start()
    try:
        running.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", running.wait_said(r"http://\S+/"))[1])  # type: ignore[index]
        yield running
    finally:
        process.kill()
        process.wait(20)
        reader.join(20)
        process.stdout.close()


def in_a_thread(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: in this one Playwright's loop may be running already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
