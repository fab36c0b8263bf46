"""Laws 1 to 3: the same input gives the same bytes, by whatever way it was reached, and is left as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import build as building
from generator.output.publish import MANIFEST

if TYPE_CHECKING:
    from generator.source.assemble import Memo

GUIDE = Path(__file__).parents[2]

ARTICLE = "content/{language}/articles/{section}/{name}.md"
QUIZ = "content/{language}/quizzes/{name}.yaml"
SITE = "format: 1\nid: proba\ntitle: {{hu: {title}, en: Try}}\nlanguages: [hu, en]\n"


def article(title: str, more: str = "", body: str = "Szöveg.\n") -> str:
    return f"---\ntitle: {title}\n{more}---\n## Cím\n\n{body}"


def quiz(title: str, question: str) -> str:
    return (
        f"title: {title}\nquestions:\n  - id: egy\n    kind: single\n    question: {question}\n"
        "    options:\n      - text: Ez\n        correct: true\n      - Az\n    explanation: Azért.\n"
    )


START = {
    "content/site.yaml": SITE.format(title="Próba"),
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    "content/hu/articles/masik/index.md": "---\ntitle: Másik\n---\n",
    "content/hu/articles/alapok/elso.md": article("Első", "quiz: kviz\n"),
    "content/hu/quizzes/kviz.yaml": quiz("Kvíz", "Melyik?"),
}

names = st.sampled_from(["elso", "masodik", "harmadik", "negyedik"])
sections = st.sampled_from(["alapok", "masik"])
words = st.sampled_from(["Alma", "Körte", "Szilva", "Őszibarack", "Dió & mogyoró <b>"])

edits = st.one_of(
    st.tuples(st.just("article"), sections, names, words),
    st.tuples(st.just("remove"), sections, names),
    st.tuples(st.just("slug"), sections, names, names),
    st.tuples(st.just("draft"), sections, names),
    st.tuples(st.just("was"), sections, names, st.sampled_from(["alapok/regi", "regi/cim"])),
    st.tuples(st.just("quiz"), names, words),
    st.tuples(st.just("translate"), names, words),
    st.tuples(st.just("title"), words),
    st.tuples(st.just("picture"), sections, names, st.binary(min_size=1, max_size=8)),
    st.tuples(st.just("template"), words),
    st.tuples(st.just("lost"), st.integers(0, 1000)),
    st.tuples(st.just("changed"), st.integers(0, 1000)),
    st.tuples(st.just("build")),
)


def edit(root: Path, step: tuple[Any, ...]) -> None:  # noqa: C901, PLR0912  a list of what can happen
    """Do one thing that an editor, or an accident, does."""
    match step:
        case ("article", section, name, word):
            write(root, ARTICLE.format(language="hu", section=section, name=name), article(word))
        case ("remove", section, name):
            (root / ARTICLE.format(language="hu", section=section, name=name)).unlink(missing_ok=True)
        case ("slug", section, name, other):
            write(
                root,
                ARTICLE.format(language="hu", section=section, name=name),
                article("Cím", f"slug: {other}\n"),
            )
        case ("draft", section, name):
            write(
                root,
                ARTICLE.format(language="hu", section=section, name=name),
                article("Terv", "status: draft\n"),
            )
        case ("was", section, name, old):
            write(
                root,
                ARTICLE.format(language="hu", section=section, name=name),
                article("Volt", f"was: [{old}]\n"),
            )
        case ("quiz", name, word):
            write(root, QUIZ.format(language="hu", name=name), quiz(f"'{word}'", f"'{word}?'"))
        case ("translate", name, word):
            write(root, QUIZ.format(language="en", name=name), quiz(f"'{word}'", f"'{word}?'"))
        case ("title", word):
            write(root, "content/site.yaml", SITE.format(title=f"'{word}'"))
        case ("picture", section, name, data):
            write(root, f"content/hu/articles/{section}/kep.png", data)
            text = article("Kép", body="![Egy kép](kep.png)\n")
            write(root, ARTICLE.format(language="hu", section=section, name=name), text)
        case ("template", word):
            write(root, "templates/parts/updated.html", f"<p>{{{{ '{word}' }}}}</p>\n")
        case ("lost", number) | ("changed", number):
            # a lost or damaged manifest is another matter: it has its own test
            files = [
                path
                for path in sorted((root / "site").rglob("*.*"))
                if path.is_file() and ".merleg" not in path.name
            ]
            if files:
                chosen = files[number % len(files)]
                chosen.unlink() if step[0] == "lost" else chosen.write_bytes(b"something else")

        case _:
            pass


def write(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def digest(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.mark.parametrize("count", (50, pytest.param(1000, marks=pytest.mark.slow)))
@pytest.mark.timeout(3000)
def test_incremental_is_clean(count):
    """Law 2: any sequence of edits and builds ends in the bytes of a clean build."""

    @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.lists(edits, min_size=1, max_size=12))
    def run(steps):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "project"
            for path, text in START.items():
                write(root, path, text)
            building.build(root, root / "site")
            memo: Memo = {}
            for step in steps:
                edit(root, step)
                # what the preview remembers changes nothing but time
                assert building.check(root, memo=memo) == building.check(root)
                if step[0] == "build":
                    building.build(root, root / "site")
            content = digest(root / "content")
            again = building.build(root, root / "site")
            clean = building.build(root, Path(folder) / "clean")

            assert (again.report is None) == (clean.report is None)
            if clean.report is not None:
                wanted, had = digest(Path(folder) / "clean"), digest(root / "site")
                kept = json.loads(had[MANIFEST]).get("old", {})
                # what earlier builds left for pages that readers have open, and nothing else, is beyond a clean build
                assert had.keys() - kept.keys() == wanted.keys()
                assert all(had[path] == wanted[path] for path in wanted if path != MANIFEST)
                building.build(root, root / "site", prune=True)
                assert wanted == digest(root / "site")
            assert content == digest(root / "content")

    run()


def test_incremental_is_clean_after_the_manifest_is_lost_or_damaged(site):
    """The manifest is what the program remembers; without it nothing that was there is lost, and `--force` goes on."""
    project = site(START)
    project.build()
    expected = project.output()
    (project.out / ".merleg-manifest.json").write_text("{damaged")

    assert project.refused() == ["output-foreign"]
    project.build(force=True)
    assert expected == project.output()


def test_same_input_same_bytes_in_another_place_zone_and_language(tmp_path):
    """Law 1: no clock, no random, no order of sets, no environment."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(GUIDE), "--out"]
    base = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    first = {**base, "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "COLUMNS": "40"}
    second = {
        **base,
        "PYTHONHASHSEED": "2",
        "TZ": "America/Lima",
        "LANG": "hu_HU.UTF-8",
        "HOME": str(tmp_path),
    }
    for name, environment in (("a", first), ("b/deeper", second)):
        subprocess.run(
            [*command, str(tmp_path / name)], check=True, env=environment, cwd=GUIDE, capture_output=True
        )

    assert digest(tmp_path / "a") == digest(tmp_path / "b/deeper")


def test_sources_are_read_only(site):
    """Law 3: a build changes no file of the content, not even its time."""
    project = site(START)
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (project.root / "content").rglob("*.*")
    }
    project.build()
    project.check()

    assert before == {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (project.root / "content").rglob("*.*")
    }
