"""`Status` → what people read: text for the terminal, CSV for a spreadsheet, one HTML page to pass on. Pure."""

from __future__ import annotations

import csv
import io
from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from .. import words
from ..settings import said
from . import WHATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Site
    from . import Row, Status

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0 0 2rem; width: 100%; }
caption { text-align: start; font-weight: 600; padding: .5rem 0; }
th, td { border-block-end: 1px solid #767676; padding: .35rem .75rem .35rem 0; }
th, td { text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
td.number, th.number { text-align: end; }
table.counts { width: auto; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; } }
@media print { h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def _head(site: Site, today: str, language: str) -> str:
    title = said(site.settings.title, language)
    return words.command(language, "status.head", title=title, today=today)


def _counts(status: Status) -> list[tuple[str, int]]:
    """Count each thing to do that there is."""
    counted = Counter(row.what for row in status.rows)
    return [(what, counted[what]) for what in WHATS if counted[what]]


def _by_owner(status: Status, language: str) -> Iterator[tuple[str, list[Row]]]:
    for owner, rows in groupby(status.rows, key=lambda row: row.owner):
        yield owner or words.command(language, "status.nobody"), list(rows)


def _name(what: str, language: str) -> str:
    return words.command(language, f"status.{what}")


def _place(row: Row) -> str:
    return f"{row.path}:{row.line}" if row.line else row.path


def as_text(status: Status, site: Site, today: str, language: str) -> str:
    """Write it for the terminal: the counts, the points, then everything by owner."""
    lines = [_head(site, today, language), ""]
    counts = _counts(status)
    width = max((len(str(count)) for _, count in counts), default=1)
    lines += [f"  {count:>{width}}  {_name(what, language)}" for what, count in counts]
    if not counts:
        lines.append("  " + words.command(language, "status.nothing"))
    for cover in status.covers:
        lines.append("  " + _covered(cover.language, cover.covered, cover.points, language))
    for owner, rows in _by_owner(status, language):
        lines += ["", f"{owner} ({len(rows)})"]
        for what, same in groupby(rows, key=lambda row: row.what):
            lines.append(f"  {_name(what, language)}")
            lines += [f"    {_place(row)}  {_detail(row)}".rstrip() for row in same]
    return "\n".join(lines)


def _covered(language_of: str, covered: int, points: int, language: str) -> str:
    return words.command(language, "status.covers", code=language_of, n=covered, m=points)


def _detail(row: Row) -> str:
    """Give the detail; the language where the file does not say it."""
    other = not row.path.startswith(f"content/{row.language}/")
    return " ".join(part for part in (f"[{row.language}]" if other else "", row.detail) if part)


def as_csv(status: Status, language: str) -> bytes:
    """Write it for a spreadsheet: with the mark by which Excel knows UTF-8, and the separator that it expects."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=words.command(language, "status.separator"), lineterminator="\r\n")
    writer.writerow(_columns(language))
    for row in status.rows:
        cells = (_name(row.what, language), row.path, row.line, row.language, row.owner, row.detail)
        writer.writerow([_harmless(str(cell)) for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")


def _columns(language: str) -> list[str]:
    names = ("what", "path", "line", "language", "owner_column", "detail")
    return [words.command(language, f"status.{name}") for name in names]


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking an author's text for a formula."""
    return f"'{cell}" if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r") else cell


def as_html(status: Status, site: Site, today: str, language: str) -> str:
    """Write it as one page that needs no other file."""
    title = escape(_head(site, today, language))
    counts = "".join(
        f'<tr><th scope="row">{escape(_name(what, language))}</th><td class="number">{count}</td></tr>\n'
        for what, count in _counts(status)
    )
    nothing = escape(words.command(language, "status.nothing"))
    table = _table("counts", words.command(language, "status.counts"), "", counts)
    covers = "".join(
        f"<p>{escape(_covered(one.language, one.covered, one.points, language))}</p>\n"
        for one in status.covers
    )
    people = "".join(_person(owner, rows, language) for owner, rows in _by_owner(status, language))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{table if counts else f'<p>{nothing}</p>'}\n{covers}{people}</main>\n</body>\n</html>\n"
    )


def _table(name: str, caption: str, head: str, body: str) -> str:
    return f'<table class="{name}">\n<caption>{escape(caption)}</caption>\n{head}<tbody>\n{body}</tbody>\n</table>'


def _person(owner: str, rows: list[Row], language: str) -> str:
    """Write the table of one owner."""
    what, path, line, of, _, detail = (escape(name) for name in _columns(language))
    head = (
        f'<thead><tr><th scope="col">{what}</th><th scope="col">{path}</th><th scope="col" class="number">{line}</th>'
        f'<th scope="col">{of}</th><th scope="col">{detail}</th></tr></thead>\n'
    )
    body = "".join(
        f'<tr><th scope="row">{escape(_name(row.what, language))}</th><td>{escape(row.path)}</td>'
        f'<td class="number">{row.line or ""}</td><td>{escape(row.language)}</td>'
        f'<td lang="{escape(row.language)}">{escape(row.detail)}</td></tr>\n'
        for row in rows
    )
    caption = words.command(language, "status.rows", n=len(rows))
    return f"<h2>{escape(owner)}</h2>\n{_table('rows', caption, head, body)}\n"
