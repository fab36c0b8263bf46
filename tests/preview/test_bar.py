"""What the bar and the list of the preview say: weight, translations, coverage, marks; and nothing of it in a build."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from generator import preview_bar
from generator.preview_answer import message
from generator.preview_bar import bar, facts
from generator.preview_editor import Editor
from generator.preview_state import Shown, advance

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

EDITOR = Editor("my:{path}:{line}:{column}", "/p")
SITE = "format: 1\nid: p\ntitle: P\nlanguages: [hu, en]\n"
ARTICLE = """\
---
title: Egy
objectives:
  - {id: elso, text: Megnevezni az egyiket.}
  - {id: masodik, text: Megnevezni a másikat.}
covers: [A-01, A-02]
review-by: 2020-01-01
---
Szöveg.
"""
QUIZ = """\
id: egy
title: Kvíz
about: articles/a/egy
questions:
  - id: a
    kind: true-false
    question: Igaz?
    answer: true
    explanation: Igaz.
    objectives: [elso]
"""
FILES = {
    "content/site.yaml": SITE,
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
    "content/hu/articles/a/egy.md": ARTICLE,
    "content/hu/articles/a/ketto.md": "---\ntitle: Kettő\nstatus: draft\n---\nSzöveg.\n",
    "content/en/articles/a/index.md": "---\ntitle: A\n---\n",
    "content/en/articles/a/ketto.md": "---\ntitle: Two\ntranslated-from: 123456789abc\n---\nText.\n",
    "content/hu/quizzes/egy.yaml": QUIZ,
}


def told(
    project: Project, path: str, language: str = "en"
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Give the bar of a page, and its rows by what they are."""
    shown = advance(Shown(), project.root, (), language)
    now = facts(shown)
    assert now is not None
    given = json.loads(bar(now, shown, path, language, EDITOR))["bar"]
    return given, {row["what"]: row for row in given["rows"]}


def test_without_a_site_there_is_no_bar(site: Make):
    assert facts(advance(Shown(), site({"content/site.yaml": "id: ["}).root, (), "en")) is None


def test_a_page_in_full(site: Make):
    given, rows = told(site(FILES), "/hu/a/egy.html")
    assert given["marks"] == ["Due for review"]
    assert rows["file"]["href"] == "my:/p/content/hu/articles/a/egy.md:1:1"
    assert rows["languages"]["text"] == "hu, en (missing)"
    assert rows["objectives"]["text"] == "1 of 2 with a question; without one: masodik"
    assert rows["covers"]["text"] == "2 (A-01, A-02)"
    assert "drafts: 1, reviews due: 1, missing translations: 2" in rows["site"]["text"]


def test_marks(site: Make):
    project = site(FILES)
    assert told(project, "/hu/a/ketto.html")[0]["marks"] == ["Draft: not in the published site"]
    given, rows = told(project, "/en/a/egy.html")
    assert given["marks"] == ["Stands in for a missing translation"]
    assert rows["file"]["text"] == "content/hu/articles/a/egy.md"
    assert (
        told(project, "/en/a/ketto.html")[1]["languages"]["text"]
        == "hu (draft), en (older than the original)"
    )
    links = told(project, "/hu/a/index.html")[0]["links"]
    assert links == {"/hu/a/egy.html": "review due", "/hu/a/ketto.html": "draft"}


def test_the_weight_is_that_of_the_files(site: Make):
    project = site(FILES)
    shown = advance(Shown(), project.root, (), "en")
    rows = told(project, "/hu/quizzes/egy.html")[1]
    page = shown.files["hu/quizzes/egy.html"]
    loaded = [
        data
        for path, data in shown.files.items()
        # the search is named too, but loaded only when it is used
        if path.endswith((".css", ".js"))
        and path.encode() in page
        and not path.startswith(("assets/search", "assets/find"))
    ]
    assert len(loaded) == 5, "style, theme.js, site.js, store.js, quiz.js"
    alone = len(gzip.compress(page, mtime=0))
    assert rows["weight"]["page"] == alone
    assert rows["weight"]["all"] == alone + sum(len(gzip.compress(one, mtime=0)) for one in loaded)
    assert "limit: 45 kB" in rows["weight"]["text"]
    assert "limit: 35 kB" in told(project, "/hu/index.html")[1]["weight"]["text"]


def test_a_page_over_its_budget_says_so(site: Make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preview_bar, "BUDGET", 1)
    row = told(site(), "/hu/index.html", "hu")[1]["weight"]
    assert row["over"]
    assert "1 kB-os határ fölött" in row["text"]
    assert "több mint 1" in row["short"]


@pytest.mark.parametrize("path", ("/nincs.html", "/", "/index.html", "/hu/quizzes/"))
@pytest.mark.parametrize("language", ("hu", "en"))
def test_every_address_has_a_bar_with_every_word(site: Make, path: str, language: str):
    given, rows = told(site(FILES), path, language)
    assert "site" in rows
    assert all(row["name"] and row["text"] for row in given["rows"])
    assert not any("{" in row["text"] or "bar." in row["text"] for row in given["rows"])


@pytest.mark.parametrize("language", ("hu", "en"))
def test_a_finding_in_four_parts(site: Make, language: str):
    home = '---\ntitle: A\n---\nEz "rossz" idézőjel.\n\n[x](nics.md)\n'
    project = site({"content/hu/index.md": home, "content/hu/faq/nincs.md": "---\ntitle: N?\n---\nSzöveg.\n"})
    shown = advance(Shown(), project.write({"content/hu/nincs.md": "x"}).root, (), language)
    said = json.loads(message(shown, "/hu/index.html", language, EDITOR))
    row = next(row for row in said["rows"] if row["place"] == "content/hu/index.md:6:5")
    assert row["href"] == "my:/p/content/hu/index.md:6:5"
    assert all(row[part] for part in ("label", "what", "why", "fix"))
    assert {"hu": "hiba", "en": "error"}[language] in said["counts"]
    assert any(row["mended"] == "Ez „rossz” idézőjel." for row in said["rows"])
    severities = [row["severity"] for row in said["rows"]]
    assert severities == sorted(severities, key=lambda one: one == "hint"), "hints come last"


def test_a_build_has_no_trace_of_it(site: Make):
    project = site(FILES)
    project.build()
    project.build(drafts=True)
    for path, data in project.output().items():
        for word in (b"merleg-preview", b"__merleg", b"preview.js", b"vscode:"):
            assert word not in data, path
