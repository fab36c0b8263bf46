r"""A GIFT text → blocks: where each question, its answers and its comments stand. It never fails, whatever the text is.

Work is done on a copy of the same length, so that every place in it is a place of the file: an escaped character
(`\~`) becomes `SKIP` and a stand-in that means nothing to GIFT, a comment line becomes a run of `NOTE`.
`clean` gives what was meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SKIP, NOTE = "\x01", "\x02"
_STAND_IN = 0xE100
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_NOTES = re.compile(f"^[ \t]*{NOTE}+\n?", re.MULTILINE)
_STANDING = re.compile("[\ue100-\ue17f]")
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_TITLE = re.compile(r"[ \t\x02\n]*::(?!:)((?:(?!::|\n[ \t]*\n|\{).)*)::", re.DOTALL)
_HEAD = re.compile(r"[ \t]*(?:::[^\n{}]*?::|\$CATEGORY:)", re.IGNORECASE)
_CATEGORY = re.compile(r"[ \t]*\$CATEGORY:[ \t]*([^\n]*)", re.IGNORECASE)
# what begins answers, and nothing else; I and H (igaz, hamis) only as capitals, and not as an index: `x_{I}`
_ANSWERS = re.compile(
    r"\{[\s\x02]*(?:[=~#}]|->|%|(?:t|f|true|false|igaz|hamis)[\s\x02]*[#}])"
    r"|(?<![\w^}\])\\])\{[\s\x02]*(?-i:[IH])[\s\x02]*[#}]",
    re.IGNORECASE,
)
_WORDY = re.compile(r"[\w^}\])]")  # before a brace that belongs to a formula: `x^{2}`, `\frac{1}{2}`


@dataclass(frozen=True, slots=True)
class Category:
    """A line `$CATEGORY:`, its path as written, and where it stands."""

    path: str
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """One question as it stands in the file.

    `parts` are the texts between the answers, one more than `answers` (offset and inside of each pair of braces);
    `broken` says what is wrong with the braces, at `start` or where they stand.
    """

    start: int
    title: str
    parts: tuple[str, ...]
    answers: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    broken: int | None = None


def mask(text: str) -> str:
    """Give the copy that is worked on; characters that no text should have become a replacement mark."""
    text = _UNUSABLE.sub("\ufffd", text).replace("\u2028", " ").replace("\u2029", " ")
    text = _COMMENT.sub(lambda found: NOTE * len(found[0]), text)
    return _ESCAPE.sub(lambda found: SKIP + chr(_STAND_IN + (10 if found[1] == "n" else ord(found[1]))), text)


def clean(piece: str, newline: str = "\n") -> str:
    """Give a piece of the copy as it was meant; `newline` stands for one that was written as an escape."""
    piece = _NOTES.sub("", piece).replace(SKIP, "").replace(NOTE, "").replace(chr(_STAND_IN + 10), newline)
    return _STANDING.sub(lambda found: chr(ord(found[0]) - _STAND_IN), piece)


def literal(text: str) -> str:
    """Give a text whose characters mean nothing to GIFT, as if each had been escaped."""
    return re.sub(r"[\\~=#{}:]", lambda found: chr(_STAND_IN + ord(found[0])), text)


class Scanner:
    """Goes through the copy from one question to the next."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.text = mask(text)
        self.at = 0
        # a line that opens a question or a category, and an empty line: nothing goes past the first
        self.heads = [
            found.start()
            for found in re.finditer(r"^", self.text, re.MULTILINE)
            if _HEAD.match(self.text, found.start())
        ]
        self.blanks = [found.start() for found in _BLANK.finditer(self.text)]

    def blocks(self) -> Iterator[Block | Category]:
        """Give everything in the order of the file."""
        notes = 0
        while True:
            self.at = self._skip(self.at)
            if self.at >= len(self.text):
                return
            found = _CATEGORY.match(self.text, self._line(self.at))
            if found:
                yield Category(self.raw[found.start(1) : found.end(1)].strip(), self.at)
                self.at = notes = found.end()
                continue
            block = self._block(notes)
            notes = self.at
            yield block

    def _skip(self, at: int) -> int:
        found = re.compile(f"[\\s{NOTE}]*").match(self.text, at)
        return found.end() if found else at

    def _line(self, at: int) -> int:
        """Give the beginning of the line, where only spaces stand before."""
        begin = self.text.rfind("\n", 0, at) + 1
        return begin if not self.text[begin:at].strip(" \t") else at

    def _next(self, places: list[int], after: int) -> int:
        number = bisect_right(places, after)
        return places[number] if number < len(places) else len(self.text)

    def _block(self, notes: int) -> Block:
        """Read one question from here on."""
        start = self.at
        titled = _TITLE.match(self.text, start)
        title = clean(titled[1]).strip() if titled else ""
        begin = titled.end() if titled else start
        limit = self._next(self.heads, self._line(start))
        end = self._paragraph(begin, limit, titled=titled is not None)
        opened = self._opening(begin, end)
        if opened is None:
            loose = self.text.find("}", begin, end)
            self.at = end
            return self._made(start, notes, title, [self.text[begin:end]], [], loose if loose >= 0 else None)
        parts, answers = [self.text[begin:opened]], list[tuple[int, str]]()
        while True:
            closed = self._closing(opened, limit)
            if closed is None:
                self.at = self._rescue(opened, limit)
                return self._made(start, notes, title, parts, answers, opened)
            answers.append((opened, self.text[opened + 1 : closed]))
            rest, again = self._tail(closed + 1, limit)
            if again is None:
                self.at = rest
                return self._made(start, notes, title, [*parts, self.text[closed + 1 : rest]], answers, None)
            parts.append(self.text[closed + 1 : again])
            opened = again

    def _made(
        self, start: int, notes: int, title: str, parts: list[str], answers: list[tuple[int, str]],
        broken: int | None,
    ) -> Block:  # fmt: skip
        last = answers[-1][0] + len(answers[-1][1]) if answers else self.at
        said = tuple(found[0] for found in _COMMENT.finditer(self.raw[notes:last]))
        return Block(start, title, tuple(parts), tuple(answers), said, broken)

    def _paragraph(self, begin: int, limit: int, *, titled: bool) -> int:
        """Give the end of the text before the answers: an empty line, unless only a title or answers are apart."""
        end = min(self._next(self.blanks, begin - 1), limit)
        while end < limit:
            alone = titled and not clean(self.text[begin:end]).strip()
            follows = self._skip(end)
            if not alone and not self._only_answers(follows, limit):
                break
            if "{" in self.text[begin:end]:
                break
            end = min(self._next(self.blanks, max(follows, end)), limit)
        return end

    def _only_answers(self, begin: int, limit: int) -> bool:
        """Whether answers stand alone in their paragraph: they belong to the text above."""
        closed = self._closing(begin, limit) if self.text[begin : begin + 1] == "{" else None
        if closed is None:
            return False
        line = self.text.find("\n", closed, limit)
        return not clean(self.text[closed + 1 : limit if line < 0 else line]).strip()

    def _opening(self, begin: int, end: int) -> int | None:
        """Find the brace that opens the answers; braces of a formula before them are text."""
        first = None
        at = self.text.find("{", begin, end)
        while at >= 0:
            if _ANSWERS.match(self.text, at):
                return at
            if first is None and not (at > begin and _WORDY.match(self.text, at - 1)):
                first = at
            at = self.text.find("{", at + 1, end)
        return first

    def _closing(self, opened: int, limit: int) -> int | None:
        """Find the brace that closes: pairs inside are text, one that opens answers is another question's."""
        depth, apart, first = 0, self._next(self.blanks, opened), None
        for found in re.compile("[{}]").finditer(self.text, opened + 1, limit):
            if found[0] == "}":
                first = found.start() if first is None else first
                if not depth:
                    return found.start()
                depth -= 1
            elif (found.start() > apart or first is not None) and _ANSWERS.match(self.text, found.start()):
                break
            else:
                depth += 1
        return first

    def _rescue(self, opened: int, limit: int) -> int:
        """Give where reading goes on after a brace that nothing closes: behind the empty line."""
        return min(self._next(self.blanks, opened), limit)

    def _tail(self, begin: int, limit: int) -> tuple[int, int | None]:
        """Give where the text behind the answers ends, and the next opening brace of the same question."""
        line = self.text.find("\n", begin, limit)
        line = limit if line < 0 else line
        again = self.text.find("{", begin, line)
        while again >= 0:
            if _ANSWERS.match(self.text, again) and clean(self.text[begin:again]).strip():
                return line, again
            again = self.text.find("{", again + 1, line)
        end = min(self._next(self.blanks, begin - 1), limit)
        note = self.text.find(f"\n{NOTE}", begin, end)
        end = note if note >= 0 else end
        if not clean(self.text[begin:line]).strip() and not self._continues(line, end):
            return min(line, end), None
        brace = self.text.find("{", line, end)
        return (end if brace < 0 else min(line, end)), None

    def _continues(self, line: int, end: int) -> bool:
        """Whether the lines below the answers go on with their sentence."""
        return line < end and "{" not in self.text[line:end]
