"""The program as one file: it runs on any Python that is new enough, with nothing beside it, and is the program."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools import pyz

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = range(11, 20)

pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    file = Path(tmp_path_factory.mktemp("pyz")) / "merleg.pyz"
    assert pyz.main(file) == 0
    return file


def run(program, *arguments, python=sys.executable, code=0, **variables):
    """Run it as on a bare machine: nothing of this environment, no network where the system can do without one."""
    call = [python, "-I", str(program), *map(str, arguments)]
    done = subprocess.run(
        call, capture_output=True, env={"PATH": "/usr/bin:/bin", **variables}, check=False, encoding="utf-8"
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def pythons() -> list[str]:
    """Find every Python of this machine that is new enough, this one first."""
    folders = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep)]
    folders += sorted(Path.home().glob(".pyenv/versions/*/bin"))
    found = {os.path.realpath(sys.executable): sys.executable}
    for minor in VERSIONS:
        for folder in folders:
            path = folder / f"python3.{minor}"
            if (
                path.is_file()
                and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
            ):
                found.setdefault(os.path.realpath(path), str(path))
    return list(found.values())


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_builds_a_site_with_nothing_beside_it(program, tmp_path):
    cache = {"MERLEG_CACHE": str(tmp_path / "cache")}
    run(
        program,
        "new",
        "site",
        "--root",
        tmp_path / "p",
        "--language",
        "en",
        "--languages",
        "en",
        "--title",
        "A",
        **cache,
    )
    said = run(program, "build", "--root", tmp_path / "p", **cache)

    assert "Done: 7 pages" in said
    assert (tmp_path / "p" / "site" / "index.html").is_file()
    assert len([one for one in (tmp_path / "cache").iterdir() if one.is_dir()]) == 1


def test_it_holds_nothing_that_was_compiled(program):
    with zipfile.ZipFile(program) as packed:
        names = packed.namelist()

    assert [one for one in names if one.endswith(pyz._SKIPPED)] == []
    assert {"__main__.py", "generator/cli.py", "generator/_templates/page.html", "yaml/__init__.py"} <= set(
        names
    )
    # whose each part is stays with it
    for one in ("jinja2", "pyyaml", "markdown", "livereload", "tornado"):
        assert any(name.startswith(f"{one}-") and name.endswith("METADATA") for name in names), one


def test_the_same_input_gives_the_same_file(program):
    assert pyz.pack(pyz.files()) == program.read_bytes()


def test_without_a_cache_it_unpacks_for_itself_and_tidies_up(program, tmp_path):
    (tmp_path / "file").write_text("in the way of a cache")
    (tmp_path / "passing").mkdir()
    said = run(
        program, "--version", MERLEG_CACHE=str(tmp_path / "file" / "cache"), TMPDIR=str(tmp_path / "passing")
    )

    assert said.startswith("merleg ")
    assert list((tmp_path / "passing").iterdir()) == []


def test_half_a_cache_is_never_run(program, tmp_path):
    """What a call left that was killed while it unpacked has another name."""
    cache = tmp_path / "cache"
    run(program, "--version", MERLEG_CACHE=str(cache))
    (whole,) = cache.iterdir()
    half = whole.with_name(f"{whole.name}abc")
    whole.rename(half)
    (half / "generator" / "cli.py").unlink()

    assert run(program, "--version", MERLEG_CACHE=str(cache)).startswith("merleg ")


def test_an_old_python_is_told_so():
    start = pyz.START.read_text("utf-8")
    code = f"import sys; sys.version_info = (3, 8, 1); exec(compile({start!r}, 'x', 'exec'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 2
    assert "Python 3.11 or newer and this is Python 3.8." in done.stderr
    # and can be read by one at all: no statement in it is newer
    assert not any(word in start for word in ("match ", ":=", 'f"', "f'", "except*"))


def test_the_steps_of_the_container_work_without_a_network(program, tmp_path):
    """As a script, since no image can be had here: what copies, copies; what runs, runs in a folder of its own."""
    steps = [
        line.split(" ", 1)
        for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
        if line[:1].isupper()
    ]
    root = tmp_path / "root"
    inside = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    (tmp_path / "python").symlink_to(sys.executable)
    unshare = shutil.which("unshare")
    alone = (
        [unshare, "-n"]
        if unshare and subprocess.run([unshare, "-n", "true"], check=False).returncode == 0
        else []
    )
    entry: list[str] = []
    for name, rest in steps:
        here = re.sub(r"(?<![\w.])/(?=usr|var)", f"{root}/", rest)
        match name:
            case "COPY":
                source, target = here.split(" ")
                assert source == "dist/merleg.pyz"
                Path(target).parent.mkdir(parents=True)
                shutil.copy(program, target)
            case "ENV":
                key, _, value = here.partition("=")
                inside[key] = value
            case "RUN":
                subprocess.run([*alone, "sh", "-c", here], env=inside, check=True, cwd=tmp_path)
            case "ENTRYPOINT":
                entry = json.loads(here)
            case _:
                assert name in ("FROM", "WORKDIR", "CMD")
    shutil.copytree(ROOT / "tests" / "golden" / "project" / "content", tmp_path / "project" / "content")
    done = subprocess.run(
        [*alone, *entry, "build"], env=inside, check=False, cwd=tmp_path / "project", capture_output=True
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "project" / "site" / "index.html").is_file()


@pytest.mark.slow
def test_another_python_folder_zone_and_language_give_the_same_bytes(program, tmp_path):
    """Law 1, over versions of Python: each found on this machine builds the guide to the same files."""
    found = pythons()
    made = []
    for number, python in enumerate(found):
        out = tmp_path / f"out-{number}"
        run(
            program, "build", "--root", ROOT, "--out", out, python=python, MERLEG_CACHE=str(tmp_path / f"c{number}"),
            TZ=("Asia/Tokyo", "America/Lima")[number % 2], LC_ALL=("C", "hu_HU.UTF-8")[number % 2],
            PYTHONHASHSEED=str(number), HOME=str(tmp_path / f"h{number}"),
        )  # fmt: skip
        made.append(digests(out))

    assert len(made[0]) > 200
    assert all(one == made[0] for one in made), found
