"""The schemas and the program agree: what one refuses for its shape, the other refuses too."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import cli, schema, schema_files
from generator.kinds import kinds
from generator.source import manual, registry, yamltree
from generator.source.coretypes import plain
from generator.source.places import type_of
from tests.conftest import Project, sample
from tests.interactions import examples as examples_

if TYPE_CHECKING:
    from generator.source.fields import Table

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.name for path in (ROOT / "tests/invalid").iterdir() if (path / "content").is_dir())
# findings that say that a value has not the shape that its field wants
SHAPE = {
    "unknown-field", "unknown-field-list", "missing-field", "empty-required", "empty-value", "not-choice", "not-whole",
    "out-of-range", "pair-row", "between-list",
    "number-comma", "not-flag", "not-date", "not-tries", "wrong-shape-list", "wrong-shape-mapping", "wrong-shape-thing", "wrong-shape-text",
    "wrong-shape-languages", "bad-id", "unknown-kind", "text-in-quotes", "item-in-quotes", "not-colour", "not-origin",
    "not-list", "format-newer", "bad-language", "languages-list", "language-twice", "bad-address", "unknown-check",
    "answer-empty", "one-option", "one-item", "not-number",
}  # fmt: skip
# what is no YAML, or read otherwise after a repair, no schema sees
TORN = {"duplicate-key", "head-open", "no-head", "list-open", "yaml-tab", "colon-missing", "not-utf8"}


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    made = schema.schema(name, "en")
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(
        made, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def refused(name: str, value) -> bool:
    return not validator(name).is_valid(value)


def name_of(path: str) -> str | None:
    """Tell the type of a file by its place; None when no schema is for it."""
    if path == "content/site.yaml":
        return "site"
    name = type_of(path.split("/")[2:])
    return name if name in registry.FILES else None


def data_of(path: str, text: str):
    """Give the YAML of a file as other tools see it and where it ends; None when it cannot be parsed as it stands."""
    if not path.endswith(".md"):
        first, end, yaml = 1, 10**9, text
    else:
        lines = text.split("\n")
        if lines[0] != "---" or "---" not in lines[1:]:
            return None
        end = lines.index("---", 1) + 1
        first, yaml = 2, "\n".join(lines[1 : end - 1])
    node, findings = yamltree.parse(yaml, path, first_line=first)
    return None if node is None or findings else (plain(node), end)


def disagreements(project: Project) -> list[str]:
    """Compare, file by file, what the program says of shapes with what the schema says."""
    read = project.check()
    found = []
    for path, text in read.texts.items():
        name = name_of(path)
        data = data_of(path, text) if name else None
        mine = [one for one in read.findings if one.span.path == path]
        if name is None or data is None or any(one.code in TORN for one in mine) or unread(mine):
            continue
        value, end = data
        shape = [one.code for one in mine if one.code in SHAPE and one.span.line <= end]
        if bool(shape) != refused(name, value):
            errors = [error.message for error in validator(name).iter_errors(value)]
            found.append(f"{path}: {shape} / {errors}")
    return found


def unread(findings) -> bool:
    """Whether the file was not read at all, for its name or its place."""
    return any(one.code in ("bad-name", "bad-ending", "misplaced", "language-folder") for one in findings)


@pytest.mark.parametrize("root", ("", "docs", "tests/golden/project"))
def test_content_has_the_shape_of_its_schema(root):
    assert disagreements(Project(ROOT / root)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_schema_refuses_a_sample_for_its_shape_when_the_program_does(tmp_path, name):
    assert disagreements(sample(tmp_path, name)) == []


def test_samples_of_the_readme_have_the_shape_of_their_schemas():
    readme = (ROOT / "README.md").read_text("utf-8")
    for block, path in (("markdown", "content/en/articles/a/b.md"), ("yaml", "content/en/quizzes/b.yaml")):
        found = re.search(rf"```{block}\n(.*?)```", readme, re.DOTALL)
        assert found
        data = data_of(path, found[1])

        assert data is not None
        assert list(validator(str(name_of(path))).iter_errors(data[0])) == []


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("sort", ("valid", "invalid"))
def test_schema_knows_the_examples_of_every_kind(site, kind, sort):
    path = ROOT / "generator/kinds" / kind.replace("-", "_") / "examples.yaml"
    node, _ = yamltree.parse(path.read_text("utf-8"), "examples")
    assert node is not None
    examples = plain(node)[sort]

    for example in examples:
        quiz = examples_.around(example["question"], example.get("quiz", ""))
        project = site({"content/hu/quizzes/probe.yaml": quiz})
        assert disagreements(project) == [], quiz


# --- mutations ---

QUIZ = {
    "id": "proba", "title": "Próba", "mode": "exam", "pass": 60, "tries": "unlimited", "shuffle": True, "draw": 1,
    "updated": "2026-11-24", "bands": [{"from": 50, "text": "Jó", "next": ["index"]}],
    "questions": [
        {"id": "a", "kind": "single", "question": "Melyik?", "options": [{"text": "Ez", "correct": True}, "Az"],
         "hints": ["Egy"], "explanation": "Mert."},
        {"id": "b", "kind": "text", "question": "Mi?", "answers": ["x", {"text": "y", "points": 1}], "typos": 1},
        {"id": "c", "kind": "true-false", "question": "Igaz?", "answer": False, "level": "apply"},
    ],
}  # fmt: skip
WRONG: tuple[Any, ...] = (
    "",
    "szöveg",
    0,
    5,
    2000,
    True,
    False,
    None,
    [],
    ["a"],
    [5],
    {"a": "b"},
    {},
    "2026-02-30",
    1.5,
    [None],
)


def places(value, path=()):
    """Give the path of everything inside a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


