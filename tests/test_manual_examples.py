"""What the manual's section on writing shows is read, and built, as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator import report
from generator.interactions.score import Share, reaches, score

MANUAL = Path(__file__).parents[1] / "docs/content"
PAGES = sorted(MANUAL.glob("*/articles/writing/*.md"))
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[a-z]+)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"articles/(?P<page>[a-z-]+/[a-z-]+)(?:#(?P<heading>[a-z-]+))?")


class Block(NamedTuple):
    """A block of code of a page: its language, its first line's number, the name of its form, its text."""

    page: str
    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.page.partition("/")[0]


def blocks() -> list[Block]:
    found = []
    for path in PAGES:
        text = path.read_text("utf-8")
        for match in _BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 2
            found.append(Block(path.relative_to(MANUAL).as_posix(), line, match["info"], match["text"]))
    return found


def named(several: list[Block]) -> list[object]:
    return [pytest.param(one, id=f"{one.page}:{one.line}") for one in several]


QUIZZES = [
    one
    for one in blocks()
    if one.info == "yaml" and re.search(r"^(questions:|  kind:)", one.text, re.MULTILINE)
]
PLACED = [one for one in blocks() if one.info == "markdown" and "```quiz\n" in one.text]
FILES = [one for one in blocks() if one.info == "markdown" and one.text.startswith("---\n")]
TEXTS = [one for one in blocks() if one.info == "markdown" and one not in PLACED + FILES]
LISTS = [
    one for one in blocks() if one.info == "yaml" and re.search(r"^  (term|steps):", one.text, re.MULTILINE)
]
PARTS = [one for one in blocks() if one.info == "yaml" and one not in QUIZZES + LISTS]


def said(project) -> str:
    findings = [one for one in project.check().findings if one.severity != "hint"]
    return report.as_text(findings, "en")


def base(language: str, *texts: str) -> dict[str, str]:
    """Make the site that a sample belongs to: the pages that it names, with their headings and objectives."""
    files = {
        "content/site.yaml": f"format: 1\nid: sample\ntitle: Sample\nlanguages: [{language}]\n",
        f"content/{language}/index.md": "---\ntitle: Home\n---\nText.\n",
        f"content/{language}/faq/index.md": (
            "---\ntitle: FAQ\ntopics:\n"
            + "".join(
                f"  - {{id: {one}, title: {one}}}\n" for one in ("invoices", "dates", "szamlak", "hataridok")
            )
            + "---\n"
        ),
        f"content/{language}/faq/deadline.md": "---\ntitle: When?\n---\nText.\n",
        f"content/{language}/faq/hatarido.md": "---\ntitle: Mikor?\n---\nText.\n",
    }
    everything = "\n".join(texts)
    objectives = sorted(set(re.findall(r"^ *objectives: \[([a-z0-9-]+)\]", everything, re.MULTILINE)))
    for page in sorted({match["page"] for match in _PLACE.finditer(everything)}):
        headings = {match["heading"] for match in _PLACE.finditer(everything) if match["page"] == page} - {
            None
        }
        goals = "".join(f"  - {{id: {one}, text: Able.}}\n" for one in objectives)
        head = f"title: Page\nobjectives:\n{goals}" if goals else "title: Page\n"
        text = "".join(f"## Heading {{#{one}}}\n\n" for one in sorted(map(str, headings)))
        files[f"content/{language}/articles/{page}.md"] = f"---\n{head}---\n{text}"
        files[f"content/{language}/articles/{page.partition('/')[0]}/index.md"] = "---\ntitle: Section\n---\n"
    return files


def quiz(title: str, objectives: str = "", about: str = "") -> str:
    goals = f"    objectives: [{objectives}]\n" if objectives else ""
    return (
        f"title: {title}\n{about}questions:\n  - id: one\n    kind: true-false\n    question: So?\n    answer: true\n"
        f"    explanation: Since it is.\n{goals}"
    )


def test_there_are_samples_of_each_sort_in_both_languages():
    for sort in (QUIZZES, PLACED, FILES, TEXTS, LISTS, PARTS):
        assert {one.language for one in sort} == {"hu", "en"}


@pytest.mark.parametrize("block", named(QUIZZES))
def test_quizzes_and_questions_are_read(site, block):
    whole = re.search("^questions:", block.text, re.MULTILINE)
    text = block.text if whole else f"title: Sample\nquestions:\n{re.sub('(?m)^(?=.)', '  ', block.text)}"

    assert (
        said(
            site(
                {**base(block.language, text), f"content/{block.language}/quizzes/sample.yaml": text},
                bare=True,
            )
        )
        == ""
    )


@pytest.mark.parametrize("block", named(FILES))
def test_pages_are_built(site, block):
    """A list of topics is `faq/index.md`, an entry with a topic a FAQ entry, everything else an article."""
    place = next(
        (
            path
            for word, path in (("topics:", "faq/index.md"), ("topic:", "faq/sample.md"))
            if f"\n{word}" in block.text
        ),
        "articles/sample/sample.md",
    )
    files = base(block.language, block.text)
    if place.startswith("articles"):
        head = yaml.safe_load(block.text.split("---\n")[1])
        files[f"content/{block.language}/articles/sample/index.md"] = "---\ntitle: Section\n---\n"
        files[f"content/{block.language}/quizzes/{head['quiz']}.yaml"] = quiz(
            "Sample", head["objectives"][0]["id"], "about: articles/sample/sample\n"
        )
    project = site({**files, f"content/{block.language}/{place}": block.text}, bare=True)

    assert said(project) == ""
    project.build()


