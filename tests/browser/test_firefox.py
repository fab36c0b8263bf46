"""Firefox: its strict rule for local files, one store a file, and what else its storage does and refuses."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.browser.firefox import Firefox
from tests.browser.once import lay
from tests.browser.quizzes import ADDRESS, BASE, QUIZ
from tests.browser.served import served

pytestmark = pytest.mark.xdist_group("firefox")

TEXT = "---\ntitle: Text\nsummary: A text.\nquiz: probe\n---\n## Here {#there}\n\nText.\n"
FILES = {
    **BASE,
    "content/en/articles/part/text.md": TEXT,
    "content/en/quizzes/probe.yaml": QUIZ,
    "content/hu/quizzes/probe.yaml": QUIZ.replace("- water\n", "- víz\n"),
}
ARTICLE, PROGRESS = "en/part/text.html", "en/progress.html"
TAB, SPACE, ENTER = "\ue004", " ", "\ue007"


@pytest.fixture
def project(site):
    return lay(site(FILES))


@pytest.fixture
def web(project):
    """Serve the site; give its address."""
    with served(project.out) as address:
        yield address


@pytest.fixture
def tab(firefox):
    made = firefox.tab()
    yield made
    made.close()


def form(question: str, rest: str = "") -> str:
    return f"form[data-question={question}] {rest}".strip()


def answer(tab, question: str, value: str) -> None:
    tab.click(form(question, f"input[value='{value}']"))
    tab.click(form(question, "[data-check]"))


def text(tab, selector: str) -> str:
    """Give what an element says; nothing when it is not there, or not shown."""
    return str(tab.js(f"document.querySelector({json.dumps(selector)})?.innerText || ''"))


def verdict(tab, question: str) -> str:
    return text(tab, form(question, ".verdict"))


def keys(tab) -> list[str]:
    return sorted(tab.js("Object.keys(localStorage)"))


def test_the_rule_for_local_files_is_the_strict_one(project, tab):
    """Otherwise the tests below would say nothing about people's Firefox."""
    tab.goto((project.out / ADDRESS).as_uri())
    assert tab.js("origin") == "null"
    assert tab.js("fetch('index.html').then(() => 'read', () => 'refused')") == "refused"
    tab.js("localStorage.setItem('here', '1')")
    tab.goto((project.out / ARTICLE).as_uri())
    assert keys(tab) == []


def test_from_disk_each_page_keeps_its_own_and_says_so(project, tab):
    quiz, article = (project.out / ADDRESS).as_uri(), (project.out / ARTICLE).as_uri()
    tab.goto(quiz)
    answer(tab, "one", "b")
    assert verdict(tab, "one") == "Correct."
    assert text(tab, "[data-saved]") == (
        "Answers are saved only in this browser; opened from a file, it keeps them page by page."
    )
    tab.reload()
    assert verdict(tab, "one") == "Correct."
    tab.goto(article)
    assert verdict(tab, "one") == ""
    answer(tab, "one", "a")
    tab.goto(quiz)
    assert verdict(tab, "one") == "Correct.", "one page's answer is not mixed with another's"


def test_from_disk_the_pages_that_cannot_know_say_so(project, tab):
    tab.goto((project.out / ADDRESS).as_uri())
    answer(tab, "one", "b")
    tab.goto((project.out / PROGRESS).as_uri())
    assert text(tab, "[data-kept]") == (
        "Opened from a file, this browser keeps progress page by page, so this page cannot see it. "
        "It stands on each page."
    )
    tab.goto((project.out / "en/practice.html").as_uri())
    assert "page by page" in text(tab, "[data-kept]")


def test_from_disk_answers_outlast_the_browser(project, firefox_program, tmp_path):
    address = (project.out / ADDRESS).as_uri()
    for known in (False, True):
        with Firefox(firefox_program, tmp_path / "profile") as started:
            tab = started.tab().goto(address)
            assert verdict(tab, "one") == ("Correct." if known else "")
            if not known:
                answer(tab, "one", "b")


