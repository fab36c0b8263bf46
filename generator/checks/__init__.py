"""One rule a file; the file's name (with `-` for `_`) is the code of what it finds.

A check is a module with `check(lookup, today) -> Iterable[Finding]`. Its findings may have other codes that begin with
its name. The severity that it gives can be changed in `site.yaml` (`checks: {long-sentence: off}`).
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ..findings import Finding
    from ..lookup import Lookup


@cache
def checks() -> dict[str, Callable[[Lookup, date], Iterable[Finding]]]:
    """Find every check by its file."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): import_module(f".{name}", __package__).check for name in names}


def check(lookup: Lookup, today: date) -> list[Finding]:
    """Run every check, with the severities of `site.yaml`."""
    changed = dict(lookup.site.settings.checks)
    found: list[Finding] = []
    for name, one in checks().items():
        severity = changed.get(name)
        if severity == "off":
            continue
        each = one(lookup, today)
        found.extend(each if severity is None else (replace(item, severity=severity) for item in each))
    return found
