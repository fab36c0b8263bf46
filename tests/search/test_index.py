"""What is in the index, and what never is."""

from __future__ import annotations

import gzip
import pickle
import sys
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build as building
from generator import search
from generator.formats import web
from generator.formats.web import findable, own
from generator.formats.web.tree import trees
from generator.interactions import wording
from generator.lookup import look_up
from generator.search import index as indexing
from generator.search import pack, words
from generator.search import text as parting
from generator.search.recall import Recall
from generator.search.text import sections
from generator.search.whole import whole
from generator.search.words import fold
from generator.tongue import Tongue
from tests.browser.conftest import ROOT
from tests.search.conftest import js, write

if TYPE_CHECKING:
    from generator.model import Artifact

LANGUAGES = ("hu", "en")


@pytest.fixture(scope="module")
def lookup():
    site = building.check(ROOT).site
    assert site is not None
    return look_up(web.published(site, drafts=False))


def documents(lookup, language):
    return tuple(findable.documents(lookup, own.pages(lookup), trees(lookup), language, Recall()))


def files(lookup):
    return {one.path: one.data for one in findable.files(lookup, own.pages(lookup), trees(lookup), Recall())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_of_the_guide_is_small(lookup, language):
    """All that a search of one language loads, texts and all: under 60 kB (gzip)."""
    found = {
        path: data
        for path, data in files(lookup).items()
        if f"-{language}-" in path or path.startswith(f"{language}/")
    }

    assert len(found) == 2
    assert sum(len(gzip.compress(data)) for data in found.values()) < 60_000


def test_questions_change_nothing_in_the_index(lookup):
    """The index is the same when no quiz has a question: so no answer, solution or explanation is in it."""
    bare = replace(
        lookup.site,
        quizzes=tuple(replace(quiz, questions=(), bands=(), intro=None) for quiz in lookup.site.quizzes),
    )
    assert sum(len(quiz.questions) for quiz in lookup.site.quizzes) > 400

    assert files(look_up(bare)) == files(lookup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_the_guide_is_in_it_unless_an_article_says_so(lookup, language):
    said = "\n".join(
        passage
        for one in documents(lookup, language)
        for part in one.sections
        for passage in (part.heading, *part.passages)
    )
    own_words = " ".join(
        words.clean(text)
        for page in lookup.site.pages if page.language == language and page.type != "quiz"
        for text in (page.title, page.summary, page.body.plain)
    ) + " ".join(words.clean(f"{term.term} {term.definition.plain}") for term in lookup.site.terms if term.language == language)  # fmt: skip
    checked = 0
    for quiz in lookup.site.quizzes:
        if quiz.language != language:
            continue
        for question in quiz.questions:
            texts = [
                question.prompt.plain,
                *(one.plain for one in (*question.hints, question.explanation) if one),
            ]
            for text in (*texts, *(str(one) for one in _texts(wording(question.interaction)))):
                plain = words.clean(text)
                # a short one is a word that may stand anywhere
                if len(plain) > 25 and plain not in own_words:
                    checked += 1
                    assert plain not in said, (quiz.id, question.id, plain)

    assert checked > 400


def _texts(value):
    """Give the texts in what an interaction says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def test_the_text_of_a_quiz_in_an_article_is_not_found(site):
    project = site(
        {
            "content/hu/articles/a/index.md": "---\ntitle: A\nsummary: B.\n---\n",
            "content/hu/articles/a/b.md": "---\ntitle: B\nsummary: C.\n---\nEleje\u00adje.\n\n{{ quiz: q }}\n\nVége.\n",
            "content/hu/quizzes/q.yaml": "title: Kvízcím\nquestions:\n  - {id: a, kind: true-false, question: Titokzatos kérdés?, answer: true, explanation: Titokzatos magyarázat.}\n",
        }
    )
    read = project.check()
    assert read.site is not None
    lookup = look_up(web.published(read.site, drafts=False))
    text = repr(documents(lookup, "hu"))

    assert "Kvízcím" in text
    assert "Elejeje." in text  # without the soft hyphen
    assert "Titokzatos" not in text


def test_drafts_are_not_found(site):
    read = site({
        "content/hu/articles/a/index.md": "---\ntitle: A\nsummary: B.\n---\n",
        "content/hu/articles/a/b.md": "---\ntitle: Piszkozatcím\nsummary: C.\nstatus: draft\n---\nD.\n",
    }).check()  # fmt: skip
    assert read.site is not None
    found = {
        drafts: repr(documents(look_up(web.published(read.site, drafts=drafts)), "hu"))
        for drafts in (False, True)
    }

    assert ["Piszkozatcím" in found[drafts] for drafts in (False, True)] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_input_gives_the_same_bytes(lookup, language):
    assert files(lookup) == files(lookup)


def test_a_text_is_parted_by_its_headings():
    html = (
        '<p>Első mondat, amely elég hosszú ahhoz, hogy magában álljon a többi mellett. Második.</p>\n<h2 id="x">Cím &amp; <em>más</em></h2>\n'
        '<div class="table"><table><tr><th>a</th><th>b</th></tr></table></div><ul><li>pl. egy dolog</li></ul><h4 id="z">Kicsi</h4><p>\ue004id\ue005szó\ue006</p>'
    )

    assert [(one.anchor, one.heading, one.passages) for one in sections(html, "T")] == [
        ("", "T", ("Első mondat, amely elég hosszú ahhoz, hogy magában álljon a többi mellett.", "Második.")),
        ("x", "Cím & más", ("a · b", "pl. egy dolog", "Kicsi", "szó")),
    ]


def test_numbers_come_back(page):
    values = [0, 1, 44, 45, 46, 2069, 2070, 93_194, 93_195, 4_000_000]

    assert values == js(page, "(text) => merleg.find.reading.numbers(text)", pack.numbers(values))


TEXTS = (
    "Az ügyfél-elégedettség e-mailben, 12,5 %-kal; asszonnyal, ésszel, reggel, kedvvel.",
    "HR’s IT support won’t do_it co\u00adoperation naïve ŐRÜLT Straße İstanbul ﬁne 1 248 300",
    "Ру́сский текст 東京 עברית العَرَبِيَّة 🙂 x\u0301y constructor __proto__",
    "a" * 60,
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_parts_and_compares_words_as_the_build_does(page, text, language):
    ours = [[one, indexing.key(one, language)] for one in dict.fromkeys(words.words(text))]
    theirs = js(
        page,
        "(text, language) => merleg.find.reading.words(text).map((one) => [one, merleg.find.reading.key(one, language)])",
        text,
        language,
    )

    assert ours == theirs
    stop = sorted(words.stop(language))
    assert list(dict.fromkeys(words.said(text, language))) == js(
        page, "(text, stop) => merleg.find.reading.said(text, new Set(stop))", text, stop
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_reads_every_passage_back(page, lookup, language):
    found = documents(lookup, language)
    made = whole(found, language, Recall())
    assert made is not None
    passages = [
        passage
        for one in found
        for order, part in enumerate(one.sections)
        for passage in (part.heading, *(() if order else one.also), *part.passages)
    ]
    read = js(
        page,
        "(often, rest, codes) => merleg.find.reading.passages(often, rest, codes).passages",
        list(made.often),
        made.words,
        made.passages,
    )

    assert passages == read


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_pieces_the_same_is_found(tmp_path, ask, lookup, language, monkeypatch):
    """A site too large for one file is searched piece by piece: with the same words, in the same order."""
    queries = [
        "időgazdálkodás",
        "kommunikacio",
        "panaszok",
        "szrvezés",
        "time management",
        "customers",
        "comunication",
        "bookk",
    ]
    found = documents(lookup, language)
    together = ask(
        write(tmp_path / "one", findable.files(lookup, own.pages(lookup), trees(lookup), Recall())),
        language,
        queries,
    )
    monkeypatch.setattr(indexing, "WORDS_SIZE", 9000)
    parted = tuple(findable.pieces(indexing.index(found, language, Recall()), Tongue(language)))
    apart = ask(write(tmp_path / "many", parted), language, queries)

    assert len(parted) > 12
    for query, one, other in zip(queries, together, apart, strict=True):
        assert one[:1] == other[:1], query


def test_letters_lose_their_marks_one_by_one_as_a_whole_text_does():
    """Of each character there is, between others: what decomposing reorders are marks alone."""
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    for begin in range(0, len(letters), 999):
        text = "a\u0301".join(letters[begin : begin + 999]) + "é\u0323"
        whole = unicodedata.normalize("NFD", text)
        bare = "".join(one for one in whole if not unicodedata.category(one).startswith("M"))
        assert fold(text) == bare


@given(st.lists(st.integers(0, 70_000)).map(lambda values: sorted(set(values))))
def test_rising_numbers_are_written_as_their_steps(values):
    steps = [value - before - 1 for before, value in zip([-1, *values], values, strict=False)]

    assert pack.rising(values) == pack.numbers(steps)


def test_of_what_stands_nearly_everywhere_each_section_has_one_place(monkeypatch):
    """The first few places stay, then those in headings, and the first one of each section."""
    monkeypatch.setattr(indexing, "OFTEN", 3)
    first = search.Section("", "Kéz", ("kéz", "kéz", "kéz kéz", "más", "kéz"))
    later = search.Section("b", "Kéz", ("kéz", "kéz"))
    last = search.Section("c", "Láb", ("láb", "kéz", "kéz"))
    document = search.Document("article", "a.html", "Kéz", "", ("kéz",), (first, later, last))
    places = indexing._places((document, document), "hu", Recall())

    # 0 heading, 1 other name, 2 to 6 passages; 7 heading, 8, 9; 10 heading, 11 to 13; the same again from 14 on
    assert places["kéz"] == [0, 1, 2, 3, 7, 8, 12, 14, 15, 16, 21, 22, 26]
    assert places["láb"] == [10, 11, 24, 25]


@pytest.mark.parametrize("together", (True, False))
def test_what_is_recalled_gives_the_same_index_and_is_not_made_again(together, lookup, monkeypatch):
    """Law 2 for the search: parts, words and stems of texts that have not changed are taken as they were."""

    def made(recall: Recall) -> list[Artifact]:
        if together:
            return list(findable.files(lookup, own.pages(lookup), trees(lookup), recall))
        found = findable.documents(lookup, own.pages(lookup), trees(lookup), "hu", recall)
        return list(findable.pieces(indexing.index(found, "hu", recall), Tongue("hu")))

    first = Recall()
    wanted = made(first)
    again = Recall(pickle.loads(pickle.dumps(first.used)), first.words)
    for module, name in ((indexing, "stem"), (indexing, "said"), (parting, "_parted")):
        monkeypatch.setattr(module, name, None)

    assert made(again) == wanted
    assert again.used.keys() == first.used.keys()
