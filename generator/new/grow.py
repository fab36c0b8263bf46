"""A file with a list → the same file with one more item at its end: a question, a term, a path. Pure.

What was written is parsed again and must say what it said before, and the new item; else nothing is given back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..author import template
from ..findings import Span
from ..ids import free, short
from ..kinds import kinds
from ..mend import plainly
from ..source import yamltree
from ..source.manuscript import Insertion, Manuscript, appended, field, indented, meaning
from ..source.yamltree import Scalar, Sequence
from . import Plan, Refused, Wanted, filled, name_of

if TYPE_CHECKING:
    from ..model import Site
    from ..source.yamltree import Node

FILES = {"term": "glossary", "path": "paths"}


def known_kinds() -> list[str]:
    """List the kinds that bring a template."""
    return [name for name in kinds() if template(_folder(name), "new.yaml", "en") is not None]


def _folder(kind: str) -> str:
    return f"kinds/{kind.replace('-', '_')}"


def quizzes(site: Site, language: str) -> list[str]:
    """List the quizzes of a language by their ids."""
    return [one.id for one in site.quizzes if one.language == language]


def quiz_file(name: str, site: Site, language: str) -> str:
    """Find the file of a quiz by its id or its file's name."""
    own = [one for one in site.quizzes if one.language == language]
    found = next((one for one in own if name in (one.id, one.page, one.page.rpartition("/")[2])), None)
    if found is None:
        raise Refused("new_no_quiz", quiz=name, known=", ".join(quizzes(site, language)) or "–")
    if not found.source.endswith(".yaml"):
        raise Refused("new_quiz_page", file=found.source)
    return found.source


def question(wanted: Wanted, paper: Manuscript, site: Site) -> Plan:
    """Plan a question at the end of a quiz."""
    kind = wanted["kind"]
    if kind in kinds() and kind not in known_kinds():
        raise Refused("new_kind_by_hand", kind=kind, known=", ".join(known_kinds()))
    if kind not in known_kinds():
        raise Refused("new_bad_kind", kind=kind, known=", ".join(known_kinds()))
    items = field(_parsed(paper) or _none(), "questions")
    taken = _ids(items)
    id_ = wanted["name"] and name_of(wanted, "", "")
    if id_ in taken:
        raise Refused("new_term_exists", id=id_, file=paper.path)
    id_ = id_ or free(short(wanted["title"]) or f"q{len(taken) + 1}", taken)
    # a question is Markdown: a text that begins with # is not to become a heading
    title = re.sub(r"^#", r"\\#", wanted["title"])
    block = filled("new.yaml", wanted.speech, _folder(kind), id=id_, title=title)
    below = paper.path.split("/", 2)[2]
    twin = any(one.source.endswith(f"/{below}") and one.source != paper.path for one in site.quizzes)
    data = _grown(paper, items, block, "questions")
    return Plan(replace={paper.path: data}, open=paper.path, notes=("new_twin",) if twin else ())


def listed(wanted: Wanted, paper: Manuscript | None, site: Site) -> Plan:
    """Plan a term of the glossary, or a path; the file is made when it is missing."""
    name = FILES[wanted.thing]
    path = f"content/{wanted.to}/{name}.yaml"
    id_ = name_of(wanted, wanted["title"], wanted.thing)
    shown = (one for one in site.pages if one.language == wanted.to and not one.draft)
    articles = [one.id for one in shown if one.type == "article"]
    values = {"id": id_, "title": plainly(wanted["title"]), "page": articles[0] if articles else "index"}
    block = filled(f"{wanted.thing}.yaml", wanted.speech, **values)
    if paper is None:
        return Plan({path: filled(f"{name}.yaml", wanted.speech) + block}, open=path)
    items = _parsed(paper)
    if id_ in _ids(items):
        raise Refused("new_term_exists", id=id_, file=path)
    return Plan(replace={path: _grown(paper, items, block)}, open=path)


def _parsed(paper: Manuscript) -> Node | None:
    """Read a file that is to grow; it must have no mistakes."""
    try:
        node, mistakes = yamltree.parse(paper.text, paper.path)
    except UnicodeDecodeError:
        raise Refused("new_unsure", file=paper.path) from None
    if mistakes:
        raise Refused("new_unsure", file=paper.path)
    return node


def _none() -> Node:
    return yamltree.Sequence((), Span(""), flow=False)


def _ids(items: Node | None) -> set[str]:
    found = [field(one, "id") for one in items.items] if isinstance(items, Sequence) else []
    return {one.text for one in found if isinstance(one, Scalar)}


def _grown(paper: Manuscript, items: Node | None, block: str, key: str = "") -> bytes:
    """Put the item in, and look whether the file then says what it should."""
    if isinstance(items, Sequence) and items.items and not items.flow:
        put = appended(paper, items, block)
    elif isinstance(items, Scalar) and items.empty and key:
        put = Insertion(paper.line_end(items.span.line), "\n" + "\n".join(indented(block, 2, 2)))
    elif items is None and not key:
        lead = "" if paper.text.endswith("\n") or not paper.text else "\n"
        put = Insertion(len(paper.raw), lead + block)
    else:
        raise Refused("new_unsure", file=paper.path)
    data = paper.edited([put])
    after, mistakes = yamltree.parse(Manuscript(paper.path, data).text, paper.path)
    item = meaning(yamltree.parse(block, paper.path)[0])
    before = meaning(items)
    wanted = [*before, *item] if isinstance(before, list) and isinstance(item, list) else item
    if mistakes or _with(_parsed(paper), key, wanted) != meaning(after):
        raise Refused("new_unsure", file=paper.path)
    return data


def _with(root: Node | None, key: str, wanted: object) -> object:
    """Give what a file is to say: the list, alone or below its key."""
    said = meaning(root)
    if not key or not isinstance(said, list):
        return wanted
    return [(name, wanted if name == key else value) for name, value in said]
