"""The same call again: it says what it said, at once, as long as nothing has changed; and builds as soon as it has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from generator import again, kept, start

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    "content/hu/articles/alapok/elso.md": "---\ntitle: Első\n---\n## Cím\n\nMindig jó [itt](index.md).\n",
    "templates/parts/updated.html": "<p>régi</p>\n",
}
LONG_AGO = time.time() - 3600


@pytest.fixture
def project(site):
    made = site(FILES)
    settle(made.root)
    return made


def settle(root: Path) -> None:
    """Let every file be older than the grain of the disk's clock."""
    time.sleep(2 * again.GRAIN)
    for folder in ("content", "templates"):
        for path in (root / folder).rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO + 0.5))
    time.sleep(2 * again.GRAIN)


def call(project, capsys, monkeypatch, *more: str) -> tuple[int, str, str]:
    monkeypatch.setattr(
        sys, "argv", ["merleg", "build", "--root", str(project.root), "--language", "en", *more]
    )
    capsys.readouterr()
    code = start.main()
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def run(project, capsys, monkeypatch):
    """Call the command; say whether it found nothing to do."""

    def run(*more: str) -> bool:
        code, out, _ = call(project, capsys, monkeypatch, *more)
        assert code == 0
        return out.startswith("Nothing has changed")

    return run


def test_the_same_call_with_nothing_changed_has_nothing_to_do(project, capsys, monkeypatch):
    code, out, found = call(project, capsys, monkeypatch)
    before = project.output()
    again_code, again_out, again_found = call(project, capsys, monkeypatch)

    assert (code, again_code) == (0, 0)
    assert out.startswith("Done: ")
    assert again_out.splitlines()[0] == "Nothing has changed since the last build: 3 pages, 0 questions."
    assert again_out.splitlines()[1] == out.splitlines()[1]
    assert "[link-text]" in found
    assert again_found == found
    assert before == project.output()


def test_nothing_heavy_is_imported_for_it(project):
    code = (
        "import sys; from generator.start import main; code = main();"
        "heavy = {'yaml', 'markdown', 'jinja2', 'argparse', 'generator.words'} & set(sys.modules);"
        "sys.exit(code or repr(heavy) if heavy else code)"
    )
    command = [sys.executable, "-c", code, "build", "--root", str(project.root), "--language", "en"]
    first = subprocess.run(command, check=False, capture_output=True, text=True)
    second = subprocess.run(command, check=False, capture_output=True, text=True)

    assert "yaml" in first.stderr
    assert (second.returncode, second.stdout[:19]) == (0, "Nothing has changed"), second.stderr


def swap(project, path: str, old: str, new: str) -> None:
    """Change a file, but neither its size nor its time."""
    file = project.root / path
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a text": lambda project: swap(project, "content/hu/articles/alapok/elso.md", "jó", "rá"),
    "a template": lambda project: swap(project, "templates/parts/updated.html", "régi", "réti"),
    "a new file": lambda project: project.write({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nIgen.\n"}),
    "a file less": lambda project: project.remove("content/hu/articles/alapok/elso.md"),
    "a page that is lost": lambda project: (project.out / "hu/index.html").unlink(),
    "a page that somebody changed": lambda project: (project.out / "hu/index.html").write_text("x"),
    "a file of somebody else": lambda project: (project.out / "notes.txt").write_text("x"),
    "no output": lambda project: shutil.rmtree(project.out),
    "what is kept is lost": lambda project: [one.unlink() for one in (project.root / ".merleg").iterdir()],
    "what is kept is damaged": lambda project: [
        one.write_bytes(one.read_bytes()[:-1] + b"?") for one in (project.root / ".merleg").iterdir()
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_built(change, project, run, tmp_path):
    assert not run()
    assert run()
    CHANGES[change](project)

    assert not run()
    wanted = project.output()
    project.build()
    assert wanted == project.output()


@pytest.mark.parametrize("more", (("--drafts",), ("--today", "2026-11-24"), ("--strict",)))
def test_another_call_is_another_matter(more, project, run):
    project.write({"content/hu/articles/alapok/elso.md": "---\ntitle: Első\n---\nJó.\n"})
    settle(project.root)

    assert not run()
    assert not run(*more)
    assert run(*more)


def test_another_program_or_day_builds(project, run, monkeypatch):
    assert not run()
    with monkeypatch.context() as patch:
        patch.setattr(kept, "program", lambda: "another")
        assert not run()
        assert run()
    assert not run()
    monkeypatch.setattr(time, "strftime", lambda *_: "2030-01-01")
    assert not run()


@pytest.mark.parametrize("age", (0, -1000))
def test_a_file_as_young_as_the_clock_is_not_trusted(age, project, run):
    """A further edit within the same tick would have the same time."""
    file = project.root / "content/hu/index.md"
    os.utime(file, (time.time() - age,) * 2)

    assert not run()
    assert not run()


def test_a_disk_that_knows_whole_seconds_is_given_two(project):
    line = "a.md 1 {} {} 1 1"
    now = 1_000.5
    assert not again._old(line.format(999 * 10**9, 999 * 10**9), now)
    assert again._old(line.format(998 * 10**9, 998 * 10**9), now)
    assert again._old(line.format(999_500_000_001, 1), now)
    assert not again._old(line.format(1_000_480_000_001, 1), now)


def test_a_build_with_errors_is_not_remembered(project, capsys, monkeypatch):
    project.write({"content/hu/articles/alapok/elso.md": "---\ntitle: Első\n---\n[nincs](nincs.md)\n"})
    settle(project.root)

    for _ in range(2):
        code, out, found = call(project, capsys, monkeypatch)
        assert (code, out) == (1, "")
        assert "nincs.md" in found


def test_what_another_user_kept_is_not_believed(project, run, monkeypatch, tmp_path):
    assert not run()
    assert run()
    monkeypatch.setenv("MERLEG_CACHE", str(tmp_path / "another"))

    assert not run()
    assert run()


def test_where_nothing_can_be_kept_the_site_is_built(project, run, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MERLEG_CACHE", str(tmp_path / "file"))

    assert not run()
    assert not run()
    assert not (project.root / ".merleg").exists()


def test_what_is_kept_stays_out_of_commits_and_stays_little(project, run):
    for number in range(20):
        assert not run("--out", str(project.root / f"out{number}"))
    kept_ = [one.name.partition("-")[0] for one in (project.root / ".merleg").iterdir()]

    assert (project.root / ".merleg/.gitignore").read_text("utf-8") == "*\n"
    counted = {name: kept_.count(name) for name in kept_}
    parts = counted.pop("files"), counted.pop("texts")
    assert all(0 < count <= 16 for count in parts)
    assert counted == {".gitignore": 1, "words": 1, "templates": 1, "drawn": 8, "call": 8}


def test_the_key_is_for_its_user_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("MERLEG_CACHE", str(tmp_path / "deep/cache"))
    kept.write(str(tmp_path), "a", b"data")

    assert kept.read(str(tmp_path), "a") == b"data"
    assert kept.read(str(tmp_path), "b") is None
    (tmp_path / ".merleg/a").rename(tmp_path / ".merleg/b")
    assert kept.read(str(tmp_path), "b") is None
    if os.name != "nt":
        assert (tmp_path / "deep/cache/key").stat().st_mode & 0o777 == 0o600
