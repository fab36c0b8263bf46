"""`merleg check`: what people and programs are told, and what `--fix` mends."""

from __future__ import annotations

import io
import json
import sys

import pytest

from generator import cli, console, exchange, report

ARTICLE = "content/hu/articles/a/b.md"
FILES = {
    "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
    ARTICLE: "---\ntitle: B\nupdated: 2026. 11. 24.\n---\nEzek kellenek:\n- számla\n\n#### Ugrás, 50 %: így\n\n![](x.png)\n",
}


@pytest.fixture
def project(site):
    return site(FILES)


@pytest.fixture
def run(project, capsys):
    def go(*arguments: str) -> tuple[int, str]:
        code = cli.main(["check", "--root", str(project.root), "--today", "2026-11-24", *arguments])
        return code, capsys.readouterr().out

    return go


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_findings_come_sorted_by_place_and_counted(run):
    code, out = run()

    assert code == 1
    places = [int(line.split(":")[1]) for line in out.splitlines() if line.startswith(ARTICLE)]
    assert places == sorted(places)
    assert len(places) == 5
    assert out.splitlines()[-1] == "Beolvasott fájl: 4. Hiba: 3, figyelmeztetés: 2, javaslat: 0."


def test_a_message_has_four_parts(run):
    _, out = run("--language", "en")

    assert (
        f"{ARTICLE}:6:1: warning: There is no empty line above the list, so it sticks to the sentence above. "
        "[list-glued]\n"
        "    - számla\n"
        "    ^\n"
        "  Readers would see one long paragraph with dashes in it.\n"
        "  → Put an empty line above it.\n"
        "    |\n"
        "    | - számla\n"
    ) in out


