"""Films and recordings without captions or a transcript (WCAG 2.2, 1.2.1 and 1.2.2); captions that browsers drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..captions import beside, read
from ..findings import Finding, Span, finding
from ..lookup import Target
from ..source.markallow import PLAYERS
from ..walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..lookup import Lookup


def check(lookup: Lookup, _today: date) -> Iterator[Finding]:
    """Look at every film and recording that a text shows, and at every file of captions."""
    paths = frozenset(lookup.assets)
    for source, links in texts(lookup.site):
        parts = source.split("/")
        language = parts[1] if parts[1] in lookup.site.settings.languages else lookup.site.settings.default
        for link in links:
            target = lookup.link(link, source) if link.picture else None
            asset = target.asset if isinstance(target, Target) else None
            if asset is None or asset.path.rpartition(".")[2].lower() not in PLAYERS:
                continue
            if beside(asset.path, language, paths) is None:
                name = f"{asset.path.rpartition('/')[2].rpartition('.')[0]}.{language}"
                yield finding(
                    "captions-missing", link.span, "warning", name=link.target, vtt=name, language=language
                )
    for asset in lookup.site.assets:
        if asset.path.lower().endswith(".vtt"):
            cues, slips = read(asset.data)
            for slip in slips:
                span = Span(asset.path, slip.line, 1)
                yield finding(f"captions-{slip.code}", span, text=slip.text.strip()[:80])
            if not cues and not slips:
                yield finding("captions-none", Span(asset.path, 1, 1))
