"""Hostile texts, and a quiz that holds one in every field of every kind: for the tests of the build and of the page."""

from __future__ import annotations

import json
from typing import Any

# each would set `harmed` if anything of it ran
RUN = "globalThis.harmed=1"
HOSTILE = {
    "script": f"<script>{RUN}</script>",
    "attribute": f"\"'><img src=x onerror={RUN}>",
    "end of script": f"</script><script>{RUN}</script>",
    "end of other things": f"]]> --> </textarea></select></title></template><svg onload={RUN}>",
    "address": f"[a](javascript:{RUN}) and <a href='javascript:{RUN}'>b</a>",
    "template": "{{ 7*7 }} {% raw %} {# x #} {n} {m} {answer} {result} ${7*7} %s %(n)s {0}",
    "backslashes": "\\ \\\\ \\u003cscript\\u003e \\x3c \\0 a\\",
    "quotes": "\"double\" 'single' `grave` „low” «angle» &quot; &#39; &amp;lt;",
    "lines": "one\u2028two\u2029three\u0085four",
    "marks of direction": "\u202eabc\u202d def \u2067ghi\u2069\u2069\u2069 \u200f\u200e \u061c end",
    "nothing to see": "a\u200b\u200c\u200d\u2060\ufeff\u00adb",
    "marks of the program": "\ue0000\ue001 \ue002 0\ue003 \ue00f \ue010a\ue011 \ue010front\ue011 \uffff \ufffe \uf8ff z",
    "like surrogates": "\\ud800 \\udfff &#xd800; &#55296; &#0; &#x110000; \U0001d518 \U0010ffff",
    "long word": "x" * 3000,
    "right to left": "שלום עולם (abc) مرحبا 123!",
    "marks of Markdown": "**a *b* __c [d](#nowhere) ![e](f.png) # | - > ~~~ ``` `",
}
STEPS = [{"value": n, "text": str(n)} for n in range(1, 6)]


def fields(text: str, kind: str) -> dict[str, Any]:
    """Give a question of a kind with this text in every field that a reader sees."""
    one, two = f"{text} 1", f"{text} 2"
    options = [
        {"text": one, "correct": True, "feedback": text, "missed": text},
        {"text": two, "feedback": text, "last": True},
    ]
    own: dict[str, dict[str, Any]] = {
        "single": {"options": options},
        "multiple": {"options": options},
        "true-false": {"answer": True, "feedback": {"true": text, "false": text}},
        "text": {"answers": [{"text": one, "feedback": text}, {"text": two, "points": 1}], "typos": 2, "points": 2},
        "number": {"answer": 12, "unit": {"text": text, "accept": [text, "kg"]}},
        "gaps": {
            "text": f"{text} {{typed}} {text} {{picked}} {text}",
            "gaps": {
                "typed": {"answers": [{"text": one, "feedback": text}], "feedback": text},
                "picked": {"options": [{"text": one, "feedback": text}, {"text": two}], "answer": "b"},
            },
        },
        "match": {
            "pairs": [{"left": one, "right": one, "feedback": text}, {"left": two, "right": two}],
            "extra": [f"{text} 3"],
        },
        "sort": {"groups": [
            {"name": one, "items": [{"text": one, "feedback": text}]}, {"name": two, "items": [{"text": two}]},
        ]},
        "order": {"items": [{"text": one}, {"text": two}, {"text": f"{text} 3"}]},
        "open": {"model": text, "checklist": [one, two]},
        "likert": {"dimension": "constructor", "explanation": text},
    }  # fmt: skip
    asked = f"{text}\n\n{text}"
    common = {"id": f"q-{kind}", "kind": kind, "question": asked, "hints": [text, text], "explanation": text}
    return {**common, **own[kind]}


KINDS = (
    "single", "multiple", "true-false", "text", "number", "gaps", "match", "sort", "order", "open", "likert",
)  # fmt: skip


def quiz(text: str) -> dict[str, Any]:
    """Give a quiz with a question of every kind that has something right."""
    return {
        "title": text, "intro": text, "pass": 50, "result": "best",
        "bands": [{"from": 0, "text": text}, {"from": 50, "text": text}],
        "questions": [fields(text, kind) for kind in KINDS if kind != "likert"],
    }  # fmt: skip


def profile(text: str) -> dict[str, Any]:
    """Give a self-assessment."""
    return {
        "title": text, "mode": "profile", "not-applicable": text, "least": 1,
        "scale": [{"value": n, "text": f"{text} {n}"} for n in range(1, 6)],
        "dimensions": [{"id": one, "name": f"{text} {one}"} for one in ("constructor", "to-string")],
        "bands": [{"from": 0, "text": text}],
        "questions": [
            fields(text, "likert"), {**fields(text, "likert"), "id": "other", "dimension": "to-string"},
        ],
    }  # fmt: skip


def written(value: Any, indent: int = 0) -> str:
    """Write YAML as an author could: every text on one line in double quotes, its characters as they are."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)):
        return json.dumps(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    space = "\n" + " " * indent
    if isinstance(value, dict):
        return "".join(f"{space}{key}: {written(one, indent + 2)}" for key, one in value.items())
    return "".join(f"{space}- {written(one, indent + 2).lstrip(chr(10)).lstrip(' ')}" for one in value)


def text_of(value: dict[str, Any]) -> str:
    """Give the text of a file."""
    return written(value).lstrip("\n") + "\n"
