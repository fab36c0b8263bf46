"""The tasks by name: `site`, `manual`, `test`, `test-full`, `lint`, `pyz`, `env`. Each makes the environment first.

Never shows a traceback for what a machine lacks: that is one sentence with the remedy, and the end is 3.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tools import browser, htmlcheck, javascript, servers, spelling
from tools.environment import Environment
from tools.words import Missing, missing, say

if TYPE_CHECKING:
    from collections.abc import Callable


def site(environment: Environment, arguments: list[str]) -> int:
    """Build the guide from `content/` into `site/`."""
    environment.ensure()
    return call(environment, "merleg", "build", *arguments)


def manual(environment: Environment, arguments: list[str]) -> int:
    """Build the manual from `docs/content/` into `site-manual/`."""
    environment.ensure()
    return call(environment, "merleg", "build", "--root", "docs", "--out", "site-manual", *arguments)


def test(environment: Environment, arguments: list[str]) -> int:
    """Run the tests but for those that take long."""
    return run_tests(environment, ["-m", "not slow", *arguments], whole=not arguments)


def test_full(environment: Environment, arguments: list[str]) -> int:
    """Run all tests."""
    environment.ensure("test", "full")
    os.environ[spelling.VARIABLE] = str(spelling.folder())
    servers.get()
    os.environ[htmlcheck.VARIABLE] = htmlcheck.get(environment)
    return run_tests(environment, arguments, whole=not arguments)


def run_tests(environment: Environment, arguments: list[str], *, whole: bool) -> int:
    """Run pytest with a browser; a whole run in which no browser test passed, or one was skipped, has failed."""
    environment.ensure("test")
    os.environ["MERLEG_BROWSER"] = browser.get(environment)
    os.environ["MERLEG_FIREFOX"] = browser.get_firefox() or "none"
    os.environ["MERLEG_TESTS"] = "whole" if whole else "some"
    os.environ["MERLEG_COUNTS"] = str(environment.folder / "tests.json")
    print(say("browser", path=os.environ["MERLEG_BROWSER"]), flush=True)
    pytest = ["-m", "pytest", "-p", "tools.counting", "--numprocesses", "auto", "--dist", "loadgroup"]
    return call(environment, "python", *pytest, *arguments)


def lint(environment: Environment, _arguments: list[str]) -> int:
    """Check style and types, all of them, also when one has failed."""
    environment.ensure("lint", "test")
    results = (
        call(environment, "ruff", "check", "--output-format", "concise"),
        call(environment, "ruff", "format", "--check", "--output-format", "concise"),
        call(environment, "mypy"),
        javascript.check(environment),
    )
    return int(any(results))


def pyz(environment: Environment, arguments: list[str]) -> int:
    """Make the program one file, `dist/merleg.pyz`, for machines without pip."""
    environment.ensure("test")
    return call(environment, "python", "-m", "tools.pyz", *arguments)


def env(environment: Environment, _arguments: list[str]) -> int:
    """Only make the environment, with everything in it."""
    environment.ensure("lint", "test")
    print(say("made"))
    return 0


def call(environment: Environment, program: str, *arguments: str) -> int:
    """Run a program of the environment in the checkout, talking to this terminal."""
    return subprocess.call([str(environment.program(program)), *arguments], cwd=environment.root)


TASKS: dict[str, Callable[[Environment, list[str]], int]] = {
    "site": site,
    "manual": manual,
    "test": test,
    "test-full": test_full,
    "lint": lint,
    "pyz": pyz,
    "env": env,
}


def main(arguments: list[str]) -> int:
    """Run the task that is named first; what follows is passed on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not arguments or arguments[0] not in TASKS:
        print(say("usage"), file=sys.stderr)
        return 2
    try:
        return TASKS[arguments[0]](Environment(), arguments[1:])
    except Missing as reason:
        print(reason, file=sys.stderr)
    except PermissionError as error:
        print(missing("no-rights", path=error.filename, reason=error.strerror), file=sys.stderr)
    except OSError as error:
        print(say("failed", reason=error), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 3
