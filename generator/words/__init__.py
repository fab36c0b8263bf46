"""Every word of the interface, of the messages and of the command, by language.

`interface/<language>.yaml` is what readers see, `findings/` what editors are told, `command/` what the terminal says.
A language that lacks a file or a word falls back to English.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from ..article import article
from ..source import yamltree

FALLBACK = "en"


@cache
def catalogue(part: str, language: str) -> dict[str, str]:
    """Load `<part>/<language>.yaml` as dotted keys; an unknown language gives an empty catalogue.

    Kinds that lie apart bring the words of theirs: a file `words.<language>.yaml` with the parts as its first keys.
    """
    file = resources.files(__package__).joinpath(part, f"{language}.yaml")
    found = _flat(file.read_text("utf-8")) if file.is_file() else {}
    for own in _apart(language):
        prefix = f"{part}."
        found |= {key.removeprefix(prefix): text for key, text in own.items() if key.startswith(prefix)}
    return found


@cache
def _apart(language: str) -> tuple[dict[str, str], ...]:
    from ..kinds import kinds  # noqa: PLC0415  the kinds are read with words of this module

    files = (one.folder / f"words.{language}.yaml" for one in kinds().values())
    return tuple(_flat(file.read_text("utf-8")) for file in files if file.is_file())


@cache
def languages(part: str = "interface") -> tuple[str, ...]:
    """List the languages that the interface, or another part, has words for."""
    folder = resources.files(__package__).joinpath(part)
    return tuple(
        sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml"))
    )


def word(part: str, language: str, key: str, values: dict[str, str] | None = None) -> str:
    """Give one word in a language, with `{names}` filled; KeyError when no language has it."""
    text = catalogue(part, language).get(key)
    if text is None:
        text = catalogue(part, FALLBACK)[key]
    return filled(text, values or {})


def filled(text: str, values: dict[str, str]) -> str:
    """Fill the `{names}` of a text in one pass: a value that holds braces itself (an author's line) stays as it is.

    `{a:name}` and `{A:name}` are the Hungarian article that the value asks for.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] and match[2] in values:
            made = article(values[match[2]])
            return made if match[1] == "a" else made.capitalize()
        return match[0] if match[1] else values.get(match[2], match[0])

    return re.sub(r"\{(?:([aA]):)?([\w-]+)\}", value, text)


def finding(language: str, code: str, piece: str, values: dict[str, str]) -> str:
    """Give `what` or `fix` of a finding."""
    return word("findings", language, f"{code}.{piece}", values)


def command(language: str, key: str, **values: object) -> str:
    """Give a sentence that the terminal says."""
    return word("command", language, key, {name: str(value) for name, value in values.items()})


def decimal(number: float, language: str, places: int) -> str:
    """Write a number as the terminal does in a language."""
    return f"{number:.{places}f}".replace(".", command(language, "decimal"))


def _flat(text: str) -> dict[str, str]:
    """Read a catalogue of words: nested mappings of texts as dotted keys (for the program's own files)."""
    node, findings = yamltree.parse(text, "words")
    if findings:
        raise ValueError(findings)
    found: dict[str, str] = {}

    def walk(node: yamltree.Node | None, prefix: str) -> None:
        match node:
            case yamltree.Mapping():
                for key, value in node.entries:
                    walk(value, f"{prefix}.{key.text}" if prefix else key.text)
            case yamltree.Scalar():
                found[prefix] = node.text.rstrip("\n")
            case _:
                raise ValueError(prefix)

    walk(node, "")
    return found
