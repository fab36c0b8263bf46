"""The site as one file: nothing beside it, no code but that whose digest is named, and all pages in it."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

import pytest

from generator import build as building
from generator.formats import single
from tests.conftest import TODAY

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'
FILES = {
    "content/site.yaml": (
        "format: 1\nid: proba\ntitle: {hu: Próba, en: Probe}\nlanguages: [hu, en]\n"
        "address: https://www.example.org/p/\ntheme: {stylesheet: own.css}\n"
    ),
    "content/own.css": 'main { background: url("pic.svg"); }\n',
    "content/pic.svg": SVG,
    "content/en/index.md": "---\ntitle: Home\n---\nText <!-- and </script> -->.\n",
    "content/hu/articles/r/index.md": "---\ntitle: Rész\nsummary: Egy rész.\npages: [a]\n---\n",
    "content/hu/articles/r/a.md": (
        "---\ntitle: A\nsummary: B.\nwas: [hu/r/regi.html]\nquiz: q\n---\n![Kép](../../../pic.svg)\n\n## Itt {#itt}\n\nSzöveg.\n"
    ),
    "content/hu/quizzes/q.yaml": (
        "title: Q\nquestions:\n  - id: a\n    kind: true-false\n    question: Igaz?\n    answer: true\n"
        "    explanation: Igen.\n"
    ),
}


@pytest.fixture
def made(site, tmp_path):
    project = site(FILES)
    project.build()
    built = building.build(project.root, tmp_path / "one", format="single", today=TODAY)
    assert built.place, built.read.findings
    return project, built.place.read_text("utf-8")


def between(text, start, end):
    """Give what stands between two marks; both must be there."""
    assert start in text
    return text.partition(start)[2].partition(end)[0]


def held(text):
    return json.loads(between(text, 'id="held">', "</script>"))


def pages(text):
    """Put the pages together, as the script does."""
    found = held(text)
    return {
        path: "".join(
            line
            for first, count in zip(runs[::2], runs[1::2], strict=True)
            for line in found["lines"][first : first + count]
        )
        for path, runs in found["pages"].items()
    }


def test_every_page_is_in_it_with_its_text(made):
    project, text = made
    folder = {
        path
        for path in project.output()
        if path.endswith(".html") and path not in ("404.html", "index.html", "hu/r/regi.html")
    }

    assert set(pages(text)) == folder
    for path, page in pages(text).items():
        old = project.page(path)
        if path == "hu/print.html":  # its text lies beside the pages, for those without scripts too
            assert "\ue000whole-hu\ue001" in page
            continue
        main = between(old, "<main", "</main>")
        shown = between(page, "<main", "</main>")
        assert re.sub(r'src="[^"]*"', "", shown) == re.sub(r'src="[^"]*"', "", main), path
        assert f'data-page="{path}"' in page
    assert held(text)["moved"] == {"hu/r/regi.html": "hu/r/a.html", "index.html": "hu/index.html"}
    assert held(text)["start"] == "hu/index.html"


def test_nothing_in_it_leads_to_another_file(made):
    _, text = made
    found = held(text)
    everything = "".join([*found["lines"], *found["files"].values()])

    assert re.findall(r'<link[^>]*>|<script src|http-equiv="refresh"', "".join(found["lines"])) == []
    assert 'href="assets/' not in text
    # what a page names between the marks is there
    named = set(re.findall("\ue000([^\ue001]*)\ue001", "".join(found["lines"])))
    assert named
    assert named <= {*found["files"], *(f"whole-{one}" for one in re.findall('data-whole="([^"]*)"', text))}
    assert "data:image/svg+xml;base64," in everything


def test_a_style_sheet_brings_its_files_along():
    files = {"assets/pic-1.svg": "data:p", "assets/f.woff2": "data:f"}
    sheet = (
        "a{background:url(pic-1.svg)} @font-face{src:url('f.woff2') url(\"f.woff2\")} b{content:url(data:x)}"
    )

    assert single._sheet("assets/own-2.css", sheet, files) == (
        'a{background:url("data:p")} @font-face{src:url("data:f") url("data:f")} b{content:url("data:x")}'
    )


def test_the_policy_names_each_script_and_sheet_and_nothing_else(made):
    _, text = made
    said = html.unescape(between(text, 'Content-Security-Policy" content="', '"'))
    policy = {part.split(" ")[0]: part.split(" ")[1:] for part in said.split("; ")}
    router = text.rpartition("<script>")[2].partition("</script>")[0]
    files = held(text)["files"]

    def digests(*texts):
        return {
            f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in texts
        }

    assert policy["default-src"] == ["'none'"]
    assert set(policy["script-src"]) == digests(router, *(files[one] for one in files if one.endswith(".js")))
    assert set(policy["style-src"]) == digests(*(files[one] for one in files if one.endswith(".css")))
    assert policy["connect-src"] == policy["manifest-src"] == ["'none'"]
    assert policy["img-src"] == policy["font-src"] == ["data:"]
    assert "'self'" not in said
    assert "unsafe" not in said


def test_what_site_yaml_allows_is_allowed_here_too(site, tmp_path):
    project = site(
        {"content/site.yaml": FILES["content/site.yaml"].split("address")[0].replace("[hu, en]", "[hu]")
         + "allow: {img-src: [https://pictures.example.org]}\n"}
    )  # fmt: skip
    built = building.build(project.root, tmp_path / "one", format="single", today=TODAY)

    assert built.place
    assert "img-src data: https://pictures.example.org;" in html.unescape(built.place.read_text("utf-8"))


def test_text_cannot_end_the_element_that_holds_it(made):
    _, text = made
    inside = between(text, 'id="held">', "</script>")

    assert "</" not in inside
    assert "<!--" not in inside
    assert "&lt;/script&gt;" in pages(text)["en/index.html"]


def test_runs_are_the_numbers_that_they_were_made_of():
    numbers = [5, 6, 7, 2, 3, 9, 9, 10]
    runs = single._runs(numbers)

    assert runs == [5, 3, 2, 2, 9, 1, 9, 2]
    assert [
        n for first, count in zip(runs[::2], runs[1::2], strict=True) for n in range(first, first + count)
    ] == numbers