def test_a_quiz_with_the_keyboard_alone(project, tab):
    tab.goto((project.out / ADDRESS).as_uri())
    tab.js("document.querySelector('form[data-question=one] input').focus()")
    tab.press(SPACE, TAB)
    if not tab.js("document.activeElement.matches('[data-check]')"):
        tab.press(TAB)
    tab.press(ENTER)
    assert verdict(tab, "one") == "Not correct."


def test_served_all_pages_and_languages_know(web, tab):
    tab.goto(web + ADDRESS)
    answer(tab, "one", "b")
    assert text(tab, "[data-saved]") == "Answers are saved only in this browser."
    tab.goto(web + ARTICLE)
    assert verdict(tab, "one") == "Correct."
    tab.goto(web + ADDRESS.replace("en/", "hu/"))
    assert verdict(tab, "one") == "Helyes."
    tab.goto(web + PROGRESS)
    assert text(tab, "[data-of=probe] [data-count]") == "1 of 4 answered"


def test_two_tabs_answer_at_once(web, firefox, tab):
    tab.goto(web + ADDRESS)
    other = firefox.tab().goto(web + ADDRESS)
    tab.click(form("one", "input[value=b]"))
    other.click(form("four", "input[value=true]"))
    tab.click(form("one", "[data-check]"))
    other.click(form("four", "[data-check]"))
    for page in (tab, other):
        page.until("localStorage.getItem('probe/q/probe/one') && localStorage.getItem('probe/q/probe/four')")
        for question in ("one", "four"):
            page.until(f"!!document.querySelector('form[data-question={question}] .verdict')")
    other.close()


def test_the_back_button_and_the_browsers_memory(web, tab):
    tab.goto(web + ADDRESS)
    tab.js("void addEventListener('pageshow', (event) => { globalThis.restored = event.persisted; })")
    tab.click(form("two", "input[value=a]"))
    answer(tab, "one", "b")
    tab.goto(web + ARTICLE)
    answer(tab, "four", "true")
    tab.back()
    tab.until("globalThis.restored === true")

    assert verdict(tab, "one") == "Correct."
    # what was answered meanwhile on the other page is here, and what was begun here is still begun
    tab.until("!!document.querySelector('form[data-question=four] .verdict')")
    assert tab.js("document.querySelector('form[data-question=two] input[value=a]').checked")
    tab.back(1)
    tab.until("location.pathname.endsWith('text.html')")
    assert verdict(tab, "four") == "Correct."


def test_another_site_on_the_same_origin(site, tab, tmp_path):
    """Two guides below one address: nothing of one is read, changed or deleted by the other."""
    for name in ("probe", "probe2"):
        settings = FILES["content/site.yaml"].replace("id: probe", f"id: {name}")
        made = site({**FILES, "content/site.yaml": settings})
        made.build()
        shutil.copytree(made.out, tmp_path / "both" / name)
    with served(tmp_path / "both") as address:
        tab.goto(address + "probe/" + ADDRESS)
        answer(tab, "one", "b")
        tab.goto(address + "probe2/" + ADDRESS)
        assert verdict(tab, "one") == ""
        answer(tab, "one", "a")
        tab.goto(address + "probe2/" + PROGRESS)
        tab.click("[data-delete-all]")
        tab.click("[data-yes]")
        assert text(tab, "[data-said]") == "Deleted: everything that was kept of your progress."
        assert [one for one in keys(tab) if one.startswith("probe2/")] == []
        tab.goto(address + "probe/" + ADDRESS)
        assert verdict(tab, "one") == "Correct."


