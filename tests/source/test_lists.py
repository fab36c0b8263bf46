"""The glossary and the learning paths: what is read, and what `{{ term }}` becomes."""

from __future__ import annotations

import pytest

from generator import build as building
from generator.formats import web
from generator.memory import Memory

GLOSSARY = """- id: adatminoseg
  term: adatminőség
  also: adatok minősége
  definition: Mennyire épülhet *munka* az adatra.
- id: jel
  term: "*jel* <b>"
  definition: "A {{ term: adatminoseg }} jele."
"""


def test_terms_and_paths_are_read(site):
    read = site({
        "content/hu/glossary.yaml": GLOSSARY,
        "content/hu/paths.yaml": "- id: a\n  title: A\n  steps: index\n  weights: {figyelem: 3}\n",
    }).check()  # fmt: skip

    assert read.findings == ()
    assert read.site is not None
    assert [(one.id, one.also) for one in read.site.terms] == [
        ("adatminoseg", ("adatok minősége",)),
        ("jel", ()),
    ]
    assert read.site.terms[1].definition.plain == "A adatminőség jele."
    path = read.site.paths[0]
    assert (path.id, path.steps[0].target, path.weights) == ("a", "index", (("figyelem", 3),))


TERM = '<button type="button" class="term" popovertarget="term-{}">'


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Jó {{ term: adatminoseg }}.", f"Jó {TERM.format('adatminoseg')}adatminőség</button>."),
        ("{{term:adatminoseg,  adatminőséggel }}", f"{TERM.format('adatminoseg')}adatminőséggel</button>"),
        (
            "| a |\n| - |\n| {{ term: adatminoseg, szó }} |",
            f"<td>{TERM.format('adatminoseg')}szó</button></td>",
        ),
        ("Egy {{ term: jel }}.", f"Egy {TERM.format('jel')}*jel* &lt;b&gt;</button>."),
        ("`{{ term: adatminoseg }}`", "<code>{{ term: adatminoseg }}</code>"),
    ),
)
def test_term_becomes_the_words_of_the_glossary(site, text, expected):
    project = site(
        {"content/hu/glossary.yaml": GLOSSARY, "content/hu/index.md": f"---\ntitle: X\n---\n{text}\n"}
    )
    project.build()

    assert expected in project.page("hu/index.html")


def test_a_changed_term_changes_the_pages_that_are_remembered(site):
    project = site(
        {"content/hu/glossary.yaml": GLOSSARY, "content/hu/index.md": "---\ntitle: X\n---\n{{ term: jel }}\n"}
    )
    memory = Memory()
    building.check(project.root, memory=memory)
    project.write({"content/hu/glossary.yaml": "- id: jel\n  term: más\n  definition: D\n"})
    read = building.check(project.root, memory=memory)

    assert read.site is not None
    assert next(page for page in read.site.pages if page.type == "home").body.plain.strip() == "más"


def test_allow_widens_the_policy_and_nothing_else(site):
    plain = site().check().site
    project = site({
        "content/site.yaml": "format: 1\nid: x\ntitle: X\nlanguages: [hu]\n"
        "allow: {img-src: [https://a.example], frame-src: https://*.b.example}\n"
    })  # fmt: skip
    project.build()

    assert plain is not None
    assert web.policy(plain) == web.POLICY
    wide = web.POLICY.replace("img-src 'self' data:", "img-src 'self' data: https://a.example")
    assert f"{wide}; frame-src https://*.b.example".replace("'", "&#39;") in project.page("hu/index.html")
