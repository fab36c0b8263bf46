"""Every kind for everybody: axe, names and roles, forced colours, 400 % zoom, wide spacing, large targets, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import kinds as all_kinds
from generator.interactions import Associate, Choose, Enter, Free, Order, Scale
from tests.browser import kinds
from tests.browser.kinds import press, reach, say, sheets
from tests.browser.quizzes import focused, form

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from tests.browser.kinds import Sheet
    from tests.interactions.examples import Example

KINDS = tuple(all_kinds.kinds())
# what depends on the form of the interaction alone: one kind of each form, the others where there is more time
ALIKE = ("multiple", "true-false", "number", "sort")
FORMS = [pytest.param(one, marks=[pytest.mark.slow] if one in ALIKE else []) for one in KINDS]


def finish(page: Page, sheet: Sheet) -> None:
    """Answer all, and show what comes of it."""
    kinds.fill_all(page, sheet)
    show = page.locator("[data-profile-show]")
    if show.count():
        show.click()
    assert page.locator("[data-summary]").is_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_before_and_after(built, page, axe, kind):
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        assert axe(page) == [], (sheet.id, "before")
        finish(page, sheet)
        # light and dark differ in contrast only, and most in what a result adds
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page, colours=scheme == "dark") == [], (sheet.id, scheme)


# ---- names, roles, states ----


def tree(session: CDPSession, selector: str) -> list[dict[str, str]]:
    """Give what the browser tells a screen reader of these elements."""
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    told = []
    for node in found:
        one = session.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})
        first = one["nodes"][0]
        states = {
            each["name"]: str(each["value"].get("value", "")).lower() for each in first.get("properties", ())
        }
        words = {
            key: " ".join(first.get(key, {}).get("value", "").split())
            for key in ("role", "name", "description")
        }
        told.append({**states, **words})
    return told


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", FORMS)
def test_every_control_has_its_name_and_the_group_that_of_the_question(built, page, kind):
    session = page.context.new_cdp_session(page)
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        for example in sheet.examples:
            here = form(page, example.question.id)
            css = f"form[data-question='{example.question.id}']"
            (group,) = tree(session, f"{css} fieldset")
            assert group["role"] == "group"
            assert flat(here.locator(".ask").inner_text()) in group["name"]
            assert group["description"] == flat(here.locator(".how").inner_text())
            assert group["description"]
            assert here.locator("legend h2").count() == 1
            for part, role, names in named(example, page):
                told = tree(session, f"{css} {part}")
                assert [one["role"] for one in told] == [role] * len(names), example.title
                assert [one["name"] for one in told] == names


def named(example: Example, page: Page) -> list[tuple[str, str, list[str]]]:
    """Give which controls a question has: where, their role, their names."""
    one, language = example.question.interaction, example.language
    here = form(page, example.question.id)
    if isinstance(one, Choose | Scale):
        role = "radio" if isinstance(one, Scale) or one.one else "checkbox"
        return [(".option input", role, list(map(flat, here.locator(".option label").all_inner_texts())))]
    if isinstance(one, Associate):
        names = list(map(flat, here.locator(".row label").all_inner_texts()))
        assert sorted(names) == sorted(flat(row.text.plain) for row in one.rows)
        return [(".row select", "combobox", names)]
    if isinstance(one, Order):
        items = list(map(flat, here.locator(".said-item").all_inner_texts()))
        up, down = (
            [say(language, f"quiz.move_{way}", item=each) for each in items] for way in ("up", "down")
        )
        return [("[data-up]", "button", up), ("[data-down]", "button", down)]
    if isinstance(one, Free):
        return [("textarea", "textbox", [say(language, "quiz.your_answer")])]
    assert isinstance(one, Enter)
    if not one.text:
        return [("[data-field] input", "textbox", [say(language, "quiz.your_answer")])]
    names = [say(language, "quiz.gap_n", n=n, m=len(one.fields)) for n in range(1, len(one.fields) + 1)]
    roles = here.locator(".gap > :is(input, select)").evaluate_all("all => all.map(one => one.localName)")
    return [
        (f".gap > {tag}", role, [name for name, each in zip(names, roles, strict=True) if each == tag])
        for tag, role in (("input", "textbox"), ("select", "combobox"))
    ]


@pytest.mark.parametrize("kind", [one for one in KINDS if one not in ("likert", *ALIKE)])
def test_an_empty_answer_is_an_error_beside_the_question(built, page, kind):
    session = page.context.new_cdp_session(page)
    sheet = sheets()[kind][0]
    page.goto((built / sheet.path).as_uri())
    example = sheet.examples[0]
    here = form(page, example.question.id)
    css = f"form[data-question='{example.question.id}']"
    press(page, here.locator("[data-check]"))
    error = here.locator("[data-error]")
    said = flat(error.inner_text())

    assert error.is_visible()
    assert said.startswith(say(sheet.language, "quiz.error"))
    assert not here.locator(".verdict").count()
    first = here.locator(
        ":is(.option input, [data-field] > :is(input, select, textarea), .row select, .move:not([aria-disabled]))"
    )
    assert focused(page) in (first.first.get_attribute("id"), "")  # a button of an order has no id
    assert first.first.evaluate("one => one === document.activeElement")
    typed = isinstance(example.question.interaction, Enter | Free | Associate)
    for part, _, names in named(example, page):
        told = tree(session, f"{css} {part}")
        assert [one["description"] for one in told] == [said] * len(names)
        if typed:
            assert [one["invalid"] for one in told] == ["true"] * len(names)
    kinds.answer(page, example, kinds.chosen(example)[0].response)
    assert error.is_hidden()
    assert not any(
        one.get("invalid") == "true"
        for part, _, _ in named(example, page)
        for one in tree(session, f"{css} {part}")
    )


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_said_beside_a_control_is_its_description(built, page, kind):
    """The word of its state, the feedback, and what would have been right."""
    session = page.context.new_cdp_session(page)
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        kinds.fill_all(page, sheet)
        for example in sheet.examples:
            rows = form(page, example.question.id).locator(
                ":is(.option, .row, [data-field]):has(> .mark, > .said)"
            )
            told = tree(
                session,
                f"form[data-question='{example.question.id}'] :is(.option, .row, [data-field]):has(> .mark, > .said)"
                " > :is(input, select, textarea)",
            )
            assert len(told) == rows.count()
            for row, control in zip(rows.all(), told, strict=True):
                for piece in row.locator("> .mark, > .said, > .fix").all_inner_texts():
                    assert flat(piece).strip("→ ") in control["description"], example.title
            choosing = isinstance(example.question.interaction, Choose | Associate | Enter)
            assert not choosing or told


def test_a_moved_item_is_announced_and_the_button_keeps_the_focus(built, page):
    session = page.context.new_cdp_session(page)
    for sheet in sheets()["order"]:
        page.goto((built / sheet.path).as_uri())
        example = sheet.examples[0]
        here = form(page, example.question.id)
        status = here.locator("[data-moved]")
        assert status.get_attribute("role") == "status"
        assert status.inner_text() == ""
        first = kinds.places(here)[0]
        item = here.locator(f"[data-item='{first}']")
        down, up = item.locator("[data-down]"), item.locator("[data-up]")
        many = here.locator(".item").count()
        for place in range(2, many + 1):
            press(page, down, "Space" if place % 2 else "Enter")
            text = item.locator(".said-item").inner_text()
            assert status.inner_text() == say(sheet.language, "script.moved", item=text, n=place, m=many)
            assert down.evaluate("one => one === document.activeElement")
            assert kinds.places(here)[place - 1] == first
        before = kinds.places(here)
        page.keyboard.press("Enter")
        assert kinds.places(here) == before
        last = tree(session, f"[data-question='{example.question.id}'] [data-item='{first}'] button")
        assert [one.get("disabled", "false") for one in last] == ["false", "true"]
        reach(page, up)  # it can still be gone to
        page.keyboard.press("Enter")
        assert kinds.places(here)[many - 2] == first


# ---- the eye ----


FAINT = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const width = one => Math.max(...[one, ...one.querySelectorAll(":scope > :is(input, select)")]
    .map(each => parseFloat(getComputedStyle(each).borderTopWidth)));
  const said = one => [...one.children].some(each => each.matches(".mark") && each.checkVisibility());
  const whole = one => one.matches(".item:last-child") || one.closest(".question").querySelector(".result.right");
  const marked = all(":is(.option, .row, .item, [data-field]):is(.right, .partly, .wrong)");
  const moving = all("*").filter(one => {
    const style = getComputedStyle(one);
    return style.transitionDuration.split(", ").some(each => each !== "0s") || style.animationName !== "none"
      || style.scrollBehavior !== "auto";
  });
  return [
    marked.filter(one => width(one) < 3),
    marked.filter(one => !said(one) && !whole(one)),
    all(".option:has(:checked)").filter(one => width(one) < 3),
    all(".option:not(:has(:checked), .right, .wrong)").filter(one => width(one) < 1 || width(one) >= 3),
    all(".result.shown").filter(one => parseFloat(getComputedStyle(one).borderInlineStartWidth) < 4
      || !one.querySelector(".verdict svg").checkVisibility()),
    moving,
  ].map(list => list.map(one => one.outerHTML.slice(0, 120)));
}"""


