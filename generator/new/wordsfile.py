"""The words of the interface → an empty file of them, to be filled in for another language. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import words
from ..plurals import categories
from ..source.wordsfile import NAME
from ..tongue import stem
from . import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Wanted


def plan(wanted: Wanted) -> Plan:
    """Plan the file of a language: every word empty, with what it says in the language of the messages beside it."""
    path = f"content/{wanted.to}/{NAME}"
    head = "".join(f"# {line}\n" for line in words.command(wanted.speech, "new_words_head").splitlines())
    tree: dict[str, Any] = {}
    shown = words.catalogue("interface", wanted.speech)
    for key, text in words.catalogue("interface", words.FALLBACK).items():
        here = stem(key)
        meant = shown.get(here, shown.get(f"{here}.other", text))
        # a word that has forms in English has those of the language here
        for one in [f"{here}.{form}" for form in categories(wanted.to)] if here != key else [key]:
            _put(tree, one.split("."), meant)
    return Plan(
        {path: head + "".join(f"{line}\n" for line in _lines(tree, 0))}, open=path, notes=("new_words_next",)
    )


def _put(tree: dict[str, Any], parts: list[str], text: str) -> None:
    for part in parts[:-1]:
        tree = tree.setdefault(part, {})
    tree[parts[-1]] = text


def _lines(tree: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in tree.items():
        # YAML takes numbers, and words such as true, for other things than texts
        name = f'"{key}"' if key.isdigit() or key in ("true", "false") else key
        if isinstance(value, dict):
            yield f"{'  ' * depth}{name}:"
            yield from _lines(value, depth + 1)
        else:
            yield f'{"  " * depth}{name}: ""  # {value}'
