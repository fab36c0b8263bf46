"""Says on what machine, when, and how busy: a number counts only with these beside it."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

# more than this for each core, and other programs had a share in what was measured
IDLE = 0.15


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def processor() -> str:
    """Give the model of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((one.split(":", 1)[1].strip() for one in lines if one.startswith("model name")), "unknown")


def load() -> float:
    """Give how many programs wanted a core in the last minute."""
    return os.getloadavg()[0]


def described(at_start: float) -> str:
    """Describe the machine in a sentence, with the load that it had at the start."""
    cores = os.cpu_count() or 1
    busy = (
        "idle" if at_start <= IDLE * cores else "BUSY: other programs were at work, so times are upper bounds"
    )
    today = datetime.now(UTC).date().isoformat()
    python = sys.version.split()[0]
    return (
        f"{today}; {cores} cores, {processor()}; load {at_start:.2f} at the start ({busy}); Python {python}"
    )
