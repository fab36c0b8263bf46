"""A place in a file → the address that opens it in the author's editor. Pure but for one look at the environment.

The addresses are those that each editor registers with the system; the browser hands them over, the page's policy has
no say in where a link leads.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "vscode"
VARIABLE = "MERLEG_EDITOR"
_SUBLIME = "subl://open?url=file://{path}&line={line}&column={column}"
_TEXTMATE = "txmt://open?url=file://{path}&line={line}&column={column}"
EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "sublime": _SUBLIME,
    "subl": _SUBLIME,
    "textmate": _TEXTMATE,
    "txmt": _TEXTMATE,
    "zed": "zed://file/{path}:{line}:{column}",
    "none": "",
}
# what a browser would run, or show, instead of opening an editor
_REFUSED = frozenset({"javascript", "data", "vbscript", "blob", "about", "file", "view-source"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):[\x21-\x7e]+")


class WrongEditorError(Exception):
    """What was asked for opens no editor: the key of the sentence, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Editor:
    """How links to files are made; without a pattern there are none. `root` is the project's absolute path."""

    pattern: str = ""
    root: str = ""

    def link(self, path: str, line: int = 0, column: int = 0) -> str:
        """Give the address that opens a file of the project at a place; empty without an editor."""
        if not self.pattern or not path:
            return ""
        # a backslash is an ordinary letter of a name but on Windows
        windows = re.match(r"[A-Za-z]:|\\\\", self.root)
        root = self.root.replace("\\", "/") if windows else self.root
        whole = f"{root.rstrip('/')}/{path}"
        return _filled(self.pattern, whole, max(line, 1), max(column, 1))


def pattern(asked: str | None) -> str:
    """Give the pattern of an editor by its name, or an own one; WrongEditorError for what opens none."""
    asked = asked or os.environ.get(VARIABLE) or DEFAULT
    if asked.lower() in EDITORS:
        return EDITORS[asked.lower()]
    scheme = _SCHEME.fullmatch(asked)
    known = ", ".join(EDITORS)
    if "{path}" not in asked:
        near = get_close_matches(asked.lower(), EDITORS, n=1)
        key = "editor_no_path" if ":" in asked else "editor_nearest" if near else "editor_unknown"
        raise WrongEditorError(key, word=asked, known=known, nearest=near[0] if near else "")
    if scheme is None or scheme[1].lower() in _REFUSED:
        raise WrongEditorError("editor_scheme", word=asked, known=known)
    return asked


def editor(asked: str | None, root: Path) -> Editor:
    """Give the editor for a project; WrongEditorError for what opens none."""
    return Editor(pattern(asked), root.absolute().as_posix())


def _filled(pattern: str, path: str, line: int, column: int) -> str:
    """Fill a pattern. Behind `file://` a path begins with a slash, behind another slash it must not begin with two."""
    drive = re.match(r"[A-Za-z]:/", path)
    encoded = path[:2] + quote(path[2:]) if drive else quote(path)

    def value(match: re.Match[str]) -> str:
        if match[2] != "path":
            return match[1] + str(line if match[2] == "line" else column)
        if match[1] == "/":
            before = pattern[: match.end(1)]
            return "/" + ("/" + encoded.lstrip("/") if before.endswith("://") else encoded.removeprefix("/"))
        return match[1] + encoded

    return re.sub(r"(/?)\{(path|line|column)\}", value, pattern)
