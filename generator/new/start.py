"""The title of a site → the files that it begins with: a minute later there is something to look at, and to change."""

from __future__ import annotations

import re

from .. import words
from ..mend import plainly
from . import Plan, Refused, Wanted, filled, name_of

# the paths of the first pages; a page has the same one in every language
_PATHS = {
    "hu": {"section": "elso-lepesek", "article": "igy-keszul-egy-oldal", "quiz": "igy-keszul-egy-oldal",
           "faq": "hogyan-kerul-ide-uj-oldal"},
    "en": {"section": "first-steps", "article": "how-a-page-is-made", "quiz": "how-a-page-is-made",
           "faq": "how-does-a-new-page-get-here"},
}  # fmt: skip
IGNORE = ".gitignore"


def languages(typed: str) -> tuple[str, ...]:
    """Read a list of languages as people type it."""
    found = tuple(dict.fromkeys(part for part in re.split(r"[\s,;\[\]]+", typed.lower()) if part))
    if not found or not all(re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", one) for one in found):
        raise Refused("new_bad_languages", languages=typed)
    return found


def site(wanted: Wanted) -> Plan:
    """Plan a site: its settings; for each language a home page, a section with an article, a quiz and a FAQ entry."""
    known = languages(wanted["languages"] or wanted.speech)
    values = {
        **_PATHS.get(wanted.speech, _PATHS["en"]),
        "title": plainly(wanted["title"]), "today": wanted.today,
        "id": name_of(wanted, wanted["title"], "site"), "languages": ", ".join(known),
    }  # fmt: skip
    files = {"content/site.yaml": filled("site.yaml", wanted.speech, **values)}
    for language in known:
        speech = language if language in words.languages("command") else wanted.speech
        base = f"content/{language}"
        section = f"{base}/articles/{values['section']}"
        for path, name in (
            (f"{base}/index.md", "start-home.md"),
            (f"{section}/index.md", "start-section.md"),
            (f"{section}/{values['article']}.md", "start-article.md"),
            (f"{base}/quizzes/{values['quiz']}.yaml", "start-quiz.yaml"),
            (f"{base}/faq/{values['faq']}.md", "start-faq.md"),
        ):
            files[path] = filled(name, speech, **values, language=language)
    return Plan(files, open=f"content/{known[0]}/index.md")
