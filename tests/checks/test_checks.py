"""Each check on texts that it must speak of, and on texts that look alike and are right; in both languages."""

from __future__ import annotations

import pytest

HOME = "---\ntitle: {title}\n---\n{text}\n"


def said(site, language, files):
    """Give the codes that are found in a site of one language."""
    project = site(
        {
            "content/site.yaml": f"format: 1\nid: a\ntitle: A\nlanguages: [{language}]\n",
            f"content/{language}/index.md": "---\ntitle: A\n---\nA.\n",
            **{f"content/{language}/{path}": text for path, text in files.items()},
        },
        bare=True,
    )
    return project.codes()


def question(prompt: str, *options: str, more: str = "") -> str:
    """Write a question; a right option begins with a plus."""
    lines = ["  - id: a{}", "    kind: single", f"    question: '{prompt}'", "    options:"]
    for option in options:
        lines.append(f"      - text: '{option.removeprefix('+')}'")
        if option.startswith("+"):
            lines.append("        correct: true")
    return "\n".join([*lines, "    explanation: Az adat dönt, it is the data."]) + f"\n{more}"


def quiz(*questions: str, head: str = "") -> str:
    return f"title: A\n{head}questions:\n" + "".join(
        one.replace("{}", str(n)) for n, one in enumerate(questions)
    )


PROSE = (
    ("hu", "link-text", "Lásd [itt](faq/b.md).", "Lásd [a kérdést](faq/b.md)."),
    ("hu", "link-text", "[Kattintson ide!](faq/b.md)", "Ide kattintva: [a szabadság kérése](faq/b.md)"),
    ("en", "link-text", "[Click **here**](faq/b.md).", "Here: [the question](faq/b.md)."),
    ("en", "link-text", "[Read more…](faq/b.md)", "`[here](b.md)` is code."),
    ("en", "link-text-address", "<https://example.org/a>", "[Example](https://example.org/a), https://example.org"),
    ("hu", "long-sentence", "szó " * 29 + "vége.", "Tíz szó áll itt, és ez nem hosszú, pl. dr. Kis 3.5 kg. " * 4),
    ("hu", "long-sentence", "| a |\n| --- |\n| " + "szó " * 29 + "|", "- egy szó\n" * 40),
    ("en", "long-sentence", "word " * 36 + "end.", "This one is short. " * 20),
    ("en", "long-sentence", "word e.g. Mr. Smith 2.5 " * 9 + "end.", "```\n" + "word " * 50 + "\n```"),
    ("hu", "abbreviation", "Az SZK dönt.", "A szerződéskezelő (SZK) dönt. Az SZK-t hívjuk."),
    ("hu", "abbreviation", "Az **SZK**-nak szól.", "Az SZK (szerződéskezelő) dönt; az EU és a PDF marad. XIV. Lajos."),
    ("hu", "abbreviation", "Az SZK és az XQ (valami más)", "SZK, azaz szerződéskezelő. `ABC` és NEM."),
    ("en", "abbreviation", "Ask the CRC first.", "The complaints review committee (CRC) meets. Two CRCs."),
    ("en", "abbreviation", "Our SLA says so.", "THIS IS ALL LOUD SLA TEXT."),
    ("hu", "typography-quotes", 'A "jó" szó.', 'A „jó” szó, `"kód"`, 24" kijelző, [a](faq/b.md "cím").'),
    ("en", "typography-quotes", 'The "good" word.', "The “good” word, don't."),
    ("hu", "typography-dash", "Jó - mondta.", "Jó – mondta. 5 - 3, két-három, \n\n- elem\n- elem"),
    ("en", "typography-dash", "Well - no.", "| a | b |\n| - | - |\n| - | x |"),
    ("hu", "typography-dots", "Hát...", "Hát… `...` a/.../b"),
    ("en", "typography-dots", "Well...", "Well…"),
    ("hu", "heading-bold", "**Egy cím**\n\nSzöveg.", "**Ez egy mondat.**\n\nSzöveg.\n\n**Az utolsó sor**"),
    ("en", "heading-bold", "__A heading__\n\nText.", "- **An item**\n\n**Word** in text.\n\nText."),
)  # fmt: skip


