"""Words of the messages and their samples → the manual's pages about messages, in a language. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from . import words
from .checks import checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# the first group that has the code, or the beginning of it (`link-*`), takes it
GROUPS = {
    "exchange": "export-* import-*",
    "translations": "translation-* not-translated",
    "good-questions": "absolute-words all-of-the-above answer-place empty-feedback explanation longest-right"
    " many-options negative-stem objective question-objective similar-options* unreachable*",
    "quizzes": "answer-* draw-* several-right-options no-right-option one-option unknown-kind bad-question-was"
    " reserved-id reference-twice duplicate-id not-tries dimension* extra-right gap-* group-twice item-twice pair-*"
    " likert-* between-list number-between number-both number-missing one-group one-item one-pair open-nothing"
    " order-numbered profile-* scale-*",
    "style": "abbreviation check-* unknown-check draft heading-bold link-text* long-sentence review-due typography-*"
    " unfinished",
    "links": "anchor* captions-* link* picture-* address-*",
    "references": "reference* term-* was-* bad-was",
    "text": "attribute box-* fence-open footnote-missing head-open heading* html-* list-mark list-glued list-nested"
    " head-first markdown-* no-head placeholder-* table-* control-character",
    "site": "bad-address bad-language empty-site format-newer home-draft language* low-contrast no-home no-site"
    " hyphens-missing stylesheet-* not-colour not-origin words-* side-without-axis bad-side theme-missing"
    " wrong-shape-languages",
    "files": "bad-ending bad-id bad-name bom device-name disk-link empty-file folder-deep misplaced no-file"
    " no-section not-utf8 reserved-address same-* slug-fixed unreadable",
    "output": "output-* server-address template theme-file",
    "yaml": "yaml-* colon-missing duplicate-key item-in-quotes text-in-quotes list-open",
    "fields": "*",
}
ORDER = ("yaml", "fields", "site", "files", "text", "links", "references", "quizzes", "good-questions",
         "style", "translations", "output", "exchange")  # fmt: skip
# checks that the quoted words would set off, and the pages where they would
EXCUSED = {"abbreviation": ("exchange", "files", "links", "yaml"), "typography": ("fields", "site")}


@dataclass(frozen=True, slots=True)
class Sample:
    """What is known of a code: its weights, whether it is mended (never, sometimes, always), an example by language."""

    weights: tuple[str, ...] = ("error",)
    mended: str = "never"
    example: Mapping[str, str] | None = None


def codes() -> list[str]:
    """List every code that has words."""
    return sorted(key[:-5] for key in words.catalogue("findings", "en") if key.endswith(".what"))


def group(code: str) -> str:
    """Give the page that a code stands on."""
    return next(
        name
        for name, kinds in GROUPS.items()
        for kind in kinds.split()
        if code == kind or (kind.endswith("*") and code.startswith(kind[:-1]))
    )


def pages(
    language: str, samples: Mapping[str, Sample], belonging: Mapping[str, str], measured: str
) -> dict[str, str]:
    """Write every page by its file's name; `belonging` says to which check a code belongs."""
    say = partial(_say, language)
    order = ", ".join((*ORDER, "quality"))
    made = {
        "index.md": _head(say("index"), say("index_summary"), f"pages: [{order}]")
        + f"\n{say('index_text')}\n",
        "quality.md": _quality(language, samples, belonging, measured),
    }
    for name in ORDER:
        parts = [
            _code(code, language, samples.get(code, Sample()), belonging.get(code))
            for code in codes()
            if group(code) == name
        ]
        excuses = [f"  {check}: {say('quoted')}" for check, where in EXCUSED.items() if name in where]
        more = ["checks:", *excuses] if excuses else []
        head = _head(say(f"group.{name}.title"), say(f"group.{name}.summary"), *more)
        made[f"{name}.md"] = "\n".join([head, *parts])
    return made


def _say(language: str, key: str, **values: str) -> str:
    return words.word("manual", language, key, values)


