"""The makers of sites: the same bytes at every run, of the promised size, and for Merleg without anything to say."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date

import pytest
import yaml

from benchmarks.growth.plot import Panel, drawing, line
from benchmarks.sites import merleg
from benchmarks.sites.articles import article, articles
from benchmarks.sites.layouts import LAYOUTS
from benchmarks.sites.quizzes import quiz, written
from benchmarks.sites.words import title
from generator import build as building


def digests(root):
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("tool", sorted(LAYOUTS))
def test_a_site_is_the_same_at_every_run(tool, tmp_path):
    for name in ("once", "again"):
        LAYOUTS[tool](tmp_path / name, 25)

    assert digests(tmp_path / "once") == digests(tmp_path / "again")
    assert sum("lap-" in one and one.endswith(".md") for one in digests(tmp_path / "once")) == 25


def test_the_site_of_merleg_is_built_without_errors_and_warnings(tmp_path):
    merleg.lay(tmp_path, 45)

    built = building.build(tmp_path, tmp_path / "site", today=date(2026, 11, 28))

    assert [one.code for one in built.read.findings if one.severity in ("error", "warning")] == []
    assert built.report is not None
    assert built.questions == 9 * 5


def test_articles_have_their_size_and_are_not_the_same():
    texts = [one.text for one in articles(200)]

    assert {True} == {3200 < len(one.encode()) < 4200 for one in texts}
    assert len(set(texts)) == 200
    words = set(re.findall(r"\w+", " ".join(texts)))
    assert len(words) > 10_000


def test_an_article_has_a_table_a_list_code_headings_and_links():
    text = article(7, 100).text

    for one in (r"^\| --- ", r"^(- |1\. )", r"^```\w+$", r"^## ", r"\]\(@\d+\)"):
        assert re.search(one, text, re.MULTILINE), one


def test_no_two_titles_are_the_same():
    assert len({title(number) for number in range(10_000)}) == 10_000


def test_a_quiz_is_written_as_what_it_is():
    made = quiz(article(5, 20), "articles/resz-06/lap-00005")

    # keys `true` and `false` come as such, and as words from JSON
    assert json.loads(json.dumps(yaml.safe_load(written(made)))) == made


def test_the_line_through_points_says_where_they_bend():
    straight = line([(x, 3 + 2 * x) for x in (0, 10, 20, 40)])
    bent = line([(x, 3 + x * x) for x in (0, 10, 20, 40)])

    assert (straight.start, straight.slope, straight.power) == pytest.approx((3, 2, 1))
    assert straight.fit == pytest.approx(1)
    assert bent.power == pytest.approx(2)


def test_a_drawing_has_all_points():
    panel = Panel("seconds", "pages", ((100, 1.0), (1000, 5.0), (2000, 9.5)))

    assert drawing("Growth", [panel, panel]).count("<circle") == 6