@pytest.mark.parametrize(("language", "code", "bad", "good"), PROSE)
def test_prose(site, language, code, bad, good):
    other = {"faq/b.md": "---\ntitle: B?\n---\nB.\n"}
    home = {"index.md": HOME.format(title="A", text=bad)}

    assert code in said(site, language, {**other, **home})
    assert said(site, language, {**other, "index.md": HOME.format(title="A", text=good)}) == []


THREE = ("Megnézi", "+Megkérdezi", "Továbbküldi")
QUESTIONS = (
    ("hu", "longest-right", question("Mi?", "Vár", "+Megnézi a rendelést, és összeveti a számlával", "Ír"),
     question("Mi?", "Megnézi a rendelést, aztán megírja", "+Megnézi a rendelést, és összeveti a számlával", "Ír")),
    ("hu", "similar-options-same", question("Mi?", "Vár.", "+Ír", "vár"), question("Mi?", "1,5 nap", "+15 nap", "-15 nap", "Hetven nap", "Hetvenöt nap")),
    ("hu", "similar-options", question("Mi?", "A kolléga megkérdezi", "+Ír", "Kolléga megkérdezte"),
     question("Mi?", "A könyvelés itt terület, az elemzés készség", "+A könyvelés itt készség, az elemzés terület", "Más")),
    ("en", "similar-options", question("What?", "Call the customer", "+Write", "Call a customers"),
     question("What?", "Legal", "+Illegal", "Sixty days", "Sixteen days")),
    ("hu", "absolute-words", question("Mi?", "Mindig szól", "+Ma szól", "Soha nem szól"),
     question("Mi?", "Mindig szól", "+Kizárólag ma szól", "Soha nem szól")),
    ("en", "absolute-words", question("What?", "Never ask", "+Ask today", "Always wait"),
     question("Who?", "Nobody", "+The owner", "The courier", "A guest")),
    ("hu", "negative-stem", question("Melyik nem igaz?", *THREE), question("Melyik **nem** igaz?", *THREE)),
    ("hu", "negative-stem", question("Baj van. Mit ne tegyünk?", *THREE), question("Nem jó. Mi a teendő, ha nem veszi fel?", *THREE)),
    ("hu", "negative-stem", question("Mi a kivétel, melyik nem kell?", *THREE), question("Miért nem elég ez?", *THREE)),
    ("en", "negative-stem", question("Which is not true?", *THREE), question("Which is NOT true?", *THREE)),
    ("en", "negative-stem", question("All are right except:", *THREE), question("What do you do if it does not work?", *THREE)),
    ("en", "negative-stem", question("Which is least useful?", *THREE), question("If it is not there, who is asked at least?", *THREE)),
    ("hu", "all-of-the-above", question("Mi?", *THREE, "Mindegyik."), question("Mi?", *THREE, "Mindegyik kollégának szól")),
    ("hu", "all-of-the-above", question("Mi?", *THREE, "A fentiek egyike sem igaz"), question("Mi?", *THREE, "Egyik kollégának sem szól")),
    ("hu", "all-of-the-above", question("Mi?", *THREE, "Az A és a B is"), question("Mi?", *THREE, "Anna és Béla is")),
    ("en", "all-of-the-above", question("What?", *THREE, "None of the above"), question("What?", *THREE, "All of the guests")),
    ("en", "all-of-the-above", question("What?", *THREE, "Both A and C"), question("What?", *THREE, "Both you and I")),
    ("hu", "empty-feedback", question("Mi?", *THREE).replace("Az adat dönt, it is the data.", "Ez a helyes válasz!"),
     question("Mi?", *THREE).replace("Az adat dönt, it is the data.", "Nem, mert az adat régi.")),
    ("en", "empty-feedback", question("What?", *THREE).replace("Az adat dönt, it is the data.", "Sorry, try again!"),
     question("What?", *THREE).replace("Az adat dönt, it is the data.", "No, it is out of date.")),
)  # fmt: skip


@pytest.mark.parametrize(("language", "code", "bad", "good"), QUESTIONS)
def test_questions(site, language, code, bad, good):
    assert said(site, language, {"quizzes/b.yaml": quiz(bad)}) == [code]
    assert said(site, language, {"quizzes/b.yaml": quiz(good)}) == []


