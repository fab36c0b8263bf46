"""Write the shape of the content format: `python tests/format/freeze.py`, when something was added to it.

What `format-1.json` holds is a promise to courses that other people have written: it may grow, and never shrinks.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILE = HERE / "format-1.json"
# what is said about a field may change; which checks there are is no part of the format
SAID = ("description", "examples", "title", "$id", "$schema")


def shape(value: Any, *, names: bool = False) -> Any:
    """Leave out of a schema what is only said; `names` when the keys are those of fields."""
    if isinstance(value, dict):
        return {
            key: shape(one, names=key in ("properties", "$defs") and not names)
            for key, one in value.items()
            if names or key not in SAID
        }
    return [shape(one) for one in value] if isinstance(value, list) else value


def now() -> dict[str, Any]:
    """Give the shape of every type of file, as the program has it."""
    from generator import schema

    made = {name: shape(one) for name, one in schema.schemas("en").items()}
    for one in made.values():
        one.get("$defs", {}).pop("check", None)
    return made


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[1])]
    FILE.write_text(json.dumps(now(), indent=1, sort_keys=True) + "\n", "utf-8")
