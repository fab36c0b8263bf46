"""What of a file can be seen outside of the page that it makes: titles, headings, quizzes; not its text.

As long as that stays, an edit of the text changes no other page than its own (law 2 is the test).
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from ..findings import Span
from ..kept import digest
from ..model import Page
from ..texts import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Quiz, Source


def outside(source: Source, pages: Sequence[Page], quizzes: Sequence[Quiz]) -> str:
    """Digest what is seen outside. Of a file that is no plain page, that is all of it."""
    if len(pages) != 1 or quizzes:
        return source.digest
    return digest(repr(_seen(pages[0])))


def beyond_text(page: Page, quizzes: Sequence[Quiz]) -> object:
    """Give what a file is beside the text of its page: all other fields, and the quizzes that stand in it."""
    body = Body(page.body.placed, (), (), (), "", 0)
    return _seen((replace(page, body=body), *quizzes))


def _seen(value: object) -> object:
    """Give a value without its places in the file, which move with every line, and without the text of a page."""
    match value:
        case Span():
            return None
        case Body():
            return (
                _seen(value.outline),
                tuple(id_ for id_, _ in value.ids),
                value.minutes,
                _seen(value.placed),
            )
        case tuple():
            return tuple(_seen(one) for one in value)
        case _ if is_dataclass(value):
            skipped = ("digest",) if isinstance(value, Page) else ()
            return tuple(
                (one.name, _seen(getattr(value, one.name)))
                for one in fields(value)
                if one.name not in skipped
            )
        case _:
            return value
