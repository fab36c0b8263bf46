"""A language that nobody speaks, made of English: written from right to left, with every word between brackets.

What a page of it shows in Latin letters was not taken from the words of the language. Its code is that of Arabic, so
that browsers, axe and CLDR's plural forms take it for a language that they know.
"""

from __future__ import annotations

import re
from typing import Any

from generator import words
from generator.plurals import categories
from generator.tongue import stem

CODE = "ar"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض", strict=True))


def mirrored(text: str) -> str:
    """Write a text in the language; what stands in braces stays, for the program to fill."""
    pieces = re.split(r"(\{[^{}]*\})", text)
    made = [
        one if place % 2 else "".join(LETTERS.get(char.lower(), char) for char in one)
        for place, one in enumerate(pieces)
    ]
    return f"⟦{''.join(made)}⟧"


def file() -> str:
    """Write the file of its words, as a translator would fill it in: every form that the language has."""
    lines: list[str] = []
    tree: dict[str, Any] = {}
    for key, text in words.catalogue("interface", "en").items():
        here = stem(key)
        full = words.catalogue("interface", "en").get(f"{here}.other", text)
        for one in [f"{here}.{form}" for form in categories(CODE)] if here != key else [key]:
            short = full if key.startswith(("number.", "date.long")) else mirrored(full)
            _put(tree, one.split("."), short)
    _write(tree, 0, lines)
    return "\n".join(lines) + "\n"


def _put(tree: dict[str, Any], parts: list[str], text: str) -> None:
    for part in parts[:-1]:
        tree = tree.setdefault(part, {})
    tree[parts[-1]] = text


def _write(tree: dict[str, Any], depth: int, lines: list[str]) -> None:
    for key, value in tree.items():
        name = f'"{key}"'
        if isinstance(value, dict):
            lines.append(f"{'  ' * depth}{name}:")
            _write(value, depth + 1, lines)
        else:
            said = value.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{"  " * depth}{name}: "{said}"')


def _texts() -> dict[str, str]:
    """Give the words of a small site, in the language."""
    return {name: mirrored(name.replace("-", " ")) for name in (
        "home", "part", "first-page", "second-page", "summary", "some-text", "a-heading", "other-heading", "a-term",
        "meaning", "other-name", "role", "for-whom", "question", "answer", "explanation", "yes-option", "no-option",
        "third-option", "hint-text", "feedback", "group", "pair", "never", "often", "always", "statement", "skill",
        "model", "check-point", "topic", "band", "front", "back", "both", "site", "objective",
    )}  # fmt: skip


