"""Every table of fields by its name, and every type of file: what reading, schemas and the manual share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..kinds import kinds
from . import sitefields, tables
from .fields import Field, Table, Type

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file: its table, where such files lie, whether it is a list of such mappings."""

    table: Table
    glob: str
    listed: bool = False

    @property
    def yaml(self) -> bool:
        """Whether the whole file is YAML (else its head is)."""
        return self.glob.endswith(".yaml")


def _file(
    name: str, fields: tuple[Field, ...], glob: str, table: str = "", *, listed: bool = False
) -> FileType:
    return FileType(Table(table or name, fields), glob, listed)


FILES: dict[str, FileType] = {
    "site": _file("site", sitefields.TABLE, "content/site.yaml"),
    "home": _file("home", tables.HOME, "content/*/index.md"),
    "section": _file("section", tables.SECTION, "content/*/articles/*/index.md"),
    "article": _file("article", tables.ARTICLE, "content/*/articles/*/*.md"),
    "faq-list": _file("faq-list", tables.FAQ_LIST, "content/*/faq/index.md"),
    "faq": _file("faq", tables.FAQ, "content/*/faq/*.md"),
    "quiz-list": _file("quiz-list", tables.QUIZ_LIST, "content/*/quizzes/index.md"),
    "quiz": _file("quiz", tables.QUIZ, "content/*/quizzes/*.yaml"),
    "glossary": _file("glossary", tables.TERM, "content/*/glossary.yaml", "term", listed=True),
    "paths": _file("paths", tables.PATH, "content/*/paths.yaml", "path", listed=True),
}


@cache
def every() -> dict[str, Table]:
    """Give every table: of files, of questions and their kinds, and of the mappings inside them."""
    found: dict[str, Table] = {}
    own = [Table("question", tables.QUESTION)]
    own += [Table(kind.name, kind.fields) for kind in kinds().values()]
    for table in (*(one.table for one in FILES.values()), *own):
        for one in within(table):
            known = found.setdefault(one.name, one)
            if known.fields != one.fields:
                raise ValueError(one.name)
    return found


def within(table: Table) -> Iterator[Table]:
    """Give a table and all tables of mappings inside it."""
    yield table
    for field in table.fields:
        inner = inside(field.type)
        if inner is not None:
            yield from within(inner)


def inside(type_: Type) -> Table | None:
    """Give the table of the mappings that a type holds, at any depth."""
    while type_.table is None and type_.inner is not None:
        type_ = type_.inner
    return type_.table
