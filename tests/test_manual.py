"""What the README shows is what the program reads; `test_manual_site` follows the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.kinds import kinds

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


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


@pytest.mark.parametrize("path", sorted(re.findall(r"\]\(((?!https?:)[^)#]+)", README)))
def test_links_of_the_readme_lead_to_files(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_field_of_a_kind_is_in_its_readme(kind):
    text = (ROOT / "generator/kinds" / kind.replace("-", "_") / "README.md").read_text("utf-8")

    for field in kinds()[kind].fields:
        assert re.search(rf"\b{field.name}\b", text), field.name
