"""What the README and the manual show is what the program reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds import kinds
from generator.source import sitefields, tables

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
WRITING = (ROOT / "docs/writing.md").read_text("utf-8")


def block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def test_the_samples_of_the_readme_build_without_a_finding(site):
    project = site(
        {
            "content/site.yaml": (
                "format: 1\nid: sample\ntitle: Sample\nlanguages: [en]\n"
                "axis:\n  first: {id: front, name: Front}\n  second: {id: back, name: Back}\n  both: Both\n"
            ),
            "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
            "content/en/articles/basics/index.md": "---\ntitle: Basics\n---\n",
            "content/en/articles/basics/first-check.md": block("markdown"),
            "content/en/quizzes/first-check.yaml": block("yaml"),
        },
        bare=True,
    )

    assert project.codes() == []
    project.build()
    assert "en/basics/first-check.html" in project.output()


def test_the_samples_of_the_readme_are_short():
    assert len(block("markdown").splitlines()) <= 12
    assert len(block("yaml").splitlines()) <= 12


@pytest.mark.parametrize(
    "path",
    sorted(
        re.findall(
            r"\]\(((?!https?:)[^)#]+)",
            README + re.sub(r"```.*?```|`[^`\n]*`", "", WRITING, flags=re.DOTALL).replace("](../", "]("),
        )
    ),
)
def test_links_of_the_readme_lead_to_files(path):
    assert (ROOT / path).exists()


FIELDS = {
    field.name
    for table in (
        sitefields.TABLE, sitefields.QUIZ_RULES, tables.ARTICLE, tables.HOME, tables.SECTION, tables.FAQ, tables.FAQ_LIST,
        tables.QUIZ, tables.BAND, tables.QUESTION,
    )
    for field in table
    if not field.later
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(FIELDS - {"translated-from"}))
def test_every_field_is_in_the_manual(field):
    assert f"`{field}`" in WRITING or f"`{field}:" in WRITING


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_field_of_a_kind_is_in_its_readme(kind):
    text = (ROOT / "generator/kinds" / kind.replace("-", "_") / "README.md").read_text("utf-8")

    for field in kinds()[kind].fields:
        assert re.search(rf"\b{field.name}\b", text), field.name
