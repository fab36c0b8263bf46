"""`merleg ids`: write the ids that quizzes lack into their files, or show what that would change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .. import author, fix, ids, settings, words
from ..findings import Finding, Span, arrange, finding
from ..report import as_text
from ..source import files

if TYPE_CHECKING:
    import argparse

    from ..source.manuscript import Manuscript

DONE, CONTENT = 0, 1


def run(options: argparse.Namespace) -> int:
    """Write the missing ids of all quizzes; with `dry_run` only show them."""
    sources, _ = files.read(options.root)
    texts = {source.path: source.text for source in sources.texts}
    known, found = _languages(texts)
    if not known:
        print(as_text(arrange(found, texts), options.words), file=sys.stderr)
        return CONTENT
    twins: dict[str, tuple[tuple[str, ...], ...]] = {}
    total = failed = 0
    for language in known:
        for path in sorted(_with_quizzes(texts, language)):
            paper = author.paper(options.root, path)
            if paper is None:
                continue
            below = path.split("/", 2)[2]
            made = ids.written(paper, twins.get(below, ()))
            if isinstance(made, str):
                print(words.command(options.words, made, file=path), file=sys.stderr)
                failed += 1
                continue
            twins.setdefault(below, made.questions)
            if made.count:
                total += made.count
                _write(paper, made, options)
    key = "ids_none" if not total else "ids_would" if options.dry_run else "ids_done"
    if total or not failed:
        print(words.command(options.words, key, n=total))
    return CONTENT if failed else DONE


def _languages(texts: dict[str, str]) -> tuple[tuple[str, ...], list[Finding]]:
    """Give the languages of the site; none, and why, when `site.yaml` does not say them."""
    if settings.PATH not in texts:
        return (), [finding("no-site", Span(settings.PATH))]
    read, found = settings.read(texts[settings.PATH], settings.PATH, ())
    return (read.languages if read else ()), found


def _with_quizzes(texts: dict[str, str], language: str) -> list[str]:
    """List the files of a language that hold quizzes."""
    start = f"content/{language}/"
    return [
        path
        for path, text in texts.items()
        if (path.startswith(f"{start}quizzes/") and path.endswith(".yaml"))
        or (path.startswith(start) and path.endswith(".md") and ("```" in text or "~~~" in text))
    ]


def _write(paper: Manuscript, made: ids.Written, options: argparse.Namespace) -> None:
    """Replace a file, or show the difference."""
    if options.dry_run:
        change = fix.Change(paper.path, paper.path, paper.data, made.data)
        print("\n".join(fix.shown([change])) + "\n")
    else:
        author.replace(options.root / paper.path, made.data)
    print(words.command(options.words, "ids_file", file=paper.path, n=made.count))
