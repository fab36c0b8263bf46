"""The list of what the program needs to run is current, well-formed, and the same wherever it is written."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

from tools import bill

ROOT = Path(__file__).parents[2]
FOUND = bill.packages()
BILL = json.loads((ROOT / bill.BILL).read_text("utf-8"))
# identifiers of SPDX, alone or joined
LICENCE = re.compile(r"[A-Za-z0-9.-]+( (OR|AND) [A-Za-z0-9.-]+)*")


@pytest.mark.parametrize("path", (bill.BILL, bill.NOTICES))
def test_it_is_current(path):
    assert (ROOT / path).read_text("utf-8") == bill.files()[path], "python tools/bill.py"


def test_it_has_the_shape_of_cyclonedx_1_6():
    assert (BILL["bomFormat"], BILL["specVersion"], BILL["version"]) == ("CycloneDX", "1.6", 1)
    assert BILL["$schema"] == "http://cyclonedx.org/schema/bom-1.6.schema.json"
    assert set(BILL) == {
        "$schema",
        "bomFormat",
        "specVersion",
        "version",
        "metadata",
        "components",
        "dependencies",
    }
    for one in (BILL["metadata"]["component"], *BILL["components"]):
        assert one["type"] in ("application", "library")
        assert one["purl"] == one["bom-ref"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert [list(licence) for licence in one["licenses"]] == [["expression"]]
        assert LICENCE.fullmatch(one["licenses"][0]["expression"]), one["name"]
        assert one.get("scope", "required") in ("required", "optional")


def test_every_dependency_is_a_component_and_each_is_reached():
    own = BILL["metadata"]["component"]["bom-ref"]
    refs = [one["bom-ref"] for one in BILL["components"]]
    needs = {one["ref"]: one["dependsOn"] for one in BILL["dependencies"]}
    reached, waiting = set(), [own]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += needs[ref]

    assert len(set(refs)) == len(refs)
    assert list(needs) == [own, *refs]
    assert reached == {own, *refs}


def test_it_has_what_is_asked_for_at_the_versions_that_are_pinned():
    names = {one.name: one for one in FOUND}

    assert {name for needs in bill.wanted().values() for name in needs} <= names.keys()
    assert {name: one.version for name, one in names.items()} == {name: bill.pinned()[name] for name in names}
    assert {one.name for one in FOUND if not one.extras} >= {"jinja2", "markupsafe", "tornado"}
    assert names["pyphen"].extras == ("hyphens",)
    # what only tests need is no part of it
    assert not {"pytest", "playwright", "ruff"} & names.keys()


@pytest.mark.parametrize("one", FOUND, ids=[one.name for one in FOUND])
def test_its_licence_is_that_of_the_package_that_is_installed(one):
    about = metadata.metadata(one.name)
    fields = ("License-Expression", "License", "Classifier")
    said = [text for field in fields for text in about.get_all(field) or ()]

    assert one.licence
    for part in re.split(r" OR | AND ", one.licence):
        family = part.partition("-")[0]
        assert any(
            family.lower() in str(text).lower() or (family == "PSF" and "Python" in str(text))
            for text in said
        )


def test_no_address_stands_in_it_but_that_of_its_own_schema():
    addresses = re.findall(r"https?://[^\"\s]+", (ROOT / bill.BILL).read_text("utf-8"))

    assert addresses == ["http://cyclonedx.org/schema/bom-1.6.schema.json"]


def test_nothing_of_others_is_in_the_theme():
    """What `THIRD-PARTY.md` says of a published site: files of others begin with whose they are."""
    folders = [ROOT / "templates", ROOT / "generator/interactions", ROOT / "generator/kinds"]
    files = [
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".js", ".css", ".html")
    ]

    assert len(files) > 60
    for path in files:
        assert not re.search(
            r"copyright|@licen[cs]e|@preserve|\(c\) \d", path.read_text("utf-8"), re.IGNORECASE
        ), path
    assert [
        path for path in (ROOT / "templates").rglob("*") if path.suffix in (".woff", ".woff2", ".ttf")
    ] == []
