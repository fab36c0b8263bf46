"""Links into an editor: what each editor understands, paths of all systems, own patterns, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from generator.preview_editor import EDITORS, VARIABLE, Editor, WrongEditorError, editor, pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

FILE = "content/hu/a b/ő&é#1.md"
CODED = "content/hu/a%20b/%C5%91%26%C3%A9%231.md"
LINKS = {
    "vscode": f"vscode://file/p/{CODED}:3:5",
    "vscodium": f"vscodium://file/p/{CODED}:3:5",
    "cursor": f"cursor://file/p/{CODED}:3:5",
    "idea": f"idea://open?file=/p/{CODED}&line=3&column=5",
    "sublime": f"subl://open?url=file:///p/{CODED}&line=3&column=5",
    "subl": f"subl://open?url=file:///p/{CODED}&line=3&column=5",
    "textmate": f"txmt://open?url=file:///p/{CODED}&line=3&column=5",
    "txmt": f"txmt://open?url=file:///p/{CODED}&line=3&column=5",
    "zed": f"zed://file/p/{CODED}:3:5",
    "none": "",
}


@pytest.mark.parametrize("name", sorted(EDITORS))
def test_every_editor(name: str):
    assert LINKS[name] == Editor(pattern(name), "/p").link(FILE, 3, 5)
    assert pattern(name) == pattern(name.upper())


@pytest.mark.parametrize(
    ("root", "asked", "link"),
    (
        ("C:\\", "vscode", "vscode://file/C:/a%20b/%C5%91.md:3:5"),
        ("C:/", "vscode", "vscode://file/C:/a%20b/%C5%91.md:3:5"),
        ("C:/", "idea", "idea://open?file=C:/a%20b/%C5%91.md&line=3&column=5"),
        ("C:/", "subl", "subl://open?url=file:///C:/a%20b/%C5%91.md&line=3&column=5"),
        ("C:/", "myeditor://{path}:{line}", "myeditor:///C:/a%20b/%C5%91.md:3"),
        ("/", "myeditor://{path}:{line}", "myeditor:///a%20b/%C5%91.md:3"),
        ("/x/{line}", "e:{path}?{column}", "e:/x/%7Bline%7D/a%20b/%C5%91.md?5"),
        ("\\\\server\\share", "vscode", "vscode://file//server/share/a%20b/%C5%91.md:3:5"),
    ),
)
def test_paths_of_all_systems(root: str, asked: str, link: str):
    assert link == Editor(pattern(asked), root).link("a b/ő.md", 3, 5)


def test_a_file_as_a_whole_opens_at_its_beginning():
    assert Editor(EDITORS["zed"], "/p").link("a.md") == "zed://file/p/a.md:1:1"
    assert Editor(EDITORS["zed"], "/p").link("") == ""


def test_the_environment_gives_the_default(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert pattern(None) == EDITORS["vscode"]
    monkeypatch.setenv(VARIABLE, "zed")
    assert pattern(None) == EDITORS["zed"]
    assert pattern("idea") == EDITORS["idea"]
    assert editor("none", Path()).link("a.md") == ""


@pytest.mark.parametrize(
    ("asked", "key"),
    (
        ("notepad", "editor_unknown"),
        ("vscdoe", "editor_nearest"),
        ("myeditor://file:{line}", "editor_no_path"),
        ("javascript:alert('{path}')", "editor_scheme"),
        ("JavaScript:{path}", "editor_scheme"),
        (" javascript:{path}", "editor_scheme"),
        ("java\nscript:{path}", "editor_scheme"),
        ("data:text/html,{path}", "editor_scheme"),
        ("vbscript:{path}", "editor_scheme"),
        ("file://{path}", "editor_scheme"),
        ("{path}", "editor_scheme"),
        ("//example.org/{path}", "editor_scheme"),
        ("a b:{path}", "editor_scheme"),
    ),
)
def test_what_opens_no_editor_is_a_wrong_call(
    asked: str, key: str, site: Make, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(WrongEditorError) as wrong:
        pattern(asked)
    assert wrong.value.key == key
    for language in ("hu", "en"):
        call = ["preview", "--root", str(site().root), "--language", language, "--editor", asked]
        assert main(call) == 2
        said = capsys.readouterr().err
        assert asked in said
        assert "editor_" not in said
        assert "{word}" not in said
