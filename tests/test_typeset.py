"""Typesetting: what is put in, and what is left as it was typed. `_` stands for a no-break space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typeset import QUOTES, Block, line

HUNGARIAN = (
    ('Azt mondta: "jó".', "Azt mondta: „jó”."),
    ('"Ez a "belső" is" itt.', "„Ez a »belső« is” itt."),
    ('("zárójelben") "vége"', "(„zárójelben”) „vége”"),
    ("O'Neil és a rock 'n' roll", "O’Neil és a rock „n” roll"),
    ("Ez - mint látjuk - jó.", "Ez –_mint látjuk_– jó."),
    ("Nem ez - az.", "Nem ez_– az."),
    ("Ez – mint látjuk – jó. De – nem.", "Ez –_mint látjuk_– jó. De_– nem."),
    ("Várj...", "Várj…"),
    ("10-12 óra, 8-16", "10–12_óra, 8–16"),
    ("20 % és 20%", "20% és 20%"),
    ("12 345 Ft", "12_345_Ft"),
    ("5 kg, 3 fő, 2 nap", "5_kg, 3_fő, 2_nap"),
    ("2026. november 28-án", "2026._november_28-án"),
    ("március 15.", "március_15."),
    ("a 3. lépés és IV. Béla", "a 3._lépés és IV._Béla"),
    ("J. Kiss", "J._Kiss"),
    # left alone: codes, dates, telephone numbers, subtraction, a list in a table, a minus
    ("2026-11-28", "2026-11-28"),
    ("06-1-234-5678", "06-1-234-5678"),
    ("ISO-9001-2015", "ISO-9001-2015"),
    ("12-10", "12-10"),
    ("5 - 3", "5 - 3"),
    ("e-mail, front office-ban", "e-mail, front office-ban"),
    ("v1.2...", "v1.2…"),
    ("a..b", "a..b"),
    ("12 kgos", "12 kgos"),
    ("„jól” írt – szöveg…", "„jól” írt_– szöveg…"),
)
ENGLISH = (
    ("\"I said 'no',\" she said.", "“I said ‘no’,” she said."),
    ("It's the readers' guide.", "It’s the readers’ guide."),
    ("This - as we see - works.", "This –_as we see_– works."),
    ("Pages 3-5, 5 kg, 12 November 2026, November 12", "Pages 3–5, 5_kg, 12_November 2026, November_12"),
    ("9 a.m. and 5 pm", "9_a.m. and 5_pm"),
    ("Wait...", "Wait…"),
    ("J. Smith", "J._Smith"),
    ("the 3. step", "the 3. step"),
    ("20 %", "20%"),
)


def shown(text: str, language: str) -> str:
    return line(text, language).replace("\u00a0", "_")


@pytest.mark.parametrize(("typed", "expected"), HUNGARIAN)
def test_hungarian(typed, expected):
    assert shown(typed, "hu") == expected


@pytest.mark.parametrize(("typed", "expected"), ENGLISH)
def test_english(typed, expected):
    assert shown(typed, "en") == expected


@pytest.mark.parametrize("language", ("", "sk", "de"))
def test_a_language_without_rules_is_left_alone(language):
    assert line('"a" - b... 5 kg', language) == '"a" - b... 5 kg'


@pytest.mark.parametrize("language", sorted(QUOTES))
@given(text=st.text(alphabet="ab \"'.-–12%,()\nőŐIV", max_size=40))
def test_setting_twice_is_setting_once(language, text):
    once = line(text, language)

    assert line(once, language) == once


@pytest.mark.parametrize("language", sorted(QUOTES))
@given(text=st.text(max_size=60))
def test_letters_and_figures_stay(language, text):
    made = line(text, language)

    assert [one for one in made if one.isalnum()] == [one for one in text if one.isalnum()]


def test_quotation_marks_reach_over_pieces():
    block = Block("hu")
    made = "".join(block.set(piece) for piece in ('Egy "', "kiemelt", '" szó, és "másik".'))

    assert made == "Egy „kiemelt” szó, és „másik”."


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ('Ez "**jó**" szó.', "<p>Ez „<strong>jó</strong>” szó.</p>"),
        ('A `"kód" - ...` marad - és jó.', '<p>A <code>"kód" - ...</code> marad\u00a0– és jó.</p>'),
        ('[a "link"](https://a.hu/"b"-c)', "a „link”</a>"),
        ('| "a" |\n| - |\n| 5 kg |', "<td>5\u00a0kg</td>"),
        ('- "a"\n- "b', "<li>„a”</li>"),
        ('## A "cím" - itt', ">A „cím”\u00a0– itt</h2>"),
    ),
)
def test_on_a_page_only_text_is_set(site, text, expected):
    project = site({"content/hu/index.md": f"---\ntitle: X\n---\n{text}\n"})
    project.build()

    assert expected in project.page("hu/index.html")


def test_ids_of_headings_do_not_depend_on_it(site):
    files = {"content/hu/index.md": '---\ntitle: X\n---\n## A "cím" - itt 10-12\n'}
    on = site(files)
    on.build()
    with_ = on.page("hu/index.html")
    settings = (on.root / "content/site.yaml").read_text("utf-8")
    on.write({"content/site.yaml": settings + "typesetting: false\n"}).build()
    without = on.page("hu/index.html")

    assert '<h2 id="a-cim-itt-10-12">' in with_
    assert '<h2 id="a-cim-itt-10-12">A "cím" - itt 10-12</h2>' in without


def test_titles_and_summaries_are_set(site):
    project = site(
        {"content/hu/index.md": "---\ntitle: 'Az \"első\" - itt'\nsummary: '5 kg \"alma\"...'\n---\nA.\n"}
    )
    project.build()
    html = project.page("hu/index.html")

    assert "<h1>Az „első”\u00a0– itt</h1>" in html
    assert '<p class="lead">5\u00a0kg „alma”…</p>' in html


def test_answers_are_not_asked_again_because_of_it(site):
    """Law 10: what is digested is what was typed."""
    quiz = "title: T\nquestions:\n  - {id: a, kind: true-false, question: 'Ez \"jó\" - 5 kg?', answer: true, explanation: Az.}\n"
    project = site({"content/hu/quizzes/t.yaml": quiz})
    project.build()
    one = project.page("hu/quizzes/t.html")
    settings = (project.root / "content/site.yaml").read_text("utf-8")
    project.write({"content/site.yaml": settings + "typesetting: false\n"}).build()
    other = project.page("hu/quizzes/t.html")

    data = [html.partition("data-quiz-data>")[2].partition("</script>")[0] for html in (one, other)]
    assert data[0] == data[1]
    assert "Ez „jó”\u00a0– 5\u00a0kg?" in one
    assert 'Ez "jó" - 5 kg?' in other
