"""What may stand in the HTML of an author's text: elements, attributes, addresses and ids, by list."""

from __future__ import annotations

import re

from ..mend import proposal

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table thead tbody tr th td hr div pre".split()
)  # fmt: skip
INLINES = frozenset("a em strong code br img span sup sub del mark".split())
VOID = frozenset(("br", "hr", "img"))
# what plays a file, by its ending
PLAYERS = dict.fromkeys(("mp3", "m4a", "ogg", "oga", "wav"), "audio") | dict.fromkeys(
    ("mp4", "webm"), "video"
)
SCHEMES = ("http", "https", "mailto", "tel")
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# what an author may write in braces, and its form
FORMS = {
    "class": re.compile(r"[A-Za-z0-9_ -]+"),
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
    "start": re.compile(r"[0-9]{1,9}"),
    "title": re.compile(r".*", re.DOTALL),
}
# ids that the theme's templates give; a test compares them
RESERVED = frozenset(
    """
    main held tree goals definitions outline outline-title related-title sources icons page-data progress-data
    practice-data practice-title practice-from practice-section certificate-of
    find-typed certificate-name certificate-keep sure quiz-title at_contents
    """.split()
)
# written by Markdown's own extensions, never by the author
FOOTNOTES = ("fn-", "fnref-")
OWN_CLASSES = frozenset(("footnote-ref", "footnote-backref"))


BOXES = ("note", "tip", "warning", "example", "try")
# what may stand in double braces on a line of its own
PLACED = {"quiz": re.compile(r"\S+"), "question": re.compile(r"[^/\s]+(/[^/\s]+)?/[^/\s]+")}


TERM = re.compile(r"\{\{\s*term\s*:\s*(?P<id>[^\s,{}]+)\s*(?:,\s*(?P<words>[^{}\n]*[^{}\s]))?\s*\}\}")


# by this the writer knows a term; no author can write it, since braces give no such attribute a letter of theirs
TERM_ID = "term:id"


def placeable(name: str, value: str) -> bool:
    """Whether `{{ name: value }}` places something in a text."""
    return name in PLACED and bool(PLACED[name].fullmatch(value))


def footnote(id_: str) -> str:
    """Give a footnote's id, which the library makes of what the author called it, the form of an id."""
    prefix, _, name = id_.partition("-")
    return f"{prefix}-{proposal(name) or 'x'}"


def reserved(id_: str) -> bool:
    """Whether an id is one that the theme gives to parts of every page."""
    return id_ in RESERVED or id_.startswith(("q-", "quiz-", "term-", "letter-", "faq-", *FOOTNOTES))


def forbidden(address: str, *, picture: bool) -> str | None:
    """Give the code of what is wrong with an address, if anything is."""
    squeezed = re.sub(r"\s+", "", address)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", squeezed)
    if squeezed.startswith(("//", "\\\\", "/\\", "\\/")):
        return "picture-elsewhere" if picture else "address-form"
    if scheme is None:
        return None
    if picture:
        return "picture-elsewhere" if scheme[1].lower() in ("http", "https") else "address-scheme"
    return None if scheme[1].lower() in SCHEMES else "address-scheme"
