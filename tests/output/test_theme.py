"""A project's own templates: they come first, and a mistake in one is a finding with its place."""

from __future__ import annotations

import re

from generator import build as building
from generator.output import theme as theming
from generator.source.markallow import RESERVED


def test_own_template_overrides_file_by_file(site):
    project = site(
        {
            "templates/parts/crumbs.html": "<p>own crumbs</p>\n",
            "content/hu/faq/a.md": "---\ntitle: A?\n---\nB.\n",
        }
    )
    project.build()

    assert "own crumbs" in project.page("hu/faq/a.html")


def test_own_style_is_outside_all_layers_and_last(site):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\ntheme: {stylesheet: own.css}\n",
            "content/own.css": "body { color: green }\n",
        }
    )
    project.build()
    html = project.page("hu/index.html")

    assert html.count('rel="stylesheet"') == 2
    assert html.index("assets/style-") < html.index("assets/own-")


def test_a_mistake_in_a_template_has_its_place(site):
    project = site(
        {
            "templates/home.html": "{% extends 'page.html' %}\n{% block head %}\n{{ page.titel }}\n{% endblock %}\n"
        }
    )
    built = building.build(project.root, project.out)

    assert built.report is None
    found = [one for one in built.read.findings if one.code == "template"]
    assert [str(one.span) for one in found] == ["templates/home.html:3:1"]


def test_a_template_that_does_not_end_has_its_place(site):
    project = site({"templates/home.html": "{% extends 'page.html' %}\n{% block head %}\n"})
    built = building.build(project.root, project.out)

    assert "template" in [one.code for one in built.read.findings]


def test_a_missing_file_of_the_theme_is_said(site, monkeypatch, tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / theming.MARKER).write_text("x")
    monkeypatch.setattr(theming, "built_in", lambda: tmp_path / "broken")
    built = building.build(site().root, tmp_path / "out")

    assert built.report is None
    assert [one.code for one in built.read.findings] == ["theme-file"]


def test_a_folder_without_the_marker_is_not_the_theme(monkeypatch):
    monkeypatch.setattr(theming, "MARKER", "no-such-marker.txt")
    try:
        theming.built_in()
    except FileNotFoundError:
        return
    raise AssertionError


def test_a_template_that_divides_by_nothing_or_is_not_utf8_is_a_finding(site):
    for text in ("{% extends 'page.html' %}{% block head %}{{ 1 / 0 }}{% endblock %}", "é".encode("cp1250")):
        project = site({"templates/home.html": text})
        built = building.build(project.root, project.out)

        assert built.report is None
        assert [one.code for one in built.read.findings] == ["template"]


def test_a_style_sheet_that_is_not_utf8_is_a_finding(site):
    project = site({"templates/css/base.css": "/* é */".encode("cp1250")})
    built = building.build(project.root, project.out)

    assert [one.code for one in built.read.findings] == ["template"]


def test_links_of_the_footer_lead_from_every_page(site):
    """The texts of the theme stand in site.yaml, so their links start there; files that they name are published."""
    footer = "theme:\n  footer: '[Egy](hu/faq/a.md) ![Kép](kep.png)'\n"
    project = site(
        {
            "content/site.yaml": f"format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n{footer}",
            "content/hu/faq/a.md": "---\ntitle: A?\n---\nB.\n",
            "content/kep.png": b"\x89PNG",
        }
    )
    project.build()

    assert 'href="faq/a.html"' in project.page("hu/index.html")
    assert 'href="a.html"' in project.page("hu/faq/a.html")
    assert 'src="../../assets/kep-' in project.page("hu/faq/a.html")


