"""What a terminal can show: letters that an old code page lacks, and colour where there is a reader for it."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import TextIO

# the nearest that every code page has, for the marks that messages use
_PLAIN = {
    "→": "->",
    "…": "...",
    "„": '"',
    "“": '"',
    "”": '"',
    "’": "'",
    "–": "-",
    "—": "-",
    "•": "*",
    "\u00a0": " ",
}
_COLOURS = {"error": "31", "warning": "33", "hint": "36", "fix": "32", "dim": "2"}


def speak_anyway() -> None:
    """Let a letter that the console lacks (ő on an old Windows) become its nearest, and not end the program."""
    codecs.register_error("merleg-nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="merleg-nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Give what a code page can write of the characters that it lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    out = ""
    for char in error.object[error.start : error.end]:
        bare = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
        out += _PLAIN.get(char) or bare or "?"
    return out, error.end


def asks() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def coloured(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal that shows colour: not a pipe, not a Windows console, not against the user's will.

    `NO_COLOR` as on no-color.org; `TERM=dumb` as editors set it.
    """
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and os.name != "nt"
    return wanted and stream is not None and stream.isatty()


def paint(text: str, what: str) -> str:
    """Colour a text; its words never need the colour to be understood."""
    return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m"
