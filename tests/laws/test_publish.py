"""Law 4: publish owns only what it wrote, and is never caught half done."""

from __future__ import annotations

import errno
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator import build as building
from tests.conftest import TODAY

QUIZ = (
    "title: Kvíz\nquestions:\n  - id: egy\n    kind: single\n    question: Melyik?\n"
    "    options:\n      - text: Ez\n        correct: true\n      - Az\n    explanation: Azért.\n"
)
OLD = {
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    "content/hu/articles/alapok/elso.md": "---\ntitle: Első\nquiz: kviz\n---\n![Kép](kep.png)\n\n[másik](masodik.md)\n",
    "content/hu/articles/alapok/masodik.md": "---\ntitle: Második\n---\n[első](elso.md)\n",
    "content/hu/articles/alapok/kep.png": b"\x89PNG old",
    "content/hu/quizzes/kviz.yaml": QUIZ,
    "content/hu/articles/regi/index.md": "---\ntitle: Régi\n---\n[egy](egy.md)\n",
    "content/hu/articles/regi/egy.md": "---\ntitle: Egy\n---\n[kettő](ketto.md)\n",
    "content/hu/articles/regi/ketto.md": "---\ntitle: Kettő\n---\n[egy](egy.md)\n",
}
NEW = {
    "content/hu/articles/alapok/index.md": "---\ntitle: Az alapok\n---\n",
    "content/hu/articles/alapok/elso.md": "---\ntitle: Első\nwas: [alapok/nulladik]\n---\n![Kép](kep.png)\n\n[új](../uj/a.md)\n",
    "content/hu/articles/alapok/kep.png": b"\x89PNG new",
    "content/hu/articles/uj/index.md": "---\ntitle: Új\n---\n[a](a.md)\n",
    "content/hu/articles/uj/a.md": "---\ntitle: A\n---\n[b](b.md)\n",
    "content/hu/articles/uj/b.md": "---\ntitle: B\n---\n[a](a.md)\n",
    "templates/css/utilities.css": "@layer utilities { .new { color: red } }\n",
}
GONE = ("content/hu/articles/alapok/masodik.md", "content/hu/quizzes/kviz.yaml")
OPERATIONS = ("write_bytes", "replace", "unlink", "mkdir", "rmdir")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


@cache
def links(html: str) -> tuple[str, ...]:
    """Give what a page names; the same page is met in most of the states that are crawled."""
    parser = Links()
    parser.feed(html)
    return tuple(parser.found)


def broken(out: Path) -> list[str]:
    """Crawl every page on the disk: what its links, styles, scripts and pictures name must be there."""
    found = []
    for page in sorted(out.rglob("*.html")):
        for link in links(page.read_text("utf-8")):
            path = unquote(link.partition("#")[0])
            if path and "://" not in path and not (page.parent / path).is_file():
                found.append(f"{page.relative_to(out)} → {link}")
    return found


def old(site):
    project = site(OLD)
    project.build()
    (project.out / "notes.txt").write_text("somebody else's")
    return project


def new(project):
    project.write(NEW).remove(*GONE)
    shutil.rmtree(project.root / "content/hu/articles/regi")
    return project


def draw_once(project, monkeypatch) -> None:
    """Read and draw the content, which stays as it is, once for all the builds to come: it is writing that fails here."""
    artifacts, read = building.render(building.check(project.root, TODAY), project.root)
    assert artifacts
    monkeypatch.setattr(building, "check", lambda *_, **__: read)
    monkeypatch.setattr(building, "render", lambda *_, **__: ([*artifacts], read))


def fail_at(monkeypatch, number: int) -> list[int]:
    """Let the `number`th file operation fail; count them."""
    count = [0]

    def wrap(name):
        real = getattr(Path, name)

        def operation(self, *arguments, **more):
            count[0] += 1
            if count[0] == number:
                raise OSError(errno.ENOSPC, "No space left on device", str(self))
            return real(self, *arguments, **more)

        monkeypatch.setattr(Path, name, operation)

    for name in OPERATIONS:
        wrap(name)
    return count


def operations(project, monkeypatch) -> int:
    with monkeypatch.context() as patch:
        count = fail_at(patch, -1)
        project.build()
    return count[0]


def failed(project) -> bool:
    """Build, and tell whether it ended with the failure that was put in its way."""
    try:
        building.build(project.root, project.out)
    except OSError as error:
        return error.errno == errno.ENOSPC
    return False


@pytest.mark.timeout(300)
def test_every_page_resolves_whatever_operation_fails(site, tmp_path, monkeypatch):
    """An update: pages come, change and go, a picture and the style sheet change."""
    project = new(old(site))
    before = tmp_path / "before"
    shutil.copytree(project.out, before)
    draw_once(project, monkeypatch)
    total = operations(project, monkeypatch)
    clean = project.output()

    assert total > 30
    failures = 0
    for number in range(1, total + 1):
        shutil.rmtree(project.out)
        shutil.copytree(before, project.out)
        with monkeypatch.context() as patch:
            fail_at(patch, number)
            failures += failed(project)

        assert broken(project.out) == [], number
        assert (project.out / "notes.txt").read_text() == "somebody else's"

        # and the next build goes on from there, to the same bytes
        project.build()

        assert clean == project.output(), number
    # a folder that cannot be taken away because of the failure is no failure of the publish
    assert failures > 0.9 * total


@pytest.mark.timeout(300)
def test_first_build_resolves_whatever_operation_fails(site, monkeypatch):
    project = site(OLD)
    draw_once(project, monkeypatch)
    total = operations(project, monkeypatch)
    clean = project.output()
    failures = 0
    for number in range(1, total + 1):
        shutil.rmtree(project.out)
        with monkeypatch.context() as patch:
            fail_at(patch, number)
            failures += failed(project)

        assert not project.out.exists() or broken(project.out) == [], number

        project.build()

        assert clean == project.output(), number
    assert failures == total


def test_a_killed_publish_leaves_nothing_behind(site, monkeypatch):
    """A process that is killed cannot clean up: the next one takes its half-written files away."""
    project = old(site)
    (project.out / ".merleg-journal.json").write_text('{"version": 1, "files": {"hu/index.html": ""}}')
    (project.out / "hu/.index.html.merleg-new").write_text("half")
    new(project).build()

    assert [path for path in project.output() if path.endswith(".merleg-new") or "journal" in path] == []


def test_files_of_others_survive(site):
    project = old(site)
    (project.out / "hu/regi/kept.txt").write_text("kept")
    new(project).build()

    assert (project.out / "hu/regi/kept.txt").read_text() == "kept"
    assert not (project.out / "hu/regi/egy.html").exists()
    assert (project.out / "notes.txt").read_text() == "somebody else's"


def test_an_unchanged_site_is_not_written(site):
    project = old(site)
    times = {path: path.stat().st_mtime_ns for path in project.out.rglob("*.*")}
    report = project.build().report

    assert (report.written, report.deleted) == (0, 0)
    assert times == {path: path.stat().st_mtime_ns for path in project.out.rglob("*.*")}
