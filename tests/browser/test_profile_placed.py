"""One statement of a self-assessment, placed in the text of a page: what is answered there counts in the quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.quizzes import BASE, form, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from playwright.sync_api import Page

QUIZ = """title: Sides
mode: profile
scale: [{value: 1, text: Never}, {value: 2, text: Always}]
dimensions: [{id: attention, name: Attention}]
questions:
  - {id: compare, kind: likert, dimension: attention, question: I compare what I enter.}
"""


def test_a_placed_statement_is_kept_and_counts_in_its_quiz(site: Callable[..., Any], page: Page):
    text = "---\ntitle: Text\nsummary: A text.\n---\n## Here {#there}\n\n{{ question: sides/compare }}\n"
    project = site({**BASE, "content/en/quizzes/sides.yaml": QUIZ, "content/en/articles/part/text.md": text})
    project.build()
    page.goto((project.out / "en/part/text.html").as_uri())
    assert not form(page, "compare").locator("[data-check]").count()
    form(page, "compare").locator("input[value='2']").check()

    assert stored(page, "q/sides/compare")["answer"] == ["2"]
    page.goto((project.out / "en/quizzes/sides.html").as_uri())
    assert form(page, "compare").locator("input[value='2']").is_checked()
    page.locator("[data-profile-show]").click()
    assert "Attention" in page.locator("[data-summary] table").inner_text()
    assert "100" in page.locator("[data-summary] table").inner_text()
