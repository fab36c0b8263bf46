"""A kind is one folder: one that lies apart from the program's own is documented, built, marked and tested as they are.

Each test runs in a process of its own, in which the folder `merleg_kinds` lies on Python's path.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUIZ = """
id: kviz
title: Years
questions:
  - id: century
    kind: leap-year
    question: Did 1900 have 366 days?
    year: 1900
    explanation: A century is a leap year only when 400 divides it.
"""


def run(*arguments: str) -> str:
    """Run Python with the kind on its path; give what it says, of whatever channel."""
    paths = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=paths, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_it_is_no_kind_without_its_folder():
    done = subprocess.run(
        [sys.executable, "-c", "from generator.kinds import kinds; print(*kinds())"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "leap-year" not in done.stdout
    assert "single" in done.stdout


@pytest.mark.parametrize(
    ("script", "said"),
    (
        (
            "from generator import reference as r; print(r.pages('en')['quiz.md'])",
            ("The year that is asked about.",),
        ),
        (
            "from generator import schema as s; import json; print(json.dumps(s.schema('quiz', 'en')))",
            ('"leap-year"',),
        ),
        (
            "from tools import gallery as g; print(*g.written().values())",
            ("A century is a leap year only when 400", "366 napos volt 2024?"),  # in both languages
        ),
    ),
    ids=("fields", "schema", "gallery"),
)
def test_it_is_documented(script: str, said: tuple[str, ...]):
    heard = run("-c", script)

    assert [one for one in said if one not in heard] == []


def test_it_is_built(site):
    project = site({"content/hu/quizzes/kviz.yaml": QUIZ})
    run("-m", "generator", "build", "--root", str(project.root))
    page = project.page("hu/quizzes/kviz.html")

    assert "Szökőév volt?" in page
    assert '"right":["false"]' in page
    assert ".leap-year" in next((project.out / "assets").glob("style-*.css")).read_text("utf-8")


def test_its_mistakes_are_said(site):
    project = site({"content/hu/quizzes/kviz.yaml": QUIZ.replace("year: 1900", "year: 2000")})
    said = run(
        "-c", f"from generator import cli; print(cli.main(['check', '--root', {str(project.root)!r}]))"
    )

    assert "A 2000. évet mindenki tudja." in said
    assert "Válasszunk másik évet." in said


def test_its_examples_are_marked_and_tested():
    said = run(
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n0",
        "tests/interactions/test_marking.py",
        "-k",
        "leap",
    )

    assert "4 passed" in said
