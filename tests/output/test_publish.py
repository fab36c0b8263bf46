"""What publish refuses: folders, files and links that are somebody else's."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from generator import arguments, cli


def test_a_folder_with_other_files_is_refused(site):
    project = site()
    project.write({"site/letter.docx": "a letter"})

    assert project.refused() == ["output-foreign"]
    assert list(project.output()) == ["letter.docx"]


def test_hidden_files_do_not_make_a_folder_somebody_elses(site):
    project = site().write({"site/.gitignore": "*\n"})
    project.build()

    assert project.output()[".gitignore"] == b"*\n"


def test_force_writes_beside_other_files(site):
    project = site().write({"site/letter.docx": "a letter"})
    project.build(force=True)

    assert project.output()["letter.docx"] == b"a letter"
    assert "index.html" in project.output()


def test_a_file_with_the_name_of_a_page_is_not_overwritten(site):
    project = site()
    project.build()
    project.write({"site/hu/faq/index.html": "mine", "content/hu/faq/a.md": "---\ntitle: A?\n---\nB.\n"})

    assert project.refused() == ["output-taken"]
    assert project.output()["hu/faq/index.html"] == b"mine"
    project.build(force=True)
    assert project.output()["hu/faq/index.html"] != b"mine"


def test_a_file_in_the_place_of_the_folder(site):
    project = site().write({"site": "a file"})

    assert project.refused() == ["output-file"]


def test_links_on_the_disk_are_not_written_through(site, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project = site()
    project.out.mkdir()
    (project.out / "hu").symlink_to(elsewhere)

    assert project.refused(force=True) == ["output-link"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("out", ("content", "content/hu", "."))
def test_the_content_is_never_written_into(site, out):
    from generator import build as building

    project = site()
    before = sorted(path.as_posix() for path in project.root.rglob("*"))
    built = building.build(project.root, project.root / out, force=True)

    assert built.report is None
    assert built.refused
    assert built.refused.code == "output-content"
    assert before == sorted(path.as_posix() for path in project.root.rglob("*"))


def test_a_forged_manifest_deletes_nothing_outside(site, tmp_path):
    project = site()
    project.build()
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    forged = {"version": 1, "files": {"../../victim.txt": "", "hu/index.html": ""}}
    (project.out / ".merleg-manifest.json").write_text(json.dumps(forged))
    project.refused()
    project.build(force=True)

    assert victim.read_text() == "precious"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("language", ("hu", "en"))
def test_a_read_only_folder_is_one_sentence_and_code_3(site, language, tmp_path):
    """Root may write everywhere, so the test gives its rights up; after a first build, which imports everything."""
    project = site()
    project.out.mkdir()
    project.out.chmod(0o555)
    project.root.chmod(0o755)
    for parent in project.root.parents:
        if "pytest" in parent.name or parent in (tmp_path.parent, tmp_path):
            parent.chmod(0o755)
    code = (
        "import os, sys\n"
        "from generator import cli\n"
        f"cli.main(['build', '--root', {str(project.root)!r}, '--out', {str(tmp_path / 'other')!r}])\n"
        "sys.stdout.flush(); sys.stderr.write('----'); sys.stderr.flush()\n"
        "if hasattr(os, 'getuid') and os.getuid() == 0: os.setuid(65534)\n"
        f"sys.exit(cli.main(['build', '--root', {str(project.root)!r}, '--language', {language!r}]))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False, cwd="/"
    )

    said = done.stderr.rpartition("----")[2].strip()

    assert done.returncode == cli.MACHINE, done.stderr
    assert len(said.splitlines()) == 1
    assert said.startswith("Nincs jog" if language == "hu" else "There is no right")


@pytest.mark.parametrize("language", ("hu", "en"))
def test_a_full_disk_is_one_sentence_and_code_3(site, language, monkeypatch, capsys):
    import errno
    from pathlib import Path

    project = site()

    def full(self, *_):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    code = cli.main(["build", "--root", str(project.root), "--language", language])
    said = capsys.readouterr()

    assert (code, said.out) == (cli.MACHINE, "")
    assert len(said.err.strip().splitlines()) == 1
    assert ("Megtelt a lemez" if language == "hu" else "The disk is full") in said.err


def test_nothing_is_deleted_through_a_link_on_the_disk(site, tmp_path):
    """A folder of the output was replaced by a link to somebody's own pages; then its pages went."""
    files = {
        "content/hu/articles/m/index.md": "---\ntitle: M\n---\n",
        "content/hu/articles/m/k.md": "---\ntitle: K\n---\nK\n",
    }
    project = site(files)
    project.build()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("index.html", "k.html"):
        (project.out / "hu/m" / name).rename(theirs / name)
    (project.out / "hu/m").rmdir()
    (project.out / "hu/m").symlink_to(theirs)
    project.remove(*files)
    (project.root / "content/hu/articles/m").rmdir()

    assert project.refused() == ["output-link"]
    assert sorted(path.name for path in theirs.iterdir()) == ["index.html", "k.html"]


def test_a_file_in_the_place_of_a_folder_of_the_site(site):
    project = site()
    project.build()
    for path in sorted((project.out / "hu").iterdir()):
        path.unlink()
    (project.out / "hu").rmdir()
    (project.out / "hu").write_text("theirs")

    assert project.refused() == ["output-taken"]
    assert (project.out / "hu").read_text() == "theirs"


def test_a_manifest_never_names_hidden_files(site):
    project = site()
    project.build()
    project.write({"site/.git/config": "precious"})
    forged = {"version": 1, "files": {".git/config": "", "index.html": ""}}
    (project.out / ".merleg-manifest.json").write_text(json.dumps(forged))
    project.refused()
    project.build(force=True)

    assert project.output()[".git/config"] == b"precious"


def test_a_manifest_that_is_nested_without_end_is_a_damaged_one(site):
    project = site()
    project.build()
    (project.out / ".merleg-manifest.json").write_text("[" * 200_000)

    assert project.refused() == ["output-foreign"]


def test_a_refusal_is_the_calls_fault_and_says_nothing_of_the_content(site, capsys):
    project = site().write({"site/letter.docx": "a letter"})
    code = cli.main(["build", "--root", str(project.root), "--language", "en"])
    said = capsys.readouterr().err

    assert code == arguments.CALL
    assert "letter.docx" in said
    assert "content has errors" not in said
