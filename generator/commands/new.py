"""`merleg new`: ask what is missing (at most three questions, and only in a terminal), write, say how to go on."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import author, console, words
from ..build import check
from ..new import ASKED, Plan, Refused, Wanted, article, clean, faq, grow, quiz, sections, start, wordsfile
from ..settings import PATH

if TYPE_CHECKING:
    import argparse

    from ..model import Site

DONE, CALL = 0, 2


def run(options: argparse.Namespace) -> int:
    """Write what is asked for; nothing that is there is ever overwritten."""
    try:
        plan = _site(options) if options.thing == "site" else _part(options)
        _write(plan, options)
    except Refused as refused:
        print(words.command(options.words, refused.key, **refused.values), file=sys.stderr)
        return CALL
    return DONE


def _wanted(options: argparse.Namespace, known: dict[str, list[str]], to: str = "") -> Wanted:
    """Take the options, and ask for what is missing."""
    given = {name: clean(getattr(options, name) or "") for name in (*ASKED[options.thing], "name")}
    for name in ASKED[options.thing]:
        if not given[name]:
            given[name] = _ask(name, options, known.get(name, []))
    today = options.today or date.today()  # noqa: DTZ011  the editor's own day
    return Wanted(options.thing, options.words, today.isoformat(), to, given)


def _ask(name: str, options: argparse.Namespace, known: list[str]) -> str:
    """Ask one thing; what has a default may stay unanswered."""
    default = _default(name, options, known)
    if not console.asks():
        if default:
            return default
        key = "new_missing_known" if known else "new_missing"
        raise Refused(key, option=f"--{name}", thing=options.thing, known=", ".join(known))
    lines = [words.command(options.words, f"ask.{options.thing}_{name}")]
    if known:
        key = "ask.possible" if name == "kind" else "ask.known"
        lines.append(words.command(options.words, key, known=", ".join(known)))
    try:
        answer = clean(input("\n".join(lines) + (f" [{default}] " if default else " ")))
    except EOFError:
        print(file=sys.stderr)
        answer = ""
    if not answer and not default:
        raise Refused("new_missing", option=f"--{name}", thing=options.thing)
    return answer or default


def _default(name: str, options: argparse.Namespace, known: list[str]) -> str:
    """Give what holds when nothing is answered: the only one there is, the commonest kind, the language spoken."""
    if name == "languages":
        return str(options.words)
    if name == "kind":
        return "single" if "single" in known and console.asks() else ""
    return known[0] if len(known) == 1 else ""


def _site(options: argparse.Namespace) -> Plan:
    """Plan a site in an empty folder."""
    if author.taken(options.root, {PATH: ""}):
        raise Refused("new_site_exists", file=PATH)
    plan = start.site(_wanted(options, {}))
    if not author.taken(options.root, {start.IGNORE: ""}):
        plan.create[start.IGNORE] = "/site/\n"
    return plan


def _part(options: argparse.Namespace) -> Plan:
    """Plan a part of a site that is there."""
    if not author.taken(options.root, {PATH: ""}):
        raise Refused("new_no_site", file=PATH)
    site = check(options.root, options.today).site
    if site is None:
        raise Refused("new_site_errors", file=PATH)
    to = options.to or site.settings.default
    if to not in site.settings.languages:
        raise Refused("new_bad_to", code=to, known=", ".join(site.settings.languages))
    known = {
        "section": list(sections(site, to)),
        "quiz": grow.quizzes(site, to),
        "kind": grow.known_kinds(),
    }
    if options.thing == "question" and not known["quiz"]:
        raise Refused("new_no_quizzes")
    return _planned(_wanted(options, known, to), site, options)


def _planned(wanted: Wanted, site: Site, options: argparse.Namespace) -> Plan:
    match wanted.thing:
        case "article":
            return article(wanted, site)
        case "faq":
            return faq(wanted, site)
        case "quiz":
            return quiz(wanted)
        case "words":
            return wordsfile.plan(wanted)
        case "question":
            path = grow.quiz_file(wanted["quiz"], site, wanted.to)
            paper = author.paper(options.root, path)
            if paper is None:
                raise Refused("new_no_quiz", quiz=wanted["quiz"], known="–")
            return grow.question(wanted, paper, site)
        case _:
            path = f"content/{wanted.to}/{grow.FILES[wanted.thing]}.yaml"
            return grow.listed(wanted, author.paper(options.root, path), site)


def _write(plan: Plan, options: argparse.Namespace) -> None:
    """Write a plan, and say what was done and what comes next."""
    taken = author.taken(options.root, plan.create)
    if taken:
        raise Refused("new_exists", file=taken)
    try:
        author.create(options.root, plan.create)
    except FileExistsError as error:
        raise Refused("new_exists", file=error.filename) from None
    for path, data in plan.replace.items():
        author.replace(options.root / path, data)
    said = [("new_wrote", path) for path in plan.create] + [("new_added", path) for path in plan.replace]
    for key, path in said:
        print(words.command(options.words, key, file=path))
    for note in plan.notes:
        print(words.command(options.words, note))
    print(words.command(options.words, "new_open", file=plan.open))
    root = f" --root {shlex.quote(str(options.root))}" if options.root != Path() else ""
    print(words.command(options.words, "new_then", root=root))
