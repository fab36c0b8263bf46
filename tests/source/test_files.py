"""Reading the disk: what cannot be read is a finding, and nothing leads out of the project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.source import files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding


def codes(root: Path) -> list[tuple[str, str]]:
    return [(one.code, one.span.path) for one in files.read(root)[1]]


def test_a_pipe_is_no_file(site):
    project = site()
    os.mkfifo(project.root / "content/hu/pipe.md")

    assert codes(project.root) == [("no-file", "content/hu/pipe.md")]


def test_a_file_without_the_right_to_read_it(site, monkeypatch):
    """As root every file can be read, so the refusal is put in the way."""
    project = site()
    real = files._bytes

    def refuse(path):
        if path.endswith("index.md"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(files, "_bytes", refuse)

    assert codes(project.root) == [("unreadable", "content/hu/index.md")]


def test_links_that_loop_or_lead_out_are_not_followed(site, tmp_path):
    project = site()
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (project.root / "content/hu/faq").mkdir()
    (project.root / "content/hu/faq/out.md").symlink_to(tmp_path / "secret.md")
    (project.root / "content/hu/loop").symlink_to(project.root / "content")

    assert codes(project.root) == [("disk-link", "content/hu/faq/out.md"), ("disk-link", "content/hu/loop")]


def test_an_empty_folder_is_an_empty_project(tmp_path):
    sources, found = files.read(tmp_path)

    assert (sources.texts, sources.assets, found) == ((), (), [])


def test_hidden_files_and_those_of_the_system_are_left_out(site):
    project = site(
        {
            "content/hu/.secret.md": "x",
            "content/Thumbs.db": "x",
            "content/hu/~$a.md": "x",
            "content/hu/a.md~": "x",
        }
    )

    assert [one.path for one in files.read(project.root)[0].texts] == [
        "content/hu/index.md",
        "content/site.yaml",
    ]


@pytest.mark.parametrize("newline", ("\r\n", "\r"))
def test_newlines_do_not_matter(newline):
    found: list[Finding] = []

    assert files.decode(f"a{newline}b{newline}".encode(), "x", found) == "a\nb\n"
    assert found == []


def test_letters_are_composed():
    """macOS writes é as e and an accent: an anchor or an answer would not be found."""
    assert files.decode("e\u0301".encode(), "x", []) == "é"


def test_what_is_known_is_read_again_only_when_it_has_changed(site, monkeypatch):
    project = site(
        {"content/hu/faq/egy.md": "\ufeff---\ntitle: Egy?\n---\nIgen.\n", "content/hu/a.png": b"1"}
    )
    known: files.Known = {}
    first = files.read(project.root, known)
    read: list[str] = []
    real = files._bytes

    def note(path):
        read.append(path.rpartition("/")[2])
        return real(path)

    monkeypatch.setattr(files, "_bytes", note)

    assert files.read(project.root, known) == first == files.read(project.root)
    assert [one.code for one in first[1]] == ["bom"]
    read.clear()
    project.write({"content/hu/a.png": b"2", "content/hu/faq/ketto.md": "---\ntitle: Kettő?\n---\nNem.\n"})
    project.remove("content/hu/faq/egy.md")
    second = files.read(project.root, known)
    assert sorted(read) == ["a.png", "ketto.md"]
    assert second == files.read(project.root)
