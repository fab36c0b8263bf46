"""`Sources` → `Site` + findings: what the files mean together. Pure; nothing is read from the disk here.

Files become pages by their place (`docs/decisions/0006-addresses.md`); the same relative path in two languages is the
same page, and a page that a language lacks gets a page that says so and leads to the language that has it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from .. import settings as settings_module
from .. import words
from ..findings import Finding, Span, finding
from ..kinds import Desk
from ..model import Page, PageType, Quiz, Site, Text
from . import markdown, pages, quizzes
from .fields import proposal

if TYPE_CHECKING:
    from ..model import Source, Sources
    from ..settings import Settings
    from .fields import Prose


@dataclass(frozen=True, slots=True)
class Context:
    """What reading one file needs: the settings, the language, and the list that findings go to."""

    settings: Settings
    language: str
    findings: list[Finding]

    def text(self, prose: Prose) -> Text:
        """Render a short text."""
        text, findings = markdown.render_text(prose, self.language)
        self.findings.extend(findings)
        return text

    def desk(self, points: int | None) -> Desk:
        """Give what a kind works with."""
        return Desk(self.settings.rules, points, self.text, self.findings)


def assemble(sources: Sources, known_checks: tuple[str, ...]) -> tuple[Site | None, list[Finding]]:
    """Make the site; None when `site.yaml` is missing or says no language."""
    texts = {source.path: source for source in sources.texts}
    if settings_module.PATH not in texts:
        return None, [finding("no-site", Span(settings_module.PATH))]
    settings, findings = settings_module.read(
        texts[settings_module.PATH].text, settings_module.PATH, known_checks
    )
    if settings is None:
        return None, findings
    found_pages: list[Page] = []
    found_quizzes: list[Quiz] = []
    for source in sources.texts:
        if source.path != settings_module.PATH:
            page, more = _file(source, settings, findings)
            found_pages.extend(page)
            found_quizzes.extend(more)
    found_pages.extend(_lists(settings, found_pages, found_quizzes))
    for language in settings.languages:
        if not any(page.type == "home" and page.language == language for page in found_pages):
            path = f"content/{language}/index.md"
            findings.append(finding("no-home", Span(path), language=language))
    found_pages.extend(_missing(settings, found_pages))
    ordered = tuple(sorted(found_pages, key=lambda page: (settings.languages.index(page.language), page.id)))
    site = Site(settings, _addressed(ordered, findings), tuple(found_quizzes), sources.assets)
    return site, findings


def _file(source: Source, settings: Settings, findings: list[Finding]) -> tuple[list[Page], list[Quiz]]:
    """Read one file by its place."""
    parts = source.path.split("/")[1:]
    language = parts[0]
    if language not in settings.languages:
        code = "language-folder" if len(parts) > 1 and len(language) in (2, 3) else "misplaced"
        known = ", ".join(settings.languages)
        findings.append(finding(code, Span(source.path), "warning", language=language, known=known))
        return [], []
    context = Context(settings, language, findings)
    if not source.text.strip():
        findings.append(finding("empty-file", Span(source.path)))
        return [], []
    if not _well_named(source.path, parts[1:], findings):
        return [], []
    type_ = _type(parts[1:])
    if type_ == "later":
        findings.append(finding("file-later", Span(source.path), "warning"))
    elif type_ is None:
        findings.append(finding("misplaced", Span(source.path), "warning"))
    elif type_ == "quiz":
        return quizzes.file(source, context)
    else:
        return pages.page(source, type_, context)
    return [], []


def _type(parts: list[str]) -> PageType | Literal["later"] | None:
    """Tell from a file's place below its language's folder what it is."""
    fixed: dict[tuple[str, ...], PageType | Literal["later"]] = {
        ("index.md",): "home",
        ("faq", "index.md"): "faq-list",
        ("quizzes", "index.md"): "quiz-list",
        ("glossary.yaml",): "later",
        ("paths.yaml",): "later",
    }
    match parts:
        case _ if tuple(parts) in fixed:
            return fixed[tuple(parts)]
        case ["articles", _, "index.md"]:
            return "section"
        case ["articles", _, name] if name.endswith(".md"):
            return "article"
        case ["faq", name] if name.endswith(".md"):
            return "faq"
        case ["quizzes", name] if name.endswith(".yaml"):
            return "quiz"
    return None


def _well_named(path: str, parts: list[str], findings: list[Finding]) -> bool:
    """Whether every part of the path can be an address; say the proposal where one can't."""
    for number, part in enumerate(parts):
        stem, ending = part, ""
        if number == len(parts) - 1:
            stem, _, ending = part.rpartition(".")
            if ending.lower() == "yml" or ending != ending.lower():
                wanted = {"yml": "yaml"}.get(ending.lower(), ending.lower())
                findings.append(
                    finding("bad-name", Span(path), name=part, proposal=f"{proposal(stem)}.{wanted}")
                )
                return False
        if not stem or proposal(stem) != stem:
            better = (proposal(stem) or "oldal") + (f".{ending}" if ending else "")
            findings.append(finding("bad-name", Span(path), name=part, proposal=better))
            return False
    return True


