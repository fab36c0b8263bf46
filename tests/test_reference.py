"""The manual's pages about fields are those that the tables give, and the program builds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import reference
from generator.source import registry

FOLDER = Path(__file__).parents[1] / "docs/content"


@pytest.mark.parametrize("language", ("hu", "en"))
def test_committed_pages_are_up_to_date(language):
    """`python tools/reference.py` writes them."""
    folder = FOLDER / language / "articles/fields"

    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == reference.pages(language)


def test_every_field_of_every_table_is_on_a_page():
    pages = "".join(reference.pages("en").values())

    for table in registry.every().values():
        for field in table.fields:
            assert f"| `{field.name}` |" in pages, (table.name, field.name)


def test_the_pages_are_built_without_a_finding(site):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: x\ntitle: X\nlanguages: [hu, en]\n",
            **{f"content/{language}/index.md": "---\ntitle: X\n---\nX\n" for language in ("hu", "en")},
            **{
                f"content/{language}/articles/fields/{name}": text
                for language in ("hu", "en")
                for name, text in reference.pages(language).items()
            },
        },
        bare=True,
    )

    assert project.codes() == []
    project.build()
    html = project.page("en/fields/quiz.html")
    assert html.count("<h2") >= 8
    assert "<code>a|b</code>" in html
    assert "{{" not in project.page("en/fields/faq.html")


def test_pages_are_the_same_in_both_languages():
    assert set(reference.pages("hu")) == set(reference.pages("en"))
