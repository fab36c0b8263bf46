"""The virtual environment `.venv` of this checkout: makes it, fills it, and knows when it is up to date.

Never touches the Python it was started with, and never leaves a half-made environment that looks whole: the stamp
is written last, and an environment without a stamp that fits is made anew.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tools.words import missing, say

ROOT = Path(__file__).resolve().parent.parent
# What pip and npm say when they reach nobody ("from versions: none" is all that pip says where it may not retry).
UNREACHABLE = re.compile(
    r"Failed to establish a new connection|NewConnectionError|Name ?Resolution|name resolution|getaddrinfo"
    r"|Connection refused|Connection ?reset|timed out|ConnectTimeout|Network is unreachable|ProxyError"
    r"|SSLError|from versions: none|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET",
    re.IGNORECASE,
)


class Environment:
    """The environment of the checkout at `root`, with what is wanted there by groups of `pyproject.toml`."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / "merleg.json"
        self.log = self.folder / "install.log"

    def program(self, name: str = "python") -> Path:
        """Where a program of the environment is."""
        return self.folder / "Scripts" / f"{name}.exe" if os.name == "nt" else self.folder / "bin" / name

    def key(self) -> str:
        """Digest all that the environment depends on: what is wanted, which Python, and where it lies."""
        parts = [(self.root / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
        parts += [sys.version.encode(), sys.platform.encode(), os.fsencode(self.folder)]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def installed(self) -> set[str] | None:
        """Tell which groups are installed; None when the environment has to be made anew."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(stamp, dict) or stamp.get("key") != self.key() or not self.program().exists():
            return None
        return set(stamp["groups"])

    def ensure(self, *groups: str) -> None:
        """Make sure that the environment is there, with the program itself and these groups."""
        have = self.installed()
        if have is not None and have.issuperset(groups):
            return
        if have is None:
            self.create()
        else:
            print(say("adding", groups=", ".join(sorted(set(groups) - have))), flush=True)
        wanted = sorted((have or set()) | set(groups))
        self.install("--editable", ".", *(part for group in wanted for part in ("--group", group)))
        self.stamp.write_text(json.dumps({"key": self.key(), "groups": wanted}) + "\n", encoding="utf-8")

    def create(self) -> None:
        """Make the bare environment, with a pip that knows dependency groups."""
        for module in ("venv", "ensurepip"):
            # A folder that was left empty is found too, but comes from nowhere.
            if getattr(importlib.util.find_spec(module), "origin", None) is None:
                raise missing(
                    "no-venv", module=module, version=f"{sys.version_info[0]}.{sys.version_info[1]}"
                )
        self.probe()
        print(say("making"), flush=True)
        # The Python below, should this one be an environment's (perhaps this very one, about to be cleared).
        base = getattr(sys, "_base_executable", None) or sys.executable
        done = run([base, "-m", "venv", "--clear", str(self.folder)], self.root)
        if done.returncode:
            raise missing("venv-failed", reason=last_line(done.stdout))
        self.install("--upgrade", "pip")

    def probe(self) -> None:
        """See that the folder can be written to; whether it can is known only by trying."""
        try:
            self.folder.mkdir(exist_ok=True)
            probe = self.folder / ".probe"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise missing("no-rights", path=self.folder.name, reason=error.strerror) from None

    def install(self, *what: str) -> None:
        """Let the environment's pip install this, within the constraints."""
        pip = [str(self.program()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
        limits = ["--constraint", "constraints.txt"]
        if "--editable" in what:
            limits += ["--build-constraint", "constraints.txt"]
        done = run([*pip, "--progress-bar", "off", *limits, *what], self.root)
        self.log.write_text(done.stdout, encoding="utf-8")
        if done.returncode:
            if UNREACHABLE.search(done.stdout):
                raise missing("no-network")
            raise missing("pip-failed", reason=last_line(done.stdout), log=self.log.relative_to(self.root))


def run(command: list[str], folder: Path, limit: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end without input; all it says is kept together. Past the limit it counts as failed."""
    try:
        return subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, f"no end after {limit:.0f} s")


def last_line(text: str) -> str:
    """Pick the line of a program's talk that most likely says what was wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(npm )?(error|E):?\b", line, re.IGNORECASE)]
    return (errors or lines or ["?"])[-1].rstrip(".")
