"""What of the theme may be overridden stays: the list is frozen, the manual has it, and an override does what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.output.theme import CLASSES, FROZEN, promised

DOCS = Path(__file__).parents[2] / "docs/content"


@pytest.mark.parametrize("sort", ("templates", "blocks", "tokens", "classes"))
def test_nothing_that_a_project_may_override_goes(sort):
    frozen = set(json.loads(FROZEN.read_text("utf-8"))[sort])
    now = set(promised()[sort])

    assert frozen - now == set(), (
        f"{sort}: projects override these by name, and would lose their look without a word. Keep the name (an empty "
        "block or a token that points to the new one is enough), or it is a new version of the theme."
    )
    assert now - frozen == set(), f"{sort}: new, and promised from now on: python -m tests.output.theme"


def test_every_promised_class_is_there():
    assert sorted(CLASSES) == promised()["classes"]


@pytest.mark.parametrize("language", ("hu", "en"))
@pytest.mark.parametrize("sort", ("templates", "blocks", "tokens", "classes"))
def test_the_manual_lists_all_of_it(language, sort):
    page = (DOCS / language / "articles/writing/theme.md").read_text("utf-8")
    rows = {one.partition(" | ")[0].strip("| `"): one for one in page.splitlines() if one.startswith("| `")}
    for name in promised()[sort]:
        template, _, block = name.partition(": ")
        if sort == "blocks":
            assert f"`{block}`" in rows[template], name
        elif sort == "templates" and not name.startswith("kinds/"):
            assert name in rows, name
        else:
            assert f"`{name}`" in page or name.startswith("kinds/"), name
    assert "`kinds/single/view.html`" in page


def test_a_block_of_the_frame_is_overridden_and_the_rest_stays(site):
    project = site(
        {"templates/home.html": '{% extends "page.html" %}{% block content %}<p>Saját</p>{% endblock %}'}
    )
    project.build()
    html = project.page("hu/index.html")

    assert "<p>Saját</p>" in html
    assert "Szöveg." not in html
    assert '<nav id="tree"' in html


def test_a_block_is_overridden_for_all_pages_by_extending_what_is_built_in(site):
    own = '{% extends "built-in/page.html" %}{% block after %}<p>Saját vég</p>{% endblock %}'
    project = site({"templates/page.html": own, "content/hu/faq/a.md": "---\ntitle: Miért?\n---\nMert.\n"})
    project.build()

    # the frame is one; a template that fills the block itself has the last word
    assert "<p>Saját vég</p>" in project.page("hu/privacy.html")
    assert "<p>Saját vég</p>" not in project.page("hu/faq/a.html")
    assert "Mert." in project.page("hu/faq/a.html")


def test_the_frame_itself_a_part_and_the_view_of_a_kind_are_overridden_by_files_of_their_names(site):
    quiz = "title: K\nquestions:\n  - {id: a, kind: true-false, question: Így?, answer: true, explanation: Így.}\n"
    view = (
        '{% extends "parts/choose.html" %}{% block how %}Saját kérés. {{ super() }}{% endblock %}'
        "{% block solution %}<p>Saját megoldás</p>{{ super() }}{% endblock %}"
    )
    project = site(
        {
            "content/hu/quizzes/k.yaml": quiz,
            "templates/parts/updated.html": "<p>Saját rész</p>",
            "templates/kinds/true_false/view.html": view,
        }
    )
    project.build()
    html = project.page("hu/quizzes/k.html")

    assert "<p>Saját rész</p>" in html
    assert "Saját kérés. " in html
    assert html.index("<details") < html.index("<p>Saját megoldás</p>") < html.index("</details>")
    assert "<p>Saját megoldás</p>" in project.page("hu/print.html")

    project.write(
        {"templates/page.html": "<!doctype html><title>{{ title }}</title>{% block main %}{% endblock %}"}
    )
    project.build()
    assert project.page("hu/index.html").startswith("<!doctype html><title>")


@pytest.mark.parametrize(
    ("path", "text", "place"),
    (
        ("page.html", "<p>\n{{ nincs_ilyen }}\n", "templates/page.html"),
        ("parts/foot.html", "", None),
        ("parts/updated.html", "{% if %}", "templates/parts/updated.html"),
        ("home.html", '{% extends "nincs.html" %}', "templates/home.html"),
        ("kinds/true_false/view.html", "{% block a %}", "templates/kinds/true_false/view.html"),
    ),
)
def test_a_broken_override_is_named_with_its_file(site, path, text, place):
    quiz = "title: K\nquestions:\n  - {id: a, kind: true-false, question: Így?, answer: true, explanation: Így.}\n"
    project = site({"content/hu/quizzes/k.yaml": quiz, f"templates/{path}": text})
    if place is None:  # a file that no template asks for troubles nobody
        project.build()
        return
    from generator import build

    built = build.build(project.root, project.out)
    found = [one for one in built.read.findings if one.code == "template"]

    assert built.report is None
    assert found
    assert {one.span.path for one in found} == {place}
