"""Python-Markdown as it is used here: its one instance a language, with our own patterns.

The only importer of `markdown`. What it makes of a text is a tree, which `markwrite` writes by list; fenced code is
drawn here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from . import markallow

if TYPE_CHECKING:
    from ..tongue import Tongue

# what the library means by its own marks; U+FE0E keeps phones from drawing the arrow as an emoji
OWN = ((FN_BACKLINK_TEXT, "↩\ufe0e"), (NBSP_PLACEHOLDER, "\u00a0"))
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_EXTENSIONS = ("tables", "def_list", "admonition", "sane_lists", "attr_list", "pymdownx.superfences")
# with one of these begins whatever a pattern means: code, escapes, links, addresses, entities, stress, terms, breaks
_MEANS = re.compile(r"[`\\\[<&*_{]|  \n")


@lru_cache(maxsize=16)
def engine(tongue: Tongue, *, page: bool) -> Any:
    """Make the one Markdown instance for a language; it is reused (a new one costs 1 ms a page)."""
    extensions = [*_EXTENSIONS, *(["footnotes"] if page else [])]
    back = "{}".join(one.translate(_BRACES) for one in tongue.say("page.footnote_back").split("{n}"))
    configs: dict[str, dict[str, Any]] = {
        "footnotes": {"SEPARATOR": "-", "BACKLINK_TITLE": back},
        "tables": {"use_align_attribute": True},
        "pymdownx.superfences": {
            "disable_indented_code_blocks": True,
            "custom_fences": [{"name": "*", "class": "", "format": _code}],
        },
    }
    made = markdown.Markdown(
        extensions=extensions,
        extension_configs={name: configs[name] for name in extensions if name in configs},
    )
    made.stripTopLevelTags = False
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    made.inlinePatterns.deregister("automail")
    made.treeprocessors.register(_Quiet(made), "quiet", 21)
    made.inlinePatterns.register(_Term(markallow.TERM.pattern, made), "term", 176)
    made.inlinePatterns.register(_Spanned(r"\[([^\[\]]+)\]\{([^{}]+)\}", made), "spanned", 175)
    made.inlinePatterns.register(_Mail(r"<([^\s<>@]+@[^\s<>@]+)>", made), "automail", 110)
    # the writer does what the post-processors do, by list
    made.postprocessors = markdown.util.Registry()
    return made


def _code(source: str, language: str, *_args: Any, **_more: Any) -> str:
    """Draw fenced code: the language as a class, nothing else of what the author gave."""
    name = f' class="language-{language}"' if re.fullmatch(r"[A-Za-z0-9_+-]+", language or "") else ""
    escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<pre tabindex="0"><code{name}>{escaped}</code></pre>'


class _Quiet(Treeprocessor):
    """Tells the library which texts none of its patterns can mean: it would try each of them on each text.

    Most texts of a page are such, and trying takes a quarter of the time that Markdown needs.
    """

    def run(self, root: Element) -> None:
        """Mark these texts as done."""
        for element in root.iter():
            if element.text and not _MEANS.search(element.text):
                element.text = markdown.util.AtomicString(element.text)
            if element.tail and not _MEANS.search(element.tail):
                element.tail = markdown.util.AtomicString(element.tail)


class _Spanned(InlineProcessor):
    """`[front office]{lang=en}`: an attribute list on a few words (Python-Markdown has none for plain words)."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """Make a `span` with the attributes."""
        element = Element("span")
        element.text = m[1]
        for name, value in get_attrs_and_remainder(m[2])[0]:
            element.set("class" if name == "." else name, value)
        return element, m.start(0), m.end(0)


class _Term(InlineProcessor):
    """`{{ term: id }}`: the term as the glossary spells it; after a comma, the words that stand there instead."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: ARG002, N802
        """Make a `span` with the words, which knows its term; an unknown term stays as it was typed."""
        known: dict[str, str] = getattr(self.md, "terms", {})
        if m["id"] not in known:
            return None, None, None
        element = Element("span")
        element.text = markdown.util.AtomicString(m["words"] or known[m["id"]])
        element.set(markallow.TERM_ID, m["id"])
        return element, m.start(0), m.end(0)


class _Mail(InlineProcessor):
    """`<name@place>`: a plain mail link; the stock one writes random-looking entities for each letter."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """Make a link."""
        element = Element("a")
        element.text = markdown.util.AtomicString(m[1])
        element.set("href", f"mailto:{m[1]}")
        return element, m.start(0), m.end(0)
