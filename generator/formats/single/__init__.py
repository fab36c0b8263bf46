"""The whole site as one HTML file: every page, quiz and the progress in one store.

What the browser does with it is `templates/js/single.js`. Pure: takes what `web` rendered, gives one artifact. Law 6:
nothing is asked from anywhere, and no code runs but that whose digest the policy names (CSP Level 3, 6.7.3.3).
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import Artifact
from ...output.theme import markup, slim
from ...settings import said
from .offline import emptied, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...model import Site
    from ...output.theme import Theme

# Between these stands the name of a file that is put in when a page is shown.
OPEN, CLOSE = "\ue000", "\ue001"
# Where pages are cut into pieces, so that what they share is kept once: lines, entries of lists, words of scripts.
_CUT = re.compile(r'(?<=\n)|(?=<li)|(?=<svg)|(?<=</svg>)|(?=<script)|(?<=,)(?="[a-z_]+":)')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_SCRIPT = re.compile(r'<script src="([^"]+)"( defer)?></script>\n?')
# what keeps pages for reading offline has no place where all of them are in one file
_KEEP = re.compile(r'<script src="([^"]+)" defer data-offline></script>\n?')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_LINK = re.compile(r'<link rel="(?:icon|manifest|canonical|alternate)"[^>]*>\n?')
_FORWARD = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_FILE = re.compile(r'\b(src|href|poster)="([^"#:]*?assets/[^"#:]+)"')
_URL = re.compile(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)")
_KINDS = {
    ".svg": "image/svg+xml", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2", ".woff": "font/woff",
    ".vtt": "text/vtt", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg", ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Held:
    """What lies in the file: pieces of pages, pages as runs of pieces, addresses that were, and files by name."""

    lines: tuple[str, ...]
    pages: dict[str, list[int]]
    moved: dict[str, str]
    files: dict[str, str]


def render(site: Site, theme: Theme, artifacts: Iterable[Artifact], policy: str) -> Artifact:
    """Put the artifacts of `web` into one file, named after the site."""
    made = {artifact.path: artifact.data for artifact in artifacts}
    held = _hold(made)
    start = held.moved.get("index.html", "index.html")
    router = slim(theme.text("js/single.js")).decode().strip()
    codes = [text for name, text in held.files.items() if name.endswith(".js")]
    styles = [text for name, text in held.files.items() if name.endswith(".css")]
    context = {
        "policy": _policy(policy, [router, *codes], styles),
        "language": site.settings.default,
        "direction": site.settings.tongue(site.settings.default).direction,
        "title": said(site.settings.title, site.settings.default),
        "sheets": [markup(text) for text in styles],
        "held": markup(_json(held, start)),
        "script": markup(router),
        "whole": [(code, markup(html)) for code, html in whole(made, site.settings.languages, held.files)],
    }
    return Artifact(f"{site.settings.id}.html", theme.draw("single.html", context).encode())


def _hold(made: Mapping[str, bytes]) -> _Held:
    """Part the pages from their files, and into pieces."""
    keep = {*_kept(made), "sw.js"}
    wanted = (path for path in made if path.startswith("assets/") or path.endswith(".js"))
    files = {path: _data(path, made[path]) for path in wanted if path not in keep}
    for path in [one for one in files if one.endswith(".css")]:
        files[path] = _sheet(path, made[path].decode(), files)
    lines: dict[str, int] = {}
    pages: dict[str, list[int]] = {}
    moved: dict[str, str] = {}
    for path, data in made.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        html = data.decode()
        if forward := _FORWARD.search(html):
            moved[path] = _beside(path, forward[1])
        else:
            pages[path] = _runs(
                [lines.setdefault(part, len(lines)) for part in _CUT.split(_page(path, html))]
            )
    return _Held(tuple(lines), pages, moved, files)


def _kept(made: Mapping[str, bytes]) -> set[str]:
    """Name the script that keeps pages for reading offline, where there is one."""
    pages = ((path, data.decode()) for path, data in made.items() if path.endswith(".html"))
    return {_beside(path, match[1]) for path, html in pages for match in _KEEP.finditer(html)}


def _json(held: _Held, start: str) -> str:
    """Write what the file holds as JSON that can stand in a `script` element, and is not much longer than its pages."""
    value = {
        "lines": held.lines,
        "pages": held.pages,
        "moved": held.moved,
        "files": held.files,
        "start": start,
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # what ends such an element, or hides its end (HTML, 4.12.1.3)
    return text.replace("</", "<\\/").replace("<!--", "\\u003c!--")


def _data(path: str, data: bytes) -> str:
    """Give a file as it can stand in a page: a script or sheet as its text, anything else as a `data:` address."""
    if path.endswith((".js", ".css")):
        return data.decode()
    ending = posixpath.splitext(path)[1]
    kind = _KINDS.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _sheet(path: str, text: str, files: Mapping[str, str]) -> str:
    """Put the files that a style sheet names into it."""
    return _URL.sub(lambda match: f'url("{files.get(_beside(path, match[2]), match[2])}")', text)


def _beside(path: str, address: str) -> str:
    """Give the path that an address means in a file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _page(path: str, html: str) -> str:
    """Make of a page what can be written into a document: its files named, its scripts at its end."""
    late: list[str] = []

    def script(match: re.Match[str]) -> str:
        text = f"<script>{OPEN}{_beside(path, match[1])}{CLOSE}</script>\n"
        if not match[2]:
            return text
        late.append(text)
        return ""

    html = emptied(path, html, lambda name: f"{OPEN}{name}{CLOSE}")
    html = _KEEP.sub("", _LINK.sub("", _POLICY.sub("", html)))
    html = _SCRIPT.sub(script, html)
    html = _STYLE.sub(lambda match: f"<style>{OPEN}{_beside(path, match[1])}{CLOSE}</style>", html)
    html = _FILE.sub(lambda match: f'{match[1]}="{OPEN}{_beside(path, match[2])}{CLOSE}"', html)
    html = html.replace("<html ", f'<html data-page="{path}" ', 1)
    return html.replace("</body>", f"{''.join(late)}</body>", 1)


def _runs(numbers: list[int]) -> list[int]:
    """Write numbers as runs: a first one, and how many there are."""
    runs: list[int] = []
    for number in numbers:
        if runs and number == runs[-2] + runs[-1]:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs


def _policy(web: str, scripts: list[str], styles: list[str]) -> str:
    """Give the policy of the file: in the place of the site's own address stand digests, and `data:` for its files."""

    def digests(texts: list[str]) -> str:
        sums = (hashlib.sha256(text.encode()).digest() for text in texts)
        return " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in sums)

    instead = {
        "script-src": digests(scripts), "style-src": digests(styles), "img-src": "data:", "font-src": "data:",
        "media-src": "data: blob:", "connect-src": "", "manifest-src": "",
    }  # fmt: skip
    parts = []
    for part in web.split("; "):
        name, *values = part.split(" ")
        kept = [one for one in values if one not in ("'self'", "data:")]
        words = [*filter(None, [instead[name]]), *kept] if name in instead else values
        parts.append(" ".join([name, *(words or ["'none'"])]))
    return "; ".join(parts)
