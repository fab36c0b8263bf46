"""The architecture's rules of who may import whom, and what of the repository must agree with what."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator import kinds
from generator.checks import checks

PACKAGE = Path(kinds.__file__).parents[1]
MODULES = sorted(PACKAGE.rglob("*.py"))
ONE_IMPORTER = {
    "yaml": {"source/yamltree.py", "source/yamlpure.py"},  # the second changes its parser
    "markdown": {"source/markengine.py"},
    "jinja2": {"output/theme.py"},
    "pyphen": {"hyphens.py"},
    "snowballstemmer": {"search/words.py"},
}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> list[tuple[int, str]]:
    """Give every import of a module: the number of dots, and the name."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(0, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found += [(node.level, f"{module}.{alias.name}".strip(".")) for alias in node.names]
    return found


@pytest.mark.parametrize("library", sorted(ONE_IMPORTER))
def test_a_library_is_imported_in_one_module(library):
    found = {
        name(path)
        for path in MODULES
        for level, one in imports(path)
        if not level and one.split(".")[0] == library
    }

    assert ONE_IMPORTER[library] == found


def test_livereload_is_imported_only_for_the_preview():
    found = {
        name(path) for path in MODULES for level, one in imports(path)
        if not level and one.split(".")[0] in ("livereload", "tornado", "watchfiles")
    }  # fmt: skip

    assert found
    assert all(one.startswith("preview") for one in found)


def test_imports_inside_the_package_are_relative():
    assert [
        name(path)
        for path in MODULES
        for level, one in imports(path)
        if not level and one.startswith("generator")
    ] == []


def test_a_kind_knows_no_format_and_no_other_kind():
    folders = [path.parent.name for path in (PACKAGE / "kinds").glob("*/__init__.py")]
    for folder in folders:
        for path in (PACKAGE / "kinds" / folder).rglob("*.py"):
            for _, one in imports(path):
                assert "formats" not in one, path
                parts = one.split(".")
                assert not any(other in parts for other in folders if other != folder), path


def test_a_format_knows_no_kind():
    for path in (PACKAGE / "formats").rglob("*.py"):
        assert not any(one.split(".")[0] == "kinds" for level, one in imports(path) if level), path


def test_only_reading_publishing_and_the_theme_touch_the_disk():
    # kept.py, again.py, memory.py: what one build leaves for the next, in `.merleg/`
    # author.py: what `new` and `ids` write into the content, the templates of `new`, and reports
    allowed = {
        "source/files.py", "output/publish.py", "output/onefile.py", "output/theme.py", "words/__init__.py", "arguments.py", "author.py",
        "schema_files.py", "console.py", "servers/__init__.py", "kept.py", "again.py", "memory.py",
    }  # fmt: skip
    for path in MODULES:
        if name(path) in allowed or name(path).startswith("preview"):
            continue
        text = path.read_text("utf-8")
        for call in (
            " open(",
            "=open(",
            ".read_text(",
            ".read_bytes(",
            ".write_text(",
            ".write_bytes(",
            "os.environ",
            "time.time(",
        ):
            assert call not in text, (name(path), call)


@pytest.mark.parametrize("kind", sorted(kinds.kinds()))
def test_every_kind_has_its_files(kind):
    folder = PACKAGE / "kinds" / kind.replace("-", "_")

    assert {"__init__.py", "view.html", "examples.yaml", "README.md"} <= {
        path.name for path in folder.iterdir()
    }


def test_every_check_is_found_by_its_file():
    files = {
        path.stem.replace("_", "-") for path in (PACKAGE / "checks").glob("*.py") if path.stem != "__init__"
    }

    assert files == set(checks())


def test_modules_stay_small():
    """Past 300 lines a module is a question to answer; so far each was answered by parting it."""
    long = {name(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 300}

    assert long == set()
