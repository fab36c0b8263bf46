"""The contract of a kind of question, and how kinds are found: one folder a kind, nothing is registered.

A kind is a package `kinds/<name>/` (the name that authors write has `-` for `_`) whose `__init__.py` has

- `FIELDS`: the table of its own fields, beside those that every question has;
- `compile(values, desk)`: its fields → an interaction, or None when the findings say why not;
- where it has some, `THINGS`: the names of the fields that list things with ids (`merleg ids` writes those),
  `groups.items` for a list inside each of several;
- where its questions can come from elsewhere, `write(interaction)`: an interaction → its own fields as an author writes
  them (texts as their Markdown), or None when the interaction is not one of its own (`merleg import` asks all kinds);

and beside it `view.html` (complete without JavaScript), `examples.yaml` (valid ones with responses and scores, invalid
ones with codes) and `README.md` (for authors). A kind imports interactions, never a format or another kind.

A kind that lies apart (`merleg_kinds/<name>/` on Python's path) brings its words too, `words.<language>.yaml`, with the
parts of `generator/words` as its first keys (`fields`, `interface`, `findings`).
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..findings import Finding, Mend, Severity, Span, finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..interactions import Interaction
    from ..model import Profile
    from ..settings import Rules
    from ..source.fields import Field, Prose, Values
    from ..texts import Text


@dataclass(frozen=True, slots=True)
class Desk:
    """What a kind works with: the site's rules, `text` to render an author's Markdown, `report` for what is wrong.

    `decimal` is the decimal mark of the language, `profile` what a quiz with `mode: profile` says of its statements.
    """

    rules: Rules
    points: int | None
    text: Callable[[Prose], Text]
    findings: list[Finding]
    decimal: Literal[",", "."] = "."
    profile: Profile | None = None

    def optional(self, prose: Prose | None) -> Text | None:
        """Render a text that may be missing."""
        return None if prose is None else self.text(prose)

    def report(
        self, code: str, span: Span, severity: Severity = "error", mend: Mend | None = None, **values: object
    ) -> None:
        """Say what is wrong with a question."""
        self.findings.append(finding(code, span, severity, mend, **values))


def _nothing(_interaction: Interaction) -> None:
    """Write none: what a kind does that does not say how it is written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question, as authors see it; `folder` holds its view, its examples, and the words of one apart."""

    name: str
    fields: tuple[Field, ...]
    compile: Callable[[Values, Desk], Interaction | None]
    things: tuple[str, ...] = ()
    write: Callable[[Interaction], dict[str, object] | None] = _nothing
    folder: Path = Path()


# what the kinds are called by those who do not know their names yet
CALLED = {
    "essay": "open", "esszé": "open", "esszé-kérdés": "open", "kifejtős": "open", "kifejtendő": "open",
    "long-answer": "open", "free-text": "open", "nyitott": "open", "nyílt": "open",
    "matching": "match", "pairs": "match", "pair": "match", "párosítás": "match", "párosító": "match", "párok": "match",
    "ordering": "order", "sequence": "order", "sorrend": "order", "sorba-rendezés": "order", "sorbarendezés": "order",
    "sorrendezés": "order", "rendezés": "order",
    "sorting": "sort", "categorize": "sort", "categories": "sort", "grouping": "sort", "groups": "sort",
    "csoportosítás": "sort", "besorolás": "sort", "válogatás": "sort",
    "numeric": "number", "numerical": "number", "calculation": "number", "szám": "number", "számos": "number",
    "számítás": "number", "számolás": "number",
    "cloze": "gaps", "gap": "gaps", "gap-fill": "gaps", "fill-in": "gaps", "fill-in-the-blank": "gaps",
    "fill-in-the-blanks": "gaps", "blanks": "gaps", "missing-word": "gaps", "lyukas": "gaps", "lyukas-szöveg": "gaps",
    "kiegészítés": "gaps", "kiegészítős": "gaps", "hézagos": "gaps",
    "igaz-hamis": "true-false", "igazhamis": "true-false", "igaz/hamis": "true-false", "truefalse": "true-false",
    "boolean": "true-false", "yes-no": "true-false", "eldöntendő": "true-false", "tf": "true-false",
    "multiple-choice": "single", "multichoice": "single", "choice": "single", "radio": "single", "mcq": "single",
    "egyszeres": "single", "feleletválasztós": "single", "feleletválasztó": "single", "egyválasztós": "single",
    "checkbox": "multiple", "multiple-response": "multiple", "multiple-answer": "multiple", "többszörös": "multiple",
    "többválasztós": "multiple", "több-válasz": "multiple", "multi": "multiple",
    "short-answer": "text", "shortanswer": "text", "short": "text", "rövid": "text", "rövid-válasz": "text",
    "szöveg": "text", "szöveges": "text", "szó": "text", "word": "text",
    "scale": "likert", "rating": "likert", "skála": "likert", "állítás": "likert", "statement": "likert",
}  # fmt: skip


def called(name: str) -> str:
    """Give the kind that was probably meant: by another name of it, else the nearest one."""
    wanted = "-".join(name.lower().replace("_", " ").split())
    known = list(kinds())
    return CALLED.get(wanted) or next(iter(get_close_matches(wanted, known, n=1, cutoff=0.6)), "single")


# a namespace package: whoever has a kind of their own puts its folder below a folder of this name on Python's path
APART = "merleg_kinds"


def written(interaction: Interaction) -> tuple[str, dict[str, object]] | None:
    """Give the kind that an interaction can be written as, and its own fields; None when no kind can."""
    for kind in kinds().values():
        fields = kind.write(interaction)
        if fields is not None:
            return kind.name, fields
    return None


@cache
def kinds() -> dict[str, Kind]:
    """Find every kind by its folder: the program's own, then those that lie apart."""
    found: dict[str, Kind] = {}
    apart = find_spec(APART)
    for where, paths in ((__name__, __path__), (APART, (apart and apart.submodule_search_locations) or [])):
        for module in sorted(one.name for one in pkgutil.iter_modules(paths) if one.ispkg):
            package = import_module(f"{where}.{module}")
            name = module.replace("_", "-")
            things, write = getattr(package, "THINGS", ()), getattr(package, "write", _nothing)
            folder = Path(str(package.__file__)).parent
            found.setdefault(name, Kind(name, package.FIELDS, package.compile, things, write, folder))
    return found
