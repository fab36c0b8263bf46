"""Laws 2 and 3 for the preview: what it shows before everything is built is what the whole build then shows."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.preview_quick import quick
from generator.preview_state import Shown, advance
from generator.preview_watch import differing, snapshot
from tests.laws.test_bytes import START, edit, step, write

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
# what a build of a site does to its output, or between two programs, is nothing to the preview
NOT_HERE = ("lost", "changed", "forgotten", "killed", "program")


def drawn(before: Shown, after: Shown) -> dict[str, bytes]:
    """Give the files that differ."""
    return {path: data for path, data in after.files.items() if before.files.get(path) != data}


def pages(shown: Shown) -> set[str]:
    return {path for path in shown.files if path.endswith(".html")}


@pytest.mark.parametrize("count", (20, pytest.param(300, marks=pytest.mark.slow)))
@pytest.mark.timeout(3000)
def test_quick_is_whole(count: int, tmp_path: Path):
    """Random edits, shown at once where they can be: in the end every page is what a first build shows."""
    done: Counter[str] = Counter()
    for seed in range(count):
        random, root = Random(seed), tmp_path / str(seed)
        for path, text in START.items():
            write(root, path, text)
        shown = advance(Shown(), root, (), "en")
        for one in [step(random) for _ in range(6)]:
            if one[0] in NOT_HERE:
                continue
            known = snapshot(root)
            edit(root, one)
            changed = differing(known, snapshot(root))
            at_once = quick(shown, root, changed, pages(shown))
            done[one[0]] += at_once is not None
            if at_once is None:
                shown = advance(shown, root, changed, "en")
                continue
            if random.random() < 0.5:
                whole = advance(at_once, root, changed, "en")
                for path, data in drawn(shown, at_once).items():
                    assert whole.files.get(path) == data, (seed, one, path)
            shown = at_once
        last = advance(shown, root, ("templates/x",), "en")
        first = advance(Shown(), root, (), "en")
        # a page whose file is torn stays as it was, and is missing from a first build
        assert {path: last.files[path] for path in first.files} == dict(first.files), seed
        assert last.findings == first.findings, seed
        shutil.rmtree(root)
    assert {name for name, number in done.items() if number} >= {"text", "heading", "long", "template"}


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Give the pages of a project, each with more text."""
    for file in sorted((root / "content").rglob("*.md")):
        text = file.read_text("utf-8")
        if re.search(r"^---\n.*?\n---\n", text, re.DOTALL):
            yield (
                file,
                f"{text.rstrip()}\n\n## Új cím {{#uj-cim}}\n\nÚj *szöveg* és [cím](#uj-cim). {'Szó ' * 300}\n",
            )


@pytest.mark.parametrize("project", ("tests/golden/project", pytest.param(".", marks=pytest.mark.slow)))
@pytest.mark.timeout(600)
def test_each_page_of_a_site(project: str, tmp_path: Path):
    """More text in any page, drawn at once: the same to the last byte. The golden site has every type of page."""
    shutil.copytree(ROOT / project / "content", tmp_path / "content")
    before = advance(Shown(), tmp_path, (), "en")
    drawn_at_once = 0
    for file, text in texts(tmp_path):
        file.write_text(text, "utf-8")
        changed = {file.relative_to(tmp_path).as_posix()}
        at_once = quick(before, tmp_path, changed, pages(before))
        whole = advance(before, tmp_path, changed, "en")
        if at_once is not None:
            drawn_at_once += 1
            new = drawn(before, at_once)
            assert len(new) == 1
            assert {path: whole.files[path] for path in new} == new, file
        before = whole
    assert drawn_at_once > 5


def test_each_page_with_another_template(tmp_path: Path):
    """Another template, drawn at once: the same to the last byte, with the style and the scripts that it names."""
    shutil.copytree(ROOT / "tests/golden/project/content", tmp_path / "content")
    (tmp_path / "templates/css").mkdir(parents=True)
    before = advance(Shown(), tmp_path, (), "en")
    html = (ROOT / "templates/page.html").read_text("utf-8").replace("</body>", "<p>Új</p></body>")
    (tmp_path / "templates/page.html").write_text(html, "utf-8")
    (tmp_path / "templates/css/parts.css").write_text("main { color: red }\n", "utf-8")
    changed = {"templates/page.html", "templates/css/parts.css"}
    at_once = quick(before, tmp_path, changed, pages(before))
    assert at_once is not None
    whole = advance(before, tmp_path, changed, "en")
    new = drawn(before, at_once)
    assert len(new) > 20
    assert {path: whole.files[path] for path in new} == new
