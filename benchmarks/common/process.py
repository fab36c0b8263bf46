"""Measures whole processes: wall, processor and peak memory, with all that they start.

The kernel's own account (`wait4`) holds the time of the children that were waited for, and the peak of the largest
process. Where there are several at once, their memory is looked at twenty times a second, shared pages counted once.
The kernel counts the size of the process that starts another, too: so this module imports nothing large.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOOK = 0.05


@dataclass(frozen=True)
class Run:
    """What a process took: seconds, seconds of processor, and its peak memory in kB."""

    wall: float
    cpu: float
    memory: int


class Failed(Exception):
    """A process that ended badly, or not in time; says how."""


def family(process: int) -> list[int]:
    """Give a process and all that it started and that still runs."""
    found = [process]
    for one in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text("utf-8").split()]
    return found


def proportional(process: int) -> int:
    """Give the memory of a process in kB, with its share of what it has in common with others."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


class Watch(threading.Thread):
    """Looks at the memory of a process and its children, as long as there are children."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(LOOK):
            found = family(self.process)
            if len(found) > 1:
                self.peak = max(self.peak, sum(proportional(one) for one in found))


def _stop(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, limit: float = 3600
) -> Run:
    """Run a program to its end; raise `Failed` with its last words where it ends badly."""
    log = folder / "said.txt"
    with log.open("wb") as output:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  our own commands
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = Watch(process.pid)
        watch.start()
        end = threading.Timer(limit, _stop, (process.pid,))
        end.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        end.cancel()
        watch.over.set()
        watch.join()
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGKILL and wall >= limit:
        raise Failed(f"longer than {limit:.0f} s")
    if code:
        last = log.read_text("utf-8", "replace").strip().splitlines()[-3:]
        raise Failed(f"ended with {code}: {' / '.join(last)}")
    return Run(wall, used.ru_utime + used.ru_stime, max(used.ru_maxrss, watch.peak))
