"""One Markdown file with front matter → a `Page`, and the quizzes that are written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Mend, Span, finding
from ..mend import plainly, proposal
from ..model import Excuse, Objective, Page, PageType, Point, Quiz, Reference, Side, Topic
from ..texts import Body, Placed
from . import markdown, quizzes, tables, yamltree
from .fields import Field, Prose, Values, Word, nearest, record
from .fieldtypes import bad_id
from .places import WINDOWS

if TYPE_CHECKING:
    from ..model import Source
    from .reading import Context

EMPTY = Body((), (), (), (), "", 0)
_TABLES: dict[PageType, tuple[tuple[Field, ...], str]] = {
    "home": (tables.HOME, "page"),
    "section": (tables.SECTION, "section"),
    "article": (tables.ARTICLE, "article"),
    "faq-list": (tables.FAQ_LIST, "faq"),
    "faq": (tables.FAQ, "faq"),
    "quiz-list": (tables.QUIZ_LIST, "page"),
}


def page(source: Source, type_: PageType, context: Context) -> tuple[list[Page], list[Quiz]]:
    """Read one page."""
    table, thing = _TABLES[type_]
    values, prose = _front_matter(source, table, thing, context.findings)
    rendered, findings = markdown.render_page(
        prose,
        context.settings.tongue(context.language),
        context.terms,
        look=context.settings.look,
    )
    context.findings.extend(findings)
    id_ = source.path.split("/", 2)[2].removesuffix(".md")
    parts, inside = _placed(rendered, source, id_, context)
    body = Body(
        parts, rendered.outline, rendered.links, rendered.ids, rendered.plain, len(rendered.plain.split()),
        rendered.passages, rendered.typeset,
    )  # fmt: skip
    made = Page(
        id=id_, type=type_, language=context.language, title=values["title"] or id_.rpartition("/")[2],
        summary=values["summary"] or "", address=own_address(id_, type_, values, context), body=body,
        span=values.at("title"), source=source.path, digest=source.digest, side=side(values, context),
        objectives=tuple(_objectives(values, context)), updated=values["updated"], review_by=values["review-by"],
        owner=values["owner"], draft=values["status"] == "draft",
        was=tuple(old_addresses(values, context)),
        translated_from=reference(values["translated-from"]), excused=excuses(values),
        **_optional(values, context),
    )  # fmt: skip
    return [made], inside


def _front_matter(
    source: Source, table: tuple[Field, ...], thing: str, findings: list[Finding]
) -> tuple[Values, Prose]:
    """Part the head from the text and read it."""
    lines = _with_head(source, findings)
    begin, node = 0, None
    if lines[0].rstrip() == "---":
        end = next(
            (number for number, one in enumerate(lines[1:], 1) if one.rstrip() in ("---", "...")), None
        )
        if end is None:
            end = next((number for number, one in enumerate(lines) if not one.strip()), len(lines))
            mend = Mend("lines", "---", count=0, line=end + 1)
            findings.append(finding("head-open", Span(source.path, 1, 1), mend=mend))
        names = frozenset(one.name for one in table)
        node, found = yamltree.parse("\n".join(lines[1:end]), source.path, first_line=2, fields=names)
        findings.extend(found)
        begin = end + 1
        if node is None and found:
            # the head could not be read: what is missing in it is not known
            table = tuple(Field(one.name, one.type, one.default) for one in table)
    else:
        mend = Mend("lines", _new_head(source, lines), count=0, line=1)
        findings.append(finding("no-head", Span(source.path, 1, 1), mend=mend, thing=thing))
        table = tuple(Field(one.name, one.type, one.default) for one in table)
    values = record(node, table, thing, Span(source.path, 1, 1), findings)
    text = "\n".join(lines[begin:])
    spans = tuple(Span(source.path, number, 1) for number in range(begin + 1, len(lines) + 1))
    return values, Prose(text, Span(source.path, begin + 1, 1), spans)


def _with_head(source: Source, findings: list[Finding]) -> list[str]:
    """Give the lines; where the head begins later than in the first one, or with other dashes, that is said."""
    lines = source.text.split("\n")
    begins = next((number for number, one in enumerate(lines[:4]) if one.strip()), 0)
    line = lines[begins].rstrip()
    closed = any(one.rstrip() == "---" for one in lines[begins + 1 :])
    if (begins or line != "---") and closed and re.fullmatch(r"[-–—]{1,6}", line):
        mend = Mend("lines", "---", count=begins + 1, line=1, safe=True)
        findings.append(finding("head-first", Span(source.path, begins + 1, 1), mend=mend))
        # read on as it was meant, every line in its place
        lines[:] = ["---", *("" for _ in range(begins)), *lines[begins + 1 :]]
    return lines


def _new_head(source: Source, lines: list[str]) -> str:
    """Write the head that a page lacks: its title is its first heading, else the name of its file."""
    heading = next((one.strip("# ") for one in lines if one.startswith("#") and one.strip("# ")), "")
    name = source.path.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()
    return f"---\ntitle: {plainly(heading) if heading else name}\n---"


def _optional(values: Values, context: Context) -> dict[str, Any]:
    """Give the fields that only some types of page have."""
    known = values.values
    return {
        "level": known.get("level"),
        "quiz": reference(known.get("quiz")),
        "related": references(known.get("related")),
        "covers": tuple(_point(one) for one in known.get("covers") or ()),
        "sources": tuple(context.text(one) for one in known.get("sources") or ()),
        "pages": references(known.get("pages")),
        "topic": reference(known.get("topic")),
        "order": known.get("order"),
        "topics": tuple(
            Topic(one["id"].text, one["title"], one.span)
            for one in known.get("topics") or ()
            if one["id"] and one["title"]
        ),
    }


def reference(word: Word | None) -> Reference | None:
    """Turn a word into a reference."""
    return None if word is None else Reference(word.text, word.span)


def references(words: tuple[Word, ...] | None) -> tuple[Reference, ...]:
    """Turn words into references."""
    return tuple(Reference(one.text, one.span) for one in words or ())


def excuses(values: Values, first: int = 1, last: int = 10**9) -> tuple[Excuse, ...]:
    """Read the checks that are switched off (`checks:`) between two lines of the file."""
    found = values["checks"]
    return tuple(Excuse(check.text, reason, check.span, first, last) for check, reason in found)


def _point(one: Word) -> Point:
    id_, _, anchor = one.text.partition("#")
    return Point(id_, anchor or None, one.span)


def _objectives(values: Values, context: Context) -> list[Objective]:
    found = values.values.get("objectives") or ()
    return [
        Objective(one["id"].text, context.text(one["text"]), one.span)
        for one in found
        if one["id"] and one["text"]
    ]


def side(values: Values, context: Context) -> Side | None:
    """Read `side`: a number, a pole's id, or `both`."""
    word: Word | None = values.values.get("side")
    axis = context.settings.axis
    if word is None:
        return None
    if axis is None:
        context.findings.append(finding("side-without-axis", word.span, mend=Mend("lines", None)))
        return None
    if word.text == "both":
        return Side(0, both=True)
    for pole, value in ((axis.first.id, -100), (axis.second.id, 100)):
        if word.text == pole:
            return Side(value)
    text = word.text.replace("−", "-")
    if re.fullmatch(r"[+-]?[0-9]{1,3}", text) and -100 <= int(text) <= 100:
        return Side(int(text))
    poles = f"{axis.first.id}, {axis.second.id}, both"
    number = re.search(r"[+-]?[0-9]{1,6}", text)
    likely = str(max(-100, min(100, int(number[0])))) if number else nearest(text.lower(), poles.split(", "))
    mend = Mend("value", likely, old=word.text) if likely else None
    context.findings.append(finding("bad-side", word.span, mend=mend, side=word.text, poles=poles))
    return None


