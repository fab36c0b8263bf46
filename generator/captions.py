"""Captions of films and recordings (WebVTT) → their cues, what is wrong with them, and the transcript they give. Pure.

Read as the standard says (W3C WebVTT, 4), and more strictly: a cue that browsers drop without a word is a slip here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

ENDINGS = ("vtt", "txt")
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?\s*")
# a pause of so many seconds begins a new paragraph of the transcript
PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from one second to another; `voice` is who says it."""

    start: float
    end: float
    text: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a line: the end of a finding's code, and the text of the line."""

    line: int
    code: str
    text: str


def read(data: bytes) -> tuple[list[Cue], list[Slip]]:
    """Read a file of captions."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [Slip(data[: error.start].count(b"\n") + 1, "encoding", "")]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    slips = [] if re.match(r"WEBVTT(?:[ \t]|$)", lines[0]) else [Slip(1, "head", lines[0])]
    cues: list[Cue] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines[0 if slips else 1 :], ""], 1 if slips else 2):
        if line.strip():
            block.append((number, line))
        elif block:
            _block(block, cues, slips)
            block = []
    return cues, slips


def _block(block: list[tuple[int, str]], cues: list[Cue], slips: list[Slip]) -> None:
    """Read what stands between two empty lines: a cue, or a note or a style, which say nothing to readers."""
    if re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0][1]):
        return
    place = next((n for n, (_, line) in enumerate(block[:2]) if "->" in line), None)
    if place is None:
        if block[0][0] > 1 or not any(one.code == "head" for one in slips):
            slips.append(Slip(block[0][0], "time", block[0][1]))
        return
    number, line = block[place]
    match = _TIMES.fullmatch(line)
    if match is None:
        slips.append(Slip(number, "time", line))
        return
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    said = "\n".join(line for _, line in block[place + 1 :])
    if end <= start or (cues and start < cues[-1].start):
        slips.append(Slip(number, "order", line))
    elif not said.strip():
        slips.append(Slip(number, "empty", line))
    voice = re.search(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", said)
    plain = " ".join(unescape(re.sub(r"<[^>]*>", "", said)).split())
    cues.append(Cue(start, end, plain, " ".join(voice[1].split()) if voice else ""))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(one or 0) for one in parts)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def transcript(data: bytes, ending: str) -> list[tuple[str, str]]:
    """Give the paragraphs of what is said, each with who says it: from captions, or from a text."""
    if ending == "txt":
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        return [("", " ".join(one.split())) for one in re.split(r"\n\s*\n", text) if one.strip()]
    made: list[tuple[str, str]] = []
    before: Cue | None = None
    for cue in read(data)[0]:
        if not cue.text or (before and cue.text == before.text):
            continue
        if made and before and cue.voice == before.voice and cue.start - before.end < PAUSE:
            made[-1] = (cue.voice, f"{made[-1][1]} {cue.text}")
        else:
            made.append((cue.voice, cue.text))
        before = cue
    return made


def beside(path: str, language: str, paths: frozenset[str]) -> str | None:
    """Find what goes with a film or a recording in a language: same name, with or without the language's code."""
    stem = path.rpartition(".")[0]
    names = (f"{stem}.{middle}{ending}" for ending in ENDINGS for middle in (f"{language}.", ""))
    return next((one for one in names if one in paths), None)


def others(path: str, languages: tuple[str, ...], paths: frozenset[str]) -> list[tuple[str, str]]:
    """List the captions in all languages of the site: the language's code, and the file."""
    stem = path.rpartition(".")[0]
    return [(code, f"{stem}.{code}.vtt") for code in languages if f"{stem}.{code}.vtt" in paths]