def test_none_of_these_at_the_end_was_weighed(site):
    last = question("Mi?", *THREE, "Egyik sem").replace("'Egyik sem'", "Egyik sem\n        last: true")

    assert said(site, "hu", {"quizzes/b.yaml": quiz(last)}) == []


@pytest.mark.parametrize(
    ("places", "codes"),
    (("bbbbb", ["answer-place"]), ("bbbba", []), ("bbbb", []), ("bbbbbbab", ["answer-place"])),
)
def test_place_of_the_right_answer(site, places, codes):
    asked = []
    for place in places:
        options = ["Vár", "Ír", "Szól", "Olvas"]
        options["abcd".index(place)] = "+Kérdez"
        asked.append(question("Mi?", *options))

    assert said(site, "hu", {"quizzes/b.yaml": quiz(*asked)}) == codes
    shuffled = [one + "    shuffle: true\n" for one in asked]
    assert said(site, "hu", {"quizzes/b.yaml": quiz(*shuffled)}) == []


@pytest.mark.parametrize(
    ("starts", "more", "codes"),
    (
        ((0, 50), "", []),
        ((0, 51, 100), "", ["unreachable"]),
        ((0, 51, 100), "draw: 1\n", ["unreachable"]),
        ((0, 50, 50), "", ["unreachable-twice"]),
        ((10,), "", ["unreachable-below"]),
    ),
)
def test_bands_that_no_result_reaches(site, starts, more, codes):
    bands = "bands:\n" + "".join(f"  - from: {one}\n    text: A.\n" for one in starts)
    asked = [question("Mi?", *THREE), question("Ki?", *THREE)]

    assert said(site, "hu", {"quizzes/b.yaml": quiz(*asked, head=bands + more)}) == codes


def test_a_draft_is_named_until_drafts_are_asked_for(site):
    assert said(site, "hu", {"faq/b.md": "---\ntitle: B?\nstatus: draft\n---\nB.\n"}) == ["draft"]


def test_a_language_without_words_is_left_alone(site):
    codes = said(
        site, "de", {"index.md": HOME.format(title="A", text="[hier](index.md) " + "Wort " * 60 + "ABX.")}
    )

    assert [one for one in codes if one != "language-words"] == []


LONG = "szó " * 30 + "vége."


@pytest.mark.parametrize(
    ("head", "codes"),
    (
        ("", ["long-sentence"]),
        ("checks:\n  long-sentence: idézet\n", []),
        ("checks: {long-sentence: idézet, typography: idézet}\n", ["check-unneeded"]),
        ("checks:\n  long-sentence:\n", ["check-reason", "long-sentence"]),
        ("checks:\n  long-sentense: idézet\n", ["unknown-check", "long-sentence"]),
        ("checks: nem\n", ["wrong-shape-mapping", "long-sentence"]),
    ),
)
def test_a_page_switches_a_check_off_with_a_reason(site, head, codes):
    assert said(site, "hu", {"index.md": f"---\ntitle: A\n{head}---\n{LONG}\n"}) == codes


def test_a_question_switches_a_check_off_for_itself_alone(site):
    negative = question("Melyik nem igaz?", *THREE)
    excused = negative + "    checks: {negative-stem: a szabály tilt}\n"

    assert said(site, "hu", {"quizzes/b.yaml": quiz(excused, negative)}) == ["negative-stem"]
    assert said(site, "hu", {"quizzes/b.yaml": quiz(negative, excused)}) == ["negative-stem"]
    both = quiz(negative, negative, head="checks: {negative-stem: a szabály tilt}\n")
    assert said(site, "hu", {"quizzes/b.yaml": both}) == []


def test_a_question_in_a_page_excuses_no_text_below_it(site):
    excused = (
        question("Melyik nem igaz?", *THREE)
        + "    checks: {long-sentence: idézet, negative-stem: a szabály tilt}\n"
    )
    fence = f"```quiz\nid: b\n{quiz(excused)}```\n"

    assert said(site, "hu", {"index.md": HOME.format(title="A", text=f"{fence}\n{LONG}")}) == [
        "check-unneeded",
        "long-sentence",
    ]
    whole = f"---\ntitle: A\nchecks: {{negative-stem: a szabály tilt}}\n---\n```quiz\nid: b\n{quiz(question('Melyik nem igaz?', *THREE))}```\n"
    assert said(site, "hu", {"index.md": whole}) == []


