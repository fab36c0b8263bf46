"""The box that is searched in: by keys and by touch, for everybody, and whatever is typed or missing."""

from __future__ import annotations

import json
import re

import pytest

PAGE = "hu/alapok/ket-oldal.html"
NARROW = {"width": 320, "height": 700}


def opened(page, folder, path=PAGE, how="/"):
    """Open a page and the box; give the box."""
    page.goto((folder / path).as_uri())
    if how == "/":
        page.keyboard.press("/")
    else:
        page.locator("[data-search]").click()
    box = page.locator("dialog.find")
    box.wait_for()
    return box


def ask(page, text):
    """Type, and wait for what is announced."""
    status = page.locator("dialog.find [role=status]")
    status.evaluate("(one) => { one.textContent = ''; }")
    page.locator("#find-typed").fill(text)
    page.wait_for_function("() => document.querySelector('dialog.find [role=status]').textContent")
    return status.inner_text()


def at(page):
    """Give what has the focus."""
    return page.evaluate(
        "document.activeElement.id || document.activeElement.className || document.activeElement.localName"
    )


@pytest.fixture
def copied(guide, tmp_path):
    """Give a copy of the guide that a test may damage."""
    import shutil

    return shutil.copytree(guide, tmp_path / "guide")


def test_a_page_that_is_not_searched_loads_nothing_of_the_search(guide, page):
    loaded = []
    page.on("request", lambda one: loaded.append(one.url))
    page.goto((guide / PAGE).as_uri())

    assert not any("search" in one or "find" in one for one in loaded)
    page.locator("[data-search]").click()
    page.locator("dialog.find").wait_for()
    assert (
        sum("search" in one or "find" in one for one in loaded) == 4
    )  # what searches, its style, the head, the index


def test_the_whole_way_by_keys(guide, page):
    box = opened(page, guide)

    assert at(page) == "find-typed"
    assert page.locator("#find-typed").get_attribute("type") == "text"
    said = ask(page, "panasz")
    assert re.fullmatch(r"\d+ találat", said)
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.href")
    assert "/hu/" in first
    assert second != first
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("ArrowUp")
    assert at(page) == "find-typed"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("i")  # a letter goes on in the field
    assert page.locator("#find-typed").input_value().endswith("i")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert at(page) in ("body", "is-article")


def test_enter_goes_to_the_section_that_was_found(guide, page):
    opened(page, guide)
    page.locator("#find-typed").fill("rotációs terv")
    page.keyboard.press("Enter")  # at once, before the answer is there
    page.wait_for_url("**/kultura.html#rotacio")

    assert page.locator("#rotacio").evaluate("(one) => one.getBoundingClientRect().top") < 300


def test_on_the_same_page_the_focus_goes_to_the_section(guide, page):
    box = opened(page, guide, "hu/szervezet/kultura.html")
    ask(page, "rotációs terv")
    page.locator(".found a").first.click()

    assert not box.is_visible()
    assert at(page) == "rotacio"
    assert page.url.endswith("#rotacio")


def test_the_focus_comes_back_to_the_button(guide, page):
    opened(page, guide, how="button")
    page.keyboard.press("Escape")

    assert at(page) == "finding"
    page.keyboard.press("Enter")
    page.locator("dialog.find").wait_for()
    page.get_by_role("button", name="Bezárás").click()
    assert at(page) == "finding"


def test_a_result_says_what_it_is_and_shows_the_sentence(guide, page):
    opened(page, guide)
    ask(page, "havi ellenőrző lista")
    row = page.locator(".found li").first

    assert "Havi ellenőrző lista vezetőknek" in row.locator(".found-title").inner_text()
    assert row.locator(".facts").inner_text() == "Cikk · A szervezet"
    assert [one.lower() for one in row.locator("mark").all_inner_texts()][:3] == [
        "havi",
        "ellenőrző",
        "lista",
    ]
    assert ask(page, "havi ellenőrző lista vezetőknek és még valami más")  # more words do no harm


def test_more_results_are_shown_when_asked_and_the_focus_goes_to_them(guide, page):
    opened(page, guide)
    ask(page, "ügyfél")
    assert page.locator(".found li").count() == 8
    page.get_by_role("button", name="További találatok").click()
    page.wait_for_function("() => document.querySelectorAll('.found li').length > 8")

    assert page.locator(".found li").nth(8).locator("a").evaluate("(one) => one === document.activeElement")


