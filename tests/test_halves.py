"""Half of the work in a copy of the process: the same result, whatever becomes of the copy."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from generator import halves

pytestmark = pytest.mark.skipif(not halves.copies(), reason="this system does not copy a process cheaply")

# in a process of its own, since a test runs beside other threads, and a copy has only one
HEAD = """
import os, signal, sys
from generator import halves
halves._processors = lambda: 2
me = os.getpid()
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", HEAD + code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("count", (0, 1, 199, 200, 201, 1000))
def test_the_order_is_kept(count):
    code = f"items = list(range({count}))\nassert halves.in_halves(lambda part: [2 * one for one in part], items) == [2 * one for one in items]"
    run(code)


def test_every_other_one_is_made_by_a_copy_when_there_are_enough():
    code = (
        "print(len({pid for pid in halves.in_halves(lambda part: [os.getpid() for _ in part], range(%d))}))"
    )
    assert run(code % 200) == "2\n"
    assert run(code % 199) == "1\n"


@pytest.mark.parametrize(
    "trouble",
    (
        "1 / 0",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "sys.exit(3)",
        "return [lambda: 0 for _ in part]",
        "print('x')",
    ),
)
def test_whatever_becomes_of_the_copy_the_work_is_done(trouble):
    code = f"""
def work(part):
    if os.getpid() != me:
        {trouble}
    return [2 * one for one in part]
assert halves.in_halves(work, range(300)) == [2 * one for one in range(300)]
"""
    assert run(code) == ""


def test_trouble_in_the_work_is_told_and_leaves_no_copy():
    code = """
def work(part):
    if os.getpid() == me:
        raise ValueError("mine")
    import time
    time.sleep(60)
try:
    halves.in_halves(work, range(300))
except ValueError as error:
    print(error)
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("none")
"""
    assert run(code) == "mine\nnone\n"


def test_beside_other_threads_there_is_no_copy():
    """A copy of a process has one of its threads, and the locks of all."""
    code = """
import threading
wait = threading.Event()
threading.Thread(target=wait.wait).start()
print(set(halves.in_halves(lambda part: [os.getpid() for _ in part], range(300))) == {me})
wait.set()
"""
    assert run(code) == "True\n"


def test_a_site_is_the_same_by_either_way(site):
    files = {
        f"content/hu/faq/k{number}.md": f"---\ntitle: Kérdés {number}?\n---\nA {number}. *válasz*.\n"
        for number in range(halves.ENOUGH + 20)
    }
    project = site(files)
    outs = []
    for processors in (1, 2):
        out = project.root / f"out{processors}"
        code = f"""
halves._processors = lambda: {processors}
from generator.search import index
index.MANY = 10
from generator.cli import main
assert main(["build", "--root", {str(project.root)!r}, "--out", {str(out)!r}]) == 0
"""
        run(code)
        outs.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
        shutil.rmtree(project.root / ".merleg")

    assert len(outs[0]) > halves.ENOUGH
    assert outs[0] == outs[1]
