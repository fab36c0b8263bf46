"""Law 11: any text in gives a site or findings, never a traceback; and never a page that runs the author's text."""

from __future__ import annotations

import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import build as building
from generator import exchange, fix, report
from generator.output.theme import theme
from tests.hostile import HOSTILE
from tests.interactions import examples

PLACES = (
    "content/site.yaml",
    "content/hu/index.md",
    "content/hu/articles/a/index.md",
    "content/hu/articles/a/b.md",
    "content/hu/faq/c.md",
    "content/hu/faq/index.md",
    "content/hu/quizzes/d.yaml",
    "content/hu/quizzes/index.md",
    "content/hu/glossary.yaml",
    "content/hu/paths.yaml",
)
BASE = {
    "content/site.yaml": "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n",
    "content/hu/index.md": "---\ntitle: Kezdőlap\n---\nSzöveg.\n",
    "content/hu/articles/a/index.md": "---\ntitle: A\n---\n",
}
# pieces that mean something to one of the readers, so that random text reaches deep into them
PIECES = [
    "---\n", "title: A\n", "title: [", "quiz: d\n", "was: [a/b]\n", "side: 3\n", "objectives:\n  - id: x\n    text: y\n",
    "# ", "## Cím {#a}\n", "####### ", "[a](b.md)", "[a](#b)", "![](x.png)", "![a](javascript:alert(1))", "](", "[", "]",
    "{{ quiz: d }}\n", "{{ question: d/e }}\n", "{{", "}}", "```quiz\nid: q\ntitle: Q\nquestions:\n", "```\n", "~~~\n",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#106;", "\x00", "\x02", "\x03", "\ue000", "\ue0000\ue001",
    "\ue002", "0\ue003", "\u202e", "\ufeff", "> ", "* ", "- ", "1. ", ": ", "    ", "\t", "\n\n", "|a|b|\n|-|-|\n|c|d|\n",
    "[^1]", "[^1]: x\n", "{onclick=x}", "{.a #b lang=en}", "!!! note\n    x\n", "questions:\n", "  - id: e\n",
    "    kind: single\n", "    kind: text\n", "    kind: true-false\n", "    question: Q\n", "    options: [a, b]\n",
    "    options:\n      - text: a\n        correct: true\n      - b\n", "    answers: [a]\n", "    answer: true\n", "&a *a\n",
    "!!x ", "? ", "? [", "{a: {b: ", "'", '"', "\\", "|\n", ">\n", "%", "@", "`", "#", "é", "\r", "\r\n", "𝔘", "e\u0301",
]  # fmt: skip
texts = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join).map(str.encode),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)


class Harm(HTMLParser):
    """Collects what must never be in a page: scripts in place, handlers, styles, addresses that run or fetch."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "script" and not values.get("src") and values.get("type") != "application/json":
            self.found.append("inline script")
        if tag in ("style", "iframe", "object", "embed", "base", "svg script", "math"):
            self.found.append(tag)
        for name, value in attrs:
            squeezed = re.sub(r"[\s\x00-\x1f]", "", value or "").lower()
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src") and re.match(r"(javascript|data|vbscript|file):|//", squeezed):
                self.found.append(f"{tag} {name} {value}")
            if name == "src" and re.match(r"https?:", squeezed):
                self.found.append(f"{tag} {name} {value}")


def harm(html: str) -> list[str]:
    parser = Harm()
    parser.feed(html)
    return parser.found


def run(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, data in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        read = building.check(root)
        for language in ("hu", "en"):
            report.as_text(read.findings, language)
            exchange.as_json(read.findings, language)
            exchange.as_github(read.findings, language)
            exchange.as_sarif(read.findings, read.texts, language)
        list(fix.shown(fix.changes(read.findings, root, safe=False)))
        if read.site is None:
            assert read.findings
            mended(read, root)
            return
        # every page that can be drawn is drawn (as preview does), also when the content has errors
        artifacts, drawn = building.render(read, root, drafts=True)
        assert [one.code for one in drawn.findings if one.code in ("template", "theme-file")] == []
        for artifact in artifacts:
            if artifact.path.endswith(".html"):
                html = artifact.data.decode()
                assert harm(html) == [], artifact.path
                assert not re.search("[\x00-\x08\x0b-\x1f\ue000-\ue00f]", html), artifact.path
        mended(read, root)


def mended(read: building.Read, root: Path) -> None:
    """Write what is safe to mend: that can be read as well, and no other file is touched."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    made = fix.changes(read.findings, root)
    assert fix.write(made, root) == []
    for path, data in before.items():
        one = next((one for one in made if root / one.path == path), None)
        assert path.read_bytes() == (one.after if one else data)
    building.check(root)


