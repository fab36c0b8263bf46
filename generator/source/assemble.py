"""`Sources` → `Site` + findings: what the files mean together. Pure; nothing is read from the disk here.

Files become pages by their place (`docs/decisions/0006-addresses.md`); the same relative path in two languages is the
same page, and a page that a language lacks gets a page that says so and leads to the language that has it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import settings as settings_module
from ..findings import Finding, Mend, Span, finding
from ..halves import in_halves
from ..kept import digest
from ..mend import plainly
from ..model import Page, Site
from . import lists, standins, wordsfile
from .reading import Context, fits, reading, under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Source, Sources
    from ..settings import Settings
    from ..texts import Text
    from .fields import Prose
    from .reading import Made, Memo, Remembered, Terms


# told what is being done (a word of the command's `progress`), how far it is, and of how many
Progress = Callable[[str, int, int], None]


def assemble(
    sources: Sources,
    known_checks: tuple[str, ...],
    memo: Memo | None = None,
    progress: Progress | None = None,
) -> tuple[Site | None, list[Finding]]:
    """Make the site; None when `site.yaml` is missing or says no language.

    A memo that is given again spares reading the files that have not changed (preview); it changes nothing but time.
    """
    texts = {source.path: source for source in sources.texts}
    if settings_module.PATH not in texts:
        return None, [finding("no-site", Span(settings_module.PATH), mend=Mend("create", _SITE))]
    if not texts[settings_module.PATH].text.strip():
        return None, [
            finding("empty-site", Span(settings_module.PATH, 1, 1), mend=Mend("lines", _SITE.rstrip()))
        ]
    settings, findings = settings_module.read(
        texts[settings_module.PATH].text, settings_module.PATH, known_checks
    )
    if settings is None:
        return None, findings
    settings = wordsfile.spoken(settings, texts, findings)
    made: list[Made] = []
    named = {
        language: lists.names(texts[path])
        for language in settings.languages
        if (path := f"content/{language}/glossary.yaml") in texts
    }
    seen = [
        digest(repr(settings)),
        *(f"{one.path} {hashlib.sha256(one.data).hexdigest()}" for one in sources.assets),
    ]
    read = _read(sources, settings, named, memo or {}, progress)
    for path, one in read.items():
        findings.extend(one.findings)
        made.append(one.made)
        seen.append(f"{path} {one.outside}")
    if memo is not None:
        memo.clear()
        memo.update(read)
    found_pages = [page for one in made for page in one.pages]
    found_quizzes = [quiz for one in made for quiz in one.quizzes]
    findings.extend(_hidden_endings(sources))
    torn = _torn(findings)
    found_pages.extend(standins.lists(settings, found_pages, found_quizzes))
    _homes(settings, found_pages, texts, findings)
    _theme_files(settings, sources, findings)
    found_pages = _with_sections(found_pages, findings)
    found_pages.extend(standins.missing(settings, found_pages))
    ordered = sorted(found_pages, key=lambda page: (settings.languages.index(page.language), page.id))
    site = Site(
        settings, _addressed(ordered, findings), tuple(found_quizzes), sources.assets,
        _said(settings.theme.footer, settings, named, findings),
        _said(settings.theme.contact, settings, named, findings), torn,
        tuple(term for one in made for term in one.terms), tuple(path for one in made for path in one.paths),
        _said(settings.theme.imprint, settings, named, findings), digest(*seen),
    )  # fmt: skip
    return site, findings


def _read(
    sources: Sources, settings: Settings, named: dict[str, Terms], memo: Memo, progress: Progress | None
) -> Memo:
    """Read each file but those that are remembered as they are now."""
    unders = {known: under(settings, known) for known in {(), *named.values()}}
    files = [one for one in sources.texts if one.path != settings_module.PATH]
    terms = {one.path: named.get(one.path.split("/")[1], ()) for one in files}
    new = [one for one in files if not fits(memo.get(one.path), one, unders[terms[one.path]])]
    done = len(sources.texts) - len(new)

    def some(part: Sequence[Source]) -> list[Remembered]:
        made = []
        for number, one in enumerate(part, 1):
            made.append(reading(one, settings, terms[one.path], unders[terms[one.path]]))
            if progress:
                progress("read", done + number * len(new) // len(part), len(sources.texts))
        return made

    read = dict(zip((one.path for one in new), in_halves(some, new), strict=True))
    return {one.path: read.get(one.path) or memo[one.path] for one in files}


def _hidden_endings(sources: Sources) -> list[Finding]:
    """Say which files have an ending behind their own (Notepad adds `.txt`, and Windows hides it)."""
    found = []
    for asset in sources.assets:
        match = re.fullmatch(r"(.*\.(?:md|ya?ml))\.txt", asset.path, re.IGNORECASE)
        if match:
            better = match[1].rpartition("/")[2]
            mend = Mend("rename", match[1])
            found.append(
                finding("bad-ending", Span(asset.path), mend=mend, name=f"{better}.txt", proposal=better)
            )
    return found


def _torn(findings: list[Finding]) -> frozenset[str]:
    """Give the files that could be read only in part, or not at all; also by the names that they should have."""
    torn = set()
    for one in findings:
        if one.severity == "error":
            torn.add(one.span.path)
            if one.code in ("bad-name", "bad-ending"):
                torn.add(one.span.path.rpartition("/")[0] + "/" + dict(one.values)["proposal"])
    return frozenset(torn)


def _said(
    texts: tuple[tuple[str, Prose], ...], settings: Settings, named: dict[str, Terms], findings: list[Finding]
) -> tuple[tuple[str, Text], ...]:
    """Render a text of the theme in each language that it is given for."""
    made = []
    for said, prose in texts:
        language = said or settings.default
        made.append((said, Context(settings, language, findings, named.get(language, ())).text(prose)))
    return tuple(made)


_SITE = "format: 1\nid: my-site\ntitle: …\nlanguages: [hu]\n"


def _head(title: str) -> str:
    """Write the smallest page there is."""
    return f"---\ntitle: {plainly(title)}\n---\n"


def _homes(settings: Settings, found: list[Page], texts: dict[str, Source], findings: list[Finding]) -> None:
    """Say which languages have no home page, or only a draft of one: every page leads to it."""
    for language in settings.languages:
        path = f"content/{language}/index.md"
        home = next((page for page in found if page.type == "home" and page.language == language), None)
        if home is None and path not in texts:
            title = dict(settings.title).get(language) or settings.title[0][1]
            mend = Mend("create", _head(title))
            findings.append(finding("no-home", Span(path), mend=mend, language=language))
        elif home is not None and home.draft:
            findings.append(finding("home-draft", home.span, mend=_published(texts.get(path))))


def _published(source: Source | None) -> Mend | None:
    """Take the line out that makes a page a draft."""
    lines = source.text.split("\n") if source else []
    number = next((n for n, one in enumerate(lines, 1) if re.fullmatch(r"status:\s*draft\s*", one)), 0)
    return Mend("lines", None, line=number) if number else None


def _theme_files(settings: Settings, sources: Sources, findings: list[Finding]) -> None:
    """Say which files that the theme names are not there."""
    known = {asset.path for asset in sources.assets}
    for word in (settings.theme.logo, settings.theme.stylesheet):
        if word is not None and f"content/{word.text}" not in known:
            findings.append(finding("theme-missing", word.span, name=word.text))


def _with_sections(found: list[Page], findings: list[Finding]) -> list[Page]:
    """Give articles the address of their section; say where a section has no `index.md`; a draft section drafts all."""
    sections = {(page.language, page.id): page for page in found if page.type == "section"}
    made = []
    for page in found:
        if page.type == "article":
            section = sections.get((page.language, page.id.rpartition("/")[0] + "/index"))
            if section is None:
                folder = page.source.rpartition("/")[0]
                mend = Mend("create", _head(folder.rpartition("/")[2].replace("-", " ").capitalize()))
                findings.append(finding("no-section", Span(f"{folder}/index.md"), mend=mend))
            else:
                language, _, last = page.address.split("/")
                address = f"{language}/{section.address.split('/')[1]}/{last}"
                draft = page.draft or section.draft
                if (address, draft) != (page.address, page.draft):
                    page = replace(page, address=address, draft=draft)  # noqa: PLW2901
        made.append(page)
    return made


def _addressed(found: list[Page], findings: list[Finding]) -> tuple[Page, ...]:
    """Find pages that would have one address; an old address wins over the page that only says what is missing."""
    old = {reference.target.casefold() for page in found for reference in page.was}
    taken: dict[str, Page] = {}
    made = []
    for page in found:
        if page.type == "missing" and page.address.casefold() in old:
            continue
        other = taken.setdefault(page.address.casefold(), page)
        if other is page:
            made.append(page)
        else:
            findings.append(finding("same-address", page.span, address=page.address, other=other.source))
    for page in made:
        for reference in page.was:
            other = taken.setdefault(reference.target.casefold(), page)
            if other is not page or reference.target == page.address:
                address = reference.target
                findings.append(finding("was-taken", reference.span, address=address, other=other.source))
    return tuple(made)
