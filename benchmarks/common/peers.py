"""Installs the tools that ours is measured against, each in a folder of its own, outside the repository.

The folder is `merleg-peers` in that for temporary files, or what the variable MERLEG_PEERS names. What is there is used
again; deleting the folder brings the newest versions.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT = 900


class Missing(Exception):
    """A tool that could not be installed; says why."""


def cache() -> Path:
    """Give the folder of all tools."""
    folder = Path(os.environ.get("MERLEG_PEERS") or Path(tempfile.gettempdir()) / "merleg-peers")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def said(*command: str, folder: Path | None = None, programs: Path | None = None) -> str:
    """Run a program, with those of a folder before those of the system; give what it says, or raise `Missing`."""
    path = os.pathsep.join([*([str(programs)] if programs else []), os.environ.get("PATH", "")])
    try:
        done = subprocess.run(  # noqa: S603  our own commands
            command,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(str(error)) from error
    if done.returncode:
        lines = [one for one in (done.stderr + done.stdout).splitlines() if one.strip()]
        raise Missing(lines[-1] if lines else f"{command[0]} ended with {done.returncode}")
    return done.stdout.strip()


def python(name: str, *packages: str) -> Path:
    """Install packages from PyPI into an environment of their own; give the folder of its programs."""
    folder = cache() / name
    done = folder / "installed"
    if not done.exists() or done.read_text("utf-8").split() != list(packages):
        shutil.rmtree(folder, ignore_errors=True)
        said(sys.executable, "-m", "venv", str(folder))
        said(str(folder / "bin/python"), "-m", "pip", "install", "--quiet", *packages)
        done.write_text("\n".join(packages), "utf-8")
    return folder / "bin"


def version(programs: Path, package: str) -> str:
    """Give the version of a package in an environment."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return said(str(programs / "python"), "-c", code)


def node(name: str, *packages: str, programs: Path | None = None) -> Path:
    """Install packages from npm into a folder of their own, by the npm of `programs`; give their `node_modules`."""
    folder = cache() / name
    done = folder / "installed"
    if not done.exists() or done.read_text("utf-8").split() != list(packages):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "package.json").write_text('{"private": true}\n', "utf-8")
        npm = str(programs / "npm") if programs else "npm"
        said(npm, "install", "--no-audit", "--no-fund", *packages, folder=folder, programs=programs)
        done.write_text("\n".join(packages), "utf-8")
    return folder / "node_modules"