@pytest.mark.parametrize("block", named(TEXTS + PLACED))
def test_texts_are_built(site, block):
    place = f"content/{block.language}/articles/sample/"
    files = base(block.language) | {f"{place}index.md": "---\ntitle: Section\n---\n"}
    project = site({**files, f"{place}sample.md": f"---\ntitle: Sample\n---\n{block.text}"}, bare=True)

    assert said(project) == ""
    project.build()


@pytest.mark.parametrize("block", named(LISTS))
def test_glossary_and_paths_are_read(site, block):
    name = "glossary" if "  term:" in block.text else "paths"
    files = base(block.language, block.text)
    for quiz_name in re.findall(r"quizzes/([a-z-]+)", block.text):
        files[f"content/{block.language}/quizzes/{quiz_name}.yaml"] = quiz("Sample")

    assert said(site({**files, f"content/{block.language}/{name}.yaml": block.text}, bare=True)) == ""


def both(files, block):
    """Make it a site of two languages, for what is said in both."""
    other = "en" if block.language == "hu" else "hu"
    settings = files["content/site.yaml"].replace(f"[{block.language}]", f"[{block.language}, {other}]")
    home = files[f"content/{block.language}/index.md"]
    made = {"content/site.yaml": settings + block.text, f"content/{other}/index.md": home}
    for path in ("articles/sample/index.md", "articles/sample/sample.md", "quizzes/sample.yaml"):
        made[f"content/{other}/{path}"] = files[f"content/{block.language}/{path}"]
    return made


@pytest.mark.parametrize("block", named(PARTS))
def test_parts_are_read_where_they_belong(site, block):
    """A few fields alone: of a quiz, of a page's head, of the site; in one of these they are all known and right."""
    place = f"content/{block.language}/articles/sample/sample.md"
    files = base(block.language, block.text) | {
        place: "---\ntitle: Sample\n---\nText.\n",
        f"content/{block.language}/articles/sample/index.md": "---\ntitle: Section\n---\n",
        f"content/{block.language}/quizzes/sample.yaml": quiz("Sample"),
    }
    title = "" if re.search("^title:", block.text, re.MULTILINE) else "title: Sample\n"
    filled = quiz("Sample").partition("\n")[2]
    tries = [
        files | {place: f"---\n{title}{block.text}---\nText.\n"},
        files | {f"content/{block.language}/quizzes/sample.yaml": f"{title}{block.text}{filled}"},
        files | {"content/site.yaml": files["content/site.yaml"] + block.text},
        files | both(files, block),
        files | {f"content/{block.language}/words.yaml": block.text},
    ]

    told = []
    for one in tries:
        project = site(one, bare=True)
        told.append(said(project))
        shutil.rmtree(project.root)  # none is to find the files of another
    assert "" in told, "\n".join(told)


@pytest.mark.parametrize("path", PAGES, ids=lambda one: one.as_posix()[-40:])
def test_pages_exist_in_both_languages_with_the_same_headings(path):
    other = (
        MANUAL
        / ("en" if path.is_relative_to(MANUAL / "hu") else "hu")
        / path.relative_to(MANUAL).as_posix()[3:]
    )

    assert headings(path) == headings(other)


def headings(path: Path) -> list[str]:
    shown = _BLOCK.sub("", path.read_text("utf-8"))
    return re.findall(r"^##+ .*\{#([a-z0-9-]+)\}$", shown, re.MULTILINE)


@pytest.mark.parametrize("language", ("hu", "en"))
def test_the_numbers_of_the_page_on_scores_are_what_the_program_counts(language):
    text = (MANUAL / language / "articles/writing/scores.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \| (\d) \| [^|]+ \| (\d) \| ([^|]+) \|$", text, re.MULTILINE)
    words = {
        "right": ("helyes", "right"),
        "partly": ("részben helyes", "partly right"),
        "wrong": ("nem helyes", "wrong"),
    }
    assert len(rows) == 7
    for right, wrong, points, verdict in rows:
        counted = score(Share(max(0, int(right) * 2 - int(wrong) * 3), 6), 3)
        assert (counted.earned, words[counted.state]) == (int(points), words[counted.state])
        assert verdict.strip() in words[counted.state]

    assert score(Share(2, 3), 1).earned == 0
    totals = re.findall(
        r"^\| (\d+) (?:pontból|of) (\d+)[^|]*\|[^|]*\| (igen|yes|nem|no) \|$", text, re.MULTILINE
    )
    assert len(totals) == 3
    for one, two, answer in totals:
        earned, of = sorted((int(one), int(two)))
        assert reaches(earned, of, 70) == (answer in ("igen", "yes"))