def test_recent_searches_are_kept_and_deleted(guide, page):
    opened(page, guide)
    assert "Elég néhány betű" in page.locator(".recent").inner_text()
    ask(page, "időgazdálkodás")
    page.locator(".found a").first.click()
    page.wait_for_url("**/idogazdalkodas.html")
    opened(page, guide)
    page.get_by_role("button", name="időgazdálkodás").click()
    page.wait_for_function("() => document.querySelector('.found li')")
    page.get_by_role("button", name="Keresés törlése", exact=True).click()
    page.get_by_role("button", name="Legutóbbi keresések törlése").click()

    assert page.get_by_role("button", name="időgazdálkodás").count() == 0
    assert page.evaluate("localStorage.getItem('ket-oldal/search')") is None


def test_deleting_all_progress_deletes_the_searches(guide, page):
    page.goto((guide / "hu/progress.html").as_uri())
    page.evaluate(
        "localStorage.setItem('ket-oldal/search', JSON.stringify({v: 1, recent: ['a'], key: true}))"
    )
    page.locator("[data-delete-all]").click()
    page.locator("dialog[open] button, [role=dialog] button").filter(
        has_text=re.compile("[Tt]örl")
    ).first.click()
    page.wait_for_function("() => localStorage.getItem('ket-oldal/search') === null")


def test_the_privacy_page_says_what_is_kept(guide):
    assert "utolsó öt keresést" in (guide / "hu/privacy.html").read_text("utf-8")


def test_the_key_can_be_switched_off(guide, page):
    box = opened(page, guide)
    page.get_by_label("A / billentyű nyitja meg a keresőt").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert not box.is_visible()
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert page.locator("dialog.find").count() == 0
    page.locator("[data-search]").click()
    page.get_by_label("A / billentyű nyitja meg a keresőt").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog.find").wait_for()


def test_the_key_does_nothing_in_a_field(guide, page):
    page.goto((guide / "hu/faq/index.html").as_uri())
    page.locator("[data-find]").focus()
    page.keyboard.press("/")
    page.wait_for_timeout(200)

    assert page.locator("dialog.find").count() == 0
    assert page.locator("[data-find]").input_value() == "/"


def test_without_a_script_the_list_of_all_titles_stands_in_its_place(guide, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((guide / PAGE).as_uri())

    assert not page.locator("[data-search]").is_visible()
    page.locator("[data-no-search]").click()
    assert page.url.endswith("/hu/a-z.html")
    context.close()


def test_the_list_of_all_titles_is_in_the_order_of_the_language(guide, page):
    page.goto((guide / "hu/a-z.html").as_uri())
    assert page.locator("[data-no-search]").is_hidden()
    titles = page.locator(".listed a").all_inner_texts()
    letters = page.locator(".letter h2").all_inner_texts()

    assert letters.index("Ny") == letters.index("N") + 1
    assert letters.index("Ö, Ő") == letters.index("O, Ó") + 1
    assert {"időgazdálkodás", "Időgazdálkodás", "lojalitás", "Kommunikáció", "Könyvelés"} <= set(titles)
    assert (
        page.locator(".listed li", has_text="lojalitás").inner_text() == "lojalitás → ügyfélhűség · Fogalom"
    )
    assert page.locator("footer a", has_text="A–Z").count() == 1


@pytest.mark.parametrize("language", ("hu", "en"))
def test_axe_finds_nothing_in_the_box_and_in_the_list(guide, page, axe, language):
    page.goto((guide / language / "a-z.html").as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page, colours=scheme == "dark") == []
    page.keyboard.press("/")
    page.locator("dialog.find").wait_for()
    assert axe(page) == []
    ask(page, {"hu": "ügyfél", "en": "customer"}[language])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page, colours=scheme == "dark") == []
    ask(page, "qqqq")
    assert axe(page) == []


def test_on_a_phone_nothing_is_wider_than_the_window_and_everything_can_be_touched(guide, browser):
    context = browser.new_context(viewport=NARROW, has_touch=True)
    page = context.new_page()
    page.goto((guide / PAGE).as_uri())
    page.locator("[data-search]").tap()
    page.locator("dialog.find").wait_for()
    ask(page, "szervezeti kultúra")

    assert page.evaluate("document.querySelector('dialog.find').scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator("dialog.find :is(a, button, input):visible").evaluate_all(
        "all => all.filter((one) => { const { width, height } = (one.closest('label') || one).getBoundingClientRect(); return width < 24 || height < 24; }).length"
    )
    assert small == 0
    page.locator(".found a").first.tap()
    page.wait_for_url("**#**")
    context.close()


def test_in_forced_colours_the_words_that_answer_are_seen(guide, page):
    page.emulate_media(forced_colors="active")
    opened(page, guide)
    ask(page, "ügyfél")

    weight = page.locator(".found mark").first.evaluate("(one) => getComputedStyle(one).fontWeight")
    assert int(weight) > 600