def _lists(settings: Settings, found: list[Page], found_quizzes: list[Quiz]) -> list[Page]:
    """Make the lists of FAQ entries and quizzes for the languages that have some and no `index.md` for them."""
    made = []
    for language in settings.languages:
        have = {page.type for page in found if page.language == language}
        has_quizzes = any(quiz.language == language for quiz in found_quizzes)
        if "faq" in have and "faq-list" not in have:
            made.append(_list(language, "faq-list", "faq", words.word("interface", language, "nav.faq")))
        if has_quizzes and "quiz-list" not in have:
            made.append(
                _list(language, "quiz-list", "quizzes", words.word("interface", language, "nav.quizzes"))
            )
    return made


def _list(language: str, type_: PageType, folder: str, title: str) -> Page:
    source = f"content/{language}/{folder}/index.md"
    return Page(
        f"{folder}/index", type_, language, title, "", f"{language}/{folder}/index.html", pages.EMPTY, Span(source),
        source, "",
    )  # fmt: skip


def _missing(settings: Settings, found: list[Page]) -> list[Page]:
    """Make the page that names a missing translation, for each page that another language has."""
    have = {(page.language, page.id) for page in found}
    made = []
    for language in settings.languages:
        for page in sorted(found, key=lambda page: settings.languages.index(page.language)):
            if page.draft or page.type == "home" or (language, page.id) in have:
                continue
            have.add((language, page.id))
            address = pages.address(language, page.id, None, _section_slug(found, language, page.id))
            made.append(
                replace(page, type="missing", language=language, address=address, body=pages.EMPTY, was=(), covers=(),
                        objectives=(), quiz=None, related=(), pages=(), summary="", topics=())
            )  # fmt: skip
    return made


def _section_slug(found: list[Page], language: str, id_: str) -> str | None:
    """Give the address of an article's section in a language, where its `index.md` sets one."""
    section = "/".join(id_.split("/")[:2]) + "/index"
    for page in found:
        if page.language == language and page.id == section:
            return page.address.split("/")[1]
    return None


def _addressed(found: tuple[Page, ...], findings: list[Finding]) -> tuple[Page, ...]:
    """Give articles the address of their section, and find pages that would have one address."""
    slugs = {
        (page.language, page.id): page.address.split("/")[1] for page in found if page.id.endswith("/index")
    }
    taken: dict[str, Page] = {}
    made = []
    for page in found:
        section = "/".join(page.id.split("/")[:2]) + "/index"
        if page.id.startswith("articles/") and not page.id.endswith("/index"):
            slug = slugs.get((page.language, section))
            if slug is None and page.type == "article":
                folder = page.source.rpartition("/")[0]
                findings.append(finding("no-section", Span(f"{folder}/index.md"), page=page.title))
            language, _, last = page.address.split("/")
            if slug:
                page = replace(page, address=f"{language}/{slug}/{last}")  # noqa: PLW2901
        other = taken.setdefault(page.address.casefold(), page)
        if other is not page:
            findings.append(finding("same-address", page.span, address=page.address, other=other.source))
            continue
        made.append(page)
    for page in made:
        for old in page.was:
            if old.casefold() in taken:
                findings.append(
                    finding("was-taken", page.span, address=old, other=taken[old.casefold()].source)
                )
    return tuple(made)
