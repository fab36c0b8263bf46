"""The tree beside a page: every page of the open section, or of a large one those nearby and a link to all."""

from __future__ import annotations

import re

import pytest

from generator.formats.web.context import Here

MANY = 75


def files(count: int) -> dict[str, str]:
    made = {
        "content/site.yaml": "format: 1\nid: probe\ntitle: {en: Probe, hu: Próba}\nlanguages: [en, hu]\n"
        "axis: {first: {id: front, name: {en: Front, hu: Elöl}}, second: {id: back, name: {en: Back, hu: Hátul}}, both: {en: Both, hu: Mindkettő}}\n",
        "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
        "content/en/articles/b/index.md": "---\ntitle: Part\nsummary: All.\n---\n",
        "content/en/articles/b/other.md": "---\ntitle: Other\nside: front\nwas: [b/older]\n---\nText.\n",
        "content/en/articles/a/index.md": "---\ntitle: Part\nsummary: All.\n---\n",
    }
    for number in range(count):
        side = ("front", "back", "both")[number % 3]
        made[f"content/en/articles/a/p{number:02}.md"] = (
            f"---\ntitle: Page {number}\nside: {side}\n---\nText.\n"
        )
    return made


def tree(html: str) -> str:
    return html.partition('<nav id="tree"')[2].partition("</nav>")[0]


def rows(html: str) -> list[str]:
    return re.findall(r'data-step="articles/a/p([0-9]+)"', tree(html))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    (("index", 0, 40), ("p00", 0, 40), ("p20", 0, 40), ("p21", 1, 41), ("p54", 34, 74), ("p74", 34, 74)),
)
def test_of_a_large_section_those_nearby_stand_in_the_tree_and_a_link_to_all(site, name, first, last):
    project = site(files(MANY))
    project.build()
    html = project.page(f"en/a/{name}.html")

    assert rows(html) == [f"{number:02}" for number in range(first, last + 1)]
    assert f'<a href="index.html"><span>All pages of this section ({MANY})</span></a>' in tree(html)
    current = re.findall(r'aria-current="page" data-step="articles/a/([^"]*)"', tree(html))
    assert current == ([] if name == "index" else [name])


def test_elsewhere_nothing_of_it_stands_and_the_section_lists_all(site):
    project = site(files(MANY))
    project.build()

    assert rows(project.page("en/b/other.html")) == []
    assert "All pages of this section" not in project.page("en/b/other.html")
    listed = re.findall(r'href="(p[0-9]+)\.html"', project.page("en/a/index.html").partition("<main")[2])
    assert sorted(set(listed)) == [f"p{number:02}" for number in range(MANY)]


def test_sixty_stand_in_the_tree_all(site):
    project = site(files(60))
    project.build()

    assert len(rows(project.page("en/a/p30.html"))) == 60
    assert "All pages of this section" not in project.page("en/a/p30.html")


@pytest.mark.parametrize("count", (3, MANY))
def test_a_row_is_the_same_as_if_it_was_drawn_for_its_page(site, monkeypatch, count):
    """They are drawn once for all pages of a folder (missing translations and old addresses among them)."""
    project = site(files(count))
    project.build()
    wanted = project.output()
    monkeypatch.setattr(Here, "row", lambda self, draw, entry: draw(entry))
    project.build(force=True)

    assert len(wanted) > 10
    assert project.output() == wanted
