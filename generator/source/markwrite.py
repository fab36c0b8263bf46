"""The tree that Markdown made → HTML: what `markallow` lets stand, and everything else gathered.

Links and pictures get a mark `\ue000<number>\ue001` for their address, which is filled in when the page is drawn; terms
stand between `\ue004<id>\ue005` and `\ue006`.
What is not on a list is written as its text, and said in a finding.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from ..findings import Mend, finding
from ..mend import proposal
from ..texts import Heading, Link
from ..typeset import Block
from .markallow import (
    BLOCKS,
    FOOTNOTES,
    FORMS,
    HEADINGS,
    ID,
    INLINES,
    OWN_CLASSES,
    PLAYERS,
    TERM_ID,
    VOID,
    footnote,
    forbidden,
    reserved,
)
from .markplaces import settled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .drawn import Drawn

_STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def write(root: Element, drawn: Drawn, stash: Any) -> None:
    """Write a tree into `drawn`; `stash` holds the HTML of fenced code and the entities of the text."""
    given = {element.get("id") for element in root.iter() if element.get("id")}
    writer = _Writer(drawn, stash, {one for one in given if one})
    for child in root:
        writer.element(child)
    drawn.html = "".join(writer.out).strip() + "\n"
    drawn.plain = re.sub(r"[ \t]+", " ", "".join(writer.said)).strip()


class _Writer:
    """Walks the tree once. A class, since what it gathers grows with every element."""

    def __init__(self, drawn: Drawn, stash: Any, given: set[str]) -> None:
        self.drawn = drawn
        self.stash = stash
        self.ids = given
        self.out: list[str] = []
        self.said: list[str] = []
        self.block = Block(drawn.language)
        self.busy = 0  # how deep inside a link or heading, where nothing else may be pressed

    def text(self, text: str | None, *, code: bool = False) -> None:
        """Write a text; code comes escaped from the library."""
        if not text:
            return
        if code:
            text = unescape(text)
        for index, piece in enumerate(_STASHED.split(text)):
            if index % 2:
                self.stashed(int(piece))
                continue
            for mark, meant in self.drawn.own:
                piece = piece.replace(mark, meant)  # noqa: PLW2901
            clean = _clean(piece)
            self.said.append(clean)
            self.out.append(escape(self.drawn.shown(clean, self.block, code=code), quote=False))

    def stashed(self, number: int) -> None:
        """Write what was set aside: our own HTML of fenced code, or an entity that the author typed."""
        try:
            raw = str(self.stash.rawHtmlBlocks[number])
        except IndexError:
            return
        if raw.startswith("<pre "):
            self.out.append(raw)
            self.said.append(unescape(re.sub(r"<[^>]*>", "", raw)))
        else:
            clean = _clean(unescape(raw))
            self.block.past(clean)
            self.out.append(escape(clean, quote=False))
            self.said.append(clean)

    def element(self, element: Element) -> None:
        """Write an element and what follows it."""
        tag = str(element.tag).lower()
        busy = tag == "a" or tag in HEADINGS
        self.busy += busy
        outer, spoken = self.block, self.drawn.spoken
        self.drawn.spoken = element.get("lang") or spoken
        if tag in BLOCKS:
            self.block = Block(self.drawn.language)
        self.own(element, tag)
        self.busy -= busy
        self.drawn.spoken = spoken
        if self.block is not outer:
            self.drawn.typeset += self.block.changes
            self.block = outer
        self.text(element.tail)

    def own(self, element: Element, tag: str) -> None:
        """Write an element alone."""
        if tag == "h1":
            tag = "h2"
            if self.drawn.page:
                place = self.drawn.places.headings[0] if self.drawn.places.headings else None
                mend = Mend("swap", "##", old="#", safe=True)
                self.drawn.findings.append(finding("heading-one", self.drawn.where(place), "warning", mend))
        if tag in HEADINGS:
            self.heading(element, tag)
        elif element.get("class") == "admonition-title" and element.text in self.drawn.titles:
            # no title was given, so the library put the name of the box there, in English
            self.out.append(f'<p class="admonition-title">{escape(self.drawn.titles[element.text])}</p>')
        elif tag == "p" and not len(element) and self.is_code(element.text):
            self.text(element.text)
        elif tag == "img":
            self.picture(element)
        elif element.get(TERM_ID):
            self.term(element)
        elif tag in BLOCKS or tag in INLINES:
            self.plain_element(element, tag)
        else:
            self.children(element)

    def is_code(self, text: str | None) -> bool:
        """Whether a paragraph is nothing but the place of a fenced code block."""
        match = _STASHED.fullmatch((text or "").strip())
        if match is None or int(match[1]) >= len(self.stash.rawHtmlBlocks):
            return False
        return str(self.stash.rawHtmlBlocks[int(match[1])]).startswith("<pre ")

    def children(self, element: Element, *, code: bool = False) -> None:
        """Write what is inside an element."""
        self.text(element.text, code=code)
        for child in element:
            self.element(child)

    def plain_element(self, element: Element, tag: str) -> None:
        """Write an element with the attributes that it may have."""
        attributes = self.attributes(element, tag)
        if tag == "th" and not len(element) and not (element.text or "").strip():
            tag = "td"  # an empty corner heads nothing, and would be read out as a heading
        if tag == "table":
            label = escape(self.drawn.table_label, quote=True)
            self.out.append(f'<div class="table" role="group" tabindex="0" aria-label="{label}">')
        self.out.append(f"<{tag}{attributes}>")
        if tag not in VOID:
            self.children(element, code=tag == "code")
            self.out.append(f"</{tag}>")
        if tag == "table":
            self.out.append("</div>")
        if tag in BLOCKS or tag == "br":
            self.said.append("\n")

    def term(self, element: Element) -> None:
        """Write the words of a term, between marks by which its definition is put beside them."""
        marked = self.drawn.page and not self.busy
        self.out.append(f"\ue004{element.get(TERM_ID)}\ue005" if marked else "")
        self.text(element.text)
        self.out.append("\ue006" if marked else "")

    def heading(self, element: Element, tag: str) -> None:
        """Write a heading with an id, and note it."""
        span = self.drawn.where(self.drawn.places.heading())
        if not self.drawn.page:
            self.drawn.findings.append(finding("heading-in-text", span, "warning"))
            self.out.append("<p><strong>")
            self.children(element)
            self.out.append("</strong></p>")
            return
        begin = len(self.said)
        mark = len(self.out)
        self.drawn.headed = True
        self.children(element)
        self.drawn.headed = False
        title = " ".join("".join(self.said[begin:]).split())
        self.said.append("\n")
        explicit = element.get("id")
        if explicit is None:
            explicit = self.free_id(proposal(title) or "resz")
            element.set("id", explicit)
            self.drawn.ids.append((explicit, span))
            attributes = self.attributes(element, tag, known_id=True)
        else:
            attributes = self.attributes(element, tag)
        self.out.insert(mark, f"<{tag}{attributes}>")
        self.out.append(f"</{tag}>\n")
        self.drawn.outline.append(Heading(int(tag[1]), element.get("id") or "", title, span))

    def free_id(self, wanted: str) -> str:
        """Give an id that no other element of the text has."""
        wanted = f"s-{wanted}" if reserved(wanted) else wanted
        one, number = wanted, 2
        while one in self.ids:
            one, number = f"{wanted}-{number}", number + 1
        self.ids.add(one)
        return one

    def picture(self, element: Element) -> None:
        """Write a picture; its address and its size are filled in when the page is drawn."""
        alt = settled(element.get("alt") or "")
        source = settled(element.get("src") or "")
        place, source = self.drawn.typed(source)
        span = self.drawn.where(place)
        problem = forbidden(source, picture=True)
        if problem:
            self.drawn.findings.append(finding(problem, span, address=source[:80]))
            self.out.append(escape(alt, quote=False))
            return
        self.drawn.links.append(Link(source, span, picture=True, alt=alt))
        number = len(self.drawn.links) - 1
        said, attributes = escape(alt, quote=True), self.attributes(element, "img")
        address = f'src="\ue000{number}\ue001"'
        player = PLAYERS.get(source.partition("#")[0].rpartition(".")[2].lower())
        if player:
            # sound and film are written as pictures are, and told apart by the file's ending
            self.out.append(
                f'<{player} controls preload="metadata" {address} aria-label="{said}"{attributes}></{player}>'
            )
        else:
            self.out.append(f'<img {address} alt="{said}"{attributes}>')
        self.said.append(alt)

    def link(self, element: Element) -> str:
        """Note a link; give its attribute, or nothing when its address is not allowed."""
        target = settled(element.get("href") or "")
        if element.get("class") in OWN_CLASSES:
            return f' href="#{footnote(target.removeprefix("#"))}"'
        place, target = self.drawn.typed(target)
        span = self.drawn.where(place)
        problem = forbidden(target, picture=False)
        if problem:
            mend = Mend("swap", f"https:{target}", old=target) if target.startswith("//") else None
            self.drawn.findings.append(finding(problem, span, mend=mend, address=target[:80]))
            return ""
        self.drawn.links.append(Link(target, span))
        return f' href="\ue000{len(self.drawn.links) - 1}\ue001"'

    def attributes(self, element: Element, tag: str, *, known_id: bool = False) -> str:
        """Write the attributes of an element that are on the list; the others are said."""
        written = self.link(element) if tag == "a" and element.get("href") is not None else ""
        for name, raw in element.attrib.items():
            value = settled(str(raw))
            if name == "id" and value.startswith(FOOTNOTES) and tag in ("li", "sup"):
                value = footnote(value)
            if name in ("href", "src", "alt"):
                continue
            if name == "align" and tag in ("th", "td"):
                written += f' class="align-{value}"' if value in ("left", "right", "center") else ""
            elif not self.allowed(name, value, tag, known_id=known_id):
                span = self.drawn.where(self.drawn.places.attribute(name.lower()))
                mend = Mend("braces", old=name)
                self.drawn.findings.append(finding("attribute", span, mend=mend, name=name, tag=tag))
            else:
                written += f' {name}="{escape(value, quote=True)}"'
        return written

    def allowed(self, name: str, value: str, tag: str, *, known_id: bool) -> bool:
        """Whether an attribute may stand; an id is noted, and one with wrong letters is said."""
        if name == "id":
            return known_id or self.own_id(value)
        form = FORMS.get(name)
        return form is not None and bool(form.fullmatch(value)) and (name != "start" or tag == "ol")

    def own_id(self, value: str) -> bool:
        """Note an id that the author gave; a short text may have none, since several stand on one page."""
        if not self.drawn.page:
            return False
        span = self.drawn.where(self.drawn.places.attribute("#" + value.lower()))
        if reserved(value) and not value.startswith(FOOTNOTES):
            self.drawn.findings.append(
                finding("reserved-id", span, mend=Mend("swap", f"s-{value}", old=value), id=value)
            )
        elif ID.fullmatch(value):
            self.drawn.ids.append((value, span))
        else:
            better = proposal(value) or "a1"
            mend = Mend("swap", better, old=value)
            self.drawn.findings.append(
                finding("bad-id", span, mend=mend, field="id", id=value[:40], proposal=better)
            )
        return True


def _clean(text: str) -> str:
    """Take out what is no text: control characters (the library's own marks among them)."""
    return _CONTROL.sub("", text)
