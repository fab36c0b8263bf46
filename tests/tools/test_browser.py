"""In which order a browser for the tests is looked for, and that none is never a browser."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tools import browser
from tools.environment import Environment
from tools.words import Missing


class Machine:
    """A machine made up for a test: what is on its path, what starts, and what installing brings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.broken: set[str] = set()
        self.brings: dict[str, str] = {}
        self.own = ""
        self.done: list[str] = []

    def put(self, name: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        return str(path)

    def which(self, name: str) -> str | None:
        path = Path(name) if Path(name).is_absolute() else self.folder / name
        return str(path) if path.is_file() else None

    def run(self, command: list[str], _folder: Path, limit: float | None = None) -> CompletedProcess[str]:
        assert limit, "everything that is started for a browser has a limit of time"
        if "--version" in command:
            return CompletedProcess(command, int(Path(command[0]).name in self.broken), "")
        if browser.OWN in command:
            return CompletedProcess(command, 0, self.own + "\n")
        what = next(word for word in ("update", "chromium", "firefox-esr") if word in command)
        how = "apt-get" if "apt-get" in command else "playwright"
        self.done.append(f"{how} {what}")
        if what == "update":
            return CompletedProcess(command, 0, "")
        if how not in self.brings:
            return CompletedProcess(command, 1, f"ERROR: {how} cannot.\n")
        path = self.put(self.brings[how])
        self.own = path if how == "playwright" else self.own
        return CompletedProcess(command, 0, "")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path / "bin")
    monkeypatch.setattr(browser, "run", machine.run)
    monkeypatch.setattr(shutil, "which", machine.which)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(browser, "on_debian_as_root", lambda: True)
    monkeypatch.delenv("MERLEG_BROWSER", raising=False)
    monkeypatch.delenv("MERLEG_FIREFOX", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return machine


@pytest.fixture
def get(machine: Machine, tmp_path: Path) -> Any:
    return lambda: browser.get(Environment(tmp_path))


def test_the_named_one_comes_first(machine: Machine, get: Any, monkeypatch: pytest.MonkeyPatch):
    machine.put("chromium")
    named = machine.put("special/my-browser")
    monkeypatch.setenv("MERLEG_BROWSER", named)
    assert get() == named


def test_a_wrong_name_is_said_and_not_passed_over(
    machine: Machine, get: Any, monkeypatch: pytest.MonkeyPatch
):
    machine.put("chromium")
    monkeypatch.setenv("MERLEG_BROWSER", "not-there")
    with pytest.raises(Missing, match="MERLEG_BROWSER names not-there, where there is no browser"):
        get()


def test_installed_ones_in_order(machine: Machine, get: Any):
    for name in reversed(browser.CHROMIUM.names):
        path = machine.put(name)
        assert get() == path
    assert machine.done == []


def test_one_that_does_not_start_is_passed_over(machine: Machine, get: Any):
    machine.put("chromium-browser")
    machine.broken.add("chromium-browser")
    other = machine.put("google-chrome")
    assert get() == other


def test_a_snap_is_passed_over(machine: Machine, get: Any):
    (machine.folder / "chromium").parent.mkdir()
    (machine.folder / "chromium").symlink_to(machine.put("snap/chromium/chrome"))
    other = machine.put("google-chrome")
    assert get() == other


def test_playwrights_own_from_an_earlier_run(machine: Machine, get: Any):
    machine.own = machine.put("own/chrome")
    assert get() == machine.own
    assert machine.done == []


def test_debian_package_before_a_download(machine: Machine, get: Any):
    machine.brings = {"apt-get": "chromium", "playwright": "own/chrome"}
    assert get() == str(machine.folder / "chromium")
    assert machine.done == ["apt-get update", "apt-get chromium"]


def test_download_where_the_package_cannot_be_had(machine: Machine, get: Any):
    machine.brings = {"playwright": "own/chrome"}
    assert get() == str(machine.folder / "own" / "chrome")
    assert machine.done == ["apt-get update", "apt-get chromium", "playwright chromium"]


def test_no_package_is_installed_elsewhere(machine: Machine, get: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "on_debian_as_root", lambda: False)
    machine.brings = {"apt-get": "chromium", "playwright": "own/chrome"}
    assert get() == str(machine.folder / "own" / "chrome")
    assert machine.done == ["playwright chromium"]


def test_none_is_a_failure_that_says_what_to_do(machine: Machine, get: Any):
    with pytest.raises(Missing, match="install Chromium, Chrome or Edge, or give its place") as caught:
        get()
    assert "apt-get cannot; playwright: ERROR: playwright cannot" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_package_that_brings_no_browser_is_no_browser(machine: Machine, get: Any):
    machine.brings = {"apt-get": "chromium"}
    machine.broken.add("chromium")
    with pytest.raises(Missing):
        get()


def test_firefox_is_found_named_or_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    machine.brings = {"apt-get": "firefox-esr"}
    path = browser.get_firefox()
    assert path == str(machine.folder / "firefox-esr")
    assert machine.done == ["apt-get update", "apt-get firefox-esr"]
    assert browser.get_firefox() == path
    assert len(machine.done) == 2

    named = machine.put("special/firefox")
    monkeypatch.setenv("MERLEG_FIREFOX", named)
    assert browser.get_firefox() == named


def test_without_firefox_it_is_said(machine: Machine, capsys: pytest.CaptureFixture[str]):
    assert browser.get_firefox() == ""
    assert "There is no Firefox, so its tests are left out" in capsys.readouterr().out
    assert machine.done == ["apt-get update", "apt-get firefox-esr"]


def test_one_with_a_window_is_not_the_one_without(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    shell = machine.put("chromium-headless-shell")
    assert browser.find() == shell
    assert browser.windowed() == ""
    other = machine.put("chromium")
    assert browser.find() == shell
    assert browser.windowed() == other
    monkeypatch.setenv("MERLEG_BROWSER", other)
    assert browser.windowed() == other
