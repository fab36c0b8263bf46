"""What templates are given: words, addresses as seen from a page, texts with their links filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from ...hyphens import hyphenated
from ...lookup import Broken, Lookup, Target
from ...output.theme import markup
from ...tongue import known
from ...typeset import line
from . import foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markupsafe import Markup

    from ...model import Page, Reference, Term
    from ...pictures import Size
    from ...texts import Link, Text
    from ...tongue import Tongue
    from .data import Digests
    from .tree import Tree

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARK = re.compile("\ue000([0-9]+)\ue001")
_PICTURE = re.compile('<img src="\ue000([0-9]+)\ue001"')
OPEN = ' aria-current="page"'
LAZY = ' loading="lazy"'
# what is left of the marks around a term where no definition is put beside it
_TERM = re.compile("\ue004[^\ue005]*\ue005|\ue006")
_PARAGRAPH = re.compile(r"\A<p>((?:(?!</?p>).)*)</p>\s*\Z", re.DOTALL)
_FIRST = re.compile(r"\A<p>((?:(?!</?p>).)*)</p>\s*(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages of a site share."""

    lookup: Lookup
    policy: str
    sheets: tuple[str, ...]
    apart: dict[str, str]
    scripts: dict[str, str]
    assets: dict[str, str]
    trees: dict[str, Tree]
    orders: dict[str, tuple[Page, ...]]
    places: dict[tuple[str, str], int]
    own: dict[tuple[str, str], Page]
    banks: dict[tuple[str, str], str]
    homes: dict[tuple[str, str], list[Page]]
    terms: dict[tuple[str, str], Term]
    sizes: dict[str, Size]
    icon: str
    digests: Digests
    # rows of the tree, by language, folder and page (`Here.row`)
    rows: dict[tuple[str, str, str], Markup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Here:
    """One page as the place from which everything is seen; `inside` has the ids of pages that the page holds."""

    shared: Shared
    page: Page
    address: str
    inside: dict[str, str] = field(default_factory=dict)

    def row(self, draw: Callable[[dict[str, Any]], Markup], entry: dict[str, Any]) -> Markup:
        """Draw a row of the tree once for all pages of a folder: they differ in which one is open, and no more."""
        if self.inside:
            return draw(entry)
        key = (self.page.language, self.address.rpartition("/")[0], entry["id"])
        made = self.shared.rows.get(key)
        if made is None:
            made = self.shared.rows[key] = draw({**entry, "current": False})
        return markup(str(made).replace(" data-step", f"{OPEN} data-step", 1)) if entry["current"] else made

    def href(self, address: str, anchor: str | None = None) -> str:
        """Give the address of a file of the output as seen from this page."""
        if (place := self.inside.get(address)) is not None:
            # questions and terms have the same id everywhere
            own = anchor is not None and anchor.startswith(("q-", "term-"))
            return f"#{anchor}" if own else f"#{place}__{anchor}" if anchor else f"#{place}"
        tail = f"#{anchor}" if anchor else ""
        if address == self.address and tail:
            return tail
        return relative(self.address, address) + tail

    def to(self, target: Target) -> str:
        """Give the address that a target has from this page."""
        if target.outside is not None:
            return target.outside
        if target.asset is not None:
            return self.href(self.shared.assets[target.asset.path])
        if target.page is None:
            return "#"
        return self.href(target.page.address, target.anchor)

    def word(self, key: str, **values: object) -> str:
        """Give a word of the interface in the page's language."""
        filled = {
            name: value if isinstance(value, int) else apart(str(value)) for name, value in values.items()
        }
        return foreign.word(self.tongue, key, **filled)

    @property
    def tongue(self) -> Tongue:
        """What the interface says in the page's language."""
        return self.shared.lookup.site.settings.tongue(self.page.language)

    def fill(self, html: str, links: tuple[Link, ...], source: str) -> Markup:
        """Put addresses in the places of a text; a link that leads nowhere (preview) leads to itself."""

        def address(match: re.Match[str]) -> str:
            target = self.shared.lookup.link(links[int(match[1])], source)
            return escape("#" if isinstance(target, Broken) else self.to(target), quote=True)

        def picture(match: re.Match[str]) -> str:
            """Say how large it is, so that nothing moves when it comes; it is loaded when the reader is near."""
            target = self.shared.lookup.link(links[int(match[1])], source)
            asset = target.asset if isinstance(target, Target) else None
            found = self.shared.sizes.get(asset.path) if asset else None
            size = f' width="{found[0]}" height="{found[1]}"' if found else ""
            return f"{match[0]}{size}{LAZY}"

        from .films import with_captions  # noqa: PLC0415  it is written from what this module gives

        html = with_captions(self, _TERM.sub("", html), links, source)
        return markup(_MARK.sub(address, _PICTURE.sub(picture, html)))

    def line(self, text: str) -> str:
        """Set a text of one line that was not written by Markdown: a heading in a list, a title."""
        return line(text, self.page.language) if self.shared.lookup.site.settings.look.typesetting else text

    def soft(self, text: str, *, heading: bool = False) -> str:
        """Put soft hyphens into a title or a summary where it is shown as text; never where it is an attribute."""
        wanted = self.shared.lookup.site.settings.look.soft
        shown = wanted == "all" or (wanted == "headings" and heading)
        return hyphenated(text, self.page.language) if shown else text

    def html(self, text: Text) -> Markup:
        """Draw a text as blocks."""
        return self.fill(text.html, text.links, text.span.path)

    def inline(self, text: Text) -> Markup:
        """Draw a text without its paragraph, where it is a single one."""
        match = _PARAGRAPH.match(text.html)
        return self.fill(match[1].strip() if match else text.html, text.links, text.span.path)

    def prompt(self, text: Text) -> tuple[Markup, Markup]:
        """Part a prompt into what a legend may hold, and the rest."""
        match = _FIRST.match(text.html)
        owner = text.span.path
        if match is None:
            return markup(""), self.fill(text.html, text.links, owner)
        return self.fill(match[1].strip(), text.links, owner), self.fill(match[2], text.links, owner)

    def targets(self, references: Iterable[Reference]) -> list[dict[str, Any]]:
        """Give title and address of what references lead to; those that lead nowhere (preview) are left out."""
        found = []
        for reference in references:
            target = self.shared.lookup.reference(reference, self.page.language)
            if isinstance(target, Target) and target.page is not None:
                title = self.line(self.shared.lookup.title(target))
                found.append({"title": title, "href": self.to(target), "side": target.page.side})
        return found

    def series(self, texts: Iterable[str]) -> str:
        """Join texts to a list: A, B and C."""
        if not self.tongue.borrows("list.pair"):
            return self.tongue.series(texts)
        return foreign.between(self.tongue.series(map(foreign.outside, texts)))

    def date(self, iso: str) -> str:
        """Write a date in the page's language, in CLDR's long form."""
        text = self.tongue.date(iso)
        return foreign.between(text) if self.tongue.borrows(f"date.month.{int(iso[5:7])}") else text


def apart(text: str) -> str:
    """Make sure that a text between words of ours never moves them: without marks that turn, isolated if it turns."""
    plain = _TURNS.sub("", text)
    return f"\u2068{plain}\u2069" if _FROM_RIGHT.search(plain) else plain


def relative(start: str, end: str) -> str:
    """Give the way from one file of the output to another; always a file, never a folder."""
    here, there = start.split("/")[:-1], end.split("/")
    # most links stay within a folder, or lead from one to its neighbour
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def language_name(tongue: Tongue) -> str:
    """Give a language's own name for itself; its code where there are no words for it."""
    return tongue.say("language.name") if known(tongue) else tongue.code
