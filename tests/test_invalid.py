"""Sites that must fail, or be warned of, with exactly these words: one folder below `invalid/` for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import words
from tests.conftest import SAID_BY, said

SAMPLES = sorted(
    path.name
    for path in (Path(__file__).parent / "invalid").iterdir()
    if path.is_dir() and path.name != "_base"
)
# what a sample of content cannot show: these have their own tests
ELSEWHERE = {
    "markdown-failed": "tests/laws/test_any_text.py",
    "no-file": "tests/source/test_files.py",
    "unreadable": "tests/source/test_files.py",
    "output-content": "tests/output/test_publish.py",
    "server-address": "tests/servers/test_texts.py",
    "theme-file": "tests/output/test_theme.py",
    "hyphens-missing": "tests/test_hyphens.py",
    "stylesheet-font-packed": "tests/test_fonts.py",
}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", ("hu", "en"))
def test_sample_gives_exactly_these_findings(invalid, sample, language):
    expected = (Path(__file__).parent / "invalid" / sample / f"expected.{language}.txt").read_text("utf-8")

    assert said(invalid(sample), sample, language) == expected


@pytest.mark.parametrize("sample", [one for one in SAMPLES if not one.startswith(SAID_BY)])
def test_sample_with_an_error_writes_nothing(invalid, sample):
    project = invalid(sample)
    if project.check().failed():
        project.refused()

        assert not project.out.exists()
    else:
        project.build()

        assert (project.out / "index.html").is_file()


def test_every_code_has_a_sample(invalid, tmp_path):
    """A message that no sample shows is one that nobody has read."""
    shown = set()
    for sample in SAMPLES:
        text = (Path(__file__).parent / "invalid" / sample / "expected.en.txt").read_text("utf-8")
        shown |= {
            line.rpartition("[")[2].rstrip("]")
            for line in text.splitlines()
            if line.endswith("]") and ": " in line
        }
    codes = {key.removesuffix(".what") for key in words.catalogue("findings", "en") if key.endswith(".what")}

    assert codes - set(ELSEWHERE) <= shown


def test_both_languages_say_the_same_findings():
    hu, en = words.catalogue("findings", "hu"), words.catalogue("findings", "en")

    assert set(en) == set(hu)
    for key, text in en.items():
        assert sorted(_names(text)) == sorted(_names(hu[key])), key


def _names(text: str) -> set[str]:
    import re

    return set(re.findall(r"\{([\w-]+)\}", text))
