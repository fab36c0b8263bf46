"""Links and pictures in texts that lead nowhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..findings import Finding, Mend, finding
from ..lookup import Broken
from ..walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Follow every link of every text."""
    for source, links in texts(lookup.site):
        page = lookup.sources.get(source)
        for link in links:
            target = lookup.link(link, source)
            if isinstance(target, Broken):
                if _lost(link.target, source, lookup):
                    continue
                nearest = target.nearest or ""
                code = (
                    f"{target.code}-near"
                    if nearest and target.code in ("link", "anchor", "picture-missing")
                    else target.code
                )
                yield finding(
                    code,
                    link.span,
                    mend=_nearer(link.target, nearest, code),
                    target=link.target,
                    nearest=nearest,
                )
            elif target.page is not None and target.page.type == "missing":
                if lookup.lost(target.page.language, target.page.id):
                    continue
                language = target.page.language
                yield finding(
                    "link-untranslated", link.span, "warning", target=link.target, language=language
                )
            elif target.page is not None and lookup.hidden(target.page) and not (page and page.draft):
                yield finding("link-draft", link.span, target=link.target)


def _lost(target: str, source: str, lookup: Lookup) -> bool:
    """Whether the file that a link names is there, and only could not be read."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) in lookup.site.torn - {source}


def _nearer(target: str, nearest: str, code: str) -> Mend | None:
    """Put the nearest thing that exists in the place of what does not."""
    if not nearest:
        return None
    path = target.partition("#")[0]
    return Mend("swap", f"{path}#{nearest}" if code.startswith("anchor") else nearest, old=target)
