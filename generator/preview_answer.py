"""An address → what the preview answers, and what it tells the browser that shows it.

Pure but for reading the script and the style that are put into each page.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from . import words
from .formats import web
from .output.theme import built_in
from .preview_editor import Editor
from .preview_rows import counts, rows
from .preview_state import find

if TYPE_CHECKING:
    from .preview_state import Shown

OWN = "/__merleg/"
MOST = 50
NO_EDITOR = Editor()
# the words of the list that stay the same
SAID = ("region", "hide", "lost", "here", "others", "copy", "copied", "selected")
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/x-icon", "woff2": "font/woff2", "woff": "font/woff", "pdf": "application/pdf",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav", "mp4": "video/mp4",
    "webm": "video/webm", "vtt": "text/vtt; charset=utf-8", "csv": "text/csv; charset=utf-8", "zip": "application/zip",
}  # fmt: skip
OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gets; `location` forwards to another one."""

    status: int
    data: bytes = b""
    type: str = "text/html; charset=utf-8"
    location: str = ""

    @property
    def version(self) -> str:
        """The digest by which a browser sees whether the page it shows is the newest one."""
        return hashlib.sha256(f"{self.status} {self.location}\n".encode() + self.data).hexdigest()[:16]


def answer(shown: Shown, path: str, language: str, editor: Editor = NO_EDITOR) -> Answer:
    """Give what stands at an address."""
    if path == "/" and shown.home in shown.files:
        return Answer(302, location=f"/{shown.home}")
    address = find(shown, path)
    if address:
        return Answer(200, shown.files[address], TYPES.get(address.rpartition(".")[2], OTHER))
    if find(shown, f"{path}/"):
        return Answer(302, location=f"{path}/")
    if not shown.files:
        return Answer(503, _nothing(shown, language, editor))
    if "404.html" in shown.files:
        return Answer(404, shown.files["404.html"])
    return Answer(404, _not_found(shown, path, language))


def _nothing(shown: Shown, language: str, editor: Editor) -> bytes:
    """Draw the page for a site that cannot be shown yet: what is wrong with it."""
    items = "".join(_item(row) for row in rows(shown, "/", language, editor))
    sentence = words.command(language, "preview_nothing_more")
    return _plain(language, "preview_nothing", f"<p>{escape(sentence)}</p>\n<ol>\n{items}</ol>")


def _item(row: dict[str, Any]) -> str:
    """Draw one finding; what the program itself says of its own faults has no place."""
    place = f"<code>{escape(row['place'])}</code>"
    if row["href"]:
        place = f'<a href="{escape(row["href"])}">{place}</a>'
    more = "".join(f"<span>{escape(row[part])}</span>" for part in ("why", "fix") if row[part])
    mended = f"<pre>{escape(row['mended'])}</pre>" if row["mended"] else ""
    return f"<li>{place} <strong>{escape(row['label'])}</strong> {escape(row['what'])} {more}{mended}</li>\n"


def _not_found(shown: Shown, path: str, language: str) -> bytes:
    sentence = words.command(language, "preview_not_found_more", path=path)
    home = words.command(language, "preview_home")
    link = f'<p><a href="/{escape(shown.home)}">{escape(home)}</a></p>' if shown.home in shown.files else ""
    return _plain(language, "preview_not_found", f"<p>{escape(sentence)}</p>\n{link}")


def _plain(language: str, title: str, body: str) -> bytes:
    said = escape(words.command(language, title))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{web.POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{said}</title>\n</head>\n'
        f'<body class="merleg-plain">\n<main>\n<h1>{said}</h1>\n{body}\n</main>\n</body>\n</html>\n'
    ).encode()


def message(shown: Shown, path: str, language: str, editor: Editor = NO_EDITOR) -> str:
    """Say to a browser that shows a page: its newest version, and what is wrong, first of all in this page."""
    given = answer(shown, path, language, editor)
    # the page without a site lists everything itself
    listed = [] if given.status == 503 else rows(shown, path, language, editor)
    return json.dumps(
        {
            "version": given.version,
            "count": words.command(language, "preview_findings" if listed else "preview_none", n=len(listed)),
            "counts": counts(listed, language),
            "rows": listed[:MOST],
            "more": words.command(language, "preview_more", n=len(listed) - MOST)
            if len(listed) > MOST
            else "",
            "hints": words.command(
                language, "preview_count_hint", n=sum(row["severity"] == "hint" for row in listed[:MOST])
            ),
            "words": {one: words.command(language, f"preview_{one}") for one in SAID},
            "language": language,
        },
        ensure_ascii=False,
    )


def own_files() -> dict[str, Answer]:
    """Read the script and the style that are put into every page that is served."""
    folder = built_in()
    kinds = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
    return {
        f"{OWN}preview.{kind}": Answer(200, (folder / kind / f"preview.{kind}").read_bytes(), type_)
        for kind, type_ in kinds.items()
    }


def linked(given: Answer) -> bytes:
    """Put our script and style into a page; the script learns which version of the page it stands in."""
    if not given.type.startswith("text/html"):
        return given.data
    version = escape(given.version)
    links = (
        f'<link rel="stylesheet" href="{OWN}preview.css">\n'
        f'<script src="{OWN}preview.js" data-version="{version}" defer></script>\n'
    ).encode()
    head, end, rest = given.data.partition(b"</head>")
    return head + links + end + rest