@pytest.mark.parametrize("kind", FORMS)
def test_with_the_systems_own_colours_a_state_is_a_word_and_a_border(built, browser, kind):
    """And who wants no motion gets none."""
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        finish(page, sheet)
        assert page.evaluate(FAINT) == [[]] * 6, sheet.id
        assert kind == "likert" or page.locator(".result.shown").count() == len(sheet.examples)
    context.close()


CUT = """() => {
  const seen = one => one.checkVisibility() && !one.closest(".unseen, svg, .table");
  const name = one => one.localName + "." + one.className + " " + one.textContent.trim().slice(0, 40);
  const all = [...document.querySelectorAll(".quiz *")].filter(seen);
  const cut = all.filter(one => {
    const box = one.getBoundingClientRect();
    const holds = one.matches("button, summary") || getComputedStyle(one).overflowX !== "visible" && !one.matches("input, select, textarea");
    return box.right > innerWidth + 1 || box.left < -1
      || holds && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }).map(name);
  const upon = all.filter(one => one.matches(".option, .row, .item, .gap, [data-field]")).filter(one => {
    const parts = [...one.children].filter(each => seen(each) && !each.matches(".option > input"))
      .map(each => each.getBoundingClientRect());
    return parts.some((a, at) => parts.slice(at + 1).some(b =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
  }).map(name);
  return {cut, upon};
}"""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)