def test_the_ids_of_the_theme_are_no_authors_ids():
    """Every id that a template writes is reserved, so that no heading can have it."""
    found = set()
    for path in theming.built_in().rglob("*.html"):
        found |= set(re.findall(r'\bid="([^"]*)"', path.read_text("utf-8")))
    fixed = {one for one in found if "{" not in one}

    assert fixed <= RESERVED
    assert RESERVED - fixed <= {"quiz-title", "find-typed"}
    assert {one for one in found if "{" in one} <= {
        "{{ prefix }}", "{{ prefix }}-how", "{{ prefix }}-error", "{{ prefix }}-{{ option.id }}",
        "{{ prefix }}-{{ row.id }}", "{{ prefix }}-{{ step.value }}", "{{ prefix }}-none", "{{ prefix }}-text",
        "{{ prefix }}-own", "{{ prefix }}-has-{{ entry.id }}", "{{ prefix }}-has-whole",
        "{{ root }}", "{{ root }}-sure", "{{ root }}-role", "{{ root }}-overview", "{{ objective.id }}", "{{ id }}",
        # of the glossary, and of the definitions beside a text: `term-…` and `letter-…`
        "{{ one.id }}", "{{ group.id }}",
        # of the entries of the FAQ's list: `faq-…`
        "{{ entry.id }}",
        # of the document for paper, where an author's ids begin with that of their page
        "{{ term.id }}", "{{ one.id }}__{{ objective.id }}",
    }  # fmt: skip


def test_scripts_go_out_without_comments_and_nothing_else_is_lost():
    """What would mislead `slim` is not used: texts over several lines, and marks of comments inside a text."""
    bundles = (*theming.QUIZ, theming.STORE, theming.PROFILE, theming.PROGRESS, theming.PRACTICE, theming.FAQ)
    sent = ("theme", "site", *(name for bundle in bundles for name in bundle))
    folder = theming.built_in() / "js"
    for path in (*(folder / f"{name}.js" for name in sent), *(theming.PACKAGE / "interactions").glob("*.js")):
        text = path.read_text("utf-8")
        bare = "\n".join(
            line for line in text.splitlines() if not line.strip().startswith(("//", "*", "/**"))
        )
        assert all(line.count("`") % 2 == 0 for line in bare.splitlines() if "[`" not in line), path.name
        assert not re.search("[\"'`][^\"'`\n]*/\\*\\*", bare), path.name
        slim = theming.slim(text).decode()
        assert "/**" not in slim, path.name
        assert not re.search(r"^\s*//|\s// ", slim, re.MULTILINE), path.name
        for name in re.findall(r"\bfunction (\w+)", bare):
            assert f"function {name}(" in slim, path.name


def test_footer_contact_and_imprint_stand_on_every_page_in_its_language(site):
    theme = (
        "theme:\n  footer: {hu: Lábléc., en: Footer.}\n  contact: {hu: Kapcsolat., en: Contact.}\n"
        "  imprint: {hu: 'Kiadja: [Mi](hu/faq/a.md)', en: 'Published by [us](en/faq/a.md)'}\n"
    )
    project = site(
        {
            "content/site.yaml": f"format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\nprint: true\n{theme}",
            "content/hu/faq/a.md": "---\ntitle: Miért?\n---\nMert.\n",
            "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
            "content/en/faq/a.md": "---\ntitle: Why?\n---\nBecause.\n",
        }
    )
    project.build()
    said = {
        "hu": ("Lábléc.", "<h2>Kapcsolat</h2>", "<h2>Impresszum</h2>", "Kiadja: <a"),
        "en": ("Footer.", "<h2>Contact</h2>", "<h2>Imprint</h2>", "Published by <a"),
    }
    pages = [path for path in project.output() if path.endswith(".html") and "/" in path]

    assert len(pages) > 12
    for path in pages:
        foot = project.page(path).partition("<footer")[2]
        assert [one for one in said[path[:2]] if one not in foot] == [], path
        assert f'href="{"" if "/faq/" in path else "faq/"}a.html"' in foot, path
    assert "not-translated" not in project.codes()


def test_a_text_of_the_foot_that_a_language_lacks_is_named(site):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu, en]\ntheme: {imprint: {hu: Mi.}}\n",
            "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
        }
    )
    found = [(one.code, one.severity) for one in project.check().findings]

    assert ("not-translated", "warning") in found
    project.build()
