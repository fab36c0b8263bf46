"""The command: what it says, in which language, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from generator import arguments, cli, words
from generator.commands import build as building
from generator.tongue import stem

BROKEN = {"content/hu/faq/a.md": "---\ntitle: A?\nsumary: B.\n---\n[x](nincs.md)\n"}


@pytest.fixture
def run(capsys):
    def go(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return go


def test_build_says_what_it_did_and_which_file_to_open(site, run):
    project = site()
    code, out, err = run("build", "--root", str(project.root), "--language", "en")

    assert (code, err) == (0, "")
    assert out.startswith("Done: 1 pages, 0 questions, in 0.")
    assert f"Open: {project.out / 'index.html'}" in out


def test_errors_forbid_a_build_and_leave_what_was_there(site, run):
    project = site()
    project.build()
    before = project.output()
    code, out, err = run("build", "--root", str(project.write(BROKEN).root))

    assert (code, out) == (1, "")
    assert "content/hu/faq/a.md:3:1: hiba: Itt nincs ilyen mező: `sumary`" in err
    assert "Semmi sem íródott ki" in err
    assert before == project.output()


def test_check_is_build_without_its_last_steps(site, run):
    project = site(BROKEN)
    code, out, _ = run("check", "--root", str(project.root), "--language", "en")

    assert code == 1
    assert "Files read: 3. Errors: 2, warnings: 0, hints: 0." in out
    assert not project.out.exists()


def test_check_json_is_for_programs(site, run):
    code, out, _ = run("check", "--root", str(site(BROKEN).root), "--json", "--language", "en")
    read = json.loads(out)

    assert (code, read["version"]) == (1, 1)
    assert [one["code"] for one in read["findings"]] == ["unknown-field", "link"]
    first = read["findings"][0]
    assert tuple(first[key] for key in ("path", "line", "column", "text")) == (
        "content/hu/faq/a.md",
        3,
        1,
        "sumary: B.",
    )
    assert first["what"]
    assert first["fix"]


def test_strict_takes_warnings_for_errors(site, run):
    files = {"content/hu/faq/a.md": "---\ntitle: A?\n---\n# B\n"}
    project = site(files)

    assert run("check", "--root", str(project.root))[0] == 0
    assert run("check", "--root", str(project.root), "--strict")[0] == 1
    assert run("build", "--root", str(project.root), "--strict")[0] == 1
    assert not project.out.exists()
    assert run("build", "--root", str(project.root))[0] == 0


def test_drafts_are_left_out_unless_asked_for(site, run):
    files = {"content/hu/faq/a.md": "---\ntitle: A?\nstatus: draft\n---\nB\n"}
    project = site(files)
    run("build", "--root", str(project.root))
    assert "hu/faq/a.html" not in project.output()
    run("build", "--root", str(project.root), "--drafts")
    assert "hu/faq/a.html" in project.output()


def test_today_decides_what_is_due(site, run):
    files = {"content/hu/faq/a.md": "---\ntitle: A?\nreview-by: 2026-06-01\n---\nB\n"}
    root = str(site(files).root)

    assert "review-due" in run("check", "--root", root, "--today", "2026-06-02")[1]
    assert "review-due" not in run("check", "--root", root, "--today", "2026-06-01")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    (
        ((), "Something is missing in this call."),
        (("bild",), "`bild` is not understood; the nearest known word is `build`."),
        (("build", "--ot", "x"), "`--ot` is not understood; the nearest known word is `--out`."),
        (("build", "--out"), "A value is missing after `--out`."),
        (("check", "--today", "3"), "`3` is not what `--today` wants."),
        (("check", "--language", "xx"), "`xx` is not what `--language` wants."),
    ),
)
def test_a_wrong_call_is_one_sentence_and_code_2(run, arguments, said, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir("/")
    code, _, err = run(*arguments)

    assert code == 2
    assert said == err.splitlines()[0]
    assert "Traceback" not in err


def test_help_is_in_the_language_of_the_reader(run):
    code, out, _ = run("build", "--help", "--language", "hu")

    assert code == 0
    assert out.startswith("használat: merleg build")
    assert "usage" not in out


def test_the_language_is_that_of_the_project_then_of_the_machine(site, monkeypatch, tmp_path):
    project = site()
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    assert arguments.spoken(["check", "--root", str(project.root)]) == "hu"
    assert arguments.spoken(["check", f"--root={tmp_path}"]) == "en"
    assert arguments.spoken(["check", "--root", str(project.root), "--language", "en"]) == "en"
    # settings that do not say it: the only folder of a language does
    project.write({"content/site.yaml": "languages: [Magyarul]\n"})
    assert arguments.spoken(["check", "--root", str(project.root)]) == "hu"
    # a site that is begun speaks its first language at once
    assert arguments.spoken(["new", "site", "--root", str(tmp_path), "--languages", "hu,en"]) == "hu"


def test_an_old_console_loses_no_sentence():
    """A Windows console may have a code page without ő; the letter is marked, and nothing is thrown."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", "/nowhere", "--language", "hu"],
        capture_output=True, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)}, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert b"no-site" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_terminal_sees_progress_and_a_pipe_does_not(monkeypatch, capsys):
    progress = building._Progress("en")
    times = iter([0.5, 2.0, 2.05, 2.3])
    progress.begin = progress.said = 0.0
    progress.clock = lambda: next(times)
    for number in range(1, 5):
        progress("draw", number, 4)
    progress.done()
    err = capsys.readouterr().err

    assert err == "\r\x1b[KPages: 2 of 4 …\r\x1b[KPages: 4 of 4 …\r\x1b[K"


def test_every_word_of_the_command_is_in_both_languages():
    assert set(words.catalogue("command", "en")) == set(words.catalogue("command", "hu"))
    # a noun after a number stays singular in Hungarian, so only English has plural forms
    english = {stem(key) for key in words.catalogue("interface", "en")}
    assert english == set(words.catalogue("interface", "hu"))


def test_nothing_heavy_is_imported_for_help():
    """Help and a wrong call are answered before jinja2, markdown and livereload are loaded."""
    code = (
        "import sys\nfrom generator import cli\ncli.main(['--help'])\n"
        "sys.exit(any(name in sys.modules for name in ('jinja2', 'markdown', 'livereload', 'tornado')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.returncode == 0


@pytest.mark.parametrize("number", (32, 33))
@pytest.mark.parametrize(
    ("language", "words_"), (("hu", "másik program nyitva tartja"), ("en", "Another program"))
)
def test_a_file_that_windows_does_not_let_go_is_one_sentence(
    site, run, monkeypatch, number, language, words_
):
    """As far as another system can say: the error that Windows gives, where it would give it."""
    project = site()

    def fail(path, target):
        error = PermissionError(13, "locked", str(target))
        setattr(error, "winerror", number)  # noqa: B010  no other system knows it
        raise error

    monkeypatch.setattr("pathlib.Path.replace", fail)
    code, out, err = run("build", "--root", str(project.root), "--language", language)

    assert (code, out) == (3, "")
    assert words_ in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ("con", "aux", "com1"))
def test_no_address_is_a_name_that_windows_keeps(site, name):
    project = site(
        {
            "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
            "content/hu/articles/a/b.md": f"---\ntitle: B\nslug: {name}\n---\nSzöveg.\n",
            "content/hu/paths.yaml": f"- id: {name}\n  title: P\n  steps: [articles/a/b]\n",
        }
    )

    assert project.codes().count("device-name") == 2
