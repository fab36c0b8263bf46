"""The page for addresses that do not exist: in each language what happened, and where to go on from there."""

from __future__ import annotations

import re

ADDRESS = "https://www.example.org/guide/"
SETTINGS = "format: 1\nid: probe\ntitle: {{hu: Próba, en: Probe}}\nlanguages: [{}]\n"
FILES = {
    "content/site.yaml": SETTINGS.format("hu, en") + f"address: {ADDRESS}\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/articles/a/index.md": "---\ntitle: Rész\nsummary: Egy rész.\n---\n",
    "content/hu/articles/a/egy.md": "---\ntitle: Egy\nsummary: Egy.\n---\nSzöveg.\n",
    "content/hu/faq/miert.md": "---\ntitle: Miért?\n---\nMert.\n",
    "content/hu/glossary.yaml": "- id: data\n  term: adat\n  definition: Amit tudunk.\n",
    "content/hu/paths.yaml": "- id: elado\n  title: Eladó\n  steps: [articles/a/egy]\n",
}


def links(html: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)"', html)


def test_it_leads_to_what_each_language_has(site):
    project = site(FILES)
    project.build()
    html = project.page("404.html")

    assert links(html) == [
        "/guide/hu/index.html",
        "/guide/hu/faq/index.html",
        "/guide/hu/glossary.html",
        "/guide/hu/paths.html",
        "/guide/en/index.html",
    ]
    assert all((project.out / link.removeprefix("/guide/")).is_file() for link in links(html))


def test_it_says_what_happened_in_each_language_and_needs_no_script(site):
    project = site(FILES)
    project.build()
    html = project.page("404.html")

    assert "<h1>Az oldal nem található</h1>" in html
    assert '<section lang="en">\n<h2>Page not found</h2>' in html
    assert "Ezen a címen nincs oldal." in html
    assert "There is no page at this address." in html
    assert "hidden" not in html
    # the tone that the reader chose, and nothing else
    assert [one.split("-")[0] for one in re.findall(r'<script src="/guide/assets/([^"]*)"', html)] == [
        "theme"
    ]


def test_the_first_language_of_the_site_comes_first(site):
    project = site(FILES | {"content/site.yaml": SETTINGS.format("en, hu") + f"address: {ADDRESS}\n"})
    project.build()
    html = project.page("404.html")

    assert '<html lang="en"' in html
    assert "<h1>Page not found</h1>" in html
    assert '<section lang="hu">\n<h2>Az oldal nem található</h2>' in html


def test_without_an_address_there_is_none(site):
    project = site(FILES | {"content/site.yaml": SETTINGS.format("hu, en")})
    project.build()

    assert not (project.out / "404.html").exists()


def test_what_a_language_borrows_is_marked_in_its_part_and_nothing_in_the_title(site):
    """Offline too; a language without a word of its own is English as a whole."""
    project = site(
        FILES
        | {
            "content/site.yaml": (
                "format: 1\nid: probe\ntitle: {hu: Próba, ar: Probe, fr: Essai}\nlanguages: [ar, hu, fr]\n"
                f"address: {ADDRESS}\noffline: true\n"
            ),
            "content/ar/index.md": "---\ntitle: Home\n---\nText.\n",
            "content/fr/index.md": "---\ntitle: Accueil\n---\nTexte.\n",
            "content/ar/glossary.yaml": FILES["content/hu/glossary.yaml"],
            "content/fr/words.yaml": "page.not_found: Page introuvable\n",
        }
    )
    project.build()
    html = project.page("404.html")
    worker = project.page("sw.js")

    assert "<title>Page not found – Probe</title>" in html
    assert "<h1>Page not found</h1>" in html
    assert '<section lang="en" dir="ltr">' in html
    part = html.partition('<section lang="fr"')[2].partition("</section>")[0]
    assert "<h2>Page introuvable</h2>" in part
    assert '<p><span lang="en" dir="ltr">There is no page' in part
    assert '<span lang="en" dir="ltr">Home</span>: <span lang="fr">Essai</span>' in part
    assert html.count("There is no page") == 2
    assert "lang=" not in html.partition("<title>")[2].partition("</title>")[0]
    assert r"span lang=\"en\"" in worker
    assert not re.search(r"[\ue012\ue013]|\\ue01[23]", html + worker)
