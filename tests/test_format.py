"""Format 1 is a promise: what could be written once can be written for ever, and means the same."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from generator.source import sitefields
from tests.format.freeze import FILE, now

PROMISED = json.loads(FILE.read_text("utf-8"))


def broken(promised: Any, today: Any, place: str = "") -> list[str]:
    """Give what was promised and does not hold any more."""
    if isinstance(promised, dict) and isinstance(today, dict):
        found = [f"{place}/{key} is gone" for key in promised if key not in today]
        for key, one in promised.items():
            if key in today:
                found += broken(one, today[key], f"{place}/{key}")
        if place.endswith("/required") or "required" not in today:
            return found
        # a field that must be written now, and did not have to be
        more = set(today["required"]) - set(promised.get("required", ()))
        return found + [f"{place}: {name} is required now" for name in sorted(more)]
    if isinstance(promised, list) and isinstance(today, list):
        if place.endswith("/required"):
            return []
        # one of the parts may have grown
        kept = (any(not broken(one, other, place) for other in today) for one in promised)
        return [f"{place}: {one} is gone" for one, there in zip(promised, kept, strict=True) if not there]
    return [] if promised == today else [f"{place}: {promised} became {today}"]


def test_what_was_promised_holds():
    assert broken(PROMISED, now()) == []
    assert sitefields.FORMAT == 1


def test_what_was_added_is_promised_too():
    """When a field was added on purpose: `python tests/format/freeze.py`."""
    assert now() == PROMISED


@pytest.mark.parametrize("file", sorted(PROMISED))
def test_a_field_that_went_would_be_seen(file):
    changed = copy.deepcopy(now())
    table = changed[file].get("items", changed[file])
    name = next(iter(table["properties"]))
    del table["properties"][name]

    assert any(f"/{name} is gone" in one for one in broken(PROMISED, changed))


def test_a_choice_or_a_default_that_changed_would_be_seen():
    changed = copy.deepcopy(now())
    changed["article"]["properties"]["status"]["default"] = "draft"
    changed["article"]["properties"]["level"]["anyOf"][0]["enum"] = ["beginner"]
    changed["article"]["required"] = ["title", "summary"]

    assert len(broken(PROMISED, changed)) == 3


def test_a_choice_that_was_added_breaks_no_promise():
    changed = copy.deepcopy(now())
    changed["article"]["properties"]["level"]["anyOf"][0]["enum"].append("expert")
    changed["article"]["properties"]["new"] = {"type": "string"}

    assert broken(PROMISED, changed) == []