@pytest.mark.parametrize("count", (150, pytest.param(5000, marks=pytest.mark.slow)))
@pytest.mark.timeout(3000)
def test_any_text_gives_a_site_or_findings(count):
    @settings(max_examples=count, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.lists(st.tuples(st.sampled_from(PLACES), texts), min_size=1, max_size=4))
    @example([("content/hu/articles/a/b.md", "\ue0000\ue001 [a](b.md)".encode())])
    @example([("content/hu/quizzes/d.yaml", b"title: A\nquestions: &a [*a]\n")])
    def try_it(files):
        run({path: text.encode() for path, text in BASE.items()} | dict(files))

    try_it()


def questions() -> list[str]:
    """Give every example of every kind, valid or not, as a quiz."""
    return [
        examples.around(one["question"], one.get("quiz", ""))
        for _, parts in examples._files()
        for part in ("valid", "invalid")
        for one in parts[part]
    ]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Change an example in a few places: put in, take out, double, swap; so that what is wrong lies deep inside."""
    text = draw(st.sampled_from(QUESTIONS))
    piece = st.one_of(st.sampled_from(PIECES), st.sampled_from([*HOSTILE.values()]), st.text(max_size=8))
    for how in draw(
        st.lists(st.sampled_from(("put", "cut", "line", "value", "swap")), min_size=1, max_size=4)
    ):
        lines = text.split("\n")
        at = draw(st.integers(0, len(text)))
        line = draw(st.integers(0, len(lines) - 1))
        if how == "put":
            text = text[:at] + draw(piece) + text[at:]
        elif how == "cut":
            text = text[:at] + text[at + draw(st.integers(1, 30)) :]
        elif how == "value" and ":" in lines[line]:
            lines[line] = f"{lines[line].partition(':')[0]}: {draw(piece)}"
            text = "\n".join(lines)
        else:
            other = draw(st.integers(0, len(lines) - 1))
            lines[line] = lines[other] if how == "line" else lines[line].replace(":", "", 1)
            text = "\n".join(lines)
    return text


QUESTIONS = questions()


@pytest.mark.parametrize("count", (120, pytest.param(10_000, marks=pytest.mark.slow)))
@pytest.mark.timeout(3000)
def test_a_question_of_any_kind_in_any_state_gives_a_site_or_findings(count):
    @settings(max_examples=count, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(mutated())
    def try_it(text):
        files = {path: one.encode() for path, one in BASE.items()}
        run({**files, "content/hu/quizzes/d.yaml": text.encode("utf-8", "surrogatepass")})

    try_it()


@pytest.mark.parametrize(
    "text",
    (
        ">" * 5000,
        "[" * 5000,
        "![" * 3000,
        "*" * 5000 + "a",
        "- " * 3000,
        "{" * 5000,
        "`" * 5001,
        "(" * 5000,
        "[a](" * 2000,
        "<a" * 5000,
        "&#" * 5000,
        "|" * 5000,
        "\n".join(" " * n + "- a" for n in range(200)),
    ),
)
def test_long_rows_of_marks_end(text):
    run(
        {path: one.encode() for path, one in BASE.items()}
        | {"content/hu/faq/c.md": f"---\ntitle: A\n---\n{text}".encode()}
    )


def test_what_is_nested_too_deep_is_said(site):
    project = site({"content/hu/faq/c.md": "---\ntitle: A\n---\n" + "> " * 3000 + "a\n"})

    assert set(project.codes()) <= {"markdown-failed"}


def test_hostile_markdown_is_text(site):
    """Law 6 from the inside: what an author writes is never code."""
    body = (
        "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n**<b onclick=alert(1)>fett</b>**\n\n"
        "`<script>alert(1)</script>`\n\n```\n<script>alert(1)</script>\n```\n\n&lt;script&gt;alert(1)&lt;/script&gt;\n"
    )
    project = site({"content/hu/faq/c.md": f"---\ntitle: '<script>alert(1)</script>'\n---\n{body}"})
    project.build()
    html = project.page("hu/faq/c.html")

    assert harm(html) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_theme_can_be_drawn_at_all(site):
    """The check above means nothing when drawing fails before."""
    assert theme(site().root).environment.get_template("article.html").name == "article.html"
