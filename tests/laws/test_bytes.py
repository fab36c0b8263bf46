"""Laws 1 to 3: the same input gives the same bytes, by whatever way it was reached, and is left as it was."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from generator import build as building
from generator import memory as remembering
from generator.memory import Memory
from generator.output import publish
from generator.output.publish import MANIFEST
from generator.output.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable


GUIDE = Path(__file__).parents[2]

ARTICLE = "content/{language}/articles/{section}/{name}.md"
QUIZ = "content/{language}/quizzes/{name}.yaml"
SITE = "format: 1\nid: proba\ntitle: {{hu: {title}, en: Try}}\nlanguages: [hu, en]\n"


def article(title: str, more: str = "", body: str = "Szöveg.\n") -> str:
    return f"---\ntitle: {title}\n{more}---\n## Cím {{#cim}}\n\n{body}"


def quiz(title: str, question: str) -> str:
    return (
        f"title: {title}\nquestions:\n  - id: egy\n    kind: single\n    question: {question}\n"
        "    options:\n      - text: Ez\n        correct: true\n      - Az\n    explanation: Azért.\n"
    )


START = {
    "content/site.yaml": SITE.format(title="Próba"),
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    "content/en/index.md": "---\ntitle: Home\n---\nText.\n",
    "content/hu/articles/alapok/index.md": "---\ntitle: Alapok\n---\n",
    "content/hu/articles/masik/index.md": "---\ntitle: Másik\n---\n",
    "content/hu/articles/alapok/elso.md": article("Első", "quiz: kviz\n"),
    "content/hu/articles/alapok/masodik.md": article(
        "Második", "related: [articles/alapok/elso#cim]\n", "[cím](elso.md#cim)\n"
    ),
    "content/en/articles/alapok/index.md": "---\ntitle: Basics\n---\n",
    "content/en/articles/alapok/elso.md": article("First"),
    "content/hu/paths.yaml": "- id: ut\n  title: Út\n  steps: [articles/alapok/elso]\n",
    "content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nAz [első](../articles/alapok/elso.md).\n",
    "content/hu/quizzes/kviz.yaml": quiz("Kvíz", "Melyik?"),
}

NAMES = ("elso", "masodik", "harmadik")
SECTIONS = ("alapok", "alapok", "masik")
WORDS = ("Alma", "Körte", "Szilva", "Őszibarack", "Dió & mogyoró <b>")
FIELDS = (
    "title: {}", "title: {}", "title: {}", "summary: {}", "level: beginner", "updated: 2026-01-02", "objectives: [{{id: cel, text: {}}}]", "slug: uj",
    "status: draft", "was: [alapok/regi]", "was: [regi/cim]", "related: [articles/alapok/elso]", "quiz: masik",
)  # fmt: skip
SETTINGS = (
    "quizzes: {tries: 2}",
    "print: false",
    "offline: true",
    "checks: {draft: off}",
    "typesetting: false",
)
FORGOTTEN = ("all", "files", "files-3", "files-a", "texts", "words", "templates", "drawn")
STEPS = (
    "article remove front front front text text heading heading long place place inline faq quiz translate glossary path "
    "words setting picture template section lost changed forgotten killed program"
).split()


def step(random: Random) -> tuple[Any, ...]:  # noqa: C901  a list of what can happen
    """Choose what happens next."""
    name = random.choice(STEPS)
    word, place = random.choice(WORDS), (random.choice(SECTIONS), random.choice(NAMES))
    match name:
        case "front":
            return (name, *place, random.choice(FIELDS).format(f"'{word}'"))
        case "setting":
            return (name, random.choice(SETTINGS), word)
        case "long":
            return (name, *place, random.choice((10, 400)))
        case "picture":
            return (name, *place, random.randbytes(4))
        case "lost" | "changed" | "killed":
            return (name, random.randrange(60))
        case "forgotten":
            return (name, random.choice(FORGOTTEN), random.choice(("lost", "damaged")))
        case "quiz":
            return (name, random.choice(("kviz", "masik-kviz")), word)
        case "path":
            return (name, f"articles/alapok/{random.choice(NAMES)}")
        case "translate" | "faq":
            return (name, random.choice(NAMES), word)
        case "glossary" | "words" | "template" | "program":
            return (name, word)
        case _:
            return (name, *place, word)


def edit(root: Path, step: tuple[Any, ...]) -> None:  # noqa: C901, PLR0912, PLR0915  a list of what can happen
    """Do one thing that an editor, or an accident, does."""
    match step:
        case ("article", section, name, word):
            write(root, ARTICLE.format(language="hu", section=section, name=name), article(word))
        case ("remove", section, name, _):
            (root / ARTICLE.format(language="hu", section=section, name=name)).unlink(missing_ok=True)
        case ("quiz", name, word):
            write(root, QUIZ.format(language="hu", name=name), quiz(f"'{word}'", f"'{word}?'"))
        case ("translate", name, word):
            write(root, QUIZ.format(language="en", name=name), quiz(f"'{word}'", f"'{word}?'"))
        case ("picture", section, name, data):
            write(root, f"content/hu/articles/{section}/kep.png", data)
            text = article("Kép", body="![Egy kép](kep.png)\n")
            write(root, ARTICLE.format(language="hu", section=section, name=name), text)
        case ("text", section, name, word):
            write_to(root, section, name, lambda text: f"{text}\n{word}, *{word}* és [más](elso.md).\n")
        case ("heading", section, name, word):
            write_to(root, section, name, lambda text: re.sub("## .* {#cim}", f"## {word} {{#cim}}", text))
        case ("front", section, name, line):
            write_to(root, section, name, lambda text: changed(text, line))
        case ("section", section, _, word):
            text = f"---\ntitle: '{word}'\npages: [masodik.md]\n---\n"
            write(root, f"content/hu/articles/{section}/index.md", text)
        case ("long", section, name, number):
            write_to(root, section, name, lambda text: f"{text}\n{'szó ' * number}\n")
        case ("place", section, name, _):
            write_to(root, section, name, lambda text: f"{text}\n{{{{ quiz: kviz }}}}\n")
        case ("path", page):
            write(root, "content/hu/paths.yaml", START["content/hu/paths.yaml"] + f"  then: [{page}]\n")
        case ("inline", section, name, word):
            inside = quiz(f"'{word}'", f"'{word}?'").replace("title:", "id: bent\ntitle:")
            write_to(root, section, name, lambda text: f"{text}\n```quiz\n{inside}```\n")
        case ("faq", name, word):
            write(root, f"content/hu/faq/{name}.md", f"---\ntitle: '{word}?'\n---\n{word} a válasz.\n")
        case ("glossary", word):
            entry = f"- id: szo\n  term: '{word}'\n  definition: Egy szó.\n"
            write(root, "content/hu/glossary.yaml", entry)
            write(root, "content/hu/index.md", "---\ntitle: Kezdőlap\n---\nEgy {{ term: szo }}.\n")
        case ("words", word):
            write(root, "content/hu/words.yaml", f"nav:\n  home: '{word}'\n")
        case ("setting", line, word):
            write(root, "content/site.yaml", SITE.format(title=f"'{word}'") + f"{line}\n")
        case ("program", word):
            for file in (root / ".merleg").glob("*"):
                # as if another version had kept it
                file.write_bytes(file.read_bytes() + word.encode())
        case ("forgotten", what, how):
            for file in (root / ".merleg").glob("*"):
                if what in ("all", file.name, file.name.partition("-")[0]):
                    file.unlink() if how == "lost" else file.write_bytes(file.read_bytes()[:-1] + b"!")
        case ("killed", number):
            killed(root, number)
        case ("template", word):
            write(root, "templates/parts/updated.html", f"<p>{{{{ '{word}' }}}}</p>\n")
        case ("lost", number) | ("changed", number):
            # a lost or damaged manifest is another matter: it has its own test
            files = [
                path
                for path in sorted((root / "site").rglob("*.*"))
                if path.is_file() and ".merleg" not in path.name
            ]
            if files:
                chosen = files[number % len(files)]
                chosen.unlink() if step[0] == "lost" else chosen.write_bytes(b"something else")

        case _:
            pass


def write_to(root: Path, section: str, name: str, change: Callable[[str], str]) -> None:
    """Change an article; where there is none it is new."""
    path = ARTICLE.format(language="hu", section=section, name=name)
    file = root / path
    write(root, path, change(file.read_text("utf-8") if file.is_file() else article("Új")))


def changed(text: str, line: str) -> str:
    """Put a line into the front matter, in place of the one of the same field."""
    field = line.partition(":")[0]
    lines = [one for one in text.split("\n")[1:] if not one.startswith(f"{field}:")]
    return "\n".join(["---", line, *lines])


def build(root: Path, *, prune: bool = False) -> building.Built:
    """Build as the command does: with what the last build left."""
    memory = remembering.load(root, root / "site")
    built = building.build(root, root / "site", memory=memory, prune=prune)
    remembering.save(root, root / "site", memory)
    return built


def put_back(root: Path, content: dict[str, bytes]) -> None:
    """Undo an edit that left errors."""
    shutil.rmtree(root / "content")
    for path, data in content.items():
        write(root, f"content/{path}", data)


class Killed(BaseException):
    """The machine stopped here."""


def killed(root: Path, number: int) -> None:
    """Stop a build at its `number`th writing of a file."""
    count = 0
    replace = publish.replace

    def stop(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count > number:
            raise Killed
        replace(path, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "replace", stop)
        with contextlib.suppress(Killed):
            build(root)


def write(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def digest(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.mark.parametrize("count", (50, pytest.param(1000, marks=pytest.mark.slow)))
@pytest.mark.timeout(3000)
def test_incremental_is_clean(count, tmp_path):
    """Law 2: any sequence of edits and builds ends in the bytes of a clean build."""
    done: Counter[str] = Counter()
    start, root, clean = tmp_path / "start", tmp_path / "project", tmp_path / "clean"
    for path, text in START.items():
        write(root, path, text)
    build(root)
    # all begin with the same build, at the same place: what is remembered is of a place
    root.rename(start)
    for seed in range(count):
        random = Random(seed)
        steps = [step(random) for _ in range(random.randint(2, 6))]
        shutil.copytree(start, root)
        memory = Memory()
        for one in steps:
            before = digest(root / "content")
            edit(root, one)
            if (
                seed % 4 == 0
            ):  # as the preview does, which remembers in its memory what a build reads from the disk
                building.check(root, memory=memory)
            content = digest(root / "content")
            if build(root).report is None:
                put_back(root, before)
                build(root)
            else:
                done[one[0]] += 1
                assert content == digest(root / "content")
        assert building.check(root, memory=memory) == building.build(root, clean).read, (seed, steps)
        wanted, had = digest(clean), digest(root / "site")
        kept = json.loads(had[MANIFEST]).get("old", {})
        # what earlier builds left for pages that readers have open, and nothing else, is beyond a clean build
        assert had.keys() - kept.keys() == wanted.keys(), (seed, steps)
        assert [path for path in wanted if path != MANIFEST and had[path] != wanted[path]] == [], (
            seed,
            steps,
        )
        build(root, prune=True)
        assert wanted == digest(root / "site"), (seed, steps)
        shutil.rmtree(root)
        shutil.rmtree(clean)

    # each kind of edit was seen in a site that could be built
    assert done.keys() == set(STEPS)


ELSO = ("alapok", "elso")
EACH = (
    *(("front", *ELSO, field.format("'Alma'")) for field in dict.fromkeys(FIELDS)),
    *((name, *ELSO, "Alma") for name in ("article", "text", "heading", "place", "inline", "section")),
    *((name, "Alma") for name in ("words", "glossary", "template")),
    *(("setting", one, "Próba") for one in SETTINGS),
    ("long", *ELSO, 10), ("long", *ELSO, 400), ("quiz", "kviz", "Alma"), ("translate", "kviz", "Alma"),
    ("faq", "egy", "Alma"), ("path", "articles/alapok/masodik"), ("picture", *ELSO, b"1"),
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the start once; give its folder, and a copy of it as it came out."""
    root, start = (tmp_path_factory.mktemp("edits") / name for name in ("project", "start"))
    for path, text in START.items():
        write(root, path, text)
    build(root)
    shutil.copytree(root, start)
    return root, start


