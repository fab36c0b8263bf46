"""A site as one file beside others: what it may replace, and what it leaves alone."""

from __future__ import annotations

import pytest

from generator import build as building
from generator import cli
from tests.conftest import TODAY


def build(project, out, format_, **options):
    return building.build(project.root, out, format=format_, today=TODAY, **options)


@pytest.mark.parametrize("format_", ("zip", "single"))
def test_it_gets_the_sites_name_or_the_one_given(site, tmp_path, format_):
    ending = {"zip": ".zip", "single": ".html"}[format_]
    project = site()

    assert build(project, tmp_path / "given", format_).place == tmp_path / "given" / f"proba{ending}"
    assert build(project, tmp_path / f"named{ending}", format_).place == tmp_path / f"named{ending}"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["given", f"named{ending}", "project"])


@pytest.mark.parametrize("format_", ("zip", "single"))
def test_a_file_of_an_earlier_build_is_replaced_only_when_it_changed(site, tmp_path, format_):
    project = site()
    first = build(project, tmp_path / "out", format_)
    again = build(project, tmp_path / "out", format_)
    before = again.place.read_bytes()
    changed = build(
        project.write({"content/hu/index.md": "---\ntitle: Más\n---\nMás.\n"}), tmp_path / "out", format_
    )

    assert [one.report.written for one in (first, again, changed)] == [1, 0, 1]
    assert changed.place.read_bytes() != before
    assert [one.name for one in (tmp_path / "out").iterdir()] == [changed.place.name]


@pytest.mark.parametrize(("format_", "name"), (("zip", "proba.zip"), ("single", "proba.html")))
@pytest.mark.parametrize("theirs", (b"mine", b"PK mine", b""))
def test_somebody_elses_file_is_left_alone_unless_told(site, tmp_path, format_, name, theirs):
    project = site()
    (tmp_path / "out").mkdir()
    file = tmp_path / "out" / name
    file.write_bytes(theirs)

    built = build(project, tmp_path / "out", format_)
    assert (built.report, built.refused.code) == (None, "output-taken")
    assert file.read_bytes() == theirs
    assert build(project, tmp_path / "out", format_, force=True).report.written == 1
    assert file.read_bytes() != theirs


def test_a_folder_a_link_and_a_file_in_the_way_are_named(site, tmp_path):
    project = site()
    (tmp_path / "a" / "proba.zip").mkdir(parents=True)
    (tmp_path / "file").write_text("x")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "proba.zip").symlink_to(tmp_path / "file")

    codes = [build(project, tmp_path / name, "zip").refused.code for name in ("a", "file", "b")]
    assert codes == ["output-taken", "output-file", "output-link"]
    assert (tmp_path / "file").read_text() == "x"


def test_not_into_the_content(site):
    project = site()
    before = sorted(project.root.rglob("*"))

    assert build(project, project.root / "content", "zip").refused.code == "output-content"
    assert sorted(project.root.rglob("*")) == before
    # beside it is where it goes by default
    assert build(project, project.root, "zip").place == project.root / "proba.zip"


def test_the_command_says_what_to_open(site, capsys):
    project = site()

    assert cli.main(["build", "--root", str(project.root), "--format", "single", "--language", "en"]) == 0
    assert f"Open: {(project.root / 'proba.html').resolve()}" in capsys.readouterr().out
    assert not project.out.exists()
