"""Every kind by its own examples: readable without a script, answered by keyboard alone, marked as its examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import kinds as all_kinds
from generator.interactions import Associate, Choose, Enter, Field, Free, Order, Pick, Scale
from tests.browser import kinds
from tests.browser.kinds import Sheet, expected, kept, press, say, sheets, verdict
from tests.browser.quizzes import form

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.interactions.examples import Example

KINDS = tuple(all_kinds.kinds())


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_alone_answers_as_the_examples_say(built: Path, page: Page, kind: str):
    for sheet in sheets()[kind]:
        page.goto((built / sheet.path).as_uri())
        for turn in (0, 1):
            done = {}
            for example in sheet.examples:
                rows = kinds.chosen(example)
                if turn < len(rows):
                    done[example.question.id] = answer(page, sheet, example, turn)
            page.reload()
            for example in sheet.examples:
                if example.question.id in done:
                    assert verdict(page, example) == done[example.question.id]
                    kept(page, sheet, example, kinds.chosen(example)[turn])


def answer(page: Page, sheet: Sheet, example: Example, turn: int) -> str:
    """Give one of the chosen answers, and see what is said of it."""
    here = form(page, example.question.id)
    row = kinds.chosen(example)[turn]
    if turn and here.locator("[data-again]").is_visible():
        press(page, here.locator("[data-again]"))
    kinds.answer(page, example, row.response)
    if row.share is None:
        press(page, here.locator("[data-check]"))
        attempt = f" {say(sheet.language, 'script.attempt', n=2)}" if turn else ""
        assert verdict(page, example) == expected(example, row) + attempt, example.title
    kept(page, sheet, example, row)
    return verdict(page, example)