def site() -> dict[str, str]:
    """Make a site of three languages that has every kind of page, kind of question and mode in this one."""
    t = _texts()
    questions = f"""
  - {{id: one, kind: single, question: {t["question"]}, hints: [{t["hint-text"]}], explanation: {t["explanation"]},
     options: [{{text: {t["yes-option"]}, correct: true}}, {{text: {t["no-option"]}, feedback: {t["feedback"]}}}]}}
  - {{id: more, kind: multiple, question: {t["question"]}, explanation: {t["explanation"]}, points: 3,
     options: [{{text: {t["yes-option"]}, correct: true}}, {{text: {t["third-option"]}, correct: true}}, {{text: {t["no-option"]}}}]}}
  - {{id: truth, kind: true-false, question: {t["question"]}, answer: true, explanation: {t["explanation"]}}}
  - {{id: word, kind: text, question: {t["question"]}, answers: [{t["answer"]}], explanation: {t["explanation"]}}}
  - {{id: figure, kind: number, question: {t["question"]}, answer: 12345, tolerance: 1000, unit: 'ك', explanation: {t["explanation"]}}}
  - {{id: gap, kind: gaps, question: {t["question"]}, text: '{t["some-text"]} {{a}} {t["some-text"]} {{b}}.', explanation: {t["explanation"]},
     gaps: {{a: {{answers: [{t["answer"]}]}}, b: {{answer: {t["yes-option"]}, options: [{t["yes-option"]}, {t["no-option"]}]}}}}}}
  - {{id: pairs, kind: match, question: {t["question"]}, explanation: {t["explanation"]},
     pairs: [{{left: {t["front"]}, right: {t["pair"]}}}, {{left: {t["back"]}, right: {t["group"]}}}]}}
  - {{id: groups, kind: sort, question: {t["question"]}, explanation: {t["explanation"]},
     groups: [{{name: {t["front"]}, items: [{t["yes-option"]}]}}, {{name: {t["back"]}, items: [{t["no-option"]}]}}]}}
  - {{id: row, kind: order, question: {t["question"]}, explanation: {t["explanation"]}, items: [{t["never"]}, {t["often"]}, {t["always"]}]}}
  - {{id: own, kind: open, question: {t["question"]}, model: {t["model"]}, checklist: [{t["check-point"]}], explanation: {t["explanation"]}}}
"""
    base = f"content/{CODE}"
    return {
        "content/site.yaml": f"""format: 1
id: mirror
title: {t["site"]}
languages: [hu, en, {CODE}]
address: https://example.org/mirror/
axis:
  first: {{id: front, name: {t["front"]}}}
  second: {{id: back, name: {t["back"]}}}
  both: {t["both"]}
theme: {{contact: {t["some-text"]}}}
""",
        "content/hu/index.md": f"---\ntitle: {t['home']}\n---\n{t['some-text']}\n",
        "content/en/index.md": f"---\ntitle: {t['home']}\n---\n{t['some-text']}\n",
        "content/hu/faq/only.md": f"---\ntitle: {t['question']}\n---\n{t['answer']}\n",
        f"{base}/words.yaml": file(),
        f"{base}/index.md": f"---\ntitle: {t['home']}\nsummary: {t['summary']}\n---\n{t['some-text']}\n",
        f"{base}/glossary.yaml": f"- {{id: term, term: {t['a-term']}, definition: {t['meaning']}, also: [{t['other-name']}, {t['group']}]}}\n",
        f"{base}/paths.yaml": f"- {{id: lead, title: {t['role']}, for: {t['for-whom']}, steps: [articles/part/first], then: [articles/part/second], weights: {{s1: 3}}}}\n",
        f"{base}/articles/part/index.md": f"---\ntitle: {t['part']}\nsummary: {t['summary']}\npages: [first, second]\n---\n",
        f"{base}/articles/part/first.md": f"""---
title: {t["first-page"]}
summary: {t["summary"]}
level: beginner
side: front
updated: 2026-11-24
review-by: 2028-11-24
objectives: [{{id: goal, text: {t["objective"]}}}]
related: [articles/part/second]
---
## {t["a-heading"]} {{#one}}

{t["some-text"]} {{{{ term: term }}}} {t["some-text"]}[^1]

| {t["front"]} | {t["back"]} |
| --- | --- |
| {t["yes-option"]} | {t["no-option"]} |

!!! warning

    {t["some-text"]}

[^1]: {t["some-text"]}

## {t["other-heading"]} {{#two}}

{{{{ quiz: all }}}}
""",
        f"{base}/articles/part/second.md": f"---\ntitle: {t['second-page']}\nsummary: {t['summary']}\nside: back\n---\n{t['some-text']}\n",
        f"{base}/faq/first.md": f"---\ntitle: {t['question']}\n---\n{t['answer']}\n",
        f"{base}/quizzes/all.yaml": f"id: all\ntitle: {t['part']}\nabout: articles/part/first\npass: 50\nbands: [{{from: 0, text: {t['band']}}}]\nquestions:{questions}",
        f"{base}/quizzes/exam.yaml": f"id: exam\ntitle: {t['second-page']}\nmode: exam\nquestions:{questions}",
        f"{base}/quizzes/profile.yaml": f"""id: profile
title: {t["skill"]}
mode: profile
scale: [{{value: 1, text: {t["never"]}}}, {{value: 2, text: {t["often"]}}}, {{value: 3, text: {t["always"]}}}]
dimensions: [{{id: s1, name: {t["front"]}, side: front, page: articles/part/first}}, {{id: s2, name: {t["back"]}, side: back}}]
least: 1
recommend: {{lowest: 1, highest: 1, roles: paths}}
questions:
  - {{id: a1, kind: likert, question: {t["statement"]}, dimension: s1}}
  - {{id: a2, kind: likert, question: {t["statement"]}, dimension: s2}}
""",
    }
