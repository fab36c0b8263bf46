"""The page "Privacy" says what this very build can do; and whatever a reader does, nothing is sent."""

from __future__ import annotations

from tests.browser.once import lay
from tests.browser.quizzes import answer_all, until
from tests.browser.test_progress_page import FILES, MORE, PROGRESS, TEXT, confirm, load

ALLOW = {
    "content/site.yaml": FILES["content/site.yaml"] + "allow: {img-src: ['https://pictures.example.org']}\n"
}


def privacy(project) -> str:
    html: str = project.page("en/privacy.html")
    return html[html.index("<h1>") : html.index("</main>")]


def test_it_says_what_is_stored_by_what_there_is(site):
    project = site({path: text for path, text in FILES.items() if "quiz" not in path and "quiz" not in text})
    project.build()
    assert "answers to questions" not in privacy(project)
    assert "marked as read" in privacy(project)

    project.write(FILES).build()
    assert "answers to questions" in privacy(project)
    assert "self-assessments" not in privacy(project)
    assert "“probe/”" in privacy(project)
    assert "Nothing is sent." in privacy(project)
    assert 'href="progress.html"' in privacy(project)


def test_it_names_whom_the_policy_lets_in(site):
    project = site({**FILES, **ALLOW})
    project.build()

    assert "Nothing is sent." not in privacy(project)
    assert "Pictures: https://pictures.example.org" in privacy(project)


def test_every_page_leads_there(site):
    project = lay(site(FILES))
    pages = [path for path in project.output() if path.endswith(".html") and path.startswith(("en/", "hu/"))]

    assert len(pages) > 10
    assert all('privacy.html">' in project.page(path) for path in pages)


def test_nothing_is_sent(site, page):
    project = lay(site(FILES))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((project.out / TEXT).as_uri())
    answer_all(page)
    page.goto((project.out / MORE).as_uri())
    page.locator("[data-mark]").click()
    page.goto((project.out / "en/practice.html").as_uri())
    page.locator("[name=from]").select_option("all")
    page.locator("[data-options] [type=submit]").click()
    until(page, "document.querySelector('form.question.live')")
    page.goto((project.out / PROGRESS).as_uri())
    with page.expect_download() as waiting:
        page.locator("[data-save]").click()
    load(page, waiting.value.path().read_text("utf-8"))
    confirm(page)
    page.evaluate("globalThis.print = () => {}")
    page.locator("[data-name]").fill("Anna Example")
    page.locator("[data-certificate] [type=submit]").click()
    for path in ("hu/progress.html", "hu/index.html", "hu/resz/szoveg.html", "en/privacy.html", PROGRESS):
        page.goto((project.out / path).as_uri())
    page.locator("[data-delete-all]").click()
    confirm(page)

    assert asked
    assert {url.split(":")[0] for url in asked} <= {"file", "blob"}
    assert page.context.cookies() == []
