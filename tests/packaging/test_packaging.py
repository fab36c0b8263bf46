"""That what is shipped works: the wheel, installed elsewhere, builds a site; the source archive is a full checkout.

Nothing is fetched: the packages are built with what is installed here, and the new environment borrows the
dependencies of this one. The program itself comes from the wheel alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a program that has to succeed; give what it said."""
    keep = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=keep | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def build(source: Path, target: Path, *what: str) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, *what, source, cwd=target.parent)


def members(wheel: Path) -> dict[str, bytes]:
    """Read all that a wheel holds, but for its own list of digests."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive, and from that (not from the checkout) the wheel."""
    folder = tmp_path_factory.mktemp("packages") / "dist"
    build(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("merleg-*-py3-none-any.whl")
    return wheel


@pytest.fixture(scope="module")
def sdist(built: Path) -> set[str]:
    (archive,) = built.glob("merleg-*.tar.gz")
    with tarfile.open(archive) as tar:
        return {name.partition("/")[2] for name in tar.getnames()}


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment; give the folder of its programs."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = next(path for path in (programs / "python.exe", programs / "python") if path.exists())
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    # A folder named in a .pth file is only looked into: the .pth files in it (ours of the checkout) do not count.
    borrowed = Path(paths["purelib"]) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_paths()["purelib"] + "\n", encoding=sys.getfilesystemencoding())
    return programs


def files(folder: Path) -> set[str]:
    """List the files below a folder, but for what Python and editors left there."""
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    left = ("__pycache__", ".")
    return {path.as_posix() for path in found if not any(part.startswith(left) for part in path.parts)}


def test_wheel_holds_the_program_and_the_templates(wheel: Path):
    names = set(members(wheel))
    wanted = {f"generator/{name}" for name in files(ROOT / "generator")}
    wanted |= {f"generator/_templates/{name}" for name in files(ROOT / "templates")}
    assert wanted <= names
    rest = {name for name in names - wanted if ".dist-info/" not in name}
    assert not rest, "the wheel holds what is not the program's"


def test_wheel_from_the_checkout_is_the_one_from_the_source_archive(wheel: Path, tmp_path: Path):
    build(ROOT, tmp_path / "dist", "--wheel")
    (direct,) = (tmp_path / "dist").glob("*.whl")
    assert members(direct) == members(wheel)


@pytest.mark.parametrize("folder", ("content", "generator", "templates", "tests", "tools", "docs"))
def test_source_archive_holds_the_folder(folder: str, sdist: set[str]):
    wanted = {f"{folder}/{name}" for name in files(ROOT / folder)}
    assert wanted <= sdist


@pytest.mark.parametrize(
    "file",
    (
        ".ci/run",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "constraints.txt",
        "pyproject.toml",
        "site/.gitignore",
        "tsconfig.json",
    ),
)
def test_source_archive_holds_the_file(file: str, sdist: set[str]):
    assert file in sdist


def test_installed_program_builds_the_guide_elsewhere(programs: Path, tmp_path: Path):
    project, out, elsewhere = tmp_path / "project", tmp_path / "out", tmp_path / "elsewhere"
    shutil.copytree(ROOT / "content", project / "content")
    elsewhere.mkdir()
    said = run(programs / "merleg", "build", "--root", project, "--out", out, cwd=elsewhere)
    assert (out / "index.html").is_file(), said
    sections = [path for path in (project / "content").glob("*/articles/*") if path.is_dir()]
    assert sections
    pages = [path for path in out.glob("*/*/*.html") if path.parent.name not in ("faq", "quizzes", "paths")]
    assert [path for path in pages if path.name != "index.html"], said
    assert not list(elsewhere.iterdir())


def test_installed_program_is_the_wheels(programs: Path, tmp_path: Path):
    code = "import generator; print(generator.__file__)"
    said = run(programs / "python", "-c", code, cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(programs.parent)


@pytest.mark.slow
def test_pipx_installs_it_into_an_environment_of_its_own(wheel: Path, tmp_path: Path):
    """As the manual says; pipx and what the program needs come from the package index."""
    venv.create(tmp_path / "tool", with_pip=True, symlinks=os.name != "nt")
    python = tmp_path / "tool" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "pipx", cwd=tmp_path)
    place = {
        "PIPX_HOME": str(tmp_path / "home"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_MAN_DIR": str(tmp_path / "man"),
    }
    run(python, "-m", "pipx", "install", "--python", sys.executable, wheel, cwd=tmp_path, **place)
    merleg = next((tmp_path / "bin").glob("merleg*"))
    run(merleg, "new", "site", "--language", "en", "--languages", "en", "--title", "A", cwd=tmp_path)
    said = run(merleg, "build", cwd=tmp_path)

    assert "Done:" in said
    assert (tmp_path / "site" / "index.html").is_file()
