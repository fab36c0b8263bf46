"""What the preview shows: from one build to the next, from an address to an answer. Pure but for reading the project.

Every page that can be drawn is shown as it is; one whose file can't be read, or whose template can't be drawn, stays
as it last was. Nothing here is ever an exception: our own faults become a sentence that is shown too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import exchange, words
from .build import check
from .findings import SEVERITIES, Finding, arrange
from .formats import web
from .lookup import look_up
from .output.theme import Theme, theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .build import Read
    from .model import Page, Site
    from .source.assemble import Memo

OWN = "/__merleg/"
MOST = 50
# A file with one of these was not read to its end, so the page that was made of it is not what its author means.
UNREAD = frozenset(
    "unreadable not-utf8 empty-file head-open markdown-failed "
    "yaml-unclosed yaml-indent yaml-syntax yaml-documents yaml-deep".split()
)
TORN = ("template", "theme-file")
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
class Shown:
    """What is served at the moment.

    `made` says of which file, in which language, a page was made; `sources` lists all the files that it shows.
    `trouble` is a fault of the program itself, in one sentence. Theme and memo spare work in the next build.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    made: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    trouble: str = ""
    home: str = ""
    below: str = "/"
    pages: int = 0
    theme: Theme | None = None
    memo: Memo = field(default_factory=dict)


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


def advance(before: Shown, root: Path, changed: Iterable[str], language: str) -> Shown:
    """Build again after these files have changed."""
    try:
        return _advance(before, root, changed)
    except Exception as error:  # noqa: BLE001  whatever it is, the preview goes on with what it has
        return replace(before, trouble=words.command(language, "preview_failed", reason=reason(error)))


