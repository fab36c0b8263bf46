"""What the tools say when something is missing, and that they do not do twice what is done."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment, run, tasks, words
from tools.environment import Environment
from tools.words import WORDS, Missing

ROOT = Path(run.ROOT)
CLOSED = "http://127.0.0.1:9/"  # nothing listens there


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch):
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "MERLEG_BROWSER",
        "MERLEG_FIREFOX",
        "MERLEG_TESTS",
        "MERLEG_COUNTS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Environment:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("", encoding="utf-8")
    return Environment(tmp_path)


class Recorded(Environment):
    """An environment that only writes down what it would do."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.done: list[str] = []

    def program(self, name: str = "python") -> Path:
        return Path(sys.executable) if name == "python" else super().program(name)

    def create(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.done.append("create")

    def install(self, *what: str) -> None:
        self.done.append(" ".join(what))


def one_sentence(text: str) -> bool:
    """Whether this is one line that ends one sentence, and no traceback."""
    return "\n" not in text.strip() and text.strip().endswith(".") and ". " not in text.replace("….", "")


# The words


@pytest.mark.parametrize(
    ("variables", "hungarian"),
    (
        ({"LANG": "hu_HU.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "hu_HU.UTF-8"}, True),
        ({"LANG": "hu_HU.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "hu_HU.UTF-8", "LC_ALL": ""}, True),
        ({"LANG": "C", "LC_MESSAGES": "hu"}, True),
    ),
)
def test_language_is_that_of_the_reader(variables: dict[str, str], *, hungarian: bool):
    assert words.hungarian(variables) is hungarian


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a language of its own")
def test_english_where_nothing_is_said():
    assert not words.hungarian({})


@pytest.mark.parametrize("name", WORDS)
def test_both_languages_have_the_same_places(name: str):
    places = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in WORDS[name]]
    assert places[0] == places[1]


@pytest.mark.parametrize("file", ("run.py", "words.py", "__init__.py"))
def test_what_an_old_python_reads_is_in_its_syntax(file: str):
    ast.parse((ROOT / "tools" / file).read_text(encoding="utf-8"), feature_version=(3, 6))


# The start


def test_old_python_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(run, "newer_python", lambda: "")
    assert run.start(["test"], (3, 9, 2)) == 3
    said = capsys.readouterr().err
    assert "3.9.2" in said
    assert "make test PYTHON=python3.12" in said
    assert said.count("\n") == 1


def test_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch):
    started: list[list[str]] = []
    monkeypatch.setattr(run, "newer_python", lambda: "python3.12")
    monkeypatch.setattr(subprocess, "call", started.append)
    run.start(["site", "--drafts"], (3, 9, 2))
    assert started == [["python3.12", str(ROOT / "tools" / "run.py"), "site", "--drafts"]]


@pytest.mark.parametrize("arguments", ((), ("sites",), ("--help",)))
def test_unknown_task_is_a_wrong_call(arguments: tuple[str, ...]):
    command = [sys.executable, str(ROOT / "tools" / "run.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert "site | manual | test | test-full | lint | pyz | env" in done.stderr


# What the machine lacks


@pytest.mark.parametrize("module", ("venv", "ensurepip"))
def test_python_without_venv(module: str, checkout: Environment, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else os.__spec__)
    with pytest.raises(Missing, match=rf"{module} is missing.*apt install python3\.\d+-venv") as caught:
        checkout.create()
    assert not checkout.folder.exists()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("number", (errno.EACCES, errno.EROFS, errno.EPERM))
def test_folder_that_cannot_be_written(number: int, checkout: Environment, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object):
        raise OSError(number, os.strerror(number), str(checkout.folder))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(
        Missing, match=r"not possible to write to \.venv \(.*\): give yourself the right"
    ) as caught:
        checkout.create()
    assert one_sentence(str(caught.value))


def test_environment_where_a_file_is_in_the_way(checkout: Environment):
    checkout.folder.write_text("", encoding="utf-8")
    with pytest.raises(Missing, match=r"not possible to write to \.venv"):
        checkout.create()


def real_pip(checkout: Environment, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Give an environment whose pip is this one's, cut off from every index."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", CLOSED)
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setattr(checkout, "program", lambda: Path(sys.executable))
    checkout.folder.mkdir()
    return checkout


def test_no_network(checkout: Environment, monkeypatch: pytest.MonkeyPatch):
    pip = real_pip(checkout, monkeypatch)
    with pytest.raises(Missing, match="package index cannot be reached: connect to the network") as caught:
        pip.install("merleg-is-not-there")
    assert one_sentence(str(caught.value))


def test_pip_that_fails_for_another_reason(checkout: Environment, monkeypatch: pytest.MonkeyPatch):
    pip = real_pip(checkout, monkeypatch)
    with pytest.raises(Missing, match=r"could not be installed \(.*\): the whole message is in") as caught:
        pip.install("./not-there")
    assert "\n" not in str(caught.value)
    assert "not-there" in pip.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "said"),
    (
        (Missing("A sentence."), "A sentence."),
        (PermissionError(errno.EACCES, "Permission denied", "site"), "not possible to write to site"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
    ),
)
def test_a_failure_is_a_sentence_and_3(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*_: object):
        raise error

    monkeypatch.setitem(tasks.TASKS, "site", fail)
    assert tasks.main(["site"]) == 3
    text = capsys.readouterr().err
    assert said in text
    assert text.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "line"),
    (
        ("", "?"),
        ("one\ntwo\n\n", "two"),
        ("ERROR: it broke.\nsee the log\n", "ERROR: it broke"),
        ("npm error code E404\nnpm error 404 not there\n", "npm error 404 not there"),
        ("E: Unable to locate package x\nnote\n", "E: Unable to locate package x"),
    ),
)
def test_last_line_is_the_one_that_says_what_was_wrong(text: str, line: str):
    assert environment.last_line(text) == line


def test_a_program_without_end_is_ended(tmp_path: Path):
    done = environment.run([sys.executable, "-c", "import time; time.sleep(50)"], tmp_path, limit=0.5)
    assert done.returncode != 0
    assert "0 s" in done.stdout


# What is done once is not done twice


def test_environment_is_made_once(checkout: Environment):
    recorded = Recorded(checkout.root)
    recorded.ensure("test")
    recorded.ensure("test")
    recorded.ensure()
    assert recorded.done == ["create", "--editable . --group test"]


def test_a_further_group_is_added(checkout: Environment):
    recorded = Recorded(checkout.root)
    recorded.ensure()
    recorded.ensure("test")
    recorded.ensure("lint")
    assert recorded.done == [
        "create",
        "--editable .",
        "--editable . --group test",
        "--editable . --group lint --group test",
    ]


@pytest.mark.parametrize("file", ("pyproject.toml", "constraints.txt"))
def test_environment_is_made_anew_when_what_is_wanted_changes(file: str, checkout: Environment):
    recorded = Recorded(checkout.root)
    recorded.ensure("test")
    (checkout.root / file).write_text("# changed", encoding="utf-8")
    recorded.ensure()
    assert recorded.done == ["create", "--editable . --group test", "create", "--editable ."]


@pytest.mark.parametrize("stamp", ("", "{", "[]", "{}", '{"key": "other", "groups": []}'))
def test_environment_without_a_stamp_that_fits_is_made_anew(stamp: str, checkout: Environment):
    recorded = Recorded(checkout.root)
    recorded.folder.mkdir()
    recorded.stamp.write_text(stamp, encoding="utf-8")
    recorded.ensure()
    assert recorded.done[0] == "create"


def test_a_failed_installation_leaves_no_stamp(checkout: Environment, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: str):
        raise Missing("no")

    recorded = Recorded(checkout.root)
    monkeypatch.setattr(recorded, "install", fail)
    with pytest.raises(Missing):
        recorded.ensure()
    assert recorded.installed() is None
