"""A page → what the bar of the preview says about it: weight, translations, coverage, and what is due on the site.

Pure. `facts` is made once a build, after the page has been shown; the weight only of a page that somebody looks at.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from . import words
from .lookup import look_up
from .preview_state import find
from .status import status

if TYPE_CHECKING:
    from .lookup import Lookup
    from .model import Page
    from .preview_editor import Editor
    from .preview_state import Shown
    from .status import Row

KILO = 1000
BUDGET, BUDGET_QUIZ = 35, 45  # kB: page, style and script of an article without a question, and with one
MARKED = ("draft", "due")  # what links in the navigation are marked with
SITE = ("draft", "due", "untranslated")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be done on the site, by file; and its pages, by address."""

    lookup: Lookup
    pages: dict[str, Page]
    rows: dict[str, tuple[Row, ...]]
    counts: Counter[str]

    def of(self, page: Page, what: str) -> list[str]:
        """Give the details of what is to be done in a page's file."""
        return [row.detail for row in self.rows.get(page.source, ()) if row.what == what]

    def marks(self, page: Page) -> list[str]:
        """List what a page is marked with."""
        if page.type == "missing":
            return ["missing"]
        due = bool(self.of(page, "due"))
        return [what for what, is_so in (("draft", page.draft), ("due", due)) if is_so]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page loads before it is painted, and where it links to: addresses as they stand in it."""

    loads: tuple[str, ...]
    links: tuple[str, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take style sheets, scripts and links."""
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        elif tag == "script":
            self.loads.append(given.get("src") or "")
        elif tag == "link" and "stylesheet" in (given.get("rel") or "").split():
            self.loads.append(given.get("href") or "")


def facts(shown: Shown) -> Facts | None:
    """Find what is to be done; None as long as there is no site."""
    site = shown.site
    if site is None:
        return None
    rows: dict[str, list[Row]] = {}
    found = status(site, shown.today or date.today()).rows  # noqa: DTZ011  the editor's own day
    for row in found:
        rows.setdefault(row.path, []).append(row)
    return Facts(
        look_up(site, drafts=True),
        {page.address: page for page in site.pages},
        {path: tuple(of) for path, of in rows.items()},
        Counter(row.what for row in found),
    )


@lru_cache(maxsize=64)
def packed(data: bytes) -> int:
    """Give the size with gzip, as servers send it."""
    return len(gzip.compress(data, mtime=0))


@lru_cache(maxsize=16)
def seen(data: bytes) -> Seen:
    """Read a page as far as the bar needs it."""
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    return Seen(tuple(dict.fromkeys(reader.loads)), tuple(dict.fromkeys(reader.links)))


def weight(shown: Shown, address: str) -> tuple[int, int]:
    """Give the size of a page with gzip, alone and with the styles and scripts that it loads first."""
    data = shown.files[address]
    alone = packed(data)
    loads = dict.fromkeys(_file(shown, address, one) for one in seen(data).loads)
    return alone, alone + sum(packed(shown.files[one]) for one in loads if one)


def _file(shown: Shown, address: str, link: str) -> str:
    """Give the file that a link of a page means; empty when it leads out of the site."""
    parts = urlsplit(urljoin(f"/{quote(address)}", link))
    return "" if not link or parts.netloc or parts.scheme else find(shown, unquote(parts.path))


def bar(now: Facts, shown: Shown, path: str, language: str, editor: Editor) -> str:
    """Say what the bar shows for a page: marks, short words for one line, and facts in full."""

    def say(key: str, **values: object) -> str:
        return words.command(language, f"bar.{key}", **values)

    address = find(shown, path)
    page = now.pages.get(address)
    rows: list[dict[str, Any]] = []
    marks: list[str] = []
    if page is not None:
        marks = now.marks(page)
        rows = [_file_row(page, editor), _weight_row(now, shown, page, language), *_more(now, page, language)]
    rows.append(_site_row(now, shown, language))
    given = {
        "region": say("region"),
        "marks": [say(f"mark.{one}") for one in marks],
        "rows": [{**row, "name": say(f"name.{row['what']}")} for row in rows],
        "links": _links(now, shown, address, language),
        "language": language,
    }
    return json.dumps({"bar": given}, ensure_ascii=False)