def _head(title: str, summary: str, *more: str) -> str:
    quoted = ["'" + text.replace("'", "''") + "'" for text in (title, summary)]
    return "\n".join(["---", f"title: {quoted[0]}", f"summary: {quoted[1]}", *more, "---", ""])


def _code(code: str, language: str, sample: Sample, check: str | None) -> str:
    """Write what is said of one code."""
    say = partial(_say, language)
    what, why, fix = (
        _bare(words.catalogue("findings", language)[f"{code}.{piece}"]) for piece in ("what", "why", "fix")
    )
    weights = ", ".join(say(f"kind.{one}") for one in sample.weights)
    notes = [f"**{say('weight')}:** {weights}."]
    if check:
        notes.append(say("switch", check=check))
    if sample.mended != "never":
        notes.append(say("mends" if sample.mended == "always" else "mends_some"))
    example = [say("sample"), _fenced(sample.example[language])] if sample.example else [say("no_sample")]
    parts = [
        f"## `{code}` {{#of-{code}}}",
        what,
        f"**{say('word_why')}** {why}",
        f"**{say('word_fix')}** {fix}",
        " ".join(notes),
        *example,
    ]
    return "\n\n".join(parts) + "\n"


def _bare(text: str) -> str:
    """Show the places of values as `…`, and keep what is not code from being read as Markdown."""
    text = re.sub(r"\{[aA]:[a-z-]+\} ", "", text)  # the article of what is not told
    text = re.sub(r"\{[a-z-]+\}([.,]\{[a-z-]+\})?\.?", "…", " ".join(text.split("\n")))
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(
        one if one.startswith("`") else re.sub(r"([*_\[\]<>#{}|])", r"\\\1", one) for one in pieces
    )


def _fenced(text: str) -> str:
    """Put a text into a block of code that nothing in it can end."""
    longest = max((len(one) for one in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _quality(
    language: str, samples: Mapping[str, Sample], belonging: Mapping[str, str], measured: str
) -> str:
    """Write the page about all checks and how good they are."""
    say = partial(_say, language)
    parts = [
        _head(say("quality.title"), say("quality.summary")) + "\n" + say("quality.intro"),
        f"## {say('quality.list')} {{#list}}",
        "\n".join(_checks(language, samples, belonging)),
        f"## {say('quality.switch')} {{#switch}}",
        say("quality.switch_text"),
        f"## {say('quality.measured')} {{#measured}}",
        say("quality.measured_text"),
        "\n".join(_measured(language, measured)),
    ]
    return "\n\n".join(parts) + "\n"


def _checks(language: str, samples: Mapping[str, Sample], belonging: Mapping[str, str]) -> Iterator[str]:
    """Write the table of checks; those without a line of words of their own are named all the same."""
    say = partial(_say, language)
    yield f"| {say('quality.check')} | {say('weight')} | {say('quality.finds')} |"
    yield "| --- | --- | --- |"
    known = words.catalogue("manual", language)
    for name in checks():
        own = {one for code, check in belonging.items() if check == name for one in samples[code].weights}
        weights = ", ".join(say(f"kind.{one}") for one in ("error", "warning", "hint") if one in own)
        yield f"| `{name}` | {weights or '–'} | {known.get(f'check.{name}', '–')} |"


def _measured(language: str, table: str) -> Iterator[str]:
    """Say the measured table of `docs/checks.md` in a language."""
    say = partial(_say, language)
    yield f"| {say('quality.fault')} | {say('quality.hungarian')} | {say('quality.english')} |"
    yield "| --- | --- | --- |"
    of = say("measure.of")
    for line in table.splitlines():
        for one in ("of what the checks look for", "of all bad questions", "good questions troubled",
                    "questions of the guide troubled", "no check"):  # fmt: skip
            line = line.replace(one, say(f"measure.{one}"))  # noqa: PLW2901  a line is said word by word
        yield re.sub(r"(\d+) of (\d+)", rf"\1 {of} \2", line)
