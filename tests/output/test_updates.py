"""Publishing over an older version: pages that are open keep what they load, and an uploader knows what to do."""

from __future__ import annotations

import json
import shutil

import pytest

from generator import cli
from generator.output import changes
from generator.output.publish import KEPT, MANIFEST

PAGE = "---\ntitle: Kezdőlap\n---\n![Kép](kep.svg)\n\n{text}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 {n}"><path d="M0 0h4v2z"/></svg>'


def picture(project, number: int):
    return project.write(
        {"content/hu/index.md": PAGE.format(text=number), "content/hu/kep.svg": SVG.format(n=number)}
    )


def pictures(project) -> set[str]:
    return {path.name for path in (project.out / "assets").glob("kep-*")}


def test_old_assets_stay_for_a_number_of_builds(site):
    project = picture(site(), 1)
    project.build()
    first = pictures(project)
    for number in range(2, KEPT + 2):
        picture(project, number).build()
        assert first < pictures(project), number

    assert len(pictures(project)) == KEPT + 1
    picture(project, KEPT + 2).build()
    assert not first & pictures(project)
    assert len(pictures(project)) == KEPT + 1


def test_a_build_that_changes_nothing_counts_for_nothing(site):
    project = picture(site(), 1)
    project.build()
    picture(project, 2).build()
    before = project.output()
    for _ in range(KEPT + 2):
        assert project.build().report.written == 0

    assert project.output() == before


def test_pages_of_an_older_version_find_all_they_name(site, tmp_path):
    """A copy of the first version over which the later ones were copied: both versions' pages resolve."""
    project = picture(site(), 1)
    project.build()
    old = project.page("hu/index.html")
    picture(project, 2).build()

    names = {line.split('"')[0] for line in old.split('src="../')[1:]}
    assert names
    assert all((project.out / name).is_file() for name in names)


def test_prune_leaves_what_a_clean_build_makes(site, tmp_path):
    project = picture(site(), 1)
    project.build()
    picture(project, 2).build()
    assert len(pictures(project)) == 2
    report = project.build(prune=True).report

    assert (report.written, report.deleted, report.kept) == (0, 1, 0)
    pruned = project.output()
    shutil.rmtree(project.out)
    project.build()
    assert project.output() == pruned


def test_an_asset_that_comes_back_is_no_old_one(site):
    project = picture(site(), 1)
    project.build()
    picture(project, 2).build()
    picture(project, 1).build()

    old = json.loads((project.out / MANIFEST).read_bytes())["old"]
    assert {name[:11] for name in old} == {"assets/kep-"}
    assert len(old) == 1


@pytest.mark.parametrize(
    "old",
    ('["a"]', '{"hu/index.html": 1}', '{"assets/../x": 1}', '{"assets/x": "1"}', '{"assets/x": 0}', "1"),
)
def test_a_forged_list_of_old_assets_is_no_list(site, old):
    project = site()
    project.build()
    file = project.out / MANIFEST
    value = json.loads(file.read_bytes()) | {"old": json.loads(old)}
    file.write_text(json.dumps(value))
    (project.out.parent / "x").write_text("mine")

    assert project.refused() == ["output-foreign"]
    assert (project.out.parent / "x").read_text() == "mine"


def test_what_to_send_and_what_to_delete(site):
    project = picture(site(), 1).write({"content/hu/faq/a.md": "---\ntitle: A?\nsummary: A.\n---\nSzöveg.\n"})
    project.build()
    first = changes.changes(project.out)
    assert set(first.send) == set(project.output()) - {".merleg-sent.json"}
    assert first.send[-1] == MANIFEST
    assert first.delete == ()
    assert changes.changes(project.out) == changes.Changes((), ())

    picture(project, 2).remove("content/hu/faq/a.md")
    project.write({"content/hu/faq/b.md": "---\ntitle: B?\nsummary: B.\n---\nSzöveg.\n"}).build()
    found = changes.changes(project.out)
    assets = [path for path in found.send if path.startswith("assets/")]
    # the picture, and what the search finds
    assert [path[:11] for path in assets] == ["assets/find", "assets/kep-"]
    # what pages need, then new pages, then changed ones
    assert found.send.index(assets[0]) < found.send.index("hu/faq/b.html") < found.send.index("hu/index.html")
    assert found.delete == ("hu/faq/a.html",)


def test_old_assets_are_deleted_there_when_they_are_here(site):
    project = picture(site(), 1)
    project.build()
    changes.changes(project.out)
    old = pictures(project)
    picture(project, 2).build()
    assert changes.changes(project.out).delete == ()
    project.build(prune=True)

    assert changes.changes(project.out).delete == tuple(f"assets/{name}" for name in old)


def test_against_a_manifest_from_where_it_is_published(site, tmp_path):
    project = picture(site(), 1)
    project.build()
    shutil.copy(project.out / MANIFEST, tmp_path / "there.json")
    picture(project, 2).build()
    changes.changes(project.out)

    found = changes.changes(project.out, tmp_path / "there.json")
    assert "hu/index.html" in found.send
    assert not any(path.startswith("assets/style") for path in found.send)


def test_the_command_lists_them(site, capsys):
    project = picture(site(), 1)
    call = ["build", "--root", str(project.root), "--language", "en", "--changes"]
    assert cli.main(call) == 0
    capsys.readouterr()
    assert cli.main(call) == 0
    assert "Nothing to send and nothing to delete." in capsys.readouterr().out
    picture(project, 2)
    assert cli.main(call) == 0
    said = capsys.readouterr().out
    assert "To send, in this order (" in said
    assert "\n  hu/index.html\n" in said
    assert "To delete" not in said
    assert cli.main([*call, "--prune"]) == 0
    assert "To delete (1):\n  assets/kep-" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "code"), ((None, 2), ("{}", 2), ("no json", 2)))
def test_a_manifest_that_is_none(site, tmp_path, capsys, text, code):
    project = site()
    file = tmp_path / "there.json"
    if text is not None:
        file.write_text(text)

    assert (
        cli.main(["build", "--root", str(project.root), "--language", "en", "--changes", str(file)]) == code
    )
    assert "is no list of what Merleg published" in capsys.readouterr().err
    # it was asked before anything was written
    assert not project.out.exists()


@pytest.mark.parametrize("option", ("--changes", "--prune"))
def test_only_a_folder_has_them(site, capsys, option):
    assert cli.main(["build", "--root", str(site().root), "--format", "zip", "--language", "en", option]) == 2
    assert "--format web" in capsys.readouterr().err
