"""The declared fields of `content/site.yaml`, and the types that only they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ..findings import SEVERITIES, Finding, Mend, Severity, finding
from . import shapes, yamltree
from .fields import Field, Type, formed
from .fieldtypes import choice, flag, identifier, line, localised, pairs, part, prose, several, whole, word

if TYPE_CHECKING:
    from .fields import Word

FORMAT = 1


def _read_tries(node: yamltree.Node, name: str, findings: list[Finding]) -> int | None:
    if isinstance(node, yamltree.Scalar) and node.text == "unlimited":
        return 0
    if isinstance(node, yamltree.Scalar) and not re.fullmatch(r"[0-9]{1,3}", node.text):
        digits = re.search(r"[1-9][0-9]?", node.text)
        mend = Mend("value", digits[0] if digits else "unlimited", old=node.text)
        findings.append(finding("not-tries", node.span, mend=mend, text=node.text))
        return None
    read: int | None = whole(1, 100)(node, name, findings)
    return read


def _read_colour(node: yamltree.Node, name: str, findings: list[Finding]) -> Word | None:
    read: Word | None = word(node, name, findings)
    if read is None or re.fullmatch(_COLOUR, read.text):
        return read
    findings.append(finding("not-colour", read.span, field=name, text=read.text))
    return None


def _read_origin(node: yamltree.Node, name: str, findings: list[Finding]) -> str | None:
    read: Word | None = word(node, name, findings)
    if read is None or re.fullmatch(_ORIGIN, read.text):
        return read.text if read else None
    findings.append(finding("not-origin", read.span, field=name, text=read.text))
    return None


_COLOUR = "^#[0-9A-Fa-f]{6}$"
# an address of others, as a policy may name it: a host, perhaps all below it, perhaps a folder
_ORIGIN = r"^https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$"
SITE_ADDRESS = r"^https?://[^\s/?#]+(/[^\s?#]*)?$"
LANGUAGE = r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$"
_FORMAT = formed("format", {"const": FORMAT})(whole(1, 999).read)
LEVELS: tuple[Severity | Literal["off"], ...] = ("off", *SEVERITIES)

_TRIES = Type(_read_tries, "tries", lambda _: shapes.either({"const": "unlimited"}, shapes.whole(1, 100)))
_colour = formed("colour", shapes.matching(_COLOUR))(_read_colour)
_origin = formed("origin", shapes.matching(_ORIGIN))(_read_origin)
_LANGUAGES = Type(
    several(word).read,
    "languages",
    lambda _: shapes.either(
        shapes.matching(LANGUAGE), {**shapes.items(shapes.matching(LANGUAGE), least=1), "uniqueItems": True}
    ),
)
# the names of the checks are known to `schema.py`, that describes the file
_CHECKS = Type(
    pairs(word).read,
    "checks",
    lambda _: {**shapes.keyed({"enum": list(LEVELS)}), "propertyNames": {"$ref": "#/$defs/check"}},
    values=(("known", ", ".join(f"`{one}`" for one in LEVELS)),),
)

_POLE = (
    Field("id", identifier, required=True, seen="program"),
    Field("name", localised(line), required=True),
)
_AXIS = (
    Field("first", part(_POLE, "pole"), required=True),
    Field("second", part(_POLE, "pole"), required=True),
    Field("both", localised(line), required=True),
)
COLOURS = (Field("link", _colour), Field("first", _colour), Field("second", _colour))
_THEME = (
    Field("logo", word),
    Field("stylesheet", word),
    Field("footer", localised(prose)),
    Field("contact", localised(prose)),
    Field("imprint", localised(prose)),
    Field("colours", part(COLOURS, "colours")),
)
# what the policy of a page can be widened by; the text of a page never needs it (`markwrite` refuses such addresses)
POLICY = ("script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "frame-src")
_ALLOW = tuple(Field(name, several(_origin), (), seen="program") for name in POLICY)
MODE: tuple[Literal["practice", "exam"], ...] = ("practice", "exam")
QUIZ_RULES = (
    Field("pass", whole(1, 100)),
    Field("shuffle", flag, default=False, seen="program"),
    Field("tries", _TRIES, 0, said="unlimited"),
    Field("result", choice("latest", "best"), "latest", seen="program"),
)
_MARKING = (
    Field("marking", choice("each", "all"), "each", seen="program"),
    Field("case", choice("ignore", "strict"), "ignore", seen="program"),
    Field("accents", choice("ignore", "strict"), "strict", seen="program"),
    Field("typos", whole(0, 3), 0, seen="program"),
)
_QUIZZES = (Field("mode", choice(*MODE), MODE[0], seen="program"), *QUIZ_RULES, *_MARKING)
TABLE = (
    Field("format", _FORMAT, required=True, seen="program"),
    Field("id", identifier, required=True, seen="program"),
    Field("title", localised(line), required=True),
    Field("languages", _LANGUAGES, required=True),
    Field("address", formed("address", shapes.matching(SITE_ADDRESS))(line.read), seen="program"),
    Field("axis", part(_AXIS, "axis")),
    Field("theme", part(_THEME, "theme")),
    Field("quizzes", part(_QUIZZES, "quizzes"), seen="program"),
    Field("print", flag),
    Field("offline", flag),
    Field("typesetting", flag, default=True, seen="program"),
    Field("soft-hyphens", choice("off", "headings", "all"), "off", seen="program"),
    Field("checks", _CHECKS, seen="editor"),
    Field("allow", part(_ALLOW, "allow"), seen="program"),
)