def mutated(whole, path, how, wrong):
    """Give a file with one thing dropped, misspelt, or replaced."""
    made = json.loads(json.dumps(whole))
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    key = path[-1]
    if how == "drop":
        del holder[key]
    elif how == "misspell" and isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)
    else:
        holder[key] = wrong
    return made


def yaml_of(value, indent=0) -> str:
    """Write a value as YAML in blocks; strings plain, so that the program reads them as they were meant."""
    pad = "\n" + " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{pad}{key}:{yaml_of(inner, indent + 2)}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{pad}- {yaml_of(inner, indent + 2).lstrip()}" for inner in value)
    if isinstance(value, str):
        return f' "{value}"' if not value else f" {value}"
    return f" {json.dumps(value)}"


@pytest.mark.parametrize(
    ("path", "how"), ((("pass",), "misspell"), (("title",), "drop"), (("questions", 0, "kind"), "drop"))
)
def test_a_mistake_is_refused_by_both(site, path, how):
    quiz = mutated(QUIZ, path, how, None)
    project = site({"content/hu/quizzes/proba.yaml": yaml_of(quiz).lstrip("\n") + "\n"})

    assert refused("quiz", quiz)
    assert SHAPE & set(project.codes())
    assert not refused("quiz", QUIZ)


FILES = {
    "content/hu/quizzes/proba.yaml": QUIZ,
    "content/hu/quizzes/profil.yaml": {
        **QUIZ, "mode": "profile", "scale": [{"value": 1, "text": "Soha"}], "not-applicable": "Nincs", "least": 2,
        "dimensions": [{"id": "a", "name": "A", "side": 5, "page": "index"}], "recommend": {"lowest": 2, "roles": "paths"},
    },
    "content/site.yaml": {
        "format": 1, "id": "x", "title": {"hu": "X"}, "languages": ["hu"], "address": "https://example.org/",
        "axis": {"first": {"id": "a", "name": "A"}, "second": {"id": "b", "name": "B"}, "both": "C"},
        "theme": {"footer": {"hu": "F"}, "contact": "C", "colours": {"link": "x"}}, "checks": {"heading": "off"},
        "quizzes": {"tries": 2, "marking": "all"}, "allow": {"img-src": ["https://example.org"]},
    },
    "content/hu/glossary.yaml": [
        {"id": "a", "term": "A", "also": ["B"], "definition": "D", "see": ["index"], "sort": "a"},
        {"id": "b", "term": "B", "definition": "D"},
    ],
    "content/hu/paths.yaml": [
        {"id": "a", "title": "A", "side": 5, "for": "F", "steps": ["index"], "then": "index", "weights": {"x": 3}}
    ],
    "content/hu/index.md": {
        "title": "X", "status": "draft", "updated": "2026-11-24", "objectives": [{"id": "a", "text": "T"}],
        "level": "beginner", "covers": ["B-1"], "sources": ["S"], "pages": ["a"], "was": "x", "slug": "y",
    },
    "content/hu/faq/a.md": {"title": "X", "order": 3, "topic": "t", "related": ["index"], "side": "both"},
    "content/hu/faq/index.md": {"title": "X", "topics": [{"id": "t", "title": "T"}]},
}  # fmt: skip
PLACES = [(file, path) for file, whole in FILES.items() for path in places(whole)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(PLACES),
    how=st.sampled_from(("drop", "misspell", "replace", "replace", "replace")),
    wrong=st.sampled_from(WRONG),
)
def test_schema_and_program_agree_about_a_file_with_a_mistake(site, place, how, wrong):
    file, path = place
    yaml = yaml_of(mutated(FILES[file], path, how, wrong)).lstrip("\n")
    text = f"---\n{yaml}\n---\nText.\n" if file.endswith(".md") else yaml + "\n"
    project = site({file: text})

    assert disagreements(project) == [], text
    # the next example begins with a whole project
    site({file: "", "content/hu/index.md": "---\ntitle: X\n---\n"}).remove(file)


