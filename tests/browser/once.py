"""The sites that many tests of this folder begin with: built once in a run, then laid down as they came out.

The same files give the same bytes wherever they lie (law 1, tests/laws/test_bytes.py), so a test sees no difference.
Not for a test that changes the program itself, nor for what an editor builds later: both are built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Project

_made: dict[tuple[tuple[str, bytes], ...], dict[str, bytes]] = {}


def lay(project: Project) -> Project:
    """Build a project, or lay down what the very same files gave where none was built before; give it back."""
    if project.out.exists():
        project.build()
        return project
    files = tuple(
        (path.relative_to(project.root).as_posix(), path.read_bytes())
        for path in sorted(project.root.rglob("*"))
        if path.is_file()
    )
    if files in _made:
        return project.write({f"{project.out.name}/{path}": data for path, data in _made[files].items()})
    project.build()
    _made[files] = project.output()
    return project
