"""What is written into the content: all of it or nothing, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import author


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_new_files_are_all_written_or_none(tmp_path):
    (tmp_path / "b").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        author.create(tmp_path, {"a/a": "new", "b": "new"})

    assert names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text("utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_something_that_is_there(tmp_path):
    (tmp_path / "a").symlink_to("nowhere")

    assert author.taken(tmp_path, {"b": "", "a": ""}) == "a"


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    file = tmp_path / "a"
    file.write_text("old", "utf-8")

    def fail(*_):
        raise OSError("the disk's own words")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="the disk's own words"):
        author.replace(file, b"new")

    assert names(tmp_path) == ["a"]
    assert file.read_text("utf-8") == "old"
