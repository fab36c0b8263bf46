"""The site for the browser: a `Site` → pages, assets and data that work from a double-clicked file.

Pure: takes what was read, gives artifacts. Laws 5 to 7 and 10 of the architecture hold here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ... import colours
from ...findings import Finding, finding
from ...kept import digest
from ...lookup import Lookup, Target, look_up
from ...mend import proposal
from ...model import Artifact
from ...output.theme import Theme, ThemeError, apart, hashed, scripts, style_sheet
from ...pictures import size
from ...search.recall import Recall
from ...sheets import files, rewritten
from ...typeset import line
from ...walk import texts
from . import alone, films, findable, foreign, machines, offline, onepage, own, pages, remembered
from .context import Shared
from .data import as_json, digests
from .earlier import Earlier, Job, Pen
from .tree import trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ...model import Asset, Page, Path, Quiz, Site
    from ...settings import Settings
    from ...source.assemble import Progress


_Titled = TypeVar("_Titled", "Page", "Quiz", "Path")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


def policy(site: Site) -> str:
    """Give the policy of the site's pages: the program's own, and what `allow:` adds to it."""
    allowed = dict(site.settings.allow)
    parts = []
    for part in POLICY.split("; "):
        name = part.partition(" ")[0]
        parts.append(" ".join((part, *allowed.pop(name, ()))))
    return "; ".join([*parts, *(" ".join((name, *more)) for name, more in allowed.items())])


def published(site: Site, *, drafts: bool) -> Site:
    """Leave the drafts out, unless they are asked for."""
    if drafts:
        return site
    kept = tuple(page for page in site.pages if not page.draft)
    left_out = {(page.language, page.id) for page in site.pages if page.draft}
    quizzes = tuple(quiz for quiz in site.quizzes if (quiz.language, quiz.page) not in left_out)
    return replace(site, pages=kept, quizzes=quizzes)


def _set(site: Site) -> Site:
    """Set what stands outside of any text, for this format alone: titles, summaries, whom a path is for."""
    if not site.settings.look.typesetting:
        return site
    return replace(
        site,
        pages=tuple(_line(one, "title", "summary") for one in site.pages),
        quizzes=tuple(_line(one, "title") for one in site.quizzes),
        paths=tuple(_line(one, "title", "audience") for one in site.paths),
    )


def _line(one: _Titled, *fields: str) -> _Titled:
    """Set these fields; what needs nothing stays what it is: copying each page takes longer than all the rest."""
    given = {name: getattr(one, name) or "" for name in fields}
    made = {name: line(text, one.language) for name, text in given.items()}
    return one if made == given else replace(one, **made)  # type: ignore[arg-type]


def render(
    site: Site,
    theme: Theme,
    *,
    drafts: bool = False,
    progress: Progress | None = None,
    earlier: Earlier | None = None,
    search: bool = True,
    told: Callable[[Shared], None] | None = None,
) -> tuple[list[Artifact], list[Finding]]:
    """Draw every page, but those that `earlier` has; findings when a template of the project is wrong.

    Without `search` its index is left out: `searchable` makes it when it is asked for (preview).
    `told` is given what all pages share, with which one can be drawn again by itself (`onepage`, preview).
    """
    lookup = look_up(_set(published(site, drafts=drafts)), drafts=drafts)
    artifacts: dict[str, Artifact] = {}
    every = digest(site.outside, repr(site.settings), theme.state(), str(drafts))
    pen = Pen(every, earlier)
    try:
        shared = _shared(lookup, theme, artifacts)
        shared = replace(shared, banks=dict(_banks(pen, theme, shared, artifacts)))
    except FileNotFoundError as error:
        return [], [finding("theme-file", site.settings.span, name=str(error))]
    except ThemeError as error:
        return [], [error.finding]
    if told:
        told(shared)
    drawn = pen.draw_all(list(_jobs(lookup, shared)), partial(onepage.draw, theme, site.settings), progress)
    artifacts |= {one.path: one for one in drawn if isinstance(one, Artifact)}
    findings = [one for one in drawn if isinstance(one, Finding)]
    found = (
        findable.files(lookup, shared.own, shared.trees, earlier.recall if earlier else Recall())
        if search
        else ()
    )
    for one in (*machines.files(lookup, shared.own, shared.icon), *found):
        artifacts[one.path] = one
    artifacts[".nojekyll"] = Artifact(".nojekyll", b"")
    try:
        worker = offline.worker(theme, shared, artifacts)
    except ThemeError as error:
        return [], [*findings, error.finding]
    if worker:
        artifacts[worker.path] = worker
    return [artifacts[path] for path in sorted(artifacts)], findings


def searchable(site: Site, recall: Recall, *, drafts: bool = False) -> list[Artifact]:
    """Make the index of the search alone."""
    lookup = look_up(_set(published(site, drafts=drafts)), drafts=drafts)
    return list(findable.files(lookup, own.pages(lookup), trees(lookup), recall))


def _shared(lookup: Lookup, theme: Theme, artifacts: dict[str, Artifact]) -> Shared:
    """Make the assets, and what all pages share."""

    def put(stem: str, ending: str, data: bytes) -> str:
        path = hashed(stem, ending, data)
        artifacts[path] = Artifact(path, data)
        return path

    def copy(asset: Asset) -> str:
        stem, _, ending = asset.path.rpartition("/")[2].rpartition(".")
        return put(proposal(stem)[:60] or "file", proposal(ending) or "bin", asset.data)

    used = list(_used(lookup))
    named = lookup.site.settings.theme.stylesheet
    house = f"content/{named.text}" if named else ""
    assets = {asset.path: copy(asset) for asset in used if asset.path != house}
    if house in lookup.assets:
        assets[house] = copy(_with_files(lookup.assets[house], assets))
    sheets = [put(onepage.STYLE, "css", style_sheet(theme))]
    if chosen := lookup.site.settings.theme.colours:
        sheets.append(put("colours", "css", colours.sheet({name: one.text for name, one in chosen})))
    if house in assets:
        sheets.append(assets[house])
    found = trees(lookup)
    orders = {
        language: tuple(page for _, pages in tree for page in pages) for language, tree in found.items()
    }
    return Shared(
        lookup=lookup, policy=policy(lookup.site), sheets=tuple(sheets), assets=assets,
        apart={name: put(name, "css", data) for name, data in apart(theme).items()},
        scripts={
            name: put(name, "js", data) for name, data in scripts(theme).items()
            if name != offline.SCRIPT or lookup.site.settings.offline
        },
        trees=found, orders=orders,
        places={(language, page.id): number for language, order in orders.items() for number, page in enumerate(order)},
        own=own.pages(lookup), banks={}, homes=remembered.homes(lookup),
        icon=put("icon", "svg", machines.ICON.encode()),
        sizes={asset.path: sides for asset in used if (sides := size(asset.data))},
        digests=digests(lookup),
        terms={(term.language, term.id): term for term in lookup.site.terms},
    )  # fmt: skip


def _with_files(sheet: Asset, assets: dict[str, str]) -> Asset:
    """Put the addresses of the published files into the organisation's own sheet, which lies beside them."""
    css = rewritten(
        sheet.data.decode("utf-8", "replace"),
        sheet.path,
        lambda path: assets[path].removeprefix("assets/") if path in assets else None,
    )
    return replace(sheet, data=css.encode())


