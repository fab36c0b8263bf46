"""One folder a format of output or interchange; a format knows interactions only, never a kind.

A format of interchange has `render(site)` → its files and what it could not say. One that can be read back has
`read.py` beside its writer, with `ENDINGS` (of files that may be of it), `knows(text)` and `read(data, path)`.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..findings import Finding
    from ..model import Artifact, Question, Site


SITES = ("web", "zip", "single")  # the site itself; the last two are made of what the first renders


@dataclass(frozen=True, slots=True)
class Imported:
    """What a foreign file gave: questions whose kind nobody has named yet, what was lost, and the text as it was read.

    The texts of a question have their `source` only: nothing is rendered before it stands in the content.
    """

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    text: str
    title: str = ""


class Writer(Protocol):
    """A format of interchange as `export` knows it."""

    def render(self, site: Site) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
        """Give its files, and what it could not say."""


class Reader(Protocol):
    """A format of interchange as `import` knows it."""

    ENDINGS: tuple[str, ...]

    def knows(self, text: str) -> bool:
        """Whether a text looks like one of this format."""

    def read(self, data: bytes, path: str) -> Imported:
        """Read a file."""


def writers() -> Mapping[str, Writer]:
    """Find every format of interchange: every folder but those of the site itself."""
    return {name: _module(name) for name in _folders() if name not in SITES}


def readers() -> Mapping[str, Reader]:
    """Find every format that can be read: those with a `read.py`."""
    found = {}
    for name in _folders():
        package = _module(name)
        if any(one.name == "read" for one in pkgutil.iter_modules(package.__path__)):
            found[name] = import_module(f".{name}.read", __package__)
    return found


def _folders() -> list[str]:
    return sorted(one.name for one in pkgutil.iter_modules(__path__) if one.ispkg)


@cache
def _module(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  a module
    return import_module(f".{name}", __package__)
