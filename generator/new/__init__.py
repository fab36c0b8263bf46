"""What is asked for → what is to be written: new files, or one that grows. Pure; `commands/new` asks and writes.

The templates lie beside this module, `<thing>.<language>.<ending>`; a kind of question brings its own, as
`new.<language>.yaml` in its folder. Their comments are in the language of the messages, the content's folder is that
of the content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import words
from ..author import template
from ..ids import short
from ..mend import plainly
from ..source.pages import RESERVED
from ..source.places import WINDOWS

if TYPE_CHECKING:
    from ..model import Site

# what each thing has to know, and may ask for: never more than three
ASKED = {
    "site": ("title", "languages"),
    "article": ("title", "section"),
    "faq": ("title",),
    "quiz": ("title",),
    "question": ("quiz", "kind", "title"),
    "term": ("title",),
    "path": ("title",),
    "words": (),
}
_LONGEST_NAME = 60


class Refused(Exception):
    """Nothing is written; `key` is the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; `speech` is the language of comments and messages, `to` that of the content."""

    thing: str
    speech: str
    today: str
    to: str = ""
    answers: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.answers.get(name, "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: new files, files that grow; which one to open; the keys of what else is to be said."""

    create: dict[str, str] = field(default_factory=dict)
    replace: dict[str, bytes] = field(default_factory=dict)
    open: str = ""
    notes: tuple[str, ...] = ()


def filled(name: str, speech: str, folder: str = "new", /, **values: str) -> str:
    """Fill a template; KeyError when there is none."""
    text = template(folder, name, speech)
    if text is None:
        raise KeyError(name)
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)


def clean(text: str) -> str:
    """Make one line of what was typed."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def name_of(wanted: Wanted, words_: str, fallback: str) -> str:
    """Give the name of a file, or an id: the one asked for, else one from the words."""
    given = wanted["name"]
    made = short(given or words_, _LONGEST_NAME) or fallback
    if made in WINDOWS or made in RESERVED:
        made += "-1"
    if given and given != made:
        raise Refused("new_bad_name", name=given, proposal=made)
    return made


def article(wanted: Wanted, site: Site) -> Plan:
    """Plan an article, and its section when that is new."""
    name = name_of(wanted, wanted["title"], "article")
    folder, title = _section(wanted["section"], wanted.to, site)
    base = f"content/{wanted.to}/articles/{folder}"
    path = f"{base}/{name}.md"
    files = {
        path: filled("article.md", wanted.speech, title=plainly(wanted["title"]), today=wanted.today)
    }  # fmt: skip
    if title is None:
        return Plan(files, open=path, notes=("new_order", "new_draft"))
    files[f"{base}/index.md"] = filled("section.md", wanted.speech, title=plainly(title), name=name)
    return Plan(files, open=path, notes=("new_draft",))


def sections(site: Site, language: str) -> dict[str, str]:
    """Give the sections of a language, folder → title; those that it lacks are no sections there yet."""
    return {
        page.id.split("/")[1]: page.title
        for page in site.pages
        if page.language == language and page.type == "section"
    }


def _section(typed: str, language: str, site: Site) -> tuple[str, str | None]:
    """Find a section by its folder or its title; a new one has a title."""
    known = sections(site, language)
    for folder, title in known.items():
        if typed.casefold() in (folder, title.casefold()):
            return folder, None
    folder = short(typed, _LONGEST_NAME) or "section"
    if folder in known:
        return folder, None
    if folder in WINDOWS or folder in RESERVED:
        folder += "-1"
    elsewhere = next((page.title for page in site.pages if page.id == f"articles/{folder}/index"), "")
    words_ = typed.replace("-", " ")
    return folder, elsewhere or (typed if typed != folder else words_[:1].upper() + words_[1:])


def faq(wanted: Wanted, site: Site) -> Plan:
    """Plan a FAQ entry."""
    list_ = next((one for one in site.pages if one.language == wanted.to and one.id == "faq/index"), None)
    topics = ", ".join(topic.id for topic in list_.topics) if list_ else ""
    path = f"content/{wanted.to}/faq/{name_of(wanted, wanted['title'], 'question')}.md"
    text = filled(
        "faq.md", wanted.speech, title=plainly(wanted["title"]), today=wanted.today, topic=topics or "…"
    )
    return Plan({path: text}, open=path, notes=("new_draft",))


def quiz(wanted: Wanted) -> Plan:
    """Plan a quiz with one question."""
    name = name_of(wanted, wanted["title"], "quiz")
    first = filled(
        "new.yaml", wanted.speech, "kinds/single", id="q1",
        title=words.command(wanted.speech, "new_question_here"),
    )  # fmt: skip
    inside = "".join(f"  {line}\n" for line in first.splitlines())
    path = f"content/{wanted.to}/quizzes/{name}.yaml"
    text = filled("quiz.yaml", wanted.speech, title=plainly(wanted["title"]), name=name)
    return Plan({path: text + inside}, open=path)