# --- help and examples ---

FIELDS = [(table.name, field.name) for table in registry.every().values() for field in table.fields]
LOCAL = {
    "hu": {"other": "en", "section": "alapok", "page": "egyeztetes", "second": "masodik-szem", "faq": "hatarido",
           "topic": "munka", "anchor": "forras", "css": "sajat", "goal": "cel-1"},
    "en": {"other": "hu", "section": "basics", "page": "checking", "second": "second-eye", "faq": "deadline",
           "topic": "work", "anchor": "source", "css": "own", "goal": "goal-1"},
}  # fmt: skip
# what is written beside an example so that the rest of the project has no mistake
ALWAYS = {
    "article": ("objectives",),
    "quiz": ("about",),
    "question": ("explanation",),
    "site": ("axis", "languages"),
    "number": ("answer",),
    "open": ("model",),
    "gap": ("answers",),
}
# what cannot stand beside a field
WITHOUT = {
    ("number", "between"): ("answer",),
    ("gap", "options"): ("answers",),
    ("gap", "answer"): ("answers",),
}
# what stands beside a thing in its list, so that there is something to choose
MORE = {
    "option": "\n  - text: X\n    correct: true",
    "gap-option": "\n  - text: X",
    "pair": "\n  - left: X\n    right: X",
    "group": "\n  - name: X\n    items: [X]",
    "order-item": "\n  - text: X",
    "scale": "\n  - value: 9\n    text: X",
}
PROFILE = ("scale", "dimensions")
PARENTS = {"option": "multiple", "objective": "article", **dict.fromkeys(kinds(), "question")}


def test_every_field_has_help_and_an_example_in_every_language():
    for language in ("hu", "en"):
        for table, field in FIELDS:
            assert manual.said(table, field, "help", language)
            assert manual.value(table, field, language) is not None, (table, field)


def parts(table: Table, field: str, text: str, language: str) -> dict[str, str]:
    """Give what must stand in a mapping, and one field as given."""
    wanted = [
        one.name for one in table.fields
        if (one.required or one.name in ALWAYS.get(table.name, ()))
        and one.name not in WITHOUT.get((table.name, field), ())
    ]  # fmt: skip
    if table.name == "quiz" and field in (*PROFILE, "not-applicable", "least", "recommend"):
        return profile(field, text, language)
    said = {name: manual.said(table.name, name, "example", language) for name in wanted}
    if table.name in kinds():
        said = {**parts(registry.every()["question"], "kind", f"kind: {table.name}", language), **said}
        if table.name not in ("true-false", "number"):
            del said["answer"]
        if (table.name, field) == ("number", "between"):
            del said["answer"]
    if table.name == "question":
        said["answer"] = "answer: false"
    return {**said, field: text}


def profile(field: str, text: str, language: str, statement: str = "") -> dict[str, str]:
    """Give a quiz with `mode: profile`, and one of its fields as given."""
    dimension = manual.value("likert", "dimension", language)
    questions = "questions:" + "".join(
        f"\n  - id: s{number}\n    kind: likert\n    question: X\n    dimension: {dimension}"
        for number in (1, 2)
    )
    said = {name: manual.said("quiz", name, "example", language) for name in ("title", *PROFILE)}
    if field == "dimensions":
        said["dimensions"] = text
    return {**said, "mode": "mode: profile", field: text, "questions": statement or questions}


def mapping(table: Table, field: str, text: str, language: str) -> str:
    """Write a mapping with what must stand in it, and one field as given."""
    return "\n".join(parts(table, field, text, language).values())


def indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _said(text: str) -> Any:
    """Give what a mapping says."""
    node = yamltree.parse(text, "example")[0]
    return {} if node is None else plain(node)


