"""What measures whole processes measures their children too, and says when they fail."""

from __future__ import annotations

import sys

import pytest

from benchmarks.common.process import Failed, Run, measured
from benchmarks.field.measure import Bench, situation
from benchmarks.field.table import table
from benchmarks.field.tools import Ready, Tool

BUSY = "import time; b = bytearray(60_000_000)\nwhile time.process_time() < 0.3: pass\ntime.sleep(0.3)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}], check=True)"


@pytest.mark.parametrize("code", (BUSY, CHILD))
def test_time_and_memory_of_a_process_and_its_child_are_measured(code, tmp_path):
    run = measured([sys.executable, "-c", code], tmp_path)

    assert run.cpu >= 0.3
    assert run.wall >= 0.6
    assert run.memory >= 60_000


def test_a_process_that_ends_badly_says_its_last_words(tmp_path):
    with pytest.raises(Failed, match="ended with 3: what was said"):
        measured([sys.executable, "-c", "print('what was said'); raise SystemExit(3)"], tmp_path)


def test_a_process_that_takes_too_long_is_stopped(tmp_path):
    with pytest.raises(Failed, match="longer than"):
        measured([sys.executable, "-c", "import time; time.sleep(30)"], tmp_path, limit=0.5)


def tool(code):
    """A tool that copies an article and its template, by the code given."""
    return Tool("copy", lambda: Ready((sys.executable, "-c", code), "Copy"), "{number}.md", "out/{number}.html",
                "t.html", ("out",))  # fmt: skip


def bench(root, code):
    (root / "0.md").write_text('title: "Egy"\n\nSzöveg.\n', "utf-8")
    (root / "t.html").write_text('<meta name="viewport">\n', "utf-8")
    made = tool(code)
    return Bench(made, made.ready(), root, 1, 60)


COPY = (
    "from pathlib import Path as P\nP('out').mkdir(exist_ok=True)\n"
    "P('out/0.html').write_text(P('t.html').read_text() + P('0.md').read_text('utf-8'), 'utf-8')"
)


@pytest.mark.parametrize("name", ("cold", "nothing", "article", "title", "template"))
def test_a_situation_is_brought_about_and_its_change_is_shown(name, tmp_path):
    one = bench(tmp_path, COPY)
    before = (tmp_path / "0.md").read_text("utf-8") + (tmp_path / "t.html").read_text("utf-8")

    run = situation(one, name, 0)

    assert run.wall > 0
    after = (tmp_path / "0.md").read_text("utf-8") + (tmp_path / "t.html").read_text("utf-8")
    assert (before != after) == (name in ("article", "title", "template"))


def test_a_build_that_does_not_show_the_change_is_no_result(tmp_path):
    one = bench(tmp_path, COPY)
    situation(one, "cold", 0)
    lazy = Bench(one.tool, Ready((sys.executable, "-c", "pass"), "Lazy"), tmp_path, 1, 60)

    with pytest.raises(Failed, match="does not show the change"):
        situation(lazy, "article", 0)


def test_the_table_has_ratios_to_hugo_memory_a_page_and_what_is_missing():
    runs = {"cold": [Run(2.0, 3.0, 50_000)], "nothing": [Run(1.0, 1.0, 40_000)]}
    other = {"cold": [Run(1.0, 1.5, 90_000)], "nothing": [Run(0.1, 0.1, 90_000)]}

    said = table(
        {"hugo": runs, "merleg": other}, {"merleg": 88_000}, 120, 20, {"zola": "could not be installed"}
    )

    assert "| merleg | 1.00 / 1.50 · **0.50 ×** | 0.10 / 0.10 · **0.10 ×** | – | – | – | 90 | 20.0 |" in said
    assert "| zola | could not be installed |" in said
