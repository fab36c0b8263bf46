"""A pytest plug-in that counts: how many tests passed, and how many of them in a browser (and in Firefox).

It writes the counts into the file that MERLEG_COUNTS names, for `.ci/run` to read, and fails a run in which a browser
test was skipped, or a whole run (MERLEG_TESTS=whole) in which none passed. It never changes the outcome of a test.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools.words import say

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

# Says of a test's report that it is a browser test's (a folder of that name would be among its keywords too).
BROWSER = ("browser", "yes")
FIREFOX = ("firefox", "yes")


class Counting:
    """The counts of one run, kept by the process that reports (not by its workers)."""

    def __init__(self) -> None:
        self.counts = Counter[str]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what has passed, and what was skipped, by whether it needs a browser."""
        if report.skipped or (report.when == "call" and report.passed):
            self.counts[report.outcome] += 1
            if BROWSER in report.user_properties:
                self.counts[f"browser {report.outcome}"] += 1
            if FIREFOX in report.user_properties:
                self.counts[f"firefox {report.outcome}"] += 1

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the counts; fail when the browser tests did not run."""
        if path := os.environ.get("MERLEG_COUNTS"):
            names = ("passed", "skipped", "browser passed", "browser skipped", "firefox passed")
            text = json.dumps({name: self.counts[name] for name in names}) + "\n"
            Path(path).write_text(text, encoding="utf-8")
        if self.lacking() and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: TerminalReporter) -> None:
        """Say the counts, and what is wrong with them."""
        counts = self.counts
        values = {"browser": counts["browser passed"], "firefox": counts["firefox passed"]}
        terminalreporter.write_line(say("tests", passed=counts["passed"], **values))
        if self.lacking():
            values = {"passed": counts["browser passed"], "skipped": counts["browser skipped"]}
            terminalreporter.write_line(say("no-browser-tests", **values), red=True)

    def lacking(self) -> bool:
        """Whether browser tests are missing from this run."""
        whole = os.environ.get("MERLEG_TESTS") == "whole"
        return self.counts["browser skipped"] > 0 or (whole and self.counts["browser passed"] == 0)


def pytest_configure(config: pytest.Config) -> None:
    """Count in the main process only."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Counting(), "merleg-counting")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note on each browser test what it is; this is done in the workers."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.user_properties.append(BROWSER)
        if item.get_closest_marker("firefox"):
            item.user_properties.append(FIREFOX)
