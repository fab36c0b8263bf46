"""What the preview shows from one build to the next: what stays, what goes, and what a browser is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator import preview_state
from generator.preview_answer import answer, message
from generator.preview_state import Shown, advance

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    Make = Callable[..., Project]

HOME = "---\ntitle: Kezdőlap\n---\nElső szöveg.\n"
FAQ = "---\ntitle: Egy?\n---\nVálasz.\n"
QUIZ = """\
id: egy
title: Kvíz
questions:
  - id: a
    kind: true-false
    question: Igaz?
    answer: true
    explanation: Igaz.
"""


def step(project: Project, before: Shown | None = None, changed: str = "content/x") -> Shown:
    return advance(before or Shown(), project.root, {changed}, "en")


def told(shown: Shown, path: str) -> dict[str, Any]:
    return dict(json.loads(message(shown, path, "en")))


def places(shown: Shown, path: str) -> list[str]:
    return [row["place"] for row in told(shown, path)["rows"]]


def page(shown: Shown, path: str) -> str:
    return answer(shown, path, "en").data.decode()


def test_only_what_changed_has_a_new_version(site: Make):
    project = site({"content/hu/faq/egy.md": FAQ, "content/hu/faq/ket.md": FAQ.replace("Egy", "Két")})
    before = step(project)
    after = step(project.write({"content/hu/faq/egy.md": FAQ.replace("Válasz", "Más")}), before)
    assert told(after, "/hu/faq/egy.html")["version"] != told(before, "/hu/faq/egy.html")["version"]
    assert told(after, "/hu/faq/ket.html") == told(before, "/hu/faq/ket.html")


def test_a_page_whose_asset_changed_has_a_new_version(site: Make):
    project = site({"content/hu/index.md": HOME + "![kép](kep.png)\n", "content/hu/kep.png": b"1"})
    before = step(project)
    after = step(project.write({"content/hu/kep.png": b"2"}), before)
    assert told(after, "/hu/index.html")["version"] != told(before, "/hu/index.html")["version"]


@pytest.mark.parametrize(
    "broken",
    (
        "",
        '---\ntitle: "Egy\n---\nMás.\n',
        "---\ntitle: Egy\nMás.\n",
        b"\xff\xfe\x00\xd8",
        bytes(range(256)),
    ),
)
def test_a_file_that_cannot_be_read_leaves_its_page(site: Make, broken: str | bytes):
    project = site({"content/hu/faq/egy.md": FAQ})
    before = step(project)
    after = step(project.write({"content/hu/faq/egy.md": broken, "content/hu/index.md": HOME}), before)
    assert page(after, "/hu/faq/egy.html") == page(before, "/hu/faq/egy.html")
    assert "Első szöveg" in page(after, "/hu/index.html"), "other pages go on"
    assert places(after, "/hu/faq/egy.html")[0].startswith("content/hu/faq/egy.md")
    twice = step(project, after)
    assert page(twice, "/hu/faq/egy.html") == page(before, "/hu/faq/egy.html")
    mended = step(project.write({"content/hu/faq/egy.md": FAQ.replace("Válasz", "Más")}), twice)
    assert "Más" in page(mended, "/hu/faq/egy.html")
    assert not told(mended, "/hu/faq/egy.html")["rows"]


def test_what_is_wrong_in_a_page_that_can_be_read_is_shown_in_it(site: Make):
    project = site({"content/hu/index.md": HOME})
    before = step(project)
    after = step(project.write({"content/hu/index.md": HOME + "[x](nincs.md)\n\nÚj.\n"}), before)
    assert "Új." in page(after, "/hu/index.html")
    assert places(after, "/hu/index.html") == ["content/hu/index.md:5:5"]


def test_a_quiz_that_cannot_be_read_leaves_its_page(site: Make):
    project = site({"content/hu/quizzes/egy.yaml": QUIZ, "content/hu/index.md": HOME})
    before = step(project)
    assert "Igaz?" in page(before, "/hu/quizzes/egy.html")
    after = step(project.write({"content/hu/quizzes/egy.yaml": QUIZ.replace("Igaz?", '"')}), before)
    assert page(after, "/hu/quizzes/egy.html") == page(before, "/hu/quizzes/egy.html")
    styles = [path for path in before.files if path.startswith("assets/")]
    assert styles
    assert set(styles) <= set(after.files), "with all that it needs"


def test_a_page_is_not_replaced_by_the_note_that_it_is_missing(site: Make):
    languages = {"content/site.yaml": "format: 1\nid: p\ntitle: P\nlanguages: [hu, en]\n"}
    english = {"content/en/index.md": HOME, "content/en/quizzes/egy.yaml": QUIZ}
    project = site({**languages, **english, "content/hu/quizzes/egy.yaml": QUIZ})
    before = step(project)
    after = step(project.write({"content/hu/quizzes/egy.yaml": '"'}), before)
    assert page(after, "/hu/quizzes/egy.html") == page(before, "/hu/quizzes/egy.html")
    gone = step(project.remove("content/hu/quizzes/egy.yaml"), after)
    assert "Igaz?" not in page(gone, "/hu/quizzes/egy.html")


def test_what_is_deleted_or_moved_goes(site: Make):
    project = site({"content/hu/faq/egy.md": FAQ, "content/hu/faq/ket.md": FAQ})
    before = step(project)
    moved = "---\ntitle: Egy?\nslug: uj\n---\nVálasz.\n"
    after = step(project.write({"content/hu/faq/egy.md": moved}).remove("content/hu/faq/ket.md"), before)
    assert answer(after, "/hu/faq/egy.html", "en").status == 404
    assert answer(after, "/hu/faq/uj.html", "en").status == 200
    assert answer(after, "/hu/faq/ket.html", "en").status == 404


def test_a_torn_template_leaves_the_pages(site: Make):
    project = site({"content/hu/faq/egy.md": FAQ, "content/hu/faq/ket.md": FAQ})
    before = step(project)
    project.write({"templates/faq.html": "{{ nothing.at.all }}", "templates/root.html": "{%"})
    after = step(project.remove("content/hu/faq/ket.md"), before, "templates/faq.html")
    assert page(after, "/hu/faq/egy.html") == page(before, "/hu/faq/egy.html")
    assert page(after, "/index.html") == page(before, "/index.html")
    assert answer(after, "/hu/faq/ket.html", "en").status == 404
    assert any(one.startswith("templates/root.html") for one in places(after, "/hu/faq/egy.html"))
    project.write({"templates/faq.html": "új"})
    assert page(step(project, after, "templates/faq.html"), "/hu/faq/egy.html").startswith("új")


def test_without_a_site_everything_stays(site: Make):
    project = site()
    before = step(project)
    after = step(project.remove("content/site.yaml"), before)
    assert after.files == before.files
    assert places(after, "/hu/index.html") == ["content/site.yaml"]


def test_a_fault_of_our_own_stays_a_sentence(site: Make, monkeypatch: pytest.MonkeyPatch):
    project = site()
    before = step(project)

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("first line\nsecond <b>line</b>")

    monkeypatch.setattr(preview_state, "check", fails)
    after = step(project, before)
    assert after.files == before.files
    said = told(after, "/hu/index.html")["rows"][0]
    assert said["place"] == ""
    assert "RuntimeError: first line second <b>line</b>, test_state.py:" in said["what"]
    first = step(project)
    given = answer(first, "/", "en")
    assert given.status == 503
    assert "second &lt;b&gt;line&lt;/b&gt;" in given.data.decode()
    monkeypatch.undo()
    assert not step(project, after).trouble


def test_the_page_s_own_file_comes_first_and_errors_before_warnings(site: Make):
    project = site(
        {
            "content/hu/a.txt.md": "x",
            "content/hu/faq/egy.md": "\ufeff---\ntitle: Egy?\n---\n[x](nincs.md)\n",
            "content/hu/zz.md": "x",
            "content/hu/faq/ket.md": "---\ntitle: Két?\n---\n[x](nincs.md)\n",
        }
    )
    shown = step(project)
    rows = told(shown, "/hu/faq/ket.html")["rows"]
    assert rows[0]["place"].startswith("content/hu/faq/ket.md:4")
    assert [row["here"] for row in rows] == sorted((row["here"] for row in rows), reverse=True)
    others = [row["severity"] for row in rows if not row["here"]]
    assert others == sorted(others, key=("error", "warning", "hint").index)
    own = told(shown, "/hu/faq/egy.html")["rows"]
    assert [row["severity"] for row in own if row["here"]] == ["error", "warning"]


def test_a_quiz_counts_as_a_file_of_the_page_that_shows_it(site: Make):
    quiz = QUIZ + "    unknown: 1\n"
    files = {"content/hu/quizzes/egy.yaml": quiz, "content/hu/articles/a/index.md": FAQ}
    project = site({**files, "content/hu/articles/a/x.md": "---\ntitle: X\nquiz: egy\n---\nSzöveg.\n"})
    rows = told(step(project), "/hu/a/x.html")["rows"]
    assert [row["here"] for row in rows if row["place"].startswith("content/hu/quizzes/egy.yaml")] == [True]
    assert [row for row in told(step(project), "/hu/index.html")["rows"] if row["here"]] == []


def test_many_findings_are_cut(site: Make):
    links = "".join(f"[x](nincs{number}.md)\n\n" for number in range(60))
    said = told(step(site({"content/hu/index.md": HOME + links})), "/hu/index.html")
    assert (len(said["rows"]), said["count"]) == (50, "Findings: 60")
    assert said["more"].startswith("10 ")


def test_drafts_are_shown(site: Make):
    draft = "---\ntitle: Vázlat?\nstatus: draft\n---\nVálasz.\n"
    shown = step(site({"content/hu/faq/egy.md": draft}))
    assert answer(shown, "/hu/faq/egy.html", "en").status == 200


def test_the_theme_is_kept_until_a_template_changes(site: Make):
    project = site()
    before = step(project)
    after = step(project.write({"content/hu/index.md": HOME}), before)
    assert after.theme is before.theme
    assert step(project, after, "templates/page.html").theme is not after.theme


@pytest.mark.parametrize("language", ("hu", "en"))
def test_every_word_is_there(site: Make, language: str):
    project = site({"content/hu/index.md": HOME + "[x](nincs.md)\n"})
    shown = advance(Shown(), project.root, (), language)
    said = json.loads(message(shown, "/hu/index.html", language))
    assert all(said["words"].values())
    for text in (page(shown, "/nincs"), answer(Shown(), "/", language).data.decode(), said["count"]):
        assert "preview_" not in text
        assert "{" not in text
