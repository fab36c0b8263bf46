"""The site as an archive: the same files, a page to start from, and how to publish it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from generator import build as building
from tests.conftest import TODAY

FILES = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: {hu: Próba, en: Probe}\nlanguages: [hu, en]\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
}


def packed(project, out):
    built = building.build(project.root, out, format="zip", today=TODAY)
    assert built.place, built.read.findings
    return zipfile.ZipFile(io.BytesIO(built.place.read_bytes()))


@pytest.fixture
def archive(site, tmp_path):
    project = site(FILES)
    project.build()
    return project, packed(project, tmp_path)


def test_it_holds_what_the_folder_holds(archive):
    project, made = archive
    folder = {
        f"site/{path}": data for path, data in project.output().items() if path != ".merleg-manifest.json"
    }
    top = {"INDULJ-ITT.html", "OLVASS-EL.txt", "START-HERE.html", "READ-ME.txt"}

    assert {name: made.read(name) for name in made.namelist() if name not in top} == folder
    assert top < set(made.namelist())


def test_its_entries_are_sorted_and_have_one_time(archive):
    _, made = archive

    assert made.namelist() == sorted(made.namelist())
    assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in made.infolist()} == {0o644}


def test_the_page_to_start_from_leads_to_its_languages_home(archive):
    _, made = archive

    for name, home in (("INDULJ-ITT.html", "site/hu/index.html"), ("START-HERE.html", "site/en/index.html")):
        html = made.read(name).decode()
        addresses = re.findall(r'(?:href|url)="?=?([^"]+)"', html)
        assert home in html
        assert home in addresses
        assert all(one in made.namelist() for one in addresses if not one.startswith("0;"))


@pytest.mark.parametrize(("name", "start"), (("OLVASS-EL.txt", "INDULJ-ITT"), ("READ-ME.txt", "START-HERE")))
def test_five_sentences_say_how_to_publish(archive, name, start):
    _, made = archive
    text = made.read(name).decode("utf-8-sig")
    title, empty, *lines = text.splitlines()

    assert title in ("Próba", "Probe")
    assert empty == ""
    assert len(lines) == 5
    assert all(line.endswith(".") for line in lines)
    assert f"{start}.html" in text
    assert "\r\n" in made.read(name).decode()


def test_a_language_without_words_starts_in_english(site, tmp_path):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: proba\ntitle: Probe\nlanguages: [de]\n",
            "content/de/index.md": "---\ntitle: Start\n---\nText.\n",
        }
    ).remove("content/hu/index.md")
    (project.root / "content" / "hu").rmdir()
    archive = packed(project, tmp_path)

    assert "site/de/index.html" in archive.read("START-HERE.html").decode()
    assert "INDULJ-ITT.html" not in archive.namelist()
