"""Tables of fields → the manual's reference: a page of Markdown for each type of file, in a language. Pure."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from . import words
from .kinds import kinds
from .mend import quoted
from .source import manual, tables
from .source.fields import Field, Table, Type
from .source.registry import FILES, inside, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pages(language: str) -> dict[str, str]:
    """Write every page, by its file's name: one for each type of file, and the `index.md` that orders them."""
    say = partial(_say, language)
    order = ", ".join(FILES)
    index = f"---\ntitle: {quoted(say('index'))}\nsummary: {quoted(say('index_summary'))}\npages: [{order}]\n---\n"
    return {"index.md": index, **{f"{name}.md": _page(name, language) for name in FILES}}


def _say(language: str, key: str, **values: str) -> str:
    return words.word("fields", language, f"page.{key}", values)


def _page(name: str, language: str) -> str:
    """Write the page of one type of file."""
    file = FILES[name]
    say = partial(_say, language)
    title, help_ = (manual.file(name, piece, language) for piece in ("title", "help"))
    lines = [
        f"---\ntitle: {quoted(title)}\nsummary: {quoted(_bare(help_))}\n---",
        help_,
        say("where", glob=file.glob),
    ]
    for heading, table in _sections(name, language):
        lines.append(f"## {heading} {{#of-{table.name}}}")
        lines += list(_overview(table, language))
        lines += [_field(one, table, language) for one in table.fields]
    return "\n\n".join(lines) + "\n"


def _bare(text: str) -> str:
    """Take the marks of code out of a text."""
    return text.replace("`", "")


def _sections(name: str, language: str) -> Iterator[tuple[str, Table]]:
    """Give the tables of a file in their order, each with its heading; questions and kinds follow a quiz's own."""
    say = partial(_say, language)
    own = FILES[name].table
    found = [
        (say("fields"), own),
        *((say("inner", table=one.name), one) for one in within(own) if one is not own),
    ]
    if name == "quiz":
        found.append((say("question"), Table("question", tables.QUESTION)))
        for kind in kinds().values():
            first, *others = within(Table(kind.name, kind.fields))
            found.append((say("kind", kind=kind.name), first))
            found += [(say("inner", table=one.name), one) for one in others]
    # what stands in two places (both poles of the axis, the options of two kinds) is shown once
    once: dict[str, tuple[str, Table]] = {}
    for heading, table in found:
        once.setdefault(table.name, (heading, table))
    yield from once.values()


def _overview(table: Table, language: str) -> Iterator[str]:
    """Write a table's fields as one table: what each says, its form, default, and for whom it is."""
    say = partial(_say, language)
    head = (say("field"), say("help"), say("form"), say("default"), say("seen"))
    rows = [_row(head), _row(("---",) * len(head))]
    for one in table.fields:
        help_ = manual.said(table.name, one.name, "help", language)
        rows.append(
            _row(
                (
                    f"`{one.name}`",
                    help_,
                    form(one.type, language),
                    _default(one, say),
                    say(f"seen_{one.seen}"),
                )
            )
        )
    yield "\n".join(rows)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _default(field: Field, say: Callable[..., str]) -> str:
    """Say what holds when a field is not written."""
    if field.required:
        return say("required")
    value = field.default if field.said is None else field.said
    if value in (None, ()):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def form(type_: Type, language: str) -> str:
    """Say in words what a value of a type looks like."""
    table = inside(type_) if type_.table else None
    values = {
        **dict(type_.values),
        "inner": form(type_.inner, language) if type_.inner else "",
        "table": ", ".join(f"`{one.name}`" for one in table.fields) if table else "",
    }
    return words.word("fields", language, f"forms.{type_.form}", values)


def _field(field: Field, table: Table, language: str) -> str:
    """Show a field's example."""
    example = manual.said(table.name, field.name, "example", language)
    return f"### `{field.name}`\n\n```yaml\n{re.sub(' +$', '', example)}\n```"
