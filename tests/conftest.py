"""The one fixture everybody knows: `site` makes a project out of strings, and gives what building it does."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from generator import build as building
from generator import cli, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

settings.register_profile("merleg", deadline=None)  # how busy the machine is says nothing about the program
settings.load_profile("merleg")
HERE = Path(__file__).parent
SAID_BY = ("build-", "export-", "import-")  # samples whose words are those of a command
TODAY = date(2026, 11, 24)
BASE = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
}


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """Keep what the program keeps for a user out of that user's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MERLEG_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


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

    What is in its folder `beside` lies beside the content.
    """
    root = folder / "project"
    shutil.copytree(HERE / "invalid" / "_base", root)
    source = HERE / "invalid" / name
    if (source / "content").is_dir():
        shutil.copytree(source / "content", root / "content", dirs_exist_ok=True)
    if (source / "beside").is_dir():
        shutil.copytree(source / "beside", root, dirs_exist_ok=True)
    for one in special(name):
        file = root / "content" / one["path"]
        if "disk" not in one:
            file.parent.mkdir(parents=True, exist_ok=True)
        if "link" in one:
            file.symlink_to(one["link"])
        elif "remove" in one:
            file.unlink()
        elif "text" in one:
            Path(os.path.normpath(file)).write_text(one["text"], "utf-8")
    return Project(root)


def special(name: str) -> list[dict[str, str]]:
    """Read what a repository cannot hold of a sample: links on the disk, names that differ only in case, a full disk."""
    file = HERE / "invalid" / name / "files.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else []


def said(project: Project, name: str, language: str) -> str:
    """Give what an editor reads of a sample: its findings; of one named by a command (`build-…`), what that says."""
    if not name.startswith(SAID_BY):
        return report.as_text(project.check().findings, language) + "\n"
    failing = next((one["disk"] for one in special(name) if "disk" in one), None)

    def fail(path: Path, *_):
        raise OSError(getattr(errno, failing or ""), "the disk's own words", str(path))

    with contextlib.chdir(project.root), io.StringIO() as heard, pytest.MonkeyPatch.context() as patch:
        if failing:
            patch.setattr(Path, "write_bytes", fail)
        given = {"export": ["gift"], "import": sorted(path.name for path in Path().glob("*.*"))}
        command = name.partition("-")[0]
        with contextlib.redirect_stderr(heard), contextlib.redirect_stdout(io.StringIO()):
            cli.main([command, *given.get(command, []), "--language", language])
        return heard.getvalue()


@pytest.fixture
def invalid(tmp_path: Path) -> Callable[[str], Project]:
    """Make the project of a sample below `tests/invalid/`."""
    return lambda name: sample(tmp_path, name)
