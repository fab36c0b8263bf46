"""A site → what its search finds, as scripts that are loaded one by one: articles and FAQ entries by section, terms of
the glossary, and the titles of quizzes, sections, learning paths and of the pages that nobody writes.

No question of a quiz is ever read here, so no answer can be found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ... import search
from ...model import Artifact
from ...output.theme import hashed
from ...search import Document, Section
from ...search.index import Index, counts, index
from ...search.text import sections
from ...search.whole import Whole, whole
from ...search.words import STOP, clean
from . import glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...lookup import Lookup
    from ...model import Page, PageType
    from ...search.recall import Recall
    from ...tongue import Tongue
    from .tree import Tree

_KINDS: dict[PageType, search.Kind] = {
    "article": "article", "section": "section", "faq": "faq", "quiz": "quiz", "path": "path",
    "faq-list": "page", "quiz-list": "page", "paths": "page", "practice": "page", "progress": "page",
    "glossary": "page", "privacy": "page", "accessibility": "page", "a-z": "page",
}  # fmt: skip
_READ = ("article", "faq", "section")


def head(language: str) -> str:
    """Give the address of the script that names all pieces of a language's index."""
    return f"{language}/search.js"


def files(
    lookup: Lookup, own: dict[tuple[str, str], Page], trees: dict[str, Tree], recall: Recall
) -> Iterator[Artifact]:
    """Make the scripts of every language; `<language>/search.js` names the others, so no page changes with them."""
    for language in lookup.site.settings.languages:
        found = tuple(documents(lookup, own, trees, language, recall))
        all_of_it = whole(found, language, recall)
        tongue = lookup.site.settings.tongue(language)
        yield from (
            as_one(all_of_it, found, tongue) if all_of_it else pieces(index(found, language, recall), tongue)
        )


def documents(
    lookup: Lookup, own: dict[tuple[str, str], Page], trees: dict[str, Tree], language: str, recall: Recall
) -> Iterator[Document]:
    """Give everything of a language that can be found, in the order of the site."""
    homes = {page.id: section.title for section, pages in trees[language] for page in pages}
    say = lookup.site.settings.tongue(language).say
    names = {
        "faq": say("nav.faq"),
        "quizzes": say("nav.quizzes"),
    }
    synonyms = _synonyms(lookup, language)
    pages = [
        page
        for page in (*lookup.site.pages, *(one for (code, _), one in own.items() if code == language))
        if page.language == language and page.type in _KINDS
    ]
    parted = recall.each(sections, [(_text(page), clean(page.title)) for page in pages])
    for page, (first, *rest) in zip(pages, parted, strict=True):
        kind, title = _KINDS[page.type], clean(page.title)
        place = homes.get(page.id) or (
            names.get(page.id.partition("/")[0], "") if kind in ("faq", "quiz") else ""
        )
        summary = () if page.type == "quiz" or not page.summary else (clean(page.summary),)
        begin = Section(first.anchor, title, (*summary, *first.passages))
        also = synonyms.get(title.lower(), ())
        yield Document(kind, page.address, title, clean(place), also, (begin, *rest))
    yield from _terms(lookup, own, language, recall)


def _text(page: Page) -> str:
    """Give what is searched of a page's text; of a quiz, and of pages that show what a reader did, nothing is."""
    return "\n".join(part for part in page.body.parts if isinstance(part, str)) if page.type in _READ else ""


def _synonyms(lookup: Lookup, language: str) -> dict[str, tuple[str, ...]]:
    """Give the other names of a term, for the page that has it as its title."""
    return {
        clean(term.term).lower(): tuple(clean(one) for one in term.also)
        for term in lookup.site.terms
        if term.language == language and term.also
    }


def _terms(
    lookup: Lookup, own: dict[tuple[str, str], Page], language: str, recall: Recall
) -> Iterator[Document]:
    page = own.get((language, "glossary"))
    if page is None:
        return
    for term in glossary.of(lookup.site.terms, language):
        title = clean(term.term)
        (said,) = recall.once(sections, term.definition.html, title)[:1]
        part = Section(glossary.anchor(term.id), title, said.passages)
        yield Document(
            "term", page.address, title, clean(page.title), tuple(clean(one) for one in term.also), (part,)
        )


def as_one(made: Whole, found: tuple[Document, ...], tongue: Tongue) -> Iterator[Artifact]:
    """Write everything as one script, and the head that names it."""
    language = tongue.code
    text = _script(
        json.dumps(
            [list(made.often), made.words, made.cuts, made.passages, list(made.told)],
            ensure_ascii=False, separators=(",", ":"),
        )
    )  # fmt: skip
    script = f'merleg.find.piece({_string(language)},"whole",0,{text});\n'.encode()
    path = hashed(f"find-{language}", "js", script)
    yield Artifact(path, script)
    yield _head(tongue, {**counts(found, language), "whole": path.rpartition("-")[2].removesuffix(".js")})


def pieces(made: Index, tongue: Tongue) -> Iterator[Artifact]:
    """Write the pieces, and the head that names them."""
    language = tongue.code
    named: dict[str, list[str]] = {"words": [], "ends": [], "texts": []}
    parts = {
        "words": [_string(text) for _, text in made.words],
        "ends": [_string(text) for _, text in made.ends],
        "texts": [text for _, text in made.texts],
    }
    for part, texts in parts.items():
        for number, text in enumerate(texts):
            script = (
                f"merleg.find.piece({_string(language)},{_string(part)},{number},{_script(text)});\n".encode()
            )
            path = hashed(f"find-{part}-{language}", "js", script)
            named[part].append(path.rpartition("-")[2].removesuffix(".js"))
            yield Artifact(path, script)
    begins: dict[str, Iterable[object]] = {
        "words": (first for first, _ in made.words), "ends": (first for first, _ in made.ends),
        "texts": (count for count, _ in made.texts),
    }  # fmt: skip
    told = {part: [" ".join(map(str, begins[part])), "".join(named[part])] for part in parts}
    yield _head(tongue, {"documents": made.documents, "sections": made.sections, **told})


def _head(tongue: Tongue, told: dict[str, Any]) -> Artifact:
    language = tongue.code
    stop = " ".join(STOP.get(language, "").split())
    told_ = {"language": language, "stop": stop, "kinds": list(search.KINDS), "say": _say(tongue), **told}
    text = _script(json.dumps(told_, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    return Artifact(head(language), f"merleg.find.head({text});\n".encode())


def _say(tongue: Tongue) -> dict[str, str]:
    """Give the words that the search says."""
    return {key.partition(".")[2]: text for key, text in tongue.texts.items() if key.startswith("find.")}


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _script(text: str) -> str:
    """Write JSON that any reader of a script takes as it is."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
