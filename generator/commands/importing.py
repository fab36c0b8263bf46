"""`merleg import`: foreign files of questions → quizzes in `content/`; nothing that is there is ever overwritten."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from .. import author, checks, words
from ..build import check
from ..findings import Finding, Span, finding
from ..formats import readers
from ..formats.decoding import decode
from ..lookup import look_up
from ..mend import proposal
from ..model import Source, Sources
from ..quizfile import fitted
from ..settings import PATH
from ..source.assemble import assemble
from . import tell

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..formats import Imported
    from ..model import Site

DONE, CONTENT, CALL = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Read the files one after the other, and write a quiz for each; fail when one of them gave none."""
    read = check(options.root, options.today)
    site = read.site
    rules = Source(PATH, read.texts[PATH], "") if PATH in read.texts else None
    if site is None or rules is None:
        return _wrong(options, "new_no_site" if rules is None else "new_site_errors", file=PATH)
    known = site.settings.languages
    spoken = options.language if options.language in known else site.settings.default
    language = options.to or spoken
    if language not in known:
        return _wrong(options, "new_bad_to", code=language, known=", ".join(known))
    missing = next((one for one in options.files if not one.is_file()), None)
    if missing:
        return _wrong(options, "import_no_file", file=missing)
    done = [_file(one, language, site, rules, options) for one in options.files]
    if any(done):
        print(words.command(options.words, "import_then"))
    return DONE if all(done) else CONTENT


def _wrong(options: argparse.Namespace, key: str, **values: object) -> int:
    print(words.command(options.words, key, **values), file=sys.stderr)
    return CALL


def _file(place: Path, language: str, site: Site, rules: Source, options: argparse.Namespace) -> bool:
    """Import one file; say whether it gave a question."""
    path = place.as_posix()
    # a file's name becomes a quiz's id and address
    name = proposal(place.stem) or "import"
    target = f"content/{language}/quizzes/{name}.yaml"
    there = any(quiz.id == name and quiz.language == language for quiz in site.quizzes)
    if there or author.taken(options.root, {target: ""}):
        read, found = None, [finding("import-exists", Span(path), file=target)]
    else:
        read, found = _read(author.foreign(place), path)
    if read is None:
        tell(found, {}, options.words)
        return False
    made = fitted(
        read.questions, read.title or place.stem, lambda text: _errors(text, target, rules, options)
    )
    spans = {one.id: one.span for one in read.questions}
    found += [_lost("import-otherwise", spans[one], "plainly") for one in made.plain]
    found += [_lost("import-left-out", spans[one], "refused") for one in made.dropped]
    if made.kept:
        author.create(options.root, {target: made.text})
    else:
        found.append(finding("import-empty", Span(path)))
    tell(found, {path: read.text}, options.words)
    if made.kept:
        print(words.command(options.words, "import_wrote", file=target, n=made.kept))
    return bool(made.kept)


def _lost(code: str, span: Span, what: str) -> Finding:
    return finding(code, span, "hint" if code == "import-otherwise" else "warning", thing=f"lost.{what}")


def _read(data: bytes, path: str) -> tuple[Imported | None, list[Finding]]:
    """Read a file by its ending and by what stands in it; None when no format knows it."""
    text, _ = decode(data)
    named = [one for one in readers().values() if path.lower().endswith(one.ENDINGS)]
    reader = next((one for one in named if one.knows(text)), None)
    if reader is None:
        reader = next((one for one in readers().values() if one.knows(text)), None)
    if reader is None:
        known = ", ".join(name.upper() for name in readers())
        return None, [finding("import-format", Span(path), known=known)]
    read = reader.read(data, path)
    return read, list(read.findings)


def _errors(text: str, target: str, rules: Source, options: argparse.Namespace) -> list[int]:
    """Give the lines in which a check of the new file finds an error, as if it stood alone in the site."""
    language = target.split("/")[1]
    home = Source(f"content/{language}/index.md", "---\ntitle: –\n---\n", "")
    site, found = assemble(Sources((rules, home, Source(target, text, "")), ()), tuple(checks.checks()))
    if site is not None:
        found += checks.check(look_up(site), options.today or date.today())  # noqa: DTZ011  the editor's own day
    return [one.span.line for one in found if one.severity == "error" and one.span.path == target]