def address(language: str, id_: str, slug: str | None, section: str | None) -> str:
    """Give the address of a page below the output folder (`docs/decisions/0006-addresses.md`)."""
    parts = id_.split("/")
    if parts[0] == "articles":
        parts = parts[1:]
        if parts[-1] == "index":
            parts[0] = slug or parts[0]
            slug = None
        else:
            parts[0] = section or parts[0]
    last = parts[-1] if slug is None else slug
    return "/".join([language, *parts[:-1], f"{last}.html"])


def own_address(id_: str, type_: PageType, values: Values, context: Context) -> str:
    """Give the address of what one file becomes, by its place and its `slug`; findings where that cannot be."""
    slug: Word | None = values["slug"]
    text = slug.text if slug else None
    if slug and (proposal(slug.text) != slug.text or slug.text in WINDOWS):
        context.findings.append(bad_id(slug.text, slug.span, "slug"))
        text = None
    if text and type_ in ("home", "faq-list", "quiz-list"):
        context.findings.append(finding("slug-fixed", values.at("slug"), mend=Mend("lines", None, safe=True)))
        text = None
    made = address(context.language, id_, text, None)
    if type_ == "section" and made.split("/")[1] in RESERVED:
        context.findings.append(finding("reserved-address", values.at("slug"), address=made.split("/")[1]))
    if type_ != "section" and made.endswith("/index.html") and not id_.endswith("index"):
        context.findings.append(finding("reserved-address", values.at("slug"), address="index"))
    return made


RESERVED = (
    "faq", "quizzes", "paths", "glossary", "progress", "practice", "a-z", "privacy", "accessibility", "print", "index",
    "assets",
)  # fmt: skip


def old_addresses(values: Values, context: Context) -> list[Reference]:
    """Read old addresses, as addresses below the output folder."""
    found = []
    for one in values["was"]:
        text = one.text.removesuffix(".html").strip("/").removeprefix(f"{context.language}/")
        first = text.partition("/")[0]
        if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", text) or first in (
            "articles",
            *context.settings.languages,
        ):
            better = "/".join(
                filter(None, (proposal(part) for part in text.removeprefix("articles/").split("/")))
            )
            mend = (
                Mend("value", better, old=one.text)
                if better and first not in context.settings.languages
                else None
            )
            context.findings.append(finding("bad-was", one.span, mend=mend, address=one.text))
        else:
            found.append(Reference(f"{context.language}/{text}.html", one.span))
    return found


def _placed(
    rendered: markdown.Rendered, source: Source, id_: str, context: Context
) -> tuple[tuple[str | Placed, ...], list[Quiz]]:
    """Read the quizzes that are written in the text, and put names in the places of all."""
    parts: list[str | Placed] = []
    inside: list[Quiz] = []
    for part in rendered.parts:
        match part:
            case str():
                parts.append(part)
            case markdown.Fence():
                quiz = quizzes.fenced(part, source, id_, context)
                if quiz:
                    inside.append(quiz)
                    parts.append(Placed(quiz.id, None, part.span))
            case markdown.Placeholder(name="quiz"):
                parts.append(Placed(part.value, None, part.span))
            case _:
                quiz_id, _, question = part.value.rpartition("/")
                parts.append(Placed(quiz_id, question, part.span))
    return tuple(parts), inside
