"""Films and recordings in a text: their captions as tracks, and below them what is said, for whoever cannot hear it.

From a file browsers load no tracks (they belong to another origin there), so the words stand in the page as well.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from ...captions import beside, others, transcript
from ...lookup import Target
from .context import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...lookup import Lookup
    from ...model import Asset
    from ...texts import Link
    from .context import Here

# a player as `markwrite` writes it, perhaps alone in its paragraph
_PLAYER = re.compile(
    '(?P<open><p>)?(?P<begin><(?P<tag>audio|video) [^>]*src="\ue000(?P<link>[0-9]+)\ue001"[^>]*>)'
    "</(?P=tag)>(?P<close></p>)?"
)


def with_captions(here: Here, html: str, links: tuple[Link, ...], source: str) -> str:
    """Put tracks into the players of a text, and transcripts behind those that stand alone in a paragraph."""
    if "<audio" not in html and "<video" not in html:
        return html

    def player(match: re.Match[str]) -> str:
        target = here.shared.lookup.link(links[int(match["link"])], source)
        asset = target.asset if isinstance(target, Target) else None
        if asset is None:
            return match[0]
        tracks = "".join(_tracks(here, asset)) if match["tag"] == "video" else ""
        made = f"{match['begin']}{tracks}</{match['tag']}>"
        if not match["open"] or not match["close"]:
            return f"{match['open'] or ''}{made}{match['close'] or ''}"
        return f"<p>{made}</p>{_said(here, asset)}"

    return _PLAYER.sub(player, html)


def _tracks(here: Here, asset: Asset) -> Iterator[str]:
    settings, paths = here.shared.lookup.site.settings, frozenset(here.shared.lookup.assets)
    found = others(asset.path, settings.languages, paths)
    plain = f"{asset.path.rpartition('.')[0]}.vtt"
    if plain in paths and here.page.language not in dict(found):
        found.append((here.page.language, plain))
    for code, path in found:
        label = escape(language_name(settings.tongue(code)))
        chosen = " default" if code == here.page.language else ""
        src = escape(here.href(here.shared.assets[path]))
        yield f'<track kind="captions" src="{src}" srclang="{code}" label="{label}"{chosen}>'


def _said(here: Here, asset: Asset) -> str:
    """Write what is said, folded up below the player."""
    lookup = here.shared.lookup
    path = beside(asset.path, here.page.language, frozenset(lookup.assets))
    if path is None:
        return ""
    paragraphs = transcript(lookup.assets[path].data, path.rpartition(".")[2])
    inside = "".join(
        f"<p>{f'<b>{escape(voice)}:</b> ' if voice else ''}{escape(text, quote=False)}</p>"
        for voice, text in paragraphs
    )
    summary = escape(here.word("page.transcript"))
    return f'<details class="transcript"><summary>{summary}</summary>{inside}</details>' if inside else ""


def used(lookup: Lookup, asset: Asset) -> Iterator[str]:
    """Give the files of captions that are published with a film."""
    paths = frozenset(lookup.assets)
    yield from (path for _, path in others(asset.path, lookup.site.settings.languages, paths))
    plain = f"{asset.path.rpartition('.')[0]}.vtt"
    if plain in paths:
        yield plain
