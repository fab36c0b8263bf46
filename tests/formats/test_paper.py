"""The whole guide as one document: everything once, in the order of reading, with ids and links of its own."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise

import pytest

from generator.formats.web import own
from generator.lookup import Lookup

QUIZ = """title: {title}
questions:
  - id: igaz
    kind: true-false
    question: Igaz-e a {title}?
    answer: true
    explanation: Mert a {title} így van.
  - id: szo
    kind: text
    question: Mi a {title} szava?
    answers: [kulcsszó]
    explanation: Ez a {title} szava.
    see: articles/a/egy#resz
"""
FILES = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\naddress: https://www.example.org/ut/\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\nsummary: Miről szól.\npages: [b, a]\n---\nElőszó a kezdőlapon.\n",
    "content/en/index.md": "---\ntitle: Home\n---\n\n",
    "content/hu/articles/a/index.md": "---\ntitle: A rész\nsummary: Az első.\npages: [egy, ketto]\n---\n",
    "content/hu/articles/a/egy.md": (
        "---\ntitle: Első cikk\nsummary: Egyről.\nupdated: 2026-11-20\nquiz: egy\nobjectives:\n  - {id: cel, text: Tudni.}\n"
        "---\n## Rész {#resz}\n\nSzöveg lábjegyzettel[^j]. Lásd [ezt](#resz), [a másikat](../b/harom.md#resz), a "
        "[kérdést](../../faq/miert.md) és [kintit](https://example.org/ki).\n\n### Alrész\n\nMég.\n\n[^j]: Az első jegyzete.\n"
    ),
    "content/hu/articles/a/ketto.md": (
        "---\ntitle: Második cikk\nsummary: Kettőről.\nquiz: egy\n---\n## Rész {#resz}\n\nMásik[^j].\n\n"
        "{{ question: ketto/szo }}\n\n[^j]: A második jegyzete.\n"
    ),
    "content/hu/articles/b/index.md": "---\ntitle: B rész\nsummary: A másik.\n---\n",
    "content/hu/articles/b/harom.md": "---\ntitle: Harmadik cikk\nsummary: Háromról.\n---\n## Rész {#resz}\n\nMég egy.\n",
    "content/hu/faq/index.md": "---\ntitle: Kérdések\ntopics:\n  - {id: t, title: Téma}\n---\n",
    "content/hu/faq/miert.md": "---\ntitle: Miért?\ntopic: t\nupdated: 2026-11-22\n---\n## Azért {#azert}\n\nMert így van.\n",
    "content/hu/glossary.yaml": "- {id: szo, term: szó, definition: Amit mondunk., see: articles/a/egy}\n",
    "content/hu/paths.yaml": "- id: uj\n  title: Új kolléga\n  for: Aki most jött.\n  steps: [articles/a/egy]\n",
    "content/hu/quizzes/egy.yaml": QUIZ.format(title="Egyik kvíz"),
    "content/hu/quizzes/ketto.yaml": QUIZ.format(title="Másik kvíz"),
}  # fmt: skip


@pytest.fixture
def whole(site):
    """Give the document of the Hungarian pages."""
    project = site(FILES)
    project.build()
    return project.page("hu/print.html")


def body(html: str) -> str:
    return html[html.index('<div class="whole">') : html.index("</main>")]


def headings(html: str) -> list[tuple[int, str]]:
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", html, re.DOTALL)
    return [(int(rank), re.sub(r"<[^>]+>", "", text).strip()) for rank, text in found]


def test_everything_is_there_in_the_order_of_reading(whole):
    said = [text for rank, text in headings(body(whole)) if rank <= 3]

    assert said == [
        "Próba", "Tartalom", "Kezdőlap", "B rész", "Harmadik cikk", "A rész", "Első cikk", "Második cikk",
        "Kérdések", "Téma", "Munkakörök szerint", "Új kolléga", "Fogalomtár", "Sz",
        "Kvízek", "Másik kvíz", "Megoldások", "Egyik kvíz", "Másik kvíz",
    ]  # fmt: skip
    for text in (
        "Előszó a kezdőlapon.",
        "Az első jegyzete.",
        "A második jegyzete.",
        "Mert így van.",
        "Tudni.",
    ):
        assert body(whole).count(text) == 1, text
    assert "2026. november 22." in body(whole)  # the newest date of the content, no clock


def test_no_rank_of_a_heading_is_left_out_and_an_articles_own_are_below_its_title(whole):
    ranks = [rank for rank, _ in headings(body(whole))]

    assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []
    assert ranks.count(1) == 1
    assert [rank for rank, text in headings(body(whole)) if text in ("Rész", "Alrész", "Azért")] == [
        4,
        4,
        5,
        4,
        5,
    ]


def test_every_id_is_there_once_and_every_link_within_leads_to_one(whole):
    ids = Counter(re.findall(r' id="([^"]*)"', whole))
    inner = re.findall(r'href="#([^"]*)"', whole)

    assert [one for one, count in ids.items() if count > 1] == []
    assert [one for one in inner if one not in ids] == []
    assert {"at_b_harom__resz", "at_a_egy__resz", "at_faq_miert"} <= set(inner)
    # between pages of the document no link leaves it
    assert re.findall(r'href="((?!#)[^"]*)"', body(whole)) == ["https://example.org/ki"]


def test_a_quiz_is_printed_once_and_its_solutions_stand_at_the_end(whole):
    html = unescape(body(whole))
    key = html.index("Megoldások</h2>")

    assert html.count("Igaz-e a Egyik kvíz?") == html.count("Igaz-e a Másik kvíz?") == 1
    assert '<a href="#quiz-egy">Egyik kvíz</a>' in html  # the second article only leads there
    for text in ("Mert a Egyik kvíz így van.", "Mert a Másik kvíz így van.", "kulcsszó"):
        assert text not in html[:key]
        assert text in html[key:]
    # the question that stands in a text stands there and in its quiz, its solution once
    assert html[:key].count("Mi a Másik kvíz szava?") == 2
    assert html.count("Ez a Másik kvíz szava.") == 1


def test_it_needs_no_script_and_is_no_second_page_for_machines(site):
    project = site(FILES)
    project.build()
    whole = project.page("hu/print.html")

    assert re.findall(r'<script src="[^"]*/([a-z]+)-[0-9a-f]+\.js"', whole) == ["theme", "site"]
    assert "hidden" not in re.sub(r'(aria-hidden="true"|data-print-page hidden)', "", body(whole))
    assert '<meta name="robots" content="noindex">' in whole
    assert "canonical" not in whole
    assert "og:" not in whole
    assert "print.html" not in project.page("sitemap.xml")
    assert 'href="print.html"' in project.page("hu/index.html")


def test_a_page_that_is_not_translated_says_so(site):
    project = site(FILES).write({"content/site.yaml": FILES["content/site.yaml"] + "print: true\n"})
    project.build()
    html = body(project.page("en/print.html"))

    assert re.search(
        r'<h3 id="[^"]*">Első cikk</h3>\s*<p>Not yet available in English. <span lang="hu">Magyar</span>: '
        r'<a href="\.\./hu/a/egy\.html" hreflang="hu" lang="hu">Első cikk</a>',
        html,
    )


@pytest.mark.parametrize(
    ("said", "most", "made"),
    (("", 500, True), ("", 3, False), ("print: true\n", 3, True), ("print: false\n", 500, False)),
)
def test_it_is_made_up_to_a_number_of_pages_or_as_the_site_says(site, monkeypatch, said, most, made):
    monkeypatch.setattr(own, "PRINTED", most)
    project = site(FILES).write({"content/site.yaml": FILES["content/site.yaml"] + said})
    project.build()

    assert ("hu/print.html" in project.output()) == made
    assert ('href="print.html"' in project.page("hu/index.html")) == made


def test_a_site_of_one_page_has_none(site):
    project = site()
    project.build()

    assert "hu/print.html" not in project.output()


def test_twice_the_pages_is_twice_the_document(site, monkeypatch):
    def sizes(count: int) -> tuple[int, int]:
        files = {
            f"content/hu/articles/a/c{n}.md": f"---\ntitle: C{n}\nsummary: D.\n---\nSzöveg.\n"
            for n in range(count)
        }
        project = site(FILES).write(files)
        asked = 0
        stands = Lookup.stands

        def counted(self, page):
            nonlocal asked
            asked += 1
            return stands(self, page)

        with monkeypatch.context() as patch:
            patch.setattr(Lookup, "stands", counted)
            project.build()
        return len(project.page("hu/print.html")), asked

    none, few, many = sizes(0), sizes(20), sizes(40)
    for less, more, most in zip(none, few, many, strict=True):
        assert most - more < 1.3 * (more - less)
