"""`merleg status`: what is to be done, by owner, as text, CSV and HTML."""

from __future__ import annotations

import csv
import io
from datetime import date
from html.parser import HTMLParser

import pytest

from generator import cli
from generator.status import Cover, Row, status

TODAY = date(2026, 11, 24)
FILES = {
    "content/site.yaml": "format: 1\nid: p\ntitle: {hu: Próba, en: Trial}\nlanguages: [hu, en]\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\nsummary: S\nowner: Titkárság\n---\nSzöveg.\n",
    "content/en/index.md": "---\ntitle: Home\nsummary: S\nowner: Titkárság\n---\nText.\n",
    "content/hu/articles/a/index.md": "---\ntitle: A\nsummary: S\nowner: Titkárság\n---\n",
    "content/en/articles/a/index.md": "---\ntitle: A\nsummary: S\nowner: Titkárság\n---\n",
    "content/hu/articles/a/b.md": (
        "---\ntitle: B\nsummary: S\nowner: =Oktatás\nreview-by: 2026-11-01\ncovers: [P-1, P-2]\n"
        "objectives:\n  - id: cel\n    text: C\n---\nSzöveg.\n"
    ),
    "content/en/articles/a/b.md": (
        "---\ntitle: B <b>\ncovers: [P-1]\ntranslated-from: abc\nowner: Training\n---\nText.\n"
    ),
    "content/hu/faq/k.md": "---\ntitle: K?\nstatus: draft\nowner: Training\nsummary: S\ncovers: [P-3]\n---\nV\n",
    "content/hu/faq/l.md": "---\ntitle: L?\nsummary: S\n---\nV\n",
    "content/hu/quizzes/q.yaml": (
        "title: Q\nabout: articles/a/b\nquestions:\n  - id: q\n    kind: text\n    question: K\n    answers: [a]\n"
    ),
}


@pytest.fixture
def project(site):
    return site(FILES)


@pytest.fixture
def run(project, capsysbinary):
    def go(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["status", "--root", str(project.root), "--today", "2026-11-24", *arguments])
        said = capsysbinary.readouterr()
        return code, said.out.decode(), said.err.decode()

    return go


def test_rows_are_ordered_by_owner_and_what_is_pressing(project):
    found = status(project.check().site, TODAY)
    a, e, f = "content/hu/articles/a/b.md", "content/en/articles/a/b.md", "content/hu/faq/"

    assert found.rows == (
        Row("due", a, 2, "=Oktatás", "hu", "2026-11-01"),
        Row("untranslated", "content/hu/quizzes/q.yaml", 1, "=Oktatás", "en", ""),
        Row("uncovered", a, 6, "=Oktatás", "en", "P-2"),
        Row("objective", a, 8, "=Oktatás", "hu", "cel"),
        Row("explanation", "content/hu/quizzes/q.yaml", 4, "=Oktatás", "hu", "q"),
        Row("older", e, 4, "Training", "en", a),
        Row("uncovered", f + "k.md", 6, "Training", "en", "P-3"),
        Row("uncovered", f + "k.md", 6, "Training", "hu", "P-3"),
        Row("draft", f + "k.md", 2, "Training", "hu", "K?"),
        Row("summary", e, 2, "Training", "en", "B <b>"),
        Row("untranslated", f + "l.md", 2, "", "en", ""),
        Row("owner", f + "l.md", 2, "", "hu", "L?"),
    )
    assert found.covers == (Cover("hu", 2, 3), Cover("en", 1, 3))


def test_a_check_that_is_off_is_reported_all_the_same(project):
    project.write({"content/site.yaml": FILES["content/site.yaml"] + "checks: {review-due: off}\n"})

    assert "review-due" not in project.codes()
    assert "due" in {row.what for row in status(project.check().site, TODAY).rows}


def test_the_text_begins_with_the_counts(run):
    code, out, err = run("--language", "en")

    assert (code, err) == (0, "")
    assert out.startswith(
        "Trial: what is to be done? (2026-11-24)\n\n  1  review due\n  1  translation older"
    )
    assert (
        "  points covered in hu: 2 of 3\n  points covered in en: 1 of 3\n\n=Oktatás (5)\n  review due\n"
        in out
    )
    assert out.endswith(
        "No owner (2)\n  missing translation\n    content/hu/faq/l.md:2  [en]\n"
        "  page without an owner\n    content/hu/faq/l.md:2  L?\n"
    )


def test_it_speaks_hungarian_where_the_site_does(run):
    code, out, _ = run()

    assert code == 0
    assert out.startswith("Próba – mi a teendő? (2026-11-24)\n\n  1  esedékes átolvasás\n")
    assert "3 pontból lefedve (hu): 2" in out
    assert "Felelős nélkül (2)" in out


@pytest.mark.parametrize(("language", "separator"), (("hu", ";"), ("en", ",")))
def test_csv_is_what_a_spreadsheet_opens(run, language, separator):
    code, out, _ = run("--csv", "--language", language)

    assert code == 0
    assert out.startswith("\ufeff")
    assert out.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(out[1:], newline=""), delimiter=separator))
    assert {len(row) for row in rows} == {6}
    assert len(rows) == 13
    assert rows[1][1:] == ["content/hu/articles/a/b.md", "2", "hu", "'=Oktatás", "2026-11-01"]


class _Nesting(HTMLParser):
    """Whether every element that is opened is closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.seen = []
        self.attributes = set()

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_html_is_one_page_without_script(run, project):
    target = project.root / "reports" / "status.html"
    code, out, _ = run("--html", str(target), "--language", "en")
    text = target.read_text("utf-8")
    parsed = _Nesting()
    parsed.feed(text)

    assert code == 0
    assert out == f"Written: {target}\n"
    assert parsed.open == []
    assert parsed.attributes == {"lang", "charset", "name", "content", "class", "scope"}
    assert "script" not in parsed.seen
    assert parsed.seen.count("h2") == 3
    assert parsed.seen.count("caption") == parsed.seen.count("table") == 4
    assert '<html lang="en">' in text
    assert "B &lt;b&gt;" in text
    assert run("--html", "-", "--language", "en")[1] == text


def test_a_report_never_lies_among_the_content(run, project):
    before = (project.root / "content/hu/index.md").read_bytes()
    code, _, err = run("--html", str(project.root / "content/hu/index.md"), "--language", "en")

    assert code == 2
    assert err.startswith("A report cannot lie among the content")
    assert before == (project.root / "content/hu/index.md").read_bytes()


def test_errors_are_said_and_the_rest_is_reported(run, project):
    project.write({"content/hu/faq/m.md": "---\ntitle: M\nsumary: S\n---\nV\n"})
    code, out, err = run("--language", "en")

    assert code == 1
    assert out.startswith("Trial")
    assert err.startswith("The content has errors too (1)")


def test_nothing_to_do_is_said(site, capsys):
    project = site({"content/hu/index.md": "---\ntitle: K\nsummary: S\nowner: O\n---\nV\n"})

    assert cli.main(["status", "--root", str(project.root), "--language", "en"]) == 0
    assert capsys.readouterr().out.endswith("\n\n  Nothing is to be done.\n")


def test_without_a_site_it_says_so(tmp_path, capsys):
    assert cli.main(["status", "--root", str(tmp_path), "--language", "en"]) == 1
    assert "[no-site]" in capsys.readouterr().err
