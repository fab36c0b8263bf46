"""The theme: where its files lie, and how its templates are drawn. The only importer of jinja2.

A project's own `templates/` comes first, file by file; then the built-in theme; then the kinds' own views. What a
project overrides it can still extend: `{% extends "built-in/page.html" %}`.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import jinja2
from markupsafe import Markup

from ..findings import Finding, Span, finding
from ..kept import digest, state
from ..kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.bccache import Bucket

PACKAGE = Path(str(resources.files(__package__))).parent
MARKER = "merleg-theme.txt"
LAYERS = ("tokens", "base", "layout", "parts", "kinds", "utilities", "print")
MARKING = ("score", "normal", "numbers", "choose", "enter", "associate", "order", "scale", "free")
QUIZ = (
    ("views", "view-rows", "view-own"),
    ("question", "round", "summary", "draft", "quiz"),
)


# what is stored, on every page where a reader can leave something or come back to it
STORE = ("shelf", "store", "tools", "reader")
# a self-assessment comes before the quiz, which hands over to it
PROFILE = ("chart", "profile")
# an exam asks for the files of the quiz when it begins
EXAM = ("exam",)
PROGRESS = ("transfer", "certificate", "progress")
PRACTICE = ("practice",)
FAQ = ("faq",)
# loaded when a reader first searches, on a page that may have no other script
SEARCH = ("shelf", "find-read", "find-index", "find-rank", "find", "find-box")


class ThemeError(Exception):
    """A template of the project cannot be drawn."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.code)
        self.finding = found


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Folders that are searched for the theme's files, and the environment that draws the templates.

    What is on the disk is read once for each theme: after a change (preview) another one is made.
    """

    folders: tuple[Path, ...]
    environment: jinja2.Environment
    root: Path

    def text(self, name: str) -> str:
        """Read a file of the theme; the project's own comes first."""
        for folder in self.folders:
            if (folder / name).is_file():
                try:
                    return (folder / name).read_text("utf-8").replace("\r\n", "\n")
                except UnicodeDecodeError as error:
                    span = Span(f"templates/{name}")
                    raise ThemeError(finding("template", span, reason=str(error))) from error
        raise FileNotFoundError(name)

    def draw(self, name: str, context: dict[str, Any]) -> str:
        """Draw a template; ThemeError when a template of the project is wrong."""
        try:
            return self.environment.get_template(name).render(context)
        except Exception as error:
            # whatever a project's own template does wrong (divide by nothing, not be UTF-8) has its place in it
            raise ThemeError(self._finding(name, error)) from error

    def state(self) -> str:
        """Digest the templates: the project's own by what is in them, the program's by size and time."""
        *own, built = self.folders
        files = [one for folder in own for one in sorted(folder.rglob("*")) if one.is_file()]
        texts = (part for one in files for part in (str(one), one.read_bytes()))
        return digest(*texts, *state(str(built)))

    def _not_utf8(self) -> Iterator[Path]:
        """Find the project's own templates that are not UTF-8; the loader does not say which one it failed at."""
        for path in sorted(self.folders[0].rglob("*.html")):
            try:
                path.read_text("utf-8")
            except UnicodeDecodeError:
                yield path

    def _finding(self, name: str, error: Exception) -> Finding:
        file = getattr(error, "filename", None)
        line = getattr(error, "lineno", None)
        if isinstance(error, UnicodeDecodeError):
            file, line = next((str(path) for path in self._not_utf8()), None), 0
        if not file:
            file, line = _deepest(error, name)
        try:
            path = Path(file).relative_to(self.root).as_posix() if file else f"templates/{name}"
        except ValueError:
            path = f"templates/{name}"
        return finding(
            "template", Span(path, line or 0, 1 if line else 0), reason=str(error) or type(error).__name__
        )


def _deepest(error: BaseException, name: str) -> tuple[str | None, int | None]:
    """Find the line of the template that was being drawn when it failed."""
    found: tuple[str | None, int | None] = (None, None)
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", name)):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def built_in() -> Path:
    """Find the built-in theme: in the wheel inside the package, in a checkout beside it."""
    for folder in (PACKAGE / "_templates", PACKAGE.parent / "templates"):
        if (folder / MARKER).is_file():
            return folder
    raise FileNotFoundError(MARKER)


def theme(root: Path) -> Theme:
    """Make the theme for a project."""
    own, built = root / "templates", built_in()
    folders = (own, built) if own.is_dir() and own.resolve() != built.resolve() else (built,)
    loader = jinja2.ChoiceLoader(
        [*(jinja2.FileSystemLoader(folder) for folder in folders),
         jinja2.PrefixLoader({"kinds": jinja2.FileSystemLoader(_homes()), "built-in": jinja2.FileSystemLoader(built)})]
    )  # fmt: skip
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, bytecode_cache=_Compiled(), auto_reload=False,
    )  # fmt: skip
    return Theme(folders, environment, root)


