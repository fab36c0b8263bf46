"""What the one file shows without JavaScript: every language's print document, one after the other."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_FILE = re.compile(r'\b(src|href|poster)="([^"#:]*?assets/[^"#:]+)"')
# names of places, and what leads to them: the languages must not share any
_NAMED = re.compile(r'\b(id|for|headers|list|aria-labelledby|aria-describedby|popovertarget)="([^"]+)"')
_TO = re.compile(r'\bhref="#([^"]+)"')
_LEAD = re.compile(r"<noscript\b[^>]*>|</noscript>")


def whole(
    made: Mapping[str, bytes], languages: tuple[str, ...], files: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give the print document of each language that has one, with its pictures in it, with its language."""
    for language in languages:
        path = f"{language}/print.html"
        found = _MAIN.search(made[path].decode()) if path in made else None
        if found is None:
            continue
        html = _LEAD.sub("", found[1])
        html = _NAMED.sub(lambda match: f'{match[1]}="{_apart(match[2], language)}"', html)  # noqa: B023
        html = _TO.sub(lambda match: f'href="#{language}-{match[1]}"', html)  # noqa: B023
        html = _FILE.sub(lambda match: _file(match, path, files), html)  # noqa: B023
        yield language, html


def emptied(path: str, html: str, mark: Callable[[str], str]) -> str:
    """Give the page of a print document without its text: that lies there once, and is put in when it is shown."""
    language, _, name = path.partition("/")
    if name != "print.html":
        return html
    return _MAIN.sub(lambda found: found[0].replace(found[1], mark(f"whole-{language}")), html)


def _apart(names: str, language: str) -> str:
    return " ".join(f"{language}-{name}" for name in names.split())


def _file(match: re.Match[str], path: str, files: Mapping[str, str]) -> str:
    name = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
    return f'{match[1]}="{files.get(name, match[2])}"'
