"""Finds a browser for the tests, or gets one, and gives its path.

In this order: the variable MERLEG_BROWSER; Chromium (without a window first), Chrome or Edge as installed;
Playwright's own from an earlier run; the Debian package `chromium`, as root on Debian; Playwright's own download,
within a limit of time.
Never answers with a browser that does not start, and never lets the tests go on without one: then it raises.
Firefox is looked for in the same way, but for the downloads; where there is none its tests are left out, and it is
said (`.ci/run` fails then).
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.environment import Environment, last_line, run
from tools.words import missing, say


@dataclass(frozen=True, slots=True)
class Sort:
    """Browsers of a sort: the variable that names one, what they are called, where they lie, and Debian's packages."""

    variable: str
    names: tuple[str, ...]
    mac: tuple[str, ...]
    windows: tuple[str, ...]
    packages: tuple[str, ...]


CHROMIUM = Sort(
    "MERLEG_BROWSER",
    (
        "chromium-headless-shell",  # the same engine without a window: a quarter less to wait for
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
    ),
    (
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    (
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
        "Chromium/Application/chrome.exe",
    ),
    ("chromium", "fonts-liberation"),
)
FIREFOX = Sort(
    "MERLEG_FIREFOX",
    ("firefox-esr", "firefox"),
    ("Firefox.app/Contents/MacOS/firefox",),
    ("Mozilla Firefox/firefox.exe",),
    ("firefox-esr",),
)
APT_LIMIT = 900.0
DOWNLOAD_LIMIT = 300.0
OWN = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"

# For the root user (a container has no other) and for quiet: no request that the page did not make.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)


def find(sort: Sort = CHROMIUM) -> str:
    """Find a browser that is on this machine, without getting one; empty when there is none."""
    named = os.environ.get(sort.variable)
    if named:
        if shutil.which(named) is None:
            raise missing("browser-wrong", variable=sort.variable, path=named)
        return named
    return next((str(path) for path in places(sort) if starts(path)), "")


def places(sort: Sort) -> list[Path]:
    """List the browsers of this machine, the likeliest first."""
    found = [Path(path) for path in map(shutil.which, sort.names) if path]
    if sys.platform == "darwin":
        found += [
            folder / app
            for folder in (Path("/Applications"), Path.home() / "Applications")
            for app in sort.mac
        ]
    if sys.platform == "win32":
        folders = filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")))
        found += [Path(folder) / app for folder in folders for app in sort.windows]
    return [path for path in found if path.is_file()]


def windowed() -> str:
    """Find a Chromium with all that belongs to its window (its memory of pages, say); empty when there is none."""
    named = os.environ.get(CHROMIUM.variable, "")
    found = [named] if named and "headless" not in named else []
    found += [str(path) for path in places(CHROMIUM) if "headless" not in path.name and starts(path)]
    return found[0] if found else ""


def starts(path: Path) -> bool:
    """Whether the browser starts at all: some are only a note that says how to install it."""
    if sys.platform == "win32":  # there `--version` opens a window
        return True
    if "snap" in path.resolve().parts or path.resolve().name == "snap":
        return False  # a snap sees neither the temporary folder nor anything outside the home folder
    try:
        return run([str(path), "--version"], Path.cwd(), limit=30).returncode == 0
    except OSError:
        return False


def get(environment: Environment) -> str:
    """Find a browser, or else get one by the ways this machine has; raises `Missing` when all fail."""
    path = find() or own(environment)
    if path:
        return path
    reasons = []
    if on_debian_as_root():
        reasons.append(install_packages(CHROMIUM))
        path = find()
    if not path:
        print(say("browser-own", minutes=int(DOWNLOAD_LIMIT // 60)), flush=True)
        reasons.append(download(environment))
        path = own(environment)
    if not path:
        raise missing("no-browser", reason="; ".join(filter(None, reasons)) or "?")
    return path


def get_firefox() -> str:
    """Find Firefox, or install it where root on Debian can; empty when neither helps, which is said."""
    path = find(FIREFOX)
    if not path and on_debian_as_root():
        install_packages(FIREFOX)
        path = find(FIREFOX)
    print(say("browser", path=path) if path else say("no-firefox"), flush=True)
    return path


def own(environment: Environment) -> str:
    """Ask Playwright where its own browser is; empty when it is not there."""
    done = run([str(environment.program()), "-c", OWN], environment.root, limit=60)
    path = done.stdout.strip()
    return path if done.returncode == 0 and Path(path).is_file() else ""


def on_debian_as_root() -> bool:
    """Whether `apt-get install chromium` gives a browser here: only in Debian itself, and only to root."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def install_packages(sort: Sort) -> str:
    """Install Debian's packages; say what went wrong, or nothing."""
    print(say("browser-apt", package=sort.packages[0]), flush=True)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
    run([*apt, "update"], Path.cwd(), limit=APT_LIMIT)
    done = run([*apt, "install", "--no-install-recommends", *sort.packages], Path.cwd(), limit=APT_LIMIT)
    return f"apt-get: {last_line(done.stdout)}" if done.returncode else ""


def download(environment: Environment) -> str:
    """Let Playwright fetch its own browser; say what went wrong, or nothing."""
    command = [str(environment.program()), "-m", "playwright", "install", "chromium"]
    done = run(command, environment.root, limit=DOWNLOAD_LIMIT)
    return f"playwright: {last_line(done.stdout)}" if done.returncode else ""
