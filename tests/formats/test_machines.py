"""What machines read of a site with an address; the vocabulary is schema.org's, for the types that are used."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest

THING = {"@type", "name", "url", "description"}
WORK = THING | {"inLanguage", "isPartOf", "dateModified"}
# the properties that schema.org gives to a type, as far as any of them is of use here
VOCABULARY = {
    "WebSite": WORK,
    "LearningResource": WORK | {"educationalLevel", "teaches", "timeRequired", "learningResourceType"},
    "FAQPage": WORK | {"mainEntity"},
    "Question": THING | {"acceptedAnswer"},
    "Answer": THING | {"text"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}
ADDRESS = "https://www.example.org/guide/"
FILES = {
    "content/site.yaml": f"format: 1\nid: probe\ntitle: {{hu: Próba, en: Probe & more}}\nlanguages: [hu, en]\naddress: {ADDRESS}\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/articles/a/index.md": "---\ntitle: Rész\nsummary: Egy rész.\n---\n",
    "content/hu/articles/a/egy.md": (
        "---\ntitle: 'Egy </script> & kettő'\nsummary: Összefoglaló.\nlevel: beginner\nupdated: 2026-11-20\nquiz: q\n"
        "objectives:\n  - {id: cel, text: Tudni.}\n---\nSzöveg egy cikkben.\n"
    ),
    "content/en/articles/a/index.md": "---\ntitle: Part\nsummary: A part.\n---\n",
    "content/en/articles/a/egy.md": "---\ntitle: One\nsummary: Summary.\nupdated: 2026-11-21\n---\nText.\n",
    "content/hu/faq/miert.md": "---\ntitle: Miért?\nupdated: 2026-11-22\n---\nMert **így** van.\n",
    "content/hu/quizzes/q.yaml": (
        "title: Kvíz\nquestions:\n  - {id: a, kind: true-false, question: Így van?, answer: true, explanation: Így.}\n"
    ),
}


@pytest.fixture
def built(site):
    project = site(FILES)
    project.build()
    return project


def data(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


def things(value: Any) -> list[dict[str, Any]]:
    """Give every typed thing in what is said, however deep."""
    if isinstance(value, list):
        return [one for part in value for one in things(part)]
    if isinstance(value, dict):
        return [value, *(one for part in value.values() for one in things(part))]
    return []


def test_every_word_is_in_the_vocabulary(built):
    seen = set()
    for path, content in built.output().items():
        html = content.decode("utf-8", "replace")
        if path.endswith(".html") and "ld+json" in html:
            for one in things(data(html)):
                assert set(one) <= VOCABULARY[one["@type"]], (path, one)
                seen.add(one["@type"])
    assert seen == set(VOCABULARY)


def test_what_an_article_and_an_answer_say(built):
    article, crumbs = data(built.page("hu/a/egy.html"))
    assert article["@type"] == "LearningResource"
    assert article["name"] == "Egy </script> & kettő"
    assert article["teaches"] == ["Tudni."]
    assert article["dateModified"] == "2026-11-20"
    assert article["timeRequired"] == "PT1M"
    assert [one["name"] for one in crumbs["itemListElement"]] == ["Kezdőlap", "Rész", "Egy </script> & kettő"]
    assert crumbs["itemListElement"][1]["item"] == ADDRESS + "hu/a/index.html"
    assert "item" not in crumbs["itemListElement"][2]

    answer = data(built.page("hu/faq/miert.html"))[0]["mainEntity"][0]
    assert (answer["name"], answer["acceptedAnswer"]["text"]) == ("Miért?", "Mert így van.")


def test_the_head_names_the_page_elsewhere_and_in_the_other_language(built):
    html = built.page("hu/a/egy.html")

    assert f'<link rel="alternate" hreflang="en" href="{ADDRESS}en/a/egy.html">' in html
    assert f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}hu/a/egy.html">' in html
    assert '<meta property="og:title" content="Egy &lt;/script&gt; &amp; kettő">' in html
    assert '<meta property="og:type" content="article">' in html
    assert 'hreflang="en" href="https' not in built.page("hu/faq/miert.html")
    assert "ld+json" not in built.page("en/faq/miert.html")  # it only stands in for the other language


def test_the_sitemap_lists_every_page_once(built):
    root = ET.fromstring(built.page("sitemap.xml"))
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [one.findtext(f"{name}loc") for one in root.findall(f"{name}url")]
    assert len(found) == len(set(found))
    assert {f"{ADDRESS}hu/a/egy.html", f"{ADDRESS}en/a/egy.html", f"{ADDRESS}hu/faq/miert.html"} <= set(found)
    for one in found:
        assert (built.out / str(one).removeprefix(ADDRESS)).is_file()
        assert not re.search("progress|practice|privacy", str(one))
    assert f"{ADDRESS}en/faq/miert.html" not in found
    (article,) = [
        one
        for one in root.findall(f"{name}url")
        if (one.findtext(f"{name}loc") or "").endswith("hu/a/egy.html")
    ]
    assert article.findtext(f"{name}lastmod") == "2026-11-20"


def test_the_feed_has_what_was_updated_the_newest_first(built):
    root = ET.fromstring(built.page("hu/feed.xml"))
    atom = "{http://www.w3.org/2005/Atom}"

    assert [one.findtext(f"{atom}title") for one in root.findall(f"{atom}entry")] == [
        "Miért?",
        "Egy </script> & kettő",
    ]
    assert root.findtext(f"{atom}updated") == "2026-11-22T00:00:00Z"
    assert "Probe &amp; more" in built.page("en/feed.xml")


def test_robots_and_manifest(built):
    assert built.page("robots.txt").splitlines()[-1] == f"Sitemap: {ADDRESS}sitemap.xml"
    manifest = json.loads(built.page("en/manifest.webmanifest"))
    assert manifest["name"] == "Probe & more"
    icon = built.out / "en" / manifest["icons"][0]["src"]
    assert icon.resolve().is_file()
    assert ET.parse(icon).getroot().tag.endswith("svg")


def test_without_an_address_nothing_of_it_is_there(site):
    project = site(
        {**FILES, "content/site.yaml": FILES["content/site.yaml"].replace(f"address: {ADDRESS}\n", "")}
    )
    project.build()
    output = project.output()

    assert not {"sitemap.xml", "robots.txt", "hu/feed.xml", "hu/manifest.webmanifest"} & set(output)
    for path, content in output.items():
        if path.endswith(".html"):
            text = unescape(content.decode())
            assert "og:" not in text
            assert "ld+json" not in text
    icon = re.search(r'<link rel="icon" href="([^"]*)"', project.page("hu/index.html"))
    assert icon
    assert (project.out / "hu" / icon[1]).resolve().is_file()
