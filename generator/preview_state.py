"""What the preview shows, from one build to the next. Pure but for reading the project.

Every page that can be drawn is shown as it is; one whose file can't be read, or whose template can't be drawn, stays
as it last was. Nothing here is ever an exception: our own faults become a sentence that is shown too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import words
from .build import check
from .findings import arrange
from .formats import web
from .lookup import look_up
from .memory import InMemory, Memory
from .output.theme import Theme, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from .build import Read
    from .findings import Finding
    from .formats.web.context import Shared
    from .model import Page, Site
    from .source.assemble import Progress
    from .source.reading import Remembered

# A file with one of these was not read to its end, so the page that was made of it is not what its author means.
UNREAD = frozenset(
    "unreadable not-utf8 empty-file head-open markdown-failed "
    "yaml-unclosed yaml-indent yaml-syntax yaml-documents yaml-deep".split()
)
TORN = ("template", "theme-file")


@dataclass(frozen=True, slots=True)
class Base:
    """What one page is drawn from by itself: what each file gave, the texts, and what all pages share."""

    files: Mapping[str, Remembered]
    texts: Mapping[str, str]
    shared: Shared


@dataclass(frozen=True, slots=True)
class Shown:
    """What is served at the moment.

    `made` says of which file, in which language, a page was made; `sources` lists all the files that it shows.
    `trouble` is a fault of the program itself, in one sentence. Theme and memory spare work in the next build.
    `today` is the day to check against; None for the clock's. With `base` a page is drawn before everything else is
    looked at (`preview_quick`); there is none as long as something is not to be seen in its present state.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    made: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    trouble: str = ""
    home: str = ""
    below: str = "/"
    pages: int = 0
    site: Site | None = None
    theme: Theme | None = None
    memory: Memory = field(default_factory=lambda: Memory(read={}))
    drawn: InMemory = field(default_factory=InMemory)
    searched: bool = False
    today: date | None = None
    base: Base | None = None


class SupersededError(Exception):
    """What was being drawn is out of date."""


def advance(
    before: Shown,
    root: Path,
    changed: Iterable[str],
    language: str,
    superseded: Callable[[], bool] = lambda: False,
) -> Shown:
    """Build again after these files have changed; SupersededError when, while pages are drawn, that turns out so."""

    def progress(_what: str, _done: int, _of: int) -> None:
        if superseded():
            raise SupersededError

    try:
        return _advance(before, root, changed, progress)
    except SupersededError:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, the preview goes on with what it has
        return replace(before, trouble=words.command(language, "preview_failed", reason=reason(error)))


def asks_for_search(path: str) -> bool:
    """Whether an address is one of the search's index."""
    return path.endswith("/search.js") or path.startswith("/assets/find-")


def with_search(shown: Shown) -> Shown:
    """Make the index of the search, when a reader asks for it: it takes longer than all the rest of a save."""
    if shown.site is None or shown.searched:
        return shown
    found = {
        one.path: one.data for one in web.searchable(_lighter(shown.site), shown.drawn.recall, drafts=True)
    }
    return replace(shown, files={**shown.files, **found}, searched=True)


def reason(error: BaseException) -> str:
    """Say in one line what failed, and in which line of the program."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}{place}" if said else f"{type(error).__name__}{place}"


def _advance(before: Shown, root: Path, changed: Iterable[str], progress: Progress) -> Shown:
    read = check(root, before.today, memory=before.memory)
    site = read.site
    if site is None:
        return replace(before, findings=read.findings, trouble="")
    kept = before.theme
    if kept is None or any(path.startswith("templates/") for path in changed):
        kept = theme(root)
    # `build.render` with a theme that is kept: compiling the templates anew takes longer than drawing all pages
    told: list[Shared] = []
    artifacts, more = web.render(
        _lighter(site),
        kept,
        drafts=True,
        progress=progress,
        earlier=before.drawn,
        search=False,
        told=told.append,
    )
    read = replace(read, findings=arrange([*read.findings, *more], read.texts))
    base = Base(dict(before.memory.files), read.texts, told[0]) if told and not more else None
    shown = replace(_described(site, read, kept, before.memory, before.drawn), today=before.today, base=base)
    return _with_old(shown, before, {one.path: one.data for one in artifacts}, read)


def _lighter(site: Site) -> Site:
    """Leave the document for paper out, unless it is asked for: it would be drawn anew with every save.

    Nothing is kept for reading offline either: another project may be previewed at the same address.
    """
    paper = bool(site.settings.print)
    return replace(site, settings=replace(site.settings, print=paper, offline=None))


def _described(site: Site, read: Read, kept: Theme, memory: Memory, drawn: InMemory) -> Shown:
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
        site=site,
        theme=kept,
        memory=memory,
        drawn=drawn,
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