def test_what_reading_finds_cannot_be_switched_off(site):
    head = "---\ntitle: A\nchecks: {unknown-field: kell}\nvalami: b\n---\nA.\n"

    assert said(site, "hu", {"index.md": head}) == ["unknown-check", "unknown-field-list"]


def test_a_check_that_the_site_switched_off_needs_no_excuse(site):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: a\ntitle: A\nlanguages: [hu]\nchecks: {long-sentence: off}\n",
            "content/hu/index.md": f"---\ntitle: A\nchecks: {{long-sentence: idézet}}\n---\n{LONG}\n",
        }
    )

    assert project.codes() == []


@pytest.mark.parametrize(
    ("line", "mended"),
    (
        ('- A "jó" szó.', "- A „jó” szó."),
        ("- Jó - mondta.", "- Jó – mondta."),
        ("- Hát... `...`", "- Hát… `...`"),
        ("1. `a` - b", None),
    ),
)
def test_a_mend_puts_the_right_mark_in_the_line(site, line, mended):
    project = site({"content/hu/index.md": f"---\ntitle: A\n---\n{line}\n"})

    assert [one.mended for one in project.check().findings] == [mended]


@pytest.mark.parametrize(
    ("written", "mended"),
    (
        ("      - text: 'Jó - mondta'", "      - text: 'Jó – mondta'"),
        ('      - "Jó - mondta"', '      - "Jó – mondta"'),
        ('      - "Az \\"A\\" - jó"', None),
        ("      - Hát... - mondta", "      - Hát… - mondta"),
        ("      - >-\n        Hosszú, és\n        Jó - mondta", None),
        ('      - "Hosszú, és\n        Jó - mondta"', None),
    ),
)
def test_a_mend_never_touches_what_is_yaml(site, written, mended):
    asked = quiz(question("Mi?", *THREE)).replace("      - text: 'Megnézi'", written)
    project = site({"content/hu/quizzes/b.yaml": asked})
    found = [one for one in project.check().findings if one.code.startswith("typography")]

    assert found
    assert mended is None or mended in [one.mended for one in found]
    for one in found:
        assert one.mended is None or one.mended.startswith(
            written.split("'")[0].split("J")[0].split("H")[0][:8]
        )


def test_a_statement_on_a_scale_needs_no_explanation_and_asks_for_no_objective(site):
    project = site(
        {
            "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
            "content/hu/articles/a/b.md": "---\ntitle: B\nobjectives:\n  - id: c\n    text: C\n---\nSzöveg.\n",
            "content/hu/quizzes/p.yaml": (
                "title: P\nabout: articles/a/b\nmode: profile\nscale: [{value: 1, text: Soha}, {value: 2, text: Mindig}]\n"
                "dimensions: [{id: d, name: D}]\nquestions:\n"
                "  - {id: q, kind: likert, question: Egyeztetek., dimension: d}\n"
            ),
        }
    )

    assert not {"explanation", "question-objective"} & set(project.codes())


def test_a_dimension_leads_to_a_page_that_exists(site):
    quiz = """title: Profil
mode: profile
scale: [{value: 1, text: Soha}, {value: 2, text: Mindig}]
dimensions: [{id: figyelem, name: Figyelem, page: articles/nincs/ilyen}]
questions:
  - {id: egy, kind: likert, question: Amit rögzítek, dimension: figyelem}
"""
    assert "reference" in site({"content/hu/quizzes/profil.yaml": quiz}).codes()


def test_paired_profiles_share_their_dimensions(site):
    quiz = """title: Profil
mode: profile
scale: [{value: 1, text: Soha}, {value: %d, text: Mindig}]
dimensions: [{id: figyelem, name: Figyelem}]
questions:
  - {id: egy, kind: likert, question: Amit rögzítek, dimension: figyelem}
"""
    files = {
        "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\n",
        "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
        "content/hu/quizzes/profil.yaml": quiz % 2,
    }
    assert "translation-rule" not in site({**files, "content/en/quizzes/profil.yaml": quiz % 2}).codes()
    assert "translation-rule" in site({**files, "content/en/quizzes/profil.yaml": quiz % 5}).codes()