def placed(table: str, text: str, language: str) -> tuple[str, str]:
    """Put a mapping into the one that holds it, up to the file; give the file's type and its text."""
    for name, file in registry.FILES.items():
        if file.table.name == table:
            return name, f"- {indented(text).replace('    ', '  ')}" if file.listed else text
    if table in kinds() or table == "question":
        quiz = registry.FILES["quiz"].table
        if table == "likert":
            made = profile("title", manual.said("quiz", "title", "example", language), language,
                           f"questions:\n  - {indented(text)}")  # fmt: skip
            return placed("quiz", "\n".join(made.values()), language)
        return placed(
            "quiz", mapping(quiz, "questions", f"questions:\n  - {indented(text)}", language), language
        )
    holders = [registry.every()[PARENTS[table]]] if table in PARENTS else list(registry.every().values())
    holder, field = next(
        (one, field) for one in holders for field in one.fields
        if (inner := registry.inside(field.type)) is not None and inner.name == table
    )  # fmt: skip
    if field.type.form in ("part", "unit"):
        inside = f"{field.name}:\n    {indented(text)}"
    elif table == "gap-option":
        inside = f"answer: {_said(text)['text']}\noptions:\n  - {indented(text)}{MORE[table]}"
    elif table == "gap":
        name = next(iter(_said(manual.said("gaps", "gaps", "example", language))["gaps"]))
        inside = f"{field.name}:\n  {name}:\n    {indented(text)}"
    else:
        more = MORE.get(table, "")
        inside = f"{field.name}:\n  - {indented(text)}{more}"
    return placed(holder.name, mapping(holder, field.name, inside, language), language)


def surroundings(language: str) -> dict[str, str]:
    """Give a project in which everything is that examples refer to."""
    local = LOCAL[language]
    where = f"content/{language}"
    text = f"\n## X {{#{local['anchor']}}}\n\nText.\n"
    heads = {
        f"{where}/index.md": "title: X",
        f"content/{local['other']}/index.md": "title: X",
        f"{where}/articles/{local['section']}/index.md": "title: X",
        f"{where}/articles/{local['section']}/{local['page']}.md": f"title: X\nobjectives:\n  - id: {local['goal']}\n    text: X",
        f"{where}/articles/{local['section']}/{local['second']}.md": "title: X",
        f"{where}/faq/index.md": f"title: X\ntopics:\n  - id: {local['topic']}\n    title: X",
        f"{where}/faq/{local['faq']}.md": "title: X",
    }
    about = f"articles/{local['section']}/{local['page']}"
    return {
        **{path: f"---\n{head}\n---\n{text}" for path, head in heads.items()},
        "content/site.yaml": (
            f"format: 1\nid: x\ntitle: X\nlanguages: [{language}, {local['other']}]\n"
            "axis:\n  first: {id: front, name: A}\n  second: {id: back, name: B}\n  both: C\n"
        ),
        "content/logo.svg": "<svg/>",
        f"content/{local['css']}.css": "p {}",
        f"{where}/quizzes/{local['page']}.yaml": (
            f"title: X\nabout: {about}\nquestions:\n  - id: a\n    kind: true-false\n    question: X\n"
            f"    answer: true\n    objectives: [{local['goal']}]\n    explanation: X\n"
        ),
    }


def file_path(name: str, language: str) -> str:
    local = LOCAL[language]
    last = {"quiz": "x.yaml", "article": f"{local['page']}.md", "faq": f"{local['faq']}.md"}.get(name)
    path = registry.FILES[name].glob.replace("content/*/", f"content/{language}/")
    path = path.replace("articles/*/", f"articles/{local['section']}/")
    return path if last is None else path.rpartition("/")[0] + f"/{last}"


@pytest.mark.parametrize("language", ("hu", "en"))
@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_the_example_of_a_field_is_read_without_a_finding(site, language, table, field):
    example = manual.said(table, field, "example", language)
    whole = mapping(registry.every()[table], field, example, language)
    name, text = placed(table, whole, language)
    path = file_path(name, language)
    if path.endswith(".md"):
        text = f"---\n{text}\n---\n\n## X {{#{LOCAL[language]['anchor']}}}\n"
    files = {**surroundings(language), path: text + "\n"}
    if table == "home":
        quiz = f"content/{language}/quizzes/{LOCAL[language]['page']}.yaml"
        goal = LOCAL[language]["goal"]
        files[quiz] = files[quiz].replace(
            f"[{goal}]", f"[{goal}, 'index#{goal}']" if goal in text else f"[{goal}]"
        )
    project = site(files, bare=True)
    read = project.check()
    known = {"slug-fixed"} if table in ("home", "faq-list", "quiz-list") else set()

    assert [
        (one.code, str(one.span), one.values) for one in read.findings
        if one.severity != "hint" and one.code not in known
    ] == [], text  # fmt: skip
    assert disagreements(project) == []


