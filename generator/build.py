"""The whole pipeline: `read → assemble → check → render → publish`.

Only the first and the last step touch the disk; everything between is frozen values. `check` is this without its last
two steps, so it cannot disagree with `build`; `preview` is this in a loop.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from . import checks, findings, servers
from .apart import apart
from .formats import single, web
from .formats import zip as zipped
from .lookup import look_up
from .memory import InFolder, Memory
from .output import onefile
from .output import publish as publishing
from .output.integrity import integrity
from .output.theme import ThemeError, theme
from .settings import PATH
from .source import files
from .source.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .findings import Finding
    from .formats.web.earlier import Earlier
    from .model import Artifact, Site
    from .output.theme import Theme
    from .source.assemble import Progress


# The formats that are one file, each made of what `web` rendered.
PACKED: dict[str, Callable[[Site, Theme, list[Artifact], str], Artifact]] = {
    "zip": zipped.render,
    "single": single.render,
}


@dataclass(frozen=True, slots=True)
class Read:
    """What reading and checking a project gave: the site where one could be made out, and all findings by place."""

    site: Site | None
    findings: tuple[Finding, ...]
    texts: dict[str, str]

    def failed(self, *, strict: bool = False) -> bool:
        """Whether the content has errors; `strict` takes warnings for errors."""
        refusing = ("error", "warning") if strict else ("error",)
        return self.site is None or any(one.severity in refusing for one in self.findings)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `report` is None when the findings forbade it to write, or the output folder (`refused`).

    `place` is what to open: the first page of a folder, or the one file. `server` is the file with a server's settings.
    """

    read: Read
    report: publishing.Report | None
    place: Path | None = None
    refused: Finding | None = None
    pages: int = 0
    questions: int = 0
    seconds: float = 0.0
    server: Path | None = None


def check(
    root: Path,
    today: date | None = None,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Read:
    """Read a project and find everything that is wrong with it.

    `today` is the date to check against; `drafts` when they are to be published too. `memory` is what an earlier call
    gave, and takes what this one gives; it spares time, and changes nothing else.
    """
    memory = memory or Memory()
    today = today or date.today()  # noqa: DTZ011  the editor's own day
    sources, found = files.read(root, memory.read)
    texts = {source.path: source.text for source in sources.texts}
    site, more = assemble(sources, tuple(checks.checks()), memory.files, progress)
    found += more
    if site is not None:
        lookup = look_up(site, drafts=drafts)
        digests = {source.path: source.digest for source in sources.texts}
        found += checks.check(lookup, today, apart(lookup, today, digests, memory.apart))
    return Read(site, findings.arrange(found, texts), texts)


def render(
    read: Read,
    root: Path,
    *,
    drafts: bool = False,
    progress: Progress | None = None,
    earlier: Earlier | None = None,
) -> tuple[list[Artifact], Read]:
    """Draw every page; what is wrong with a project's own templates joins the findings."""
    if read.site is None:
        return [], read
    artifacts, more = web.render(read.site, theme(root), drafts=drafts, progress=progress, earlier=earlier)
    return artifacts, _with(read, more) if more else read


def _with(read: Read, more: list[Finding]) -> Read:
    return Read(read.site, findings.arrange([*read.findings, *more], read.texts), read.texts)


def build(
    root: Path,
    out: Path,
    *,
    format: str = "web",  # noqa: A002  the name that the command line has for it
    drafts: bool = False,
    force: bool = False,
    prune: bool = False,
    strict: bool = False,
    server: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Built:
    """Build the site into a folder, or as one file. OSError when the disk fails; a finding when the place is not ours.

    `prune` deletes the old assets that a folder keeps. `server` names one whose settings are written too.
    `progress` is told how far reading is, and then drawing. `memory` is as for `check`.
    """
    start = time.perf_counter()
    read = check(root, today, drafts=drafts, progress=progress, memory=memory)
    if read.failed(strict=strict) or read.site is None:
        return Built(read, None)
    if _holds_content(root, out, folder=format == "web"):
        return Built(read, None, refused=findings.finding("output-content", findings.Span(str(out))))
    earlier = InFolder(memory, out) if memory and format == "web" else None
    artifacts, read = render(read, root, drafts=drafts, progress=progress, earlier=earlier)
    if memory and earlier:
        memory.drawn = earlier.used
    if read.failed(strict=strict) or read.site is None:
        return Built(read, None)
    artifacts.append(integrity(artifacts))
    told = None
    try:
        if server:
            # before the site is written: a build is refused whole
            told = _server_file(server, read.site, root, out)
            onefile.admit(told[1], force=force, mark=servers.MARK)
        if format == "web":
            report, place = publishing.publish(artifacts, out, force=force, prune=prune), out / "index.html"
        else:
            one = PACKED[format](read.site, theme(root), artifacts, web.policy(read.site))
            place = onefile.place(out, one.path)
            report = onefile.publish_file(one, place, force=force)
        if told:
            onefile.publish_file(*told, force=force, mark=servers.MARK)
    except publishing.Refused as refused:
        return Built(read, None, refused=refused.finding)
    except ThemeError as error:
        return Built(_with(read, [error.finding]), None)
    pages, questions = web.count(read.site, drafts=drafts)
    seconds = time.perf_counter() - start
    return Built(read, report, place, None, pages, questions, seconds, told[1] if told else None)


def _server_file(name: str, site: Site, root: Path, out: Path) -> tuple[Artifact, Path]:
    """Give a server's file and its place; Refused when the site's address cannot stand in it."""
    settings = site.settings
    if not servers.fits(settings):
        raise publishing.Refused(
            findings.finding("server-address", findings.Span(PATH), address=settings.address or "")
        )
    made = servers.settings_file(name, settings, web.policy(site))
    folders = {"out": out, "beside": out.absolute().parent, "root": root}
    return made, folders[servers.SERVERS[name].below] / made.path


def _holds_content(root: Path, out: Path, *, folder: bool) -> bool:
    """Whether the output lies in the content, or is a folder that holds it: not even `force` may mix the two."""
    content, wanted = (root / files.CONTENT).resolve(), out.resolve()
    return wanted.is_relative_to(content) or (folder and content.is_relative_to(wanted))
