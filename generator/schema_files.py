"""`merleg schema`: prints a schema, or writes the files by which an editor knows the fields.

Settings that are there stay: they are added to where they can be read for certain (plain JSON), else nothing is written
over them and the lines to add are printed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import words
from .arguments import CALL
from .schema import GLOBS, schema, schemas

if TYPE_CHECKING:
    from pathlib import Path

    from .source.shapes import Json

_FOLDER = "merleg"
_EDITOR: Json = {"files.encoding": "utf8", "editor.insertSpaces": True, "editor.tabSize": 2}


def run(root: Path, name: str | None, editor: str | None, language: str) -> int:
    """Do what the command says; give its exit code."""
    if name is not None and name not in GLOBS:
        print(words.command(language, "schema_unknown", name=name, known=", ".join(GLOBS)))
        return CALL
    if editor is not None:
        return _write(root / ".vscode", language)
    if name is None:
        print("\n".join(f"{one:10} {glob}" for one, glob in GLOBS.items()))
    else:
        print(_json(schema(name, language)), end="")
    return 0


def settings() -> Json:
    """Give what the editor must know: which schema is for which files, and how the files are written."""
    mapping = {
        f"./.vscode/{_FOLDER}/{name}.schema.json": glob
        for name, glob in GLOBS.items()
        if glob.endswith(".yaml")
    }
    return {"yaml.schemas": mapping, **_EDITOR}


def joined(before: Any, ours: Json) -> Json | None:
    """Add our settings to those that are there, which win; None when they are no mapping."""
    if not isinstance(before, dict):
        return None
    schemas_ = before.get("yaml.schemas", {})
    if not isinstance(schemas_, dict):
        return None
    return {**ours, **before, "yaml.schemas": {**schemas_, **ours["yaml.schemas"]}}


def _write(folder: Path, language: str) -> int:
    """Write the schemas, then the settings."""
    made = schemas(language)
    (folder / _FOLDER).mkdir(parents=True, exist_ok=True)
    for name, one in made.items():
        (folder / _FOLDER / f"{name}.schema.json").write_text(_json(one), "utf-8", newline="\n")
    file = folder / "settings.json"
    whole = joined(_before(file), settings())
    if whole is None:
        print(words.command(language, "schema_kept", file=file))
        print(_json(settings()), end="")
        return 0
    file.write_text(_json(whole), "utf-8", newline="\n")
    print(words.command(language, "schema_written", n=len(made) + 1, folder=folder))
    return 0


def _before(file: Path) -> Any:
    """Read the settings that are there; None when they are not plain JSON (comments, for one)."""
    if not file.exists():
        return {}
    try:
        return json.loads(file.read_text("utf-8"))
    except ValueError:
        return None


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
