"""`merleg export`: the quizzes of the site in another program's format, and what that cannot say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .. import author, words
from ..build import check
from ..findings import Finding, Span, finding
from ..formats import web, writers
from ..report import as_text
from ..source.files import CONTENT as FOLDER
from . import tell

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..model import Artifact

DONE, CONTENT, CALL = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Write the files of a format; drafts are left out, as they are of the site."""
    out = options.out or options.root / "export"
    content, wanted = (options.root / FOLDER).resolve(), out.resolve()
    if wanted.is_relative_to(content) or content.is_relative_to(wanted):
        return _refuse(finding("output-content", Span(str(out))), options)
    read = check(options.root, options.today)
    if read.site is None or read.failed():
        tell([one for one in read.findings if one.severity == "error"], read.texts, options.words)
        n = sum(one.severity == "error" for one in read.findings)
        print(words.command(options.words, "not_built", n=n), file=sys.stderr)
        return CONTENT
    artifacts, found = writers()[options.format].render(web.published(read.site, drafts=False))
    foreign = next((one for one in artifacts if not _own(out, one)), None)
    if foreign:
        return _refuse(finding("export-taken", Span((out / foreign.path).as_posix())), options)
    for one in artifacts:
        author.replace(out / one.path, one.data)
    tell(found, read.texts, options.words)
    print(words.command(options.words, "exported", n=len(artifacts), folder=out))
    return DONE


def _own(out: Path, artifact: Artifact) -> bool:
    """Whether a file may be written: there is none, or one that begins as this one does (it says where it is from)."""
    place = out / artifact.path
    if not place.exists():
        return True
    begin = artifact.data.split(b":", 1)[0]
    return place.is_file() and author.foreign(place).startswith(begin)


def _refuse(one: Finding, options: argparse.Namespace) -> int:
    print(as_text([one], options.words), file=sys.stderr)
    return CALL
