"""The manual for editors, `docs/content/`: it is built without a finding, and what it tells to do works as it says."""

from __future__ import annotations

import re

import pytest

from generator import arguments, words
from generator import build as building
from generator.checks import checks
from tests import manual
from tools import messages

LANGUAGES = ("hu", "en")
COMMANDS = ("build", "check", "preview", "new", "ids", "status", "schema", "import", "export")


def text(language: str, path: str) -> str:
    return (manual.CONTENT / language / path).read_text("utf-8")


def test_the_manual_is_built_without_an_error_or_a_warning(tmp_path):
    built = building.build(manual.ROOT / "docs", tmp_path / "site")

    assert [one for one in built.read.findings if one.severity != "hint"] == []
    assert built.report is not None


@pytest.mark.parametrize(
    "path",
    [one for one in manual.PAGES if "```console" in one.read_text("utf-8")],
    ids=lambda one: "-".join(one.parts[-4:]),
)
def test_a_page_can_be_followed_to_the_letter(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    for command, shown, said in manual.follow(path.read_text("utf-8")):
        assert not shown or manual.same(shown, said), f"{command}\n{said}"


def test_pages_and_their_commands_are_the_same_in_both_languages():
    names = {
        language: [str(one.relative_to(manual.CONTENT / language)) for one in manual.PAGES if one.is_relative_to(manual.CONTENT / language)]
        for language in LANGUAGES
    }  # fmt: skip

    assert names["hu"] == names["en"]
    for name in names["hu"]:
        of = [
            [
                " ".join(step.path.split()[:3])
                for step in manual.steps(text(language, name))
                if step.do == "run"
            ]
            for language in LANGUAGES
        ]
        assert of[0] == of[1], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_every_command_is_in_the_manual(language):
    page = text(language, "articles/start/commands.md")
    parser = arguments.parser(language, dict.fromkeys(COMMANDS, lambda _: 0))
    common = page.partition("{#of-all}")[2].partition("\n## ")[0]
    (commands,) = [one.choices for one in parser._actions if isinstance(one.choices, dict)]

    for name, command in commands.items():
        section = page.partition(f"{{#of-{name}}}")[2].partition("\n## ")[0]
        assert section, name
        for action in command._actions:
            for option in action.option_strings:
                assert f"`{option}`" in section + common or f"`{option} " in section + common, (name, option)
            if not action.option_strings:
                assert all(f"`{one}`" in section for one in action.choices or ()), name
    assert "`merleg --version`" in page


def test_pages_about_messages_are_up_to_date():
    """`python tools/messages.py` writes them."""
    committed = {one: one.read_text("utf-8") for one in manual.PAGES if one.parts[-2] == "messages"}

    assert committed == messages.written()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_heading(language):
    pages = "".join(
        one.read_text("utf-8") for one in manual.CONTENT.glob(f"{language}/articles/messages/*.md")
    )
    codes = {key[:-5] for key in words.catalogue("findings", "en") if key.endswith(".what")}

    assert codes == set(re.findall(r"^## `[a-z0-9-]+` \{#of-([a-z0-9-]+)\}$", pages, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_described(language):
    page = text(language, "articles/messages/quality.md")

    for name in checks():
        row = re.search(rf"^\| `{name}` \| (.*) \| (.*) \|$", page, re.MULTILINE)
        assert row, name
        assert "–" not in row.groups(), name


def test_the_words_around_the_messages_are_the_same_in_both_languages():
    assert set(words.catalogue("manual", "hu")) == set(words.catalogue("manual", "en"))
