"""Plain text and HTML → Markdown as an author would write it: what readers of foreign formats need.

`escaped` takes from plain text whatever Markdown would read into it; `from_html` keeps emphasis, code, lists, links and
paragraphs, and names what it cannot keep. Neither fails, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

# what stands anywhere in a line: a mark of emphasis or code, a link, an entity, a tag, an attribute, a placeholder
_INLINE = re.compile(
    r"\\(?=[\\`*_{}\[\]()>#+.!|-])|`|(?<![\s*])\*+|\*+(?![\s*])|(?<![\w])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"
    r"|!?\[(?=[^\]\n]*\](?:[\[({]| *:))|\[(?=\^)|&(?=#?\w+;)|<(?=[a-zA-Z/!?])|\{(?=[{:#.])|\{(?=[^{}\n]*=)"
)
# what only a line's beginning makes a heading, a list, a quotation, a box, a rule, a block of code, a definition
_LEADING = re.compile(
    r"^(?:#{1,6}|>|[-+*](?=\s)|!{3}|\?{3}|(?::)(?=\s)|~{3}|(?=[-=]+\s*$)[-=]|(?=[_ ]+$)_|\|(?=[-:| ]+$))"
)
# what a backslash does not help
_ENTITIES = {"~": "&#126;~~", "=": "&#61;", ":": "&#58;", "|": "&#124;", "?": "&#63;??"}
_APART = re.compile(r"\||(?<=\])[:(\[{]|^\{", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)\.(?=\s)")
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>",
    re.DOTALL,
)
_ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_INSTEAD = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_WAYS = re.compile(r"(?:https?://|mailto:)[^\s()<>]+", re.IGNORECASE)
_OWN = re.compile(
    r"(?P<code>(`+)(?:(?!\2).)+\2|\\.)|(?P<picture>!?)\[(?P<words>[^\[\]\n]*)\]\((?P<address>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|\[(?P<marked>[^\[\]\n]+)\]\{[^{}\n]*\}|\{\{\s*term\s*:\s*[^{},]*?(?:,\s*)?(?P<term>[^{},]*?)\s*\}\}",
    re.DOTALL,
)
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_RAW = {"code", "tt", "kbd", "samp", "pre"}
_BLOCKS = {
    "p", "div", "blockquote", "section", "article", "hr", "dl", "dt", "dd", "center", "table", "tr", "tbody", "thead",
    "h1", "h2", "h3", "h4", "h5", "h6", "form", "header", "footer", "caption", "figure", "figcaption",
}  # fmt: skip
_CELLS = {"td", "th"}
_SEEN = {"img", "audio", "video", "source", "iframe", "object", "embed", "svg", "canvas", "math"}
_UNSEEN = {"script", "style", "head", "title"}
_PLAIN = {
    "span", "font", "u", "s", "small", "big", "label", "nolink", "abbr", "cite", "ins", "del", "strike", "mark", "q",
    "dfn", "var", "html", "body", "colgroup", "col", "tfoot", "nobr", "wbr", "strikethrough", "input", "button",
}  # fmt: skip
_FRAMES = {*_EMPHASIS, *_RAW, *_UNSEEN, "a", "sub", "sup", "ul", "ol", "li"}
TAGS = frozenset({*_FRAMES, *_BLOCKS, *_CELLS, *_SEEN, *_PLAIN, "br"})
_RAISED = str.maketrans("0123456789+-=()niabc", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜ")
_LOWERED = str.maketrans("0123456789+-=()aeoxijn", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₙ")


def escaped(text: str, *, begins: bool = True) -> str:
    """Give a text that Markdown shows as it is; `begins` when it stands at the beginning of a line."""
    lines = text.split("\n")
    made = "\n".join(_line(line, begins=begins or bool(number)) for number, line in enumerate(lines))
    # what only several lines make: a table, attributes of the lines before, a link that is parted between two
    return _APART.sub(lambda found: f"&#{ord(found[0])};", made) if len(lines) > 1 else made


def _line(line: str, *, begins: bool) -> str:
    def one(found: re.Match[str]) -> str:
        # a footnote and a placeholder are looked for before Markdown takes a backslash into account
        ahead = found[0] + line[found.end() : found.end() + 1]
        instead = {"&": "&amp;", "<": "&lt;"}.get(found[0]) or {"[^": "&#91;", "{{": "&#123;"}.get(ahead)
        return instead or "".join(f"\\{char}" for char in found[0])

    if begins:
        line = line.strip(" \t")
    made = _INLINE.sub(one, line)
    if begins and not made.startswith("\\"):
        made = _LEADING.sub(lambda found: _ENTITIES.get(found[0][:1]) or f"\\{found[0]}", made)
        made = _NUMBER.sub(r"\1\\.", made)
    return made


def unlinked(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Take out of Markdown what means nothing in another place, and say what it was: `picture`, `link`, `own_marks`.

    Pictures, links to files, terms of a glossary and attributes leave their words behind; code stays as it is.
    """
    losses: list[str] = []

    def one(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        if found["address"] is not None and not found["picture"] and _WAYS.fullmatch(found["address"]):
            return found[0]
        kind = "own_marks" if found["address"] is None else "picture" if found["picture"] else "link"
        losses.append(kind)
        return found["words"] or found["marked"] or found["term"] or ""

    made = _OWN.sub(one, markdown)
    return made, tuple(dict.fromkeys(losses))


def has_tags(text: str) -> bool:
    """Whether a text holds HTML that is known here."""
    return any((found["tag"] or "").lower() in TAGS for found in _TOKEN.finditer(text))


@dataclass(slots=True)
class _Frame:
    """An element that is open: what has been written in it."""

    tag: str
    address: str = ""
    out: list[str] = field(default_factory=list)
    count: int = 0

    def text(self) -> str:
        """Give what has been written so far."""
        return "".join(self.out)


@dataclass(slots=True)
class _Writer:
    """What is open, and what was lost."""

    frames: list[_Frame] = field(default_factory=lambda: [_Frame("")])
    losses: list[str] = field(default_factory=list)

    @property
    def raw(self) -> bool:
        """Whether code is open: there nothing is escaped."""
        return any(one.tag in _RAW for one in self.frames)

    def put(self, text: str) -> None:
        """Write where we are."""
        if text:
            self.frames[-1].out.append(text)

    def words(self, text: str) -> None:
        """Write words of the text."""
        text = unescape(text).replace("\u00a0", " ")
        if any(one.tag in _UNSEEN for one in self.frames):
            return
        if self.raw:
            self.put(text)
            return
        out = self.frames[-1].out
        begins = (not out or out[-1].endswith("\n")) and self.frames[-1].tag not in (
            *_EMPHASIS,
            "a",
            "sub",
            "sup",
        )
        text = re.sub(r"[ \t\r\n]+", " ", text)
        self.put(_kept(text) if begins else escaped(text, begins=False))

    def begin(self, tag: str, rest: str) -> None:
        """Begin an element."""
        if tag == "br":
            self.put("\n" if self.raw else "  \n")
        elif tag in _SEEN:
            self.losses.append("picture")
            found = _INSTEAD.search(rest)
            self.words(f" {found[1] or found[2] or ''} " if found else "")
        elif tag in _CELLS:
            self.put(" | " if self.frames[-1].out and not self.frames[-1].out[-1].endswith("\n") else "")
            self.losses.append("table")
        elif tag in _BLOCKS:
            self.put("\n\n")
        elif tag in _FRAMES and len(self.frames) < 50:
            found = _ADDRESS.search(rest) if tag == "a" else None
            address = unescape(next((one for one in found.groups() if one), "")) if found else ""
            self.frames.append(_Frame(tag, address))

    def end(self, tag: str) -> None:
        """End an element, and those in it that were not ended."""
        if tag in _BLOCKS:
            self.put("\n\n")
        elif any(one.tag == tag for one in self.frames[1:]):
            while self.frames[-1].tag != tag:
                self._end()
            self._end()

    def all(self) -> str:
        """End everything; give the text."""
        while len(self.frames) > 1:
            self._end()
        text = re.sub(r"[ \t]+\n(?=[ \t]*\n)", "\n", self.frames[0].text())
        return re.sub(r"\n[ \t]*\n[ \t]*(?:\n[ \t]*)*(?=\S)", "\n\n", text) if "```" not in text else text

    def _end(self) -> None:
        frame = self.frames.pop()
        text, parent = frame.text(), self.frames[-1]
        if frame.tag in _EMPHASIS:
            self.put(_around(text, _EMPHASIS[frame.tag]))
        elif frame.tag == "pre":
            self.put(f"\n\n{_fenced(text)}\n\n")
        elif frame.tag in _RAW:
            self.put(text if self.raw else _code(text))
        elif frame.tag == "a":
            self._link(text, frame.address)
        elif frame.tag in ("sub", "sup"):
            self._moved(text, frame.tag)
        elif frame.tag == "li":
            parent.count += 1
            mark = f"{parent.count}." if parent.tag == "ol" else "-"
            inner = re.sub(r"\n{3,}", "\n\n", text.strip()).replace("\n", "\n    ")
            self.put(f"{mark} {inner}\n")
        elif frame.tag in ("ul", "ol"):
            nested = any(one.tag == "li" for one in self.frames)
            self.put(f"\n{text.strip()}\n" if nested else f"\n\n{text.strip()}\n\n")

    def _link(self, text: str, address: str) -> None:
        if text.strip() and _WAYS.fullmatch(address):
            self.put(f"[{text.strip()}]({address})")
            return
        if address:
            self.losses.append("link")
        self.put(text)

    def _moved(self, text: str, tag: str) -> None:
        """Write raised and lowered letters as what Unicode has for them."""
        table = _RAISED if tag == "sup" else _LOWERED
        if all(ord(char) in table for char in text):
            self.put(text.translate(table))
            return
        self.losses.append("raised")
        self.put(("^" if tag == "sup" else "\\_") + (f"({text})" if len(text) > 1 else text))


def _kept(text: str) -> str:
    """Escape a text at the beginning of a line; the space at its end parts it from what follows."""
    end = " " if text.endswith(" ") and text.strip() else ""
    return escaped(text.lstrip()).rstrip() + end


def _around(text: str, mark: str) -> str:
    """Put marks of emphasis around words; the spaces stay outside, and paragraphs are not joined."""
    inner = text.strip()
    if not inner or "\n\n" in inner:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{tail}"


def _code(text: str) -> str:
    text = " ".join(text.split("\n"))
    if not text.strip():
        return text
    ticks = "`" * (max((len(one) for one in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _fenced(text: str) -> str:
    fence = "`" * max(3, max((len(one) for one in re.findall("`+", text)), default=0) + 1)
    inner = text.strip("\n")
    return f"{fence}\n{inner}\n{fence}"


def from_html(html: str) -> tuple[str, tuple[str, ...]]:
    """Give Markdown, and what was lost: `picture`, `link`, `table`, `raised`."""
    writer = _Writer()
    at = 0
    for found in _TOKEN.finditer(html):
        tag = (found["tag"] or "").lower()
        if tag and tag not in TAGS:
            continue
        writer.words(html[at : found.start()])
        at = found.end()
        if tag and found["close"]:
            writer.end(tag)
        elif tag:
            writer.begin(tag, found["rest"])
    writer.words(html[at:])
    return writer.all().strip(), tuple(dict.fromkeys(writer.losses))