# --- the command ---


def test_command_lists_and_prints_schemas(capsys):
    assert cli.main(["schema", "--language", "en"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(schema.GLOBS)
    assert cli.main(["schema", "quiz", "--language", "hu"]) == 0

    assert json.loads(capsys.readouterr().out) == schema.schema("quiz", "hu")
    assert cli.main(["schema", "kviz", "--language", "hu"]) == 2


def test_command_writes_the_settings_of_the_editor(site):
    project = site()
    call = ["schema", "--editor", "vscode", "--root", str(project.root), "--language", "hu"]
    file = project.root / ".vscode/settings.json"
    project.write({".vscode/settings.json": '{"editor.tabSize": 4, "yaml.schemas": {"own": "x.yaml"}}'})

    assert cli.main(call) == 0
    first = file.read_text("utf-8")
    assert cli.main(call) == 0

    assert file.read_text("utf-8") == first
    written = json.loads(first)
    assert written["editor.tabSize"] == 4
    assert written["yaml.schemas"] == {"own": "x.yaml", **schema_files.settings()["yaml.schemas"]}
    for path in schema_files.settings()["yaml.schemas"]:
        assert json.loads((project.root / path).read_text("utf-8"))["$schema"] == schema.DIALECT


@pytest.mark.parametrize("text", ('{// mine\n"a": 1}', "[1]", '{"yaml.schemas": []}'))
def test_settings_that_cannot_be_read_stay(site, text, capsys):
    project = site({".vscode/settings.json": text})

    assert cli.main(["schema", "--editor", "vscode", "--root", str(project.root), "--language", "en"]) == 0
    assert project.root.joinpath(".vscode/settings.json").read_text("utf-8") == text
    assert "yaml.schemas" in capsys.readouterr().out


# --- the words of the interface ---


def words_codes(site, text: str) -> set[str]:
    """Give the findings of errors that the program has about a file of words."""
    settings_ = "format: 1\nid: x\ntitle: X\nlanguages: [en]\n"
    project = site({"content/site.yaml": settings_, "content/en/index.md": "---\ntitle: X\n---\nX\n",
                    "content/en/words.yaml": text}, bare=True)  # fmt: skip
    return {one.code for one in project.check().findings if one.severity == "error"}


@pytest.mark.parametrize("language", ("en", "hu"))
def test_the_programs_own_words_have_the_shape_of_their_schema(language):
    text = (ROOT / f"generator/words/interface/{language}.yaml").read_text("utf-8")
    data = data_of("content/xx/words.yaml", text)

    assert data is not None
    assert [error.message for error in validator("words").iter_errors(data[0])] == []


@pytest.mark.parametrize(
    "text",
    (
        "page: {skip: Jump}",
        "page: {skip: 5}",
        "page: {skip: ''}",
        "page:\n",
        'find: {count: "{n} found"}',
        'find: {count: {one: "{n} hit", other: "{n} hits"}}',
        'paths: {count: {other: "{n} paths"}}',
        "page: {skipp: Jump}",
        "pages: {skip: Jump}",
        "page: Jump",
        "page: [Jump]",
        "page: {skip: {one: Jump, other: Jumps}}",
        "page: {skip: [Jump]}",
        'find: {count: {one: "{n} hit"}}',
        'find: {count: {some: "{n} hit", other: "{n} hits"}}',
        "- page",
    ),
)
def test_the_schema_of_words_refuses_what_the_program_does(site, text):
    data = data_of("content/en/words.yaml", text)

    assert data is not None
    assert refused("words", data[0]) == bool(words_codes(site, text)), words_codes(site, text)


def test_the_schema_of_words_says_what_each_means_in_english():
    words_ = schema.schema("words", "hu")

    assert words_["properties"]["find"]["properties"]["clear"]["description"] == "Clear search"
    assert words_["properties"]["find"]["properties"]["count"]["description"] == "{n} results"
    assert "content/*/words.yaml" in schema_files.settings()["yaml.schemas"].values()