@pytest.mark.parametrize("one", EACH, ids=lambda one: " ".join(str(part) for part in one))
def test_one_edit_changes_what_it_changes(one, built, tmp_path):
    """Law 2 again: whatever a page says of itself, those that show it are drawn anew."""
    root, start = built
    clean = tmp_path / "clean"
    shutil.rmtree(root)
    shutil.copytree(start, root)  # to the same place: what is remembered is of a place
    edit(root, one)
    built = build(root)

    assert (built.report is None) == (building.build(root, clean).report is None)
    if built.report is None:  # a draft that others link to: what was there stays
        return
    wanted, had = digest(clean), digest(root / "site")
    assert [path for path in wanted if path != MANIFEST and had[path] != wanted[path]] == []


def test_a_text_changes_its_own_page_alone(site):
    """What is remembered is used: the others are not drawn again."""
    project = site(START)
    build(project.root)
    edit(project.root, ("text", *ELSO, "Alma"))
    drawn: list[str] = []

    def draw(self: Theme, name: str, context: dict[str, Any]) -> str:
        drawn.append(name)
        return whole(self, name, context)

    whole = Theme.draw
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "draw", draw)
        build(project.root)

    # the document for paper holds every text of a language, and the progress knows the texts of learning paths
    assert sorted(drawn) == ["article.html", "print.html", "print.html", "progress.html"]


