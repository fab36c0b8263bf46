"""One page drawn by itself; and what all pages share, with another text of one page, or another theme (preview)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ...lookup import Target, with_text
from ...model import Artifact
from ...output.theme import ThemeError, apart, hashed, scripts, style_sheet
from ...walk import page_links
from . import foreign, pages
from .earlier import Job

if TYPE_CHECKING:
    from ...findings import Finding
    from ...model import Page
    from ...output.theme import Theme
    from ...settings import Settings
    from .context import Shared

# what stands in the address of a sheet before its digest
STYLE = "style"


def draw(theme: Theme, settings: Settings, job: Job) -> Artifact | Finding:
    """Draw a page."""
    try:
        html = theme.draw(job.template, job.context())
    except ThemeError as error:
        return error.finding
    language = job.name.partition("/")[0]
    tongues = (language,) if language in settings.languages else settings.languages
    html = foreign.spoken(html, *map(settings.tongue, tongues))
    return Artifact(job.name, html.encode())


def job(page: Page, shared: Shared, source: str | None = "") -> Job:
    """Say how a page is drawn."""
    return Job(page.address, f"{page.type}.html", partial(pages.context, page, shared), source)


def changed_text(shared: Shared, page: Page) -> tuple[Shared, Page] | None:
    """Put another text of a page in the place of the old one; everything else of it has to be the same.

    None when the text shows a file that no page has shown, whose address is not known yet.
    """
    old = shared.lookup.pages[page.language, page.id]
    # what its place and the typesetting made of it stays
    page = replace(page, title=old.title, summary=old.summary, address=old.address, draft=old.draft)
    lookup = with_text(shared.lookup, old, page)
    for links in page_links(page):
        for link in links:
            target = lookup.link(link, page.source)
            if isinstance(target, Target) and target.asset and target.asset.path not in shared.assets:
                return None
    return replace(shared, lookup=lookup), page


def changed_theme(shared: Shared, theme: Theme) -> tuple[Shared, list[Artifact]]:
    """Put another theme in the place of the old one; the banks of questions stay."""
    made: list[Artifact] = []

    def put(stem: str, ending: str, data: bytes) -> str:
        made.append(Artifact(hashed(stem, ending, data), data))
        return made[-1].path

    sheets = (put(STYLE, "css", style_sheet(theme)), *shared.sheets[1:])
    sheets_apart = {name: put(name, "css", data) for name, data in apart(theme).items()}
    found = scripts(theme)
    made_scripts = {name: put(name, "js", found[name]) for name in shared.scripts}
    return replace(shared, sheets=sheets, apart=sheets_apart, scripts=made_scripts, rows={}), made