BAD = {
    "long": "ű" * 10_000,
    "many words": "ügyfél " * 2_000,
    "marks": "!?%&/(=)\"'<>;:.,-–—*+#@€",
    "mixed": "ügyfél клиент 顧客 عميل 🙂 \u202eabc",
    "constructor": "constructor",
    "proto": "__proto__ toString hasOwnProperty valueOf",
    "html": "<img src=x onerror=alert(1)>",
    "pattern": "(a+)+$ [",
    "spaces": "      a",
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_typed_gets_a_sentence_soon(guide, page, name):
    opened(page, guide)
    started = page.evaluate("performance.now()")
    said = ask(page, BAD[name])
    took = page.evaluate("performance.now()") - started

    assert re.match(r"\d+ találat|Nincs találat erre: „", said)
    assert took < 3000
    assert len(said) < 400
    assert page.locator("dialog.find img").count() == 0
    assert re.fullmatch(r"\d+ találat", ask(page, "ügyfél"))  # and the search goes on


def damage(folder, pattern, text):
    for path in folder.glob(pattern):
        if text is None:
            path.unlink()
        else:
            path.write_text(text(path.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize(
    ("pattern", "text"),
    (("hu/search.js", None), ("hu/search.js", lambda all_: all_[: len(all_) // 2]), ("assets/find-hu-*.js", None),
     ("assets/find-hu-*.js", lambda all_: all_[: len(all_) // 2]), ("assets/find-hu-*.js", lambda _: ""),
     ("assets/find-hu-*.js", lambda all_: re.sub('"[^"]{1000,}"', '"zzz~~~"', all_)), ("assets/search-*.js", None)),
    ids=("no head", "half a head", "no index", "half an index", "an empty index", "a wrong index", "no script"),
)  # fmt: skip
def test_without_its_index_the_search_says_so(copied, browser, pattern, text):
    damage(copied, pattern, text)
    context = browser.new_context()
    page = context.new_page()
    page.goto((copied / PAGE).as_uri())
    page.keyboard.press("/")
    page.wait_for_function("() => document.querySelector('.search-trouble').textContent")

    assert "A kereső adatait nem sikerült betölteni." in page.locator(".search-trouble").inner_text()
    page.locator("[data-no-search]").click()  # the list of all titles leads on
    assert page.url.endswith("/hu/a-z.html")
    context.close()


def test_a_piece_that_is_missing_is_said_and_the_next_search_goes_on(tmp_path, browser, site, monkeypatch):
    from generator.search import index, whole

    monkeypatch.setattr(whole, "LARGEST", 0)
    monkeypatch.setattr(index, "WORDS_SIZE", 200)
    files = {"content/hu/articles/a/index.md": "---\ntitle: A\nsummary: B.\n---\n"}
    for number, word in enumerate(
        ("alma", "barack", "citrom", "dinnye", "eper", "füge", "gesztenye", "kajszi", "meggy", "narancs")
    ):
        files[f"content/hu/articles/a/c{number}.md"] = (
            f"---\ntitle: Cím{number}\nsummary: Az {word}.\n---\nEz az {word}, ez pedig még egy.\n"
        )
    project = site(files).build
    project()
    out = tmp_path / "project" / "site"
    gone = next(path for path in out.glob("assets/find-words-hu-*.js") if "alma" in path.read_text("utf-8"))
    gone.unlink()
    context = browser.new_context()
    page = context.new_page()
    opened(page, out, "hu/index.html")

    assert "nem sikerült" in ask(page, "alma")
    assert ask(page, "meggy") == "1 találat"
    context.close()


def test_storage_that_is_off_or_broken_changes_nothing(guide, page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } });"
    )
    opened(page, guide)

    assert "találat" in ask(page, "ügyfél")


@pytest.mark.parametrize(
    "kept", ("{", "[]", json.dumps({"recent": "x", "key": 3}), json.dumps({"recent": [1, None, {}, "jó"]}))
)
def test_what_lies_in_the_storage_is_no_trouble(guide, page, kept):
    page.goto((guide / PAGE).as_uri())
    page.evaluate("(text) => localStorage.setItem('ket-oldal/search', text)", kept)
    opened(page, guide)

    assert "találat" in ask(page, "ügyfél")


@pytest.mark.xdist_group("firefox")
def test_firefox_searches_from_a_disk(guide, firefox):
    tab = firefox.tab().goto((guide / PAGE).as_uri())
    status = "document.querySelector('dialog.find [role=status]')?.textContent"
    tab.click("[data-search]")
    tab.until("document.querySelector('dialog.find[open]') !== null")
    tab.press(*"panaszkezelés")
    tab.until(f"Boolean({status})")

    assert re.fullmatch(r"\d+ találat", tab.js(status))
    tab.press("\ue015", "\ue007")  # down, and Enter
    tab.until("location.pathname.endsWith('/hu/glossary.html')")
    assert tab.js("location.hash") == "#term-panaszkezeles"