def test_a_full_storage(web, tab):
    tab.goto(web + ADDRESS)
    answer(tab, "one", "b")
    tab.js(
        """(() => { let piece = "x".repeat(1 << 20); while (piece) {
             try { localStorage.setItem("fill" + Math.random(), piece); } catch { piece = piece.slice(1 + piece.length / 2); }
           } return 1; })()"""
    )
    answer(tab, "four", "false")
    assert verdict(tab, "four") == "Not correct."
    assert text(tab, "[data-saved]") == "The browser's storage is full, so the last answer is not saved."
    tab.reload()
    assert verdict(tab, "one") == "Correct."
    assert verdict(tab, "four") == ""
    tab.js(
        "Object.keys(localStorage).filter((key) => key.startsWith('fill')).forEach((key) => localStorage.removeItem(key))"
    )
    answer(tab, "four", "true")
    tab.reload()
    assert verdict(tab, "four") == "Correct."


@pytest.mark.parametrize("broken", ("{broken", "null", '{"v":2,"e":[1]}', '{"v":2,"e":{"length":8}}'))
def test_broken_text_in_storage(web, tab, broken):
    tab.goto(web + ADDRESS)
    tab.js(f"void localStorage.setItem('probe/q/probe/one', {json.dumps(broken)})")
    tab.reload()
    assert verdict(tab, "one") == ""
    answer(tab, "one", "b")
    tab.reload()
    assert verdict(tab, "one") == "Correct."


@pytest.mark.parametrize(
    "settings",
    ({"network.cookie.cookieBehavior": 2}, {"dom.storage.enabled": False}),
    ids=("cookies", "storage"),
)
def test_storage_off(web, firefox_program, tmp_path, settings):
    with Firefox(firefox_program, tmp_path / "profile", **settings) as started:
        tab = started.tab().goto(web + ADDRESS)
        answer(tab, "one", "b")
        assert verdict(tab, "one") == "Correct."
        assert text(tab, "[data-saved]") == (
            "This browser does not allow saving, so the answers stay only until the page is closed."
        )
        answer(tab, "four", "true")
        assert verdict(tab, "four") == "Correct."
        for page in (PROGRESS, "en/practice.html", "en/index.html", ARTICLE):
            tab.goto(web + page)
        tab.goto(web + PROGRESS)
        assert "does not allow saving" in text(tab, "[data-kept]")


def test_a_private_window(web, firefox_program, tmp_path):
    """It keeps what is answered until it is closed, and nothing of it afterwards."""
    for _ in range(2):
        with Firefox(
            firefox_program, tmp_path / "profile", **{"browser.privatebrowsing.autostart": True}
        ) as started:
            tab = started.tab().goto(web + ADDRESS)
            assert keys(tab) == []
            answer(tab, "one", "b")
            assert verdict(tab, "one") == "Correct."
            tab.goto(web + ARTICLE)
            assert verdict(tab, "one") == "Correct."


def test_a_file_of_progress_is_loaded(web, tab):
    tab.goto(web + ADDRESS)
    answer(tab, "one", "b")
    tab.goto(web + PROGRESS)
    # the download itself is the browser's; what is in it is caught before it goes there
    tab.js("""void (URL.createObjectURL = (blob) => { globalThis.written = blob; return "#"; })""")
    tab.click("[data-save]")
    file = tab.js("globalThis.written.text()")
    assert json.loads(file)["site"] == "probe"

    tab.js("localStorage.clear()")
    tab.reload()
    tab.js(
        f"""(() => {{ const files = new DataTransfer();
              files.items.add(new File([{json.dumps(file)}], "progress.json", {{ type: "application/json" }}));
              const field = document.querySelector("[data-file]");
              field.files = files.files; field.dispatchEvent(new Event("change", {{ bubbles: true }})); return 1; }})()"""
    )
    tab.until("document.querySelector('dialog').open")
    tab.click("[data-yes]")
    assert text(tab, "[data-said]") == "Loaded: 1 new or later answer; 0 were here already, or later here."
    tab.goto(web + ADDRESS)
    assert verdict(tab, "one") == "Correct."