def test_fix_shows_the_change_and_writes_nothing_by_itself(project, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = (project.root / ARTICLE).read_bytes()

    code, out = run("--fix")

    assert code == 1
    assert "-updated: 2026. 11. 24.\n+updated: 2026-11-24\n" in out
    assert "merleg check --fix --yes" in out
    assert (project.root / ARTICLE).read_bytes() == before


def test_fix_writes_what_is_safe_and_says_what_is_left(project, run):
    code, out = run("--fix", "--yes")

    text = (project.root / ARTICLE).read_text("utf-8")
    assert text == FILES[ARTICLE].replace("2026. 11. 24.", "2026-11-24").replace(":\n-", ":\n\n-").replace(
        "####", "##"
    )
    # a picture's text is for a person to write
    assert code == 1
    assert "[picture-alt]" in out
    assert "[not-date]" not in out.partition("Ami maradt:")[2]


@pytest.mark.parametrize(
    ("answer", "written"), (("i\n", True), ("igen\n", True), ("n\n", False), ("\n", False))
)
def test_fix_asks_in_a_terminal(project, run, monkeypatch, answer, written):
    monkeypatch.setattr(sys, "stdin", Terminal(answer))

    run("--fix")

    assert ("2026-11-24" in (project.root / ARTICLE).read_text("utf-8")) == written


def test_fix_with_nothing_to_mend_says_so(project, run):
    run("--fix", "--yes")

    _, out = run("--fix")

    assert out.startswith("Nincs olyan hiba, amely magától biztosan javítható.")


def test_sarif_is_valid_and_its_fix_mends(project, run):
    code, out = run("--sarif")

    made = json.loads(out)
    driver = made["runs"][0]["tool"]["driver"]
    results = made["runs"][0]["results"]
    assert code == 1
    assert made["version"] == "2.1.0"
    assert [driver["rules"][one["ruleIndex"]]["id"] for one in results] == [one["ruleId"] for one in results]
    assert {one["level"] for one in results} <= {"error", "warning", "note"}
    date = next(one for one in results if one["ruleId"] == "not-date")
    region = date["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 10}
    change = date["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {
        "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 1},
        "insertedContent": {"text": "updated: 2026-11-24\n"},
    }


def test_a_path_is_a_uri_in_sarif(invalid):
    project = invalid("bad-name")
    read = project.check()

    made = json.loads(exchange.as_sarif(read.findings, read.texts, "hu"))

    uri = made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/hu/articles/alapok/Els%C5%91%20l%C3%A9p%C3%A9s.md"


def test_annotations_are_escaped(run):
    _, out = run("--github", "--language", "en")

    lines = out.splitlines()
    heading = next(line for line in lines if "title=heading::" in line)
    assert heading.startswith(
        f"::warning file={ARTICLE},line=8,col=1,title=heading::The heading “Ugrás, 50 %25: így”"
    )
    assert heading.count("%0A") >= 3
    assert len([line for line in lines if line.startswith("::")]) == 5


def test_programs_find_the_files_from_where_they_run(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root.parent)

    cli.main(["check", "--root", "project", "--github"])
    annotation = capsys.readouterr().out.splitlines()[0]
    cli.main(["check", "--root", "project", "--sarif"])
    made = json.loads(capsys.readouterr().out)

    place = made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == f"project/{ARTICLE}"
    assert f"file=project/{ARTICLE}," in annotation


def test_what_changed_while_the_question_stood_is_left_alone(project, monkeypatch, capsys):
    """An editor saves while the program asks: nobody's words are lost."""
    newer = FILES[ARTICLE] + "Új bekezdés.\n"

    class Saving(Terminal):
        def readline(self, *_):
            (project.root / ARTICLE).write_text(newer, "utf-8")
            return "i\n"

    monkeypatch.setattr(sys, "stdin", Saving())
    cli.main(["check", "--root", str(project.root), "--fix"])

    assert (project.root / ARTICLE).read_text("utf-8") == newer
    assert "Közben megváltozott" in capsys.readouterr().err


def test_two_mends_on_one_line_are_both_made(project, run):
    project.write({ARTICLE: '---\ntitle: B\n---\nA "jó" szó... és "más".\n'})

    code, _ = run("--fix", "--yes")

    assert code == 0
    assert (project.root / ARTICLE).read_text("utf-8").endswith("A „jó” szó… és „más”.\n")


@pytest.mark.parametrize("gone", (None, io.StringIO("")))
def test_nobody_to_ask_means_no(project, run, monkeypatch, gone):
    monkeypatch.setattr(sys, "stdin", gone)

    _, out = run("--fix")

    assert "merleg check --fix --yes" in out


def test_the_end_of_the_input_is_no_answer(project, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(""))

    _, out = run("--fix")

    assert "Semmi sem íródott ki." in out
    assert not console.coloured(None)


@pytest.mark.parametrize("other", ("--sarif", "--github", "--fix"))
def test_only_one_form_at_a_time(project, capsys, other):
    assert cli.main(["check", "--root", str(project.root), "--json", other]) == 2
    assert other in capsys.readouterr().err


def test_colour_is_for_terminals_and_needed_by_nobody(project, monkeypatch):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    findings = project.check().findings

    assert console.coloured(Terminal()) == (sys.platform != "win32")
    assert not console.coloured(io.StringIO())
    plain = report.as_text(findings, "hu")
    bright = report.as_text(findings, "hu", colour=True)
    assert "\x1b[31mhiba\x1b[0m" in bright
    assert "\x1b" not in plain
    import re

    assert re.sub("\x1b\\[[0-9]*m", "", bright) == plain


@pytest.mark.parametrize(("name", "value"), (("NO_COLOR", "1"), ("TERM", "dumb")))
def test_who_wants_no_colour_gets_none(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    assert not console.coloured(Terminal())


@pytest.mark.parametrize(
    ("page", "expected"),
    (
        ("cp852", "Hiányzik: „ő” -> űr..."),
        ("cp437", 'Hiányzik: "o" -> ur...'),
        ("ascii", 'Hianyzik: "o" -> ur...'),
    ),
)
def test_an_old_console_gets_the_nearest_letters(monkeypatch, page, expected):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=page, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)

    console.speak_anyway()
    sys.stdout.write("Hiányzik: „ő” → űr…\n")
    stream.flush()

    said = stream.buffer.getvalue().decode(page)
    assert said == expected.replace("„", '"').replace("”", '"') + "\n"
