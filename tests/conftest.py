"""The one fixture everybody knows: `site` makes a project out of strings, and gives what building it does."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import build as building
from generator import report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)
BASE = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
}


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own; every step gives the project back, so that steps can be chained."""

    root: Path

    @property
    def out(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> Project:
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def remove(self, *paths: str) -> Project:
        for path in paths:
            (self.root / path).unlink()
        return self

    def check(self) -> building.Read:
        return building.check(self.root, TODAY)

    def codes(self) -> list[str]:
        return [finding.code for finding in self.check().findings]

    def build(self, **options) -> building.Built:
        built = building.build(self.root, self.out, today=TODAY, **options)
        assert built.report is not None, report.as_text(built.read.findings, "en")
        return built

    def refused(self, **options) -> list[str]:
        """Build what must not be built; give the codes of the errors."""
        built = building.build(self.root, self.out, today=TODAY, **options)
        assert built.report is None
        refused = [] if built.refused is None else [built.refused.code]
        return [finding.code for finding in built.read.findings if finding.severity == "error"] + refused

    def output(self) -> dict[str, bytes]:
        """Give every file of the output."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }

    def page(self, path: str) -> str:
        return (self.out / path).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Project]:
    """Make a project: the files given, beside the smallest site there is."""

    def make(files: Mapping[str, str | bytes] | None = None, *, bare: bool = False) -> Project:
        return Project(tmp_path / "project").write({**({} if bare else BASE), **(files or {})})

    return make


def sample(folder: Path, name: str) -> Project:
    """Make the project of a sample below `tests/invalid/`: the base, the sample over it, then its `files.json`.

    That file holds what a repository cannot: links on the disk, names that differ only in case.
    """
    root = folder / "project"
    shutil.copytree(HERE / "invalid" / "_base", root)
    source = HERE / "invalid" / name
    if (source / "content").is_dir():
        shutil.copytree(source / "content", root / "content", dirs_exist_ok=True)
    special = source / "files.json"
    for one in json.loads(special.read_text("utf-8")) if special.is_file() else []:
        file = root / "content" / one["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        if "link" in one:
            file.symlink_to(one["link"])
        elif "remove" in one:
            file.unlink()
        else:
            file.write_text(one["text"], "utf-8")
    return Project(root)


@pytest.fixture
def invalid(tmp_path: Path) -> Callable[[str], Project]:
    """Make the project of a sample below `tests/invalid/`."""
    return lambda name: sample(tmp_path, name)
