"""An organisation's own style sheet: the files that it names, and the fonts that it brings. Pure."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<address>[^"')\s]+)(?P=quote)\s*\)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}", re.IGNORECASE)
FONTS = ("woff2", "woff", "ttf", "otf")


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a sheet names: its path in the project, how it is written there, and in which line."""

    path: str
    address: str
    line: int


def files(css: str, sheet: str) -> list[Named]:
    """List the files of the project that a sheet names; what lies elsewhere is the policy's."""
    return list(_files(_bare(css), sheet))


def _files(css: str, sheet: str, begin: int = 0) -> Iterator[Named]:
    for match in _URL.finditer(css):
        path = _path(match["address"], sheet)
        if path is not None:
            yield Named(path, match["address"], css.count("\n", 0, match.start()) + 1 + begin)


def _bare(css: str) -> str:
    """Take the comments out; lines stay where they are."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), css)


def _path(address: str, sheet: str) -> str | None:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|#", address):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), unquote(re.split("[?#]", address)[0])))


def rewritten(css: str, sheet: str, address_of: Callable[[str], str | None]) -> str:
    """Put the addresses of the published files into a sheet."""

    def url(match: re.Match[str]) -> str:
        path = _path(match["address"], sheet)
        address = address_of(path) if path else None
        tail = re.search(r"[?#].*", match["address"])
        return f'url("{address}{tail[0] if tail else ""}")' if address else match[0]

    return _URL.sub(url, css)


def families(css: str, sheet: str) -> dict[tuple[str, ...], list[Named]]:
    """Give the fonts by family, weight and style; a family may be parted into files by its letters."""
    found: dict[tuple[str, ...], list[Named]] = {}
    bare = _bare(css)
    for face in _FACE.finditer(bare):
        said = dict(re.findall(r"(?:^|;)\s*(font-[a-z]+)\s*:\s*([^;]*)", face[1]))
        key = tuple(
            said.get(name, "").strip(" \t\n\"'") for name in ("font-family", "font-weight", "font-style")
        )
        named = _files(face[1], sheet, bare.count("\n", 0, face.start(1)))
        fonts = [one for one in named if one.path.rpartition(".")[2].lower() in FONTS]
        # several files of one face are the same font in several forms: browsers take the first that they know
        found.setdefault(key, []).extend(fonts[:1])
    return found
