"""What is measured: how each tool is installed, started and made to forget, and where its files lie."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import peers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]
BESIDE = "resz-{section:02}/lap-{number:05}"
FOLDER = BESIDE + "/index.html"


@dataclass(frozen=True)
class Ready:
    """A tool that is installed: its command, its name with its version, and the variables that it is started with."""

    command: tuple[str, ...]
    version: str
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tool:
    """A tool: how it gets ready, and where its things are in a project.

    `source` and `page` are of an article, `template` is what every page of an article is drawn with, `made` are the
    output and the caches, and `prepare` puts into a project what its program wants there.
    """

    name: str
    ready: Callable[[], Ready]
    source: str
    page: str
    template: str
    made: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda _: None


def _merleg() -> Ready:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    programs = peers.python("merleg", *wanted)
    names = {"Markdown": "markdown", "Jinja2": "jinja2", "PyYAML": "pyyaml"}
    versions = ", ".join(f"{name} {peers.version(programs, package)}" for name, package in names.items())
    # without safe path Python would look into the project first
    command = (str(programs / "python"), "-P", "-m", "generator", "build", "--root", ".")
    return Ready(command, f"Merleg ({versions})", {"PYTHONPATH": "program"})


def _program(root: Path) -> None:
    """Put a copy of the program into the project, which nobody edits meanwhile, and a template of the project's own."""
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, root / "program" / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "templates").mkdir()
    shutil.copy(ROOT / "templates/page.html", root / "templates/page.html")


def _hugo() -> Ready:
    try:
        programs = peers.python("hugo", "hugo")
        found = sorted(programs.parent.glob("lib/*/site-packages/hugo/binaries/hugo*"))
        program = str(found[0])
    except (peers.Missing, IndexError):
        system = shutil.which("hugo")
        if system is None:
            raise peers.Missing("neither on PyPI nor on the system (Debian: apt install hugo)") from None
        program = system
    said = peers.said(program, "version").split("-")[0].split("+")[0]
    return Ready(
        (program,), said.replace("hugo v", "Hugo "), {"HUGO_CACHEDIR": str(peers.cache() / "hugo-cache")}
    )


def _from_pypi(name: str, label: str, package: str, *command: str) -> Callable[[], Ready]:
    def ready() -> Ready:
        programs = peers.python(name, package)
        plain = package.split("[", maxsplit=1)[0]
        asked = (str(programs / command[0]), *command[1:])
        quiet = {"NO_MKDOCS_2_WARNING": "1"}
        return Ready(asked, f"{label} {peers.version(programs, plain)}", quiet)

    return ready


def _eleventy() -> Ready:
    modules = peers.node("eleventy", "@11ty/eleventy")
    program = modules / "@11ty/eleventy/cmd.cjs"
    said = peers.said("node", str(program), "--version")
    return Ready(
        ("node", str(program), "--quiet"), f"Eleventy {said} (Node {peers.said('node', '--version')[1:]})"
    )


TOOLS = (
    Tool("merleg", _merleg, f"content/hu/articles/{BESIDE}.md", f"site/hu/{BESIDE}.html",
         "templates/page.html", ("site", ".merleg"), _program),
    Tool("hugo", _hugo, f"content/{BESIDE}.md", f"public/{FOLDER}", "layouts/_default/baseof.html",
         ("public", "resources", ".hugo_build.lock")),
    Tool("eleventy", _eleventy, f"content/{BESIDE}.md", f"_site/{FOLDER}", "content/_includes/layout.njk",
         ("_site", ".cache")),
    Tool("pelican", _from_pypi("pelican", "Pelican", "pelican[markdown]", "pelican"), f"content/{BESIDE}.md",
         "output/lap-{number:05}.html", "templates/article.html", ("output", "cache", "__pycache__")),
    Tool("mkdocs", _from_pypi("mkdocs", "MkDocs", "mkdocs", "mkdocs", "build"), f"docs/{BESIDE}.md",
         f"site/{FOLDER}", "overrides/main.html", ("site", ".cache")),
    Tool("zensical", _from_pypi("zensical", "Zensical", "zensical", "zensical", "build"), f"docs/{BESIDE}.md",
         f"site/{FOLDER}", "overrides/main.html", ("site", ".cache")),
    Tool("material", _from_pypi("material", "Material for MkDocs", "mkdocs-material", "mkdocs", "build"),
         f"docs/{BESIDE}.md", f"site/{FOLDER}", "overrides/main.html", ("site", ".cache")),
)  # fmt: skip