def _file_row(page: Page, editor: Editor) -> dict[str, Any]:
    """Name the page's file; of a page that stands in for a missing one, the file that is to be translated."""
    # a list that was made by the program has no file
    path = page.source if page.digest or page.type == "missing" else ""
    text = path or "–"
    return {"what": "file", "short": path.rpartition("/")[2], "text": text, "href": editor.link(path)}


def _weight_row(now: Facts, shown: Shown, page: Page, language: str) -> dict[str, Any]:
    alone, whole = weight(shown, page.address)
    asks = any(questions for _, questions in now.lookup.quizzes_on(page))
    most = BUDGET_QUIZ if asks else BUDGET
    over = whole > most * KILO
    values = {"page": _kilo(alone, language), "all": _kilo(whole, language), "most": most}
    text = words.command(language, "bar.weight_over" if over else "bar.weight", **values)
    short = words.command(language, "bar.weight_short_over" if over else "bar.weight_short", **values)
    return {"what": "weight", "short": short, "text": text, "over": over, "page": alone, "all": whole}


def _kilo(number: int, language: str) -> str:
    return words.decimal(number / KILO, language, 1)


def _more(now: Facts, page: Page, language: str) -> list[dict[str, Any]]:
    """Say which languages have the page, and how much of it questions ask for."""
    found = [_languages_row(now, page, language)] if len(now.lookup.site.settings.languages) > 1 else []
    if page.objectives:
        without = now.of(page, "objective")
        asked = len(page.objectives) - len(without)
        values = {"n": asked, "m": len(page.objectives), "ids": ", ".join(without)}
        key = "bar.objectives_without" if without else "bar.objectives"
        short, text = (words.command(language, one, **values) for one in ("bar.objectives_short", key))
        found.append({"what": "objectives", "short": short, "text": text, "over": bool(without)})
    if page.covers:
        ids = ", ".join(point.id for point in page.covers)
        text = words.command(language, "bar.covers", n=len(page.covers), ids=ids)
        found.append({"what": "covers", "short": "", "text": text})
    if page.body.typeset:
        text = words.command(language, "bar.typeset", n=page.body.typeset)
        found.append({"what": "typeset", "short": "", "text": text})
    return found


def _languages_row(now: Facts, page: Page, language: str) -> dict[str, Any]:
    said, short = [], []
    for code in now.lookup.site.settings.languages:
        other = now.lookup.page(code, page.id)
        if other is None or other.type == "missing":
            said.append(words.command(language, "bar.language_missing", code=code))
            continue
        states = [
            what for what in ("older", "draft") if (other.draft if what == "draft" else now.of(other, what))
        ]
        states = [words.command(language, f"bar.language_{one}") for one in states]
        said.append(f"{code} ({', '.join(states)})" if states else code)
        short.append(said[-1])
    return {"what": "languages", "short": ", ".join(short), "text": ", ".join(said)}


def _site_row(now: Facts, shown: Shown, language: str) -> dict[str, Any]:
    """Count what is to be done on the whole site."""
    counts = {one: now.counts[one] for one in SITE}
    text = words.command(language, "bar.site", findings=len(shown.findings), **counts)
    return {"what": "site", "short": "", "text": text}


def _links(now: Facts, shown: Shown, address: str, language: str) -> dict[str, str]:
    """Give the marks of the pages that this page links to, by their address."""
    if address not in shown.files:
        return {}
    found = {}
    for link in seen(shown.files[address]).links:
        target = _file(shown, address, link)
        page = now.pages.get(target) if target else None
        marks = [one for one in now.marks(page) if one in MARKED] if page else []
        if marks:
            found[f"/{quote(target)}"] = ", ".join(
                words.command(language, f"bar.link.{one}") for one in marks
            )
    return found