def test_incremental_is_clean_after_the_manifest_is_lost_or_damaged(site):
    """The manifest is what the program remembers; without it nothing that was there is lost, and `--force` goes on."""
    project = site(START)
    project.build()
    expected = project.output()
    (project.out / ".merleg-manifest.json").write_text("{damaged")

    assert project.refused() == ["output-foreign"]
    project.build(force=True)
    assert expected == project.output()


@pytest.mark.parametrize("project", ("tests/golden/project", pytest.param(".", marks=pytest.mark.slow)))
def test_same_input_same_bytes_in_another_place_zone_and_language(tmp_path, project):
    """Law 1: no clock, no random, no order of sets, no environment. The golden site has every kind of page."""
    command = [sys.executable, "-m", "generator", "build", "--root"]
    base = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    first = {**base, "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "COLUMNS": "40"}
    second = {
        **base,
        "PYTHONHASHSEED": "2",
        "TZ": "America/Lima",
        "LANG": "hu_HU.UTF-8",
        "HOME": str(tmp_path),
    }
    for name, environment in (("a", first), ("b/deeper", second)):
        shutil.copytree(GUIDE / project / "content", tmp_path / name / "content")
        subprocess.run(
            [*command, str(tmp_path / name)], check=True, env=environment, cwd=GUIDE, capture_output=True
        )

    assert digest(tmp_path / "a/site") == digest(tmp_path / "b/deeper/site")


def test_sources_are_read_only(site):
    """Law 3: a build changes no file of the content, not even its time."""
    project = site(START)
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (project.root / "content").rglob("*.*")
    }
    project.build()
    project.check()

    assert before == {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (project.root / "content").rglob("*.*")
    }
