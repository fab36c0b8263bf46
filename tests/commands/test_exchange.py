"""`merleg import` and `merleg export`: what is written, what never is, and how they end."""

from __future__ import annotations

import pytest

from generator import cli

GIFT = "$CATEGORY: $course$/top/Irodalom\n\n::Toldi::Ki írta? {=Arany#Ő. ~Petőfi ####Így van.}\n\n::Év::Mikor? {#1846}\n"


@pytest.fixture
def project(site, monkeypatch):
    made = site()
    monkeypatch.chdir(made.root)
    return made


def test_import_writes_a_quiz_that_checks(project, capsys):
    project.write({"Első kör.gift": GIFT})

    assert cli.main(["import", "Első kör.gift"]) == 0
    assert (project.root / "content/hu/quizzes/elso-kor.yaml").read_text("utf-8") == (
        "title: Irodalom\nquestions:\n  - id: toldi\n    kind: single\n    question: Ki írta?\n"
        "    options:\n      - text: Arany\n        correct: true\n        feedback: Ő.\n      - Petőfi\n"
        "    explanation: Így van.\n\n  - id: ev\n    kind: number\n    question: Mikor?\n    answer: 1846\n"
    )
    assert "content/hu/quizzes/elso-kor.yaml (2 kérdés)" in capsys.readouterr().out
    assert not project.check().failed()
    project.build()


def test_import_never_overwrites(project):
    project.write({"egy.gift": GIFT})
    cli.main(["import", "egy.gift"])
    before = (project.root / "content/hu/quizzes/egy.yaml").read_bytes()
    project.write({"egy.gift": GIFT.replace("Arany", "Jókai")})

    assert cli.main(["import", "egy.gift"]) == 1
    assert before == (project.root / "content/hu/quizzes/egy.yaml").read_bytes()


@pytest.mark.parametrize(
    ("text", "code"), (("::a::Igaz? {T}", 0), ("csak szöveg", 1), ("{", 1), ("", 1), ("Ki? {~a ~b}", 1))
)
def test_import_ends_with_0_only_when_a_question_was_written(project, text, code):
    project.write({"a.gift": text})

    assert code == cli.main(["import", "a.gift"])
    assert (project.root / "content/hu/quizzes/a.yaml").exists() is (code == 0)


def test_import_into_another_language(project):
    project.write(
        {
            "content/site.yaml": "format: 1\nid: p\ntitle: P\nlanguages: [hu, en]\n",
            "a.gift": GIFT,
            "b.gift": GIFT,
        }
    )

    assert cli.main(["import", "a.gift", "--to", "en"]) == 0
    assert cli.main(["import", "b.gift", "--language", "en"]) == 0
    assert (project.root / "content/en/quizzes/a.yaml").exists()
    assert (project.root / "content/en/quizzes/b.yaml").exists()
    assert cli.main(["import", "a.gift", "--to", "xx"]) == 2


def test_calls_that_are_wrong(project, tmp_path, monkeypatch, capsys):
    assert cli.main(["import", "none.gift"]) == 2
    assert cli.main(["import"]) == 2
    assert cli.main(["export", "docx"]) == 2
    assert cli.main(["export", "gift", "--out", "content/x"]) == 2
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.gift").write_text(GIFT, "utf-8")
    assert cli.main(["import", "a.gift"]) == 2
    assert "Traceback" not in capsys.readouterr().err


AWKWARD = (
    r"::a::Ez **nem \#1 {{ term\: x }} <div onclick\='x'>[x](y.md) ![k](k.png) [a][b] {T}",
    "::b::[markdown]# Cím\\n\\n[x](y.md) [y](javascript\\:x) {\\{ quiz\\: z \\}} <b>x {=a ~b}",
    "::c::[markdown]" + "[" * 400 + " {T}",
    "::d::Ki? {=a -> b =a -> c}",
    "::e::Mi? {=\"' ~' ~\" }",
    "::f::Mi? {=*}",
    "::g::- a\n- b\nMennyi? {#123456789012345678901234567890:1}",
    "::h::[html]<pre>a\n\n\tb</pre><table><tr><td>1<td>2</table>{=<b></b>x ~[html]<i>y</i>}",
    "::i::yes {=no ~null ~12 ~'x ~a: b ~- c ~# }",
    "::j::Kérdés:\u2028két sor {=a\tb ~c}",
)  # fmt: skip


@pytest.mark.parametrize("text", AWKWARD)
def test_what_is_imported_has_no_error(project, text):
    project.write({"a.gift": f"{text}\n\n::jó::Igaz? {{T}}\n"})

    assert cli.main(["import", "a.gift"]) == 0
    assert [one for one in project.check().findings if one.severity == "error"] == []


def test_export_and_back(project):
    project.write({"egy.gift": GIFT})
    cli.main(["import", "egy.gift"])

    assert cli.main(["export", "gift", "--out", "ki"]) == 0
    assert cli.main(["export", "gift", "--out", "ki"]) == 0  # what it wrote itself, it writes anew
    text = (project.root / "ki/hu/egy.gift").read_text("utf-8")
    assert "// [id:toldi]\n::toldi::Ki írta?{\n\t=Arany#Ő.\n\t~Petőfi\n\t####Így van.\n}" in text
    project.write({"ketto.gift": text})
    cli.main(["import", "ketto.gift"])
    first, second = (
        (project.root / f"content/hu/quizzes/{one}.yaml").read_bytes() for one in ("egy", "ketto")
    )

    assert first == second


def test_export_of_content_with_errors_writes_nothing(project):
    project.write({"content/hu/quizzes/a.yaml": "title: A\nquestions: 5\n"})

    assert cli.main(["export", "gift"]) == 1
    assert not (project.root / "export").exists()
