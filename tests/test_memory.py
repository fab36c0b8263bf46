"""What is kept for the next call: in parts, of which a small change writes few; and nothing is unpacked without need."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import jinja2
import pytest

from generator import build as building
from generator import memory
from generator.findings import Span
from generator.output import theme
from generator.texts import Passage, Passages

if TYPE_CHECKING:
    from pathlib import Path

MANY = {
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    **{
        f"content/hu/articles/alapok/lap-{number}.md": f"---\ntitle: Lap {number}\n---\nSzöveg {number}.\n"
        for number in range(60)
    },
}
SAID = (
    Passage("text", "Egy mondat.", (Span("content/hu/index.md", 3, 1),)),
    Passage("item", "Egy pont.", ()),
)


def build(project) -> memory.Memory:
    made = memory.load(project.root, project.out)
    project.build(memory=made)
    memory.save(project.root, project.out, made)
    return made


def written(root: Path, before: dict[str, bytes]) -> list[str]:
    return [name for name, data in kept(root).items() if before.get(name) != data]


def kept(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / ".merleg").iterdir())}


def test_a_small_change_writes_little_of_what_is_kept(site):
    project = site(MANY)
    build(project)
    before = kept(project.root)
    project.write({"content/hu/articles/alapok/lap-7.md": "---\ntitle: Lap 7\n---\nSzöveg 8.\n"})
    build(project)
    changed = written(project.root, before)

    assert len([name for name in before if name.startswith("files-")]) >= 15
    assert [re.sub("-.*", "", name) for name in changed if not name.startswith("texts-")] == [
        "drawn",
        "files",
    ]
    assert len(changed) <= 5
    before = kept(project.root)
    project.remove("content/hu/articles/alapok/lap-7.md")
    build(project)

    assert len([name for name in written(project.root, before) if name.startswith("files-")]) == 1
    assert "content/hu/articles/alapok/lap-7.md" not in memory.load(project.root, project.out).files


def test_without_a_change_nothing_of_it_is_written_but_what_was_drawn(site):
    project = site(MANY)
    build(project)
    before = kept(project.root)
    written_again: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.kept.write", lambda root, name, data: written_again.append(name))
        build(project)

    assert [name.partition("-")[0] for name in written_again] == ["drawn"]
    assert kept(project.root) == before


def test_templates_are_compiled_once_and_again_when_their_text_has_changed(site, monkeypatch):
    own = {"templates/parts/updated.html": "<p>régi</p>\n"}
    text = "---\ntitle: Egy\nupdated: 2026-01-05\n---\nSzöveg.\n"
    project = site(MANY | own | {"content/hu/articles/alapok/egy.md": text})
    monkeypatch.setattr(theme._Compiled, "kept", {})
    monkeypatch.setattr(theme._Compiled, "earlier", {})
    build(project)
    wanted = project.output()
    compiled: list[str | None] = []
    compile_ = jinja2.Environment.compile

    def noted(self, source, name=None, *rest, **more):
        compiled.append(name)
        return compile_(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    (project.out / "hu/alapok/egy.html").unlink()
    theme._Compiled.kept.clear()
    build(project)

    assert compiled == []
    assert project.output() == wanted
    project.write({"templates/parts/updated.html": "<p>új</p>\n"})
    theme._Compiled.kept.clear()
    build(project)

    assert compiled == ["parts/updated.html"]
    assert "<p>új</p>" in project.page("hu/alapok/egy.html")


def test_passages_are_unpacked_when_they_are_looked_at(monkeypatch):
    again = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(Passages(SAID)))))
    unpacked: list[bytes] = []
    loads = pickle.loads

    def noted(data):
        unpacked.append(data)
        return loads(data)

    monkeypatch.setattr(pickle, "loads", noted)

    assert unpacked == []
    assert tuple(again) == SAID
    assert (len(again), again[1], again[:1]) == (2, SAID[1], SAID[:1])
    assert again == Passages(SAID)
    assert hash(again) == hash(Passages(SAID))
    assert again != Passages(SAID[:1])
    assert again != SAID
    assert not Passages()
    assert len(unpacked) == 1


def test_a_build_of_what_has_not_changed_unpacks_no_passage(site, monkeypatch):
    project = site(MANY)
    build(project)
    monkeypatch.setattr(Passages, "_all", lambda self: pytest.fail("unpacked"))
    made = memory.load(project.root, project.out)

    assert building.check(project.root, memory=made).findings == ()
