"""`merleg new`: what it writes passes the checks, nothing is overwritten, and it asks at most three questions."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import build, cli
from generator.kinds import kinds
from generator.mend import plainly
from generator.new import ASKED, grow
from generator.source import yamltree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from generator.model import Site

TODAY = date(2026, 11, 24)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run the command in an empty folder; `answers` makes a terminal of it."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    root = tmp_path / "project"
    root.mkdir()

    def call(*arguments: str, answers: list[str] | None = None, today: bool = True) -> tuple[int, str, str]:
        given = iter(answers or ())
        monkeypatch.setattr("sys.stdin", _Terminal() if answers is not None else io.StringIO())

        def answer(_prompt: str) -> str:
            try:
                return next(given)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        day = ("--today", "2026-11-24") if today else ()
        code = cli.main(["new", arguments[0], "--root", str(root), *day, *arguments[1:]])
        said = capsys.readouterr()
        assert list(given) == []
        return code, said.out, said.err

    go: Any = call
    go.root = root
    return go


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def site_of(root: Path) -> Site:
    site = build.check(root, TODAY).site
    assert site is not None
    return site


def severe(root: Path) -> list[str]:
    """Give the codes of the errors and warnings of a project."""
    found = build.check(root, TODAY).findings
    return [one.code for one in found if one.severity != "hint"]


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(params=("hu", "en"))
def started(run, request):
    """Make a new site in one of the two languages of messages; give `run` for it, and the language."""
    assert run("site", "--title", "Két: oldal #1", "--language", request.param)[0] == 0
    run.language = request.param
    return run


def test_a_new_site_has_no_finding_and_builds(started):
    read = build.check(started.root, TODAY)

    assert read.findings == ()
    assert (started.root / ".gitignore").read_text("utf-8").endswith("/site/\n")
    assert "\nid: ket-oldal-1\ntitle: 'Két: oldal #1'\n" in (started.root / "content/site.yaml").read_text(
        "utf-8"
    )
    built = build.build(started.root, started.root / "site", today=TODAY)
    assert built.report is not None
    assert (built.pages, built.questions) == (7, 2)


@pytest.mark.parametrize("language", ("hu", "en"))
def test_a_new_site_in_two_languages_has_paired_pages(run, language):
    code, out, err = run("site", "--title", "A", "--languages", "hu, en", "--language", language)

    assert (code, err) == (0, "")
    assert build.check(run.root, TODAY).findings == ()
    below = {path.split("/", 2)[2] for path in files(run.root) if path.startswith("content/hu/")}
    assert below == {path.split("/", 2)[2] for path in files(run.root) if path.startswith("content/en/")}
    assert out.endswith(f"merleg preview --open --root {run.root}\n")


def test_a_site_in_a_language_without_words_is_written_in_that_of_the_messages(run):
    assert run("site", "--title", "A", "--languages", "de", "--language", "hu")[0] == 0
    assert severe(run.root) == ["language-words"]


def test_a_site_is_asked_for_two_things(run):
    code, _, _ = run("site", answers=["Offices", ""])

    assert code == 0
    assert "languages: [en]\n" in (run.root / "content/site.yaml").read_text("utf-8")


def test_nothing_asks_for_more_than_three_things():
    assert max(len(asked) for asked in ASKED.values()) == 3


def test_a_new_site_is_refused_where_there_is_one(started):
    before = files(started.root)
    code, out, err = started("site", "--title", "B")

    assert (code, out) == (2, "")
    assert "content/site.yaml" in err
    assert before == files(started.root)


def test_a_new_site_overwrites_nothing_that_lies_there(run):
    home = run.root / "content/en/index.md"
    home.parent.mkdir(parents=True)
    home.write_text("mine", "utf-8")
    (run.root / ".gitignore").write_text("mine", "utf-8")
    code, _, err = run("site", "--title", "A")

    assert code == 2
    assert "content/en/index.md" in err
    assert set(files(run.root)) == {".gitignore", "content/en/index.md"}


ONE_OF_EACH = (
    (("article", "--title", "Miért: az?", "--section", "Új rész"), ("articles/uj-resz/miert-az.md", "articles/uj-resz/index.md")),
    (("faq", "--title", "Mi ez?"), ("faq/mi-ez.md",)),
    (("quiz", "--title", "No"), ("quizzes/no.yaml",)),
    (("term", "--title", "adatminőség"), ("glossary.yaml",)),
    (("path", "--title", "Kezdőknek"), ("paths.yaml",)),
)  # fmt: skip


@pytest.mark.parametrize(("arguments", "made"), ONE_OF_EACH)
def test_each_thing_is_written_without_error_or_warning(started, arguments, made):
    before = files(started.root)
    code, out, err = started(*arguments)
    after = files(started.root)

    assert (code, err) == (0, "")
    assert set(after) - set(before) == {f"content/{started.language}/{path}" for path in made}
    assert before == {path: data for path, data in after.items() if path in before}
    assert f"content/{started.language}/{made[0]}" in out
    assert severe(started.root) == []


@pytest.mark.parametrize(("arguments", "_made"), ONE_OF_EACH)
def test_nothing_is_ever_overwritten(started, arguments, _made):
    started(*arguments)
    before = files(started.root)
    code, out, err = started(*arguments)

    assert (code, out) == (2, "")
    assert "--name" in err
    assert before == files(started.root)


@pytest.mark.parametrize("kind", grow.known_kinds())
@pytest.mark.parametrize("language", ("hu", "en"))
def test_a_question_of_each_kind_is_added_at_the_end(run, kind, language):
    run("site", "--title", "A", "--languages", language, "--language", language)
    (quiz,) = (run.root / f"content/{language}/quizzes").iterdir()
    before = quiz.read_bytes()
    code, _, err = run("question", "--quiz", quiz.stem, "--kind", kind, "--title", "#1 Új: kérdés?")

    assert (code, err) == (0, "")
    assert quiz.read_bytes().startswith(before.rstrip(b"\n"))
    assert f"  - id: 1-uj-kerdes\n    kind: {kind}\n".encode() in quiz.read_bytes()
    assert severe(run.root) == []
    asked = site_of(run.root).quizzes[0].questions
    assert (asked[-1].kind, asked[-1].prompt.plain.strip()) == (kind, "#1 Új: kérdés?")
    assert run("question", "--quiz", quiz.stem, "--kind", kind, "--title", "#1 Új: kérdés?")[0] == 0
    assert site_of(run.root).quizzes[0].questions[-1].id == "1-uj-kerdes-2"


def test_a_statement_is_said_to_belong_to_a_profile(run):
    quiz = run.root / "content/en/quizzes/q.yaml"
    assert run("site", "--title", "T", "--languages", "en")[0] == 0
    quiz.parent.mkdir(exist_ok=True)
    quiz.write_text(
        "title: Q\nquestions:\n  - id: a\n    kind: text\n    question: K\n    answers: [a]\n", "utf-8"
    )

    code, _, err = run("question", "--quiz", "q", "--kind", "likert", "--title", "K")

    assert code == 2
    assert "mode: profile" in err


def test_every_kind_of_today_has_a_template():
    assert {"single", "multiple", "true-false", "text"} <= set(grow.known_kinds()) <= set(kinds())


QUESTION = "- id: {}\n  kind: text\n  question: K\n  answers: [a]\n  explanation: |\n    E\n"


@pytest.mark.parametrize(
    ("before", "added"),
    (
        ("title: A\r\nquestions:\r\n- id: a  # one\r\n  kind: text\r\n  question: K\r\n  answers: [a]\r\n# end", "\r\n- id: uj\r\n  kind: text\r\n  question: |\r\n    Új\r\n"),
        ("\ufefftitle: A\nquestions:\n  -   id: a\n      kind: text\n      question: K\n      answers: [a]\n\npass: 70\n", "\n  -   id: uj\n      kind: text\n      question: |\n        Új\n"),
        ("questions:\n  - id: a\n    kind: text\n    question: K\n    answers: [a]\n\n  - id: b\n    kind: text\n    question: K\n    answers: [a]\ntitle: A\n", "\n\n  - id: uj\n    kind: text\n"),
    ),
)  # fmt: skip
def test_every_other_byte_stays_and_the_indent_is_that_of_the_neighbours(run, before, added):
    run("site", "--title", "A", "--languages", "hu")
    quiz = run.root / "content/hu/quizzes/q.yaml"
    quiz.write_bytes(before.encode())
    code, *_ = run("question", "--quiz", "q", "--kind", "text", "--title", "Új")
    after = quiz.read_bytes().decode()

    assert code == 0
    assert added in after
    start = after.index(added)
    rest = before[start:]
    assert after.startswith(before[:start])
    assert after.endswith(rest)
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.replace("\r\n", "").count("\r") == 0


@pytest.mark.parametrize(
    "text",
    (
        "title: A\nquestions: [{id: a, kind: text, question: K, answers: [a]}]\n",
        "title: A\nquestions:\n\t- x\n",
        "title: A\n",
    ),
)
def test_a_quiz_that_cannot_be_written_into_is_left_as_it_was(run, text):
    run("site", "--title", "A", "--languages", "hu")
    quiz = run.root / "content/hu/quizzes/q.yaml"
    quiz.write_text(text, "utf-8")
    code, _, err = run("question", "--quiz", "q", "--kind", "text", "--title", "Új")

    assert code == 2
    assert "content/hu/quizzes/q.yaml" in err or "`q`" in err
    assert quiz.read_text("utf-8") == text


def test_a_quiz_in_the_text_of_a_page_is_named_with_its_file(started):
    page = started.root / f"content/{started.language}/faq/q.md"
    page.write_text(
        f"---\ntitle: Q\n---\n```quiz\nid: here\ntitle: A\nquestions:\n  {QUESTION.format('a').replace(chr(10), chr(10) + '  ')}\n```\n",
        "utf-8",
    )
    code, _, err = started("question", "--quiz", "here", "--kind", "text", "--title", "K")

    assert code == 2
    assert f"content/{started.language}/faq/q.md" in err


def test_a_paired_quiz_is_said_to_need_the_question_too(run):
    run("site", "--title", "A", "--languages", "en,hu")
    assert "in another language too" in run("question", "--kind", "text", "--title", "K", "--name", "k")[1]
    assert severe(run.root) == ["translation-question"]
    assert run("question", "--kind", "text", "--title", "K", "--name", "k", "--to", "hu")[0] == 0
    assert severe(run.root) == []


def test_without_a_quiz_a_question_is_not_asked_for(run):
    run("site", "--title", "A")
    next((run.root / "content/en/quizzes").iterdir()).unlink()
    code, _, err = run("question", answers=[])

    assert code == 2
    assert err.endswith("First: merleg new quiz\n")


def test_a_term_joins_the_others_and_its_id_is_its_own(started):
    started("term", "--title", "adat")
    file = started.root / f"content/{started.language}/glossary.yaml"
    before = file.read_bytes()
    assert started("term", "--title", "érték: jó")[0] == 0

    assert file.read_bytes().startswith(before.rstrip(b"\n"))
    root = yamltree.parse(file.read_text("utf-8"), "g")[0]
    assert isinstance(root, yamltree.Sequence)
    assert len(root.items) == 2
    assert started("term", "--title", "Adat")[0] == 2


def test_an_article_joins_a_section_by_its_title_or_its_folder(started):
    (section,) = (started.root / f"content/{started.language}/articles").iterdir()
    before = (section / "index.md").read_bytes()

    assert started("article", "--title", "B")[0] == 0, "the only section is meant"
    assert started("article", "--title", "C", "--section", section.name.upper())[0] == 0
    assert (
        started(
            "article",
            "--title",
            "D",
            "--section",
            "Első lépések" if started.language == "hu" else "first steps",
        )[0]
        == 0
    )
    assert {one.name for one in section.iterdir()} >= {"b.md", "c.md", "d.md"}
    assert (section / "index.md").read_bytes() == before
    assert severe(started.root) == []


def test_the_content_may_be_in_another_language_than_the_messages(run):
    run("site", "--title", "A", "--languages", "hu,en", "--language", "hu")
    code, out, _ = run("faq", "--title", "Why?", "--to", "en", "--language", "hu")

    assert code == 0
    assert out.startswith("Elkészült: content/en/faq/why.md\n")
    assert "# Piszkozat" in (run.root / "content/en/faq/why.md").read_text("utf-8")


def test_a_terminal_is_asked_what_the_options_do_not_say(started):
    assert (
        started(
            "question",
            "--title",
            "K?",
            answers=["igy-keszul-egy-oldal" if started.language == "hu" else "how-a-page-is-made", "text"],
        )[0]
        == 0
    )
    assert started("question", answers=["", "", "Ez?"])[0] == 0, (
        "the only quiz and the commonest kind are meant"
    )
    assert started("article", answers=["Cím", "Rész"])[0] == 0
    assert started("faq", answers=["Mi?"])[0] == 0
    assert severe(started.root) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    (
        (("article",), "`--title` is missing. For example: merleg new article --title"),
        (("question", "--title", "K"), "`--kind` is missing."),
        (("question", "--title", "K", "--kind", "singel"), "There is no kind of question `singel`."),
        (
            ("question", "--title", "K", "--kind", "text", "--quiz", "x"),
            "There is no quiz `x`. There are: how",
        ),
        (("faq", "--title", "K", "--to", "xx"), "The site has no language `xx`. It has: en."),
        (("faq", "--title", "K", "--name", "Á b"), "`Á b` cannot be the name of a file."),
    ),
)
def test_what_is_missing_or_wrong_is_one_clear_message(run, arguments, said):
    run("site", "--title", "A")
    before = files(run.root)
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert before == files(run.root)


def test_an_unanswered_question_ends_the_command(run):
    code, _, err = run("site", answers=[])

    assert code == 2
    assert "`--title` is missing" in err
    assert files(run.root) == {}


def test_without_a_site_the_way_to_one_is_said(run):
    assert run("faq", "--title", "K")[2].endswith("First: merleg new site\n")


def test_languages_are_read_as_people_type_them(run):
    assert run("site", "--title", "A", "--languages", "english")[0] == 2
    assert run("site", "--title", "A", "--languages", "[EN; hu]")[0] == 0
    assert "languages: [en, hu]\n" in (run.root / "content/site.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "title", ("Faq", "con", "日本", "x" * 200, "- a", "é: #b", "'", '"', "null", "12", "a\tb", "{x}", "\\")
)
def test_any_title_gives_a_site_and_pages(run, title):
    assert run("site", f"--title={title}")[0] == 0
    for arguments in (("article", "--section", title), ("faq",), ("quiz",), ("term",), ("path",)):
        assert run(*arguments, f"--title={title}")[0] == 0, arguments
    assert run("question", "--quiz", "how-a-page-is-made", "--kind", "single", f"--title={title}")[0] == 0
    assert severe(run.root) == []
    titles = {page.title for page in site_of(run.root).pages}
    assert " ".join(title.split()) in titles


@pytest.mark.parametrize("text", ("a", "no", "a, b", "a: b", "it's", "12", "- x", "Kérdés?"))
def test_a_text_reads_back_as_it_was_written(text):
    node, findings = yamltree.parse(f"[{plainly(text)}]", "p")

    assert findings == []
    assert isinstance(node, yamltree.Sequence)
    assert [one.text for one in node.items if isinstance(one, yamltree.Scalar)] == [text]
