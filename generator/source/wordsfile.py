"""`content/<language>/words.yaml` → what the interface says in a language, over the program's own words. Pure.

The file has the keys of the program's English words (`words/interface/en.yaml`): all of them where the program does not
know the language, any of them where it does. A word that is left empty is that of the program.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from .. import words
from ..findings import Finding, Mend, Span, finding
from ..plurals import categories
from ..tongue import Tongue, stem
from . import yamltree
from .fields import nearest
from .yamltree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Map

    from ..model import Source
    from ..settings import Settings

NAME = "words.yaml"
_NAMED = 6
_PLACE = re.compile(r"\{([^{}]*)\}")


def spoken(settings: Settings, texts: Map[str, Source], findings: list[Finding]) -> Settings:
    """Give the settings with the words of each language; say what is wrong with them, and which are missing."""
    made = []
    for language in settings.languages:
        source = texts.get(f"content/{language}/{NAME}")
        if source is not None:
            made.append(read(source, language, findings))
            continue
        made.append(Tongue(language))
        if language not in words.languages():
            known = ", ".join(words.languages())
            findings.append(
                finding("language-words", settings.span, "warning", language=language, known=known)
            )
    return replace(settings, tongues=tuple(made))


def read(source: Source, language: str, findings: list[Finding]) -> Tongue:
    """Read the words of a language."""
    node, slips = yamltree.parse(source.text, source.path)
    findings.extend(slips)
    if node is not None and not isinstance(node, Mapping):
        findings.append(finding("wrong-shape-thing", node.span, thing="words", known=", ".join(_below(""))))
    found: dict[str, str] = {}
    for key, value in _entries(node, "", findings):
        if value.text.strip() and not value.empty:
            problem = _problem(key, value, language)
            findings.extend(problem)
            if all(one.severity != "error" for one in problem):
                found[key] = value.text.strip("\n")
    _forms(found, source, findings)
    if language not in words.languages():
        findings.extend(_missing(found, source, language))
    return Tongue(language, source.digest, found)


def _entries(
    node: yamltree.Node | None, prefix: str, findings: list[Finding]
) -> Iterator[tuple[str, Scalar]]:
    """Give every word with its dotted key; say which keys there are not, and where a text should stand or may not."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        whole = f"{prefix}.{key.text}" if prefix else key.text
        group = whole in _groups()
        if isinstance(value, Scalar) and (_word(whole) or value.empty):
            yield whole, value
        elif isinstance(value, Mapping) and (group or _counts(whole)):
            # a word with forms may need none here, and one without may need some
            yield from _entries(value, whole, findings)
        elif _word(whole):
            findings.append(finding("wrong-shape-text", value.span, field=whole))
        elif group:
            findings.append(finding("wrong-shape-mapping", value.span, field=whole))
        else:
            close = nearest(key.text, _below(prefix))
            mend = Mend("value", close, old=key.text) if close else None
            known = close or ", ".join(_below(prefix)) or "–"
            findings.append(finding("words-unknown", key.span, mend=mend, key=whole, known=known))


def _word(key: str) -> bool:
    """Whether a text may stand there: it is a word of the interface, or a form of one."""
    return key in _english() or stem(key) != key or f"{key}.other" in _english()


def _english() -> Map[str, str]:
    return words.catalogue("interface", words.FALLBACK)


@cache
def _groups() -> frozenset[str]:
    """Give what words stand below: `nav` of `nav.home`."""
    parts = (key.split(".") for key in _english())
    return frozenset(".".join(one[:depth]) for one in parts for depth in range(1, len(one)))


def _below(prefix: str) -> list[str]:
    """List the keys that may stand below another."""
    start = f"{prefix}." if prefix else ""
    return list(
        dict.fromkeys(
            one.removeprefix(start).partition(".")[0] for one in _english() if one.startswith(start)
        )
    )


def _original(key: str) -> str:
    """Give the English text of a word, or of the form that holds all its places."""
    english = _english()
    return next(english[one] for one in (key, f"{stem(key)}.other", stem(key)) if one in english)


def _counts(key: str) -> bool:
    """Whether a word may have plural forms: it counts something."""
    return "{n}" in _english().get(f"{key}.other", _english().get(key, ""))


def _problem(key: str, value: Scalar, language: str) -> list[Finding]:
    """Say which places for values (`{n}`) a text has too many, or too few; and a form that no number asks for."""
    wanted = set(_PLACE.findall(_original(key)))
    given = set(_PLACE.findall(value.text))
    form = key.rpartition(".")[2] if stem(key) != key else ""
    names = ", ".join(f"{{{one}}}" for one in sorted(wanted)) or "–"
    found = [
        finding("words-place", value.span, key=key, name=f"{{{one}}}", known=names)
        for one in sorted(given - wanted)
    ]
    # the form for one thing may say the number in a word
    lost = wanted - given - ({"n"} if form in ("zero", "one", "two") else set())
    found += [
        finding("words-place-lost", value.span, "warning", key=key, name=f"{{{one}}}", text=_original(key))
        for one in sorted(lost)
    ]
    if form and form not in categories(language):
        known = ", ".join(f"`{one}`" for one in categories(language))
        found.append(
            finding("words-form", value.span, "warning", key=key, form=form, language=language, known=known)
        )
    return found


def _forms(found: dict[str, str], source: Source, findings: list[Finding]) -> None:
    """Say which words have forms, but not the one that holds for all other numbers; they are left out."""
    lacking = [
        one for one in dict.fromkeys(map(stem, found)) if one not in found and f"{one}.other" not in found
    ]
    for one in lacking:
        findings.append(finding("words-other", _place(source, one), key=one))
    for key in [key for key in found if stem(key) in lacking]:
        del found[key]


def _place(source: Source, key: str) -> Span:
    """Find the line of a key by its last part; the file as a whole where it cannot be told."""
    last = re.escape(key.rpartition(".")[2])
    lines = [n for n, one in enumerate(source.text.split("\n"), 1) if re.match(rf"\s*{last}\s*:", one)]
    return Span(source.path, lines[0], 1) if len(lines) == 1 else Span(source.path)


def _missing(found: dict[str, str], source: Source, language: str) -> Iterator[Finding]:
    """Say which words a language lacks that the program does not know."""
    have = {stem(key) for key in found}
    lacking = list(dict.fromkeys(stem(key) for key in _english() if stem(key) not in have))
    if lacking:
        keys = ", ".join(f"`{one}`" for one in lacking[:_NAMED])
        more = len(lacking) - _NAMED
        yield finding(
            "words-missing", Span(source.path), "warning", language=language, n=len(lacking),
            keys=f"{keys} … (+{more})" if more > 0 else keys,
        )  # fmt: skip