def _banks(
    pen: Pen, theme: Theme, shared: Shared, artifacts: dict[str, Artifact]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Make the scripts that hold the questions for the mixed practice, one a quiz: a page loads only what it asks."""
    quizzes = [
        (page, quiz)
        for (language, type_), page in shared.own.items()
        if type_ == "practice"
        for quiz in shared.lookup.site.quizzes
        if quiz.language == language and own.practised(quiz)
    ]
    jobs = [
        Job(f"bank {page.language} {quiz.id}", "bank.html", partial(pages.bank, page, quiz, shared))
        for page, quiz in quizzes
    ]
    for (page, quiz), made in zip(
        quizzes, pen.draw_all(jobs, partial(_bank, theme, shared.lookup.site.settings)), strict=True
    ):
        if isinstance(made, Finding):
            raise ThemeError(made)
        artifacts[made.path] = made
        yield (page.language, quiz.id), made.path


def _bank(theme: Theme, settings: Settings, job: Job) -> Artifact | Finding:
    _, language, id_ = job.name.split(" ", 2)
    try:
        html = theme.draw(job.template, job.context())
    except ThemeError as error:
        return error.finding
    html = foreign.spoken(html, settings.tongue(language))
    script = f"merleg.practice.bank({as_json(id_)},{as_json(html)});\n".encode()
    return Artifact(hashed(f"bank-{language}-{proposal(id_)[:40]}", "js", script), script)


def _used(lookup: Lookup) -> Iterator[Asset]:
    """Give the files that a text or the theme names; what nobody names is not published."""
    names = {
        word.text for word in (lookup.site.settings.theme.logo, lookup.site.settings.theme.stylesheet) if word
    }
    used = {f"content/{name}" for name in names}
    named = lookup.site.settings.theme.stylesheet
    sheet = lookup.assets.get(f"content/{named.text}") if named else None
    if sheet is not None:
        used.update(one.path for one in files(sheet.data.decode("utf-8", "replace"), sheet.path))
    for source, links in texts(lookup.site):
        for link in links:
            target = lookup.link(link, source)
            if isinstance(target, Target) and target.asset is not None:
                used.add(target.asset.path)
                used.update(films.used(lookup, target.asset))
    return (asset for asset in lookup.site.assets if asset.path in used)


def _jobs(lookup: Lookup, shared: Shared) -> Iterator[Job]:
    """Give each page to draw."""
    for page in (*lookup.site.pages, *shared.own.values()):
        source = None if page.type == "print" else digest(page.digest, *_shown(lookup, page))
        yield onepage.job(page, shared, source)
        for old in page.was:
            forward = partial(pages.forward, page, old.target, shared)
            yield Job(old.target, "forward.html", forward, source)
    yield Job("index.html", "root.html", partial(alone.root, shared))
    if lookup.site.settings.address:
        yield Job("404.html", "404.html", partial(alone.not_found, shared))


def _shown(lookup: Lookup, page: Page) -> Iterator[str]:
    """Give the digests of the other pages whose texts a page shows, or tells its script of."""
    if page.type == "faq-list":
        entries = (one for one in lookup.site.pages if (one.type, one.language) == ("faq", page.language))
        yield from (one.digest for one in entries)
    if page.type == "progress":
        for path in (one for one in lookup.site.paths if one.language == page.language):
            yield from (one.digest for one in own.walked(lookup, path))


def count(site: Site, *, drafts: bool) -> tuple[int, int]:
    """Count pages and questions that a build writes."""
    shown = published(site, drafts=drafts)
    return len(shown.pages), sum(len(quiz.questions) for quiz in shown.quizzes)
