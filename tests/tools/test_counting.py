"""That no run passes in which the browser tests were left out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PASSES = "def test_{0}(): pass\n"
IN_BROWSER = "@pytest.mark.browser\ndef test_in_browser(): {0}\n"


def run(folder: Path, text: str, whole: str, *arguments: str) -> tuple[int, str, dict[str, int]]:
    """Run pytest over this text as a file of its own; give how it ended, what it said and what it counted."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser: x\n", encoding="utf-8")
    (folder / "test_it.py").write_text("import pytest\n" + text, encoding="utf-8")
    counts = folder / "tests.json"
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    variables |= {
        "MERLEG_TESTS": whole,
        "MERLEG_COUNTS": str(counts),
        "PYTHONPATH": ROOT,
        "LC_ALL": "C.UTF-8",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # what else is installed here takes a second to load
    }
    command = [sys.executable, "-m", "pytest", "-p", "tools.counting", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, json.loads(counts.read_text(encoding="utf-8"))


@pytest.mark.parametrize("workers", ((), ("-p", "xdist", "-n", "2")))
def test_counts_what_passed(workers: tuple[str, ...], tmp_path: Path):
    tmp_path /= "browser"  # the name of a folder counts for nothing
    tmp_path.mkdir()
    text = PASSES.format("a") + PASSES.format("b") + IN_BROWSER.format("pass")
    code, said, counts = run(tmp_path, text, "whole", *workers)
    assert code == 0
    assert counts == {
        "passed": 3,
        "skipped": 0,
        "browser passed": 1,
        "browser skipped": 0,
        "firefox passed": 0,
    }
    assert "Tests passed: 3, of them in a browser: 1, in Firefox: 0" in said
    assert "3 passed" in said.splitlines()[-1]


@pytest.mark.parametrize("whole", ("whole", "some"))
def test_skipped_browser_test_fails_the_run(whole: str, tmp_path: Path):
    text = PASSES.format("a") + IN_BROWSER.format("pytest.skip('no browser')")
    code, said, counts = run(tmp_path, text, whole)
    assert code == 1
    assert counts["browser skipped"] == 1
    assert "The browser tests did not run (passed: 0, skipped: 1)" in said


def test_whole_run_without_browser_tests_fails(tmp_path: Path):
    code, said, _ = run(tmp_path, PASSES.format("a"), "whole")
    assert code == 1
    assert "The browser tests did not run (passed: 0, skipped: 0)" in said


def test_a_chosen_part_may_have_none(tmp_path: Path):
    code, said, counts = run(tmp_path, PASSES.format("a"), "some")
    assert code == 0
    assert counts["passed"] == 1
    assert "did not run" not in said


def test_a_failure_stays_one(tmp_path: Path):
    text = IN_BROWSER.format("pass") + "def test_c(): assert False\n"
    code, _, counts = run(tmp_path, text, "whole")
    assert code == 1
    assert counts["passed"] == 1