@pytest.mark.parametrize("kind", FORMS)
def test_at_400_per_cent_and_with_wide_spacing_nothing_is_cut_off(built, browser, kind):
    """WCAG 2.2, 1.4.10 and 1.4.12: no sideways scroll, no text outside, nothing upon something else."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        for step in ("open", "spaced", "answered"):
            if step == "spaced":
                page.add_style_tag(content=SPACED)
            if step == "answered":
                finish(page, sheet)
            assert session.send("Page.getLayoutMetrics")["cssContentSize"]["width"] <= 320, (sheet.id, step)
            assert page.evaluate(CUT) == {"cut": [], "upon": []}, (sheet.id, step)
    context.close()


SMALL = """() => [...document.querySelectorAll("form.question :is(input, select, textarea, button, summary)")]
  .filter(one => one.checkVisibility())
  .map(one => one.matches("[type=radio], [type=checkbox]") ? one.closest(".option").querySelector("label") : one)
  .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
  .map(one => one.outerHTML.slice(0, 90) + " " + one.getBoundingClientRect().height)"""


@pytest.mark.parametrize("kind", FORMS)
def test_every_control_is_large_enough_for_a_finger(built, browser, kind):
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    for path in [sheet.path for sheet in sheets()[kind]] + ([kinds.EXAM_PATH] if kind == "open" else []):
        page.goto((built / path).as_uri())
        for answered in (False, True):
            if answered and path != kinds.EXAM_PATH:
                kinds.fill_all(page, next(one for one in sheets()[kind] if one.path == path))
            for width in (320, 1440):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(SMALL) == [], (path, width, answered)
    context.close()


# ---- paper ----

PAPER = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const seen = one => one.checkVisibility();
  const style = (one, pseudo) => getComputedStyle(one, pseudo);
  const sides = one => ["Top", "Right", "Bottom", "Left"].map(side => parseFloat(style(one)[`border${side}Width`]) > 0).join();
  const own = ":not(.own *, .pool *, .pool, .mark, .said, .fix)";
  const top = one => one.getBoundingClientRect().top;
  const title = document.querySelector(".key-title"), keys = all("form.question > .solution");
  const broken = {
    // all is there to be read and written on
    unseen: all(`form.question :is(.ask, .option, [data-field] > *, .row, .item)${own}, .pool, .solution .explanation, .solution .of`)
      .filter(one => !seen(one)),
    // and nothing of what was answered so far
    seen: all(":is(button, .mark, .said, .fix, .verdict, .own, .history, .summary):not(.solution *)").filter(seen),
    // a line to write on, or a box
    lines: all(":is(.gap, .field, .row) > :is(input, select)").filter(one => sides(one) !== "false,false,true,false"
      || style(one).color !== "rgba(0, 0, 0, 0)"),
    boxes: all("textarea").filter(one => sides(one) !== "true,true,true,true" || one.offsetHeight < 120
      || style(one).color !== "rgba(0, 0, 0, 0)"),
    items: all(".item").filter(one => style(one, "::before").borderBottomWidth === "0px" || style(one).borderTopWidth !== "0px"
      || style(one, "::before").content !== '""'),
    // what a select holds is listed
    pools: all(".gap select, .rows").filter(one => !one.parentElement.querySelector(".pool")),
    // the key comes after all questions, on a page of its own
    keys: keys.filter(one => top(one) <= top(title) || all("fieldset").some(each => top(each) >= top(title))),
    title: [title].filter(one => seen(one) !== !!keys.length || style(one).breakBefore !== "page"),
  };
  return Object.entries(broken).flatMap(([name, list]) => list.map(one => `${name}: ${one.outerHTML.slice(0, 120)}`));
}"""
RESULT = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const seen = one => one.checkVisibility();
  return [
    ...all("form.question :is(.mark, .said, .fix, .verdict):not(.solution *), .summary, .summary table, .summary svg")
      .filter(one => !seen(one)),
    ...all(".quiz :is(button, .solution, .pool), .key-title").filter(seen),
    ...all("[data-field] > :is(input, textarea)").filter(one => getComputedStyle(one).color !== "rgb(0, 0, 0)"
      || one.localName === "textarea" && one.scrollHeight > one.clientHeight + 1),
  ].map(one => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_it_is_a_worksheet_and_later_the_result(built, page, kind):
    """The worksheet is as empty as it was, as long as not all is answered; then all stands beside the answers."""
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        rows = [(one, kinds.chosen(one)[0]) for one in sheet.examples]
        for count in range(len(rows) + 1):
            if count:
                page.emulate_media(media="screen")
                kinds.fill(page, *rows[count - 1])
            if count == len(rows) and kind == "likert":
                page.locator("[data-profile-show]").click()
            page.emulate_media(media="print")
            if count in (0, 1, len(rows)):
                assert page.evaluate(RESULT if count == len(rows) else PAPER) == [], (sheet.id, count)
        assert page.locator("svg.chart").count() == (kind == "likert")