def reason(error: BaseException) -> str:
    """Say in one line what failed, and in which line of the program."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}{place}" if said else f"{type(error).__name__}{place}"


def _advance(before: Shown, root: Path, changed: Iterable[str]) -> Shown:
    read = check(root, memo=before.memo)
    site = read.site
    if site is None:
        return replace(before, findings=read.findings, trouble="")
    kept = before.theme
    if kept is None or any(path.startswith("templates/") for path in changed):
        kept = theme(root)
    # `build.render` with a theme that is kept: compiling the templates anew takes longer than drawing all pages
    artifacts, more = web.render(site, kept, drafts=True)
    read = replace(read, findings=arrange([*read.findings, *more], read.texts))
    shown = _described(site, read, kept, before.memo)
    return _with_old(shown, before, {one.path: one.data for one in artifacts}, read)


def _described(site: Site, read: Read, kept: Theme, memo: Memo) -> Shown:
    """Say what the new site is, without its files."""
    lookup = look_up(site)
    address = site.settings.address

    def sources(page: Page) -> tuple[str, ...]:
        return tuple(dict.fromkeys([page.source, *(quiz.source for quiz, _ in lookup.quizzes_on(page))]))

    return Shown(
        made={
            page.address: (page.source, page.language)
            for page in site.pages
            if page.type != "missing" and page.source in read.texts
        },
        sources={page.address: sources(page) for page in site.pages},
        findings=read.findings,
        home=f"{site.settings.default}/index.html",
        below="/" + address.split("/", 3)[3] if address else "/",
        pages=len(site.pages),
        theme=kept,
        memo=memo,
    )


def _with_old(shown: Shown, before: Shown, drawn: dict[str, bytes], read: Read) -> Shown:
    """Put the files in: the new ones, and the old ones of what is not to be seen in its present state."""
    stay = _staying(shown, before, drawn, read)
    if not stay:
        return replace(shown, files=drawn)
    # their styles and pictures stay with them
    assets = {path: data for path, data in before.files.items() if not path.endswith(".html")}
    return replace(
        shown,
        files=assets | drawn | {address: before.files[address] for address in stay},
        made={**shown.made, **{address: before.made[address] for address in stay & before.made.keys()}},
        sources={**shown.sources, **{one: before.sources[one] for one in stay & before.sources.keys()}},
    )


def _staying(shown: Shown, before: Shown, drawn: dict[str, bytes], read: Read) -> set[str]:
    """Find the pages that stay as they last were."""
    torn = any(one.code in TORN for one in read.findings)
    unread = {one.span.path for one in read.findings if one.code in UNREAD}
    wrong = {one.span.path for one in read.findings if one.severity == "error"}
    present = {shown.made[address] for address in drawn.keys() & shown.made.keys()}

    def stays(address: str) -> bool:
        if address not in before.made:
            return torn and address not in drawn
        source = before.made[address][0]
        if source in unread:
            return True
        gone = source not in read.texts or before.made[address] in present
        return not gone and (source in wrong or (torn and address in shown.made))

    return {address for address in before.files if address.endswith(".html") and stays(address)}


def find(shown: Shown, path: str) -> str:
    """Find the file that an address (decoded, beginning with a slash) means; empty when there is none."""
    address = path[1:]
    for one in (address, f"{address}index.html") if not address or address.endswith("/") else (address,):
        if one in shown.files:
            return one
    if shown.below != "/" and path.startswith(shown.below):
        # 404.html links from the root of the server, as the site's address says
        return find(replace(shown, below="/"), path[len(shown.below) - 1 :])
    return ""


def answer(shown: Shown, path: str, language: str) -> Answer:
    """Give what stands at an address."""
    if path == "/" and shown.home in shown.files:
        return Answer(302, location=f"/{shown.home}")
    address = find(shown, path)
    if address:
        return Answer(200, shown.files[address], TYPES.get(address.rpartition(".")[2], OTHER))
    if find(shown, f"{path}/"):
        return Answer(302, location=f"{path}/")
    if not shown.files:
        return Answer(503, _nothing(shown, language))
    if "404.html" in shown.files:
        return Answer(404, shown.files["404.html"])
    return Answer(404, _not_found(shown, path, language))


def _nothing(shown: Shown, language: str) -> bytes:
    """Draw the page for a site that cannot be shown yet: what is wrong with it."""
    items = "".join(
        f"<li><code>{escape(row['place'])}</code> <strong>{escape(row['label'])}</strong> "
        f"{escape(row['what'])} <span>{escape(row['fix'])}</span></li>\n"
        for row in rows(shown, "/", language)
    )
    sentence = words.command(language, "preview_nothing_more")
    return _plain(language, "preview_nothing", f"<p>{escape(sentence)}</p>\n<ol>\n{items}</ol>")


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


def rows(shown: Shown, path: str, language: str) -> list[dict[str, Any]]:
    """List what is wrong: our own trouble, then what is in the files of the page, then errors before warnings."""
    here = shown.sources.get(find(shown, path), ())
    found = sorted(
        json.loads(exchange.as_json(shown.findings, language))["findings"],
        key=lambda row: (row["path"] not in here, SEVERITIES.index(row["severity"])),
    )
    listed = [
        {"place": _place(row), "severity": row["severity"], "what": row["what"], "fix": row["fix"],
         "label": words.command(language, row["severity"]), "here": row["path"] in here}
        for row in found
    ]  # fmt: skip
    if shown.trouble:
        error = words.command(language, "error")
        first = {
            "place": "",
            "severity": "error",
            "what": shown.trouble,
            "fix": "",
            "label": error,
            "here": True,
        }
        listed.insert(0, first)
    return listed


def _place(row: dict[str, Any]) -> str:
    return ":".join(str(part) for part in (row["path"], row["line"], row["column"]) if part is not None)


def message(shown: Shown, path: str, language: str) -> str:
    """Say to a browser that shows a page: its newest version, and what is wrong, first of all in this page."""
    given = answer(shown, path, language)
    # the page without a site lists everything itself
    listed = [] if given.status == 503 else rows(shown, path, language)
    return json.dumps(
        {
            "version": given.version,
            "count": words.command(language, "preview_findings" if listed else "preview_none", n=len(listed)),
            "rows": listed[:MOST],
            "more": words.command(language, "preview_more", n=len(listed) - MOST)
            if len(listed) > MOST
            else "",
            "words": {one: words.command(language, f"preview_{one}") for one in ("region", "hide", "lost")},
            "language": language,
        },
        ensure_ascii=False,
    )