# by template and digest of its text
Compiled = dict[tuple[str, str], bytes]


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates: those of this process (a preview, or a test, builds more than once), and of earlier calls."""

    kept: ClassVar[dict[tuple[str, str], Any]] = {}
    earlier: ClassVar[Compiled] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what this very text was compiled to."""
        key = (bucket.key, bucket.checksum)
        if key not in self.kept and key in self.earlier:
            self.kept[key] = marshal.loads(self.earlier[key])  # noqa: S302  sealed, by this Python (`memory`)
        bucket.code = self.kept.get(key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; of a template that was changed, the newest form alone."""
        for all_ in (self.kept, self.earlier):
            for key in [one for one in all_ if one[0] == bucket.key]:
                del all_[key]
        self.kept[bucket.key, bucket.checksum] = bucket.code


def compiled() -> Compiled:
    """Give what the templates were compiled to, for a later call."""
    new = {key: marshal.dumps(code) for key, code in _Compiled.kept.items() if key not in _Compiled.earlier}
    return _Compiled.earlier | new


def recall(earlier: Compiled) -> None:
    """Take what an earlier call gave."""
    _Compiled.earlier = earlier


def markup(html: str) -> Markup:
    """Mark HTML of our own as such, so that a template does not escape it."""
    return Markup(html)  # noqa: S704  made by `source.markwrite` or by a template, both of which escape


def _homes() -> list[Path]:
    """Give the folders that hold the folders of kinds: the program's, and where kinds lie apart."""
    return list(dict.fromkeys(kind.folder.parent for kind in kinds().values()))


def _own(name: str) -> list[str]:
    """Read the files of this name that kinds bring."""
    files = (kind.folder / name for kind in kinds().values())
    return [file.read_text("utf-8") for file in files if file.is_file()]


@lru_cache(maxsize=2)
def style_sheet(theme: Theme) -> bytes:
    """Join the layers, and the kinds' own style, to one sheet."""
    parts = []
    for layer in LAYERS:
        parts.append(theme.text(f"css/{layer}.css"))
        if layer == "kinds":
            parts.extend(_own("style.css"))
    return _bare("\n".join(parts))


@lru_cache(maxsize=2)
def apart(theme: Theme) -> dict[str, bytes]:
    """Give the sheets that few pages load: for the whole guide on paper and the certificate, and for the search."""
    return {name: _bare(theme.text(f"css/{name}.css")) for name in ("paper", "find")}


@lru_cache(maxsize=32)
def _bare(sheet: str) -> bytes:
    """Take out of a sheet what only we read: comments, and spaces where they say nothing."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    # texts and addresses stand at the odd places: they are left as they are
    pieces = re.split(r"""("[^"\n]*"|'[^'\n]*'|url\([^)]*\))""", bare)
    pieces[::2] = [_tight(piece) for piece in pieces[::2]]
    return "".join(pieces).encode() + b"\n"


def _tight(style: str) -> str:
    """Leave one space where CSS needs any, and none where it needs none; a space before a colon is a selector's."""
    return re.sub(
        r"(?<=\w): |;(?=})",
        lambda found: found[0][0].replace(";", ""),
        re.sub(r" ?([{};,>!]) ?", r"\1", re.sub(r"\s+", " ", style)),
    )


@lru_cache(maxsize=2)
def scripts(theme: Theme) -> dict[str, bytes]:
    """Give the scripts by name: `theme` before the first paint, `site` on every page, others where asked.

    The worker that keeps pages offline is no script of a page (`formats.web.offline`).
    """
    marking = [(PACKAGE / "interactions" / f"{name}.js").read_text("utf-8") for name in MARKING]
    views = _own("view.js")
    first, last = ([theme.text(f"js/{name}.js") for name in part] for part in QUIZ)
    quiz = [*marking, *first, *views, *last]
    return {
        "theme": slim(theme.text("js/theme.js")),
        "site": slim(theme.text("js/site.js")),
        "store": _joined(theme, STORE),
        "quiz": slim("\n".join(part.strip() for part in quiz)),
        "profile": _joined(theme, PROFILE),
        "exam": _joined(theme, EXAM),
        "progress": _joined(theme, PROGRESS),
        "practice": _joined(theme, PRACTICE),
        "faq": _joined(theme, FAQ),
        "search": _joined(theme, SEARCH),
        "keep": slim(theme.text("js/keep.js")),
    }


def _joined(theme: Theme, names: tuple[str, ...]) -> bytes:
    return slim("\n".join(theme.text(f"js/{name}.js").strip() for name in names))


# a comment that stands on lines of its own, or at the end of one (never within a text: `test_theme` holds us to it)
_LINE = re.compile(r"^[ \t]*//.*\n|[ \t]+// [^\n\"'`]*$", re.MULTILINE)
_BLOCK = re.compile(r"/\*\*.*?\*/", re.DOTALL)


# a line whose end no statement needs; none that might end in a comment
_BREAK = re.compile(r"^((?!.*//).*(?:[;{,(]|(?=\n[})])))\n", re.MULTILINE)


@lru_cache(maxsize=64)
def slim(script: str) -> bytes:
    """Take out of our own scripts what only we read: comments, indents, empty lines. No name is changed."""
    bare = _LINE.sub("", _BLOCK.sub("", script))
    lines = "\n".join(line.strip() for line in bare.splitlines() if line.strip())
    return _BREAK.sub(r"\1", lines).encode() + b"\n"


def hashed(stem: str, ending: str, data: bytes) -> str:
    """Give the address of an asset: its name holds the digest of its content, so it never changes under a page."""
    return f"assets/{stem}-{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
