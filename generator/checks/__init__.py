"""One rule a file; the file's name (with `-` for `_`) is the code of what it finds.

A check is a module with `check(lookup, today) -> Iterable[Finding]`. Its findings may have other codes that begin with
its name. One that says `ALONE = True` finds in a file what depends on nothing but that file, and for a quiz on the page
that it is about: what it found is remembered (`generator/apart.py`). The severity that it gives can be changed in
`site.yaml` (`checks: {long-sentence: off}`); in a page, a quiz or a question it can be switched off with a reason
(`checks: {long-sentence: "quoted from the law"}`).
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from ..findings import Mend, finding
from ..source.fields import nearest
from ..walk import excuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ..findings import Finding, Span
    from ..lookup import Lookup
    from ..model import Excuse


@cache
def checks() -> dict[str, Callable[[Lookup, date], Iterable[Finding]]]:
    """Find every check by its file."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): import_module(f".{name}", __package__).check for name in names}


@cache
def alone() -> tuple[str, ...]:
    """Name the checks that look at each file by itself."""
    modules = {name: import_module(one.__module__) for name, one in checks().items()}
    return tuple(name for name, module in modules.items() if getattr(module, "ALONE", False))


def check(
    lookup: Lookup, today: date, given_apart: Mapping[str, list[Finding]] | None = None
) -> list[Finding]:
    """Run every check, with the severities of `site.yaml`, and without what files have switched off.

    `given_apart` is what some of them have found already, by name.
    """
    changed = dict(lookup.site.settings.checks)
    given = list(excuses(lookup.site))
    known = {(one.check, one.span.path) for one in given}
    used: set[Excuse] = set()
    found: list[Finding] = []
    for name, one in checks().items():
        severity = changed.get(name)
        if severity == "off":
            continue
        ready = (given_apart or {}).get(name)
        for item in one(lookup, today) if ready is None else ready:
            covering = _covering(given, name, item.span) if (name, item.span.path) in known else set()
            used |= covering
            if not covering:
                found.append(item if severity is None else replace(item, severity=severity))
    off = {name for name, severity in changed.items() if severity == "off"}
    found.extend(_said(given, used, off, lookup.site.torn))
    return found


def _covering(given: list[Excuse], name: str, span: Span) -> set[Excuse]:
    """Give what excuses a finding of a check at a place."""
    return {
        one
        for one in given
        if one.check == name
        and one.reason
        and one.span.path == span.path
        and one.first <= span.line <= one.last
    }


def _said(given: list[Excuse], used: set[Excuse], off: set[str], torn: frozenset[str]) -> Iterator[Finding]:
    """Say which checks are switched off by a name that none has, without a reason, or for nothing."""
    names = list(checks())
    for one in given:
        if one.check not in names:
            close = nearest(one.check, names)
            mend = Mend("swap", close, old=one.check) if close else None
            yield finding(
                "unknown-check", one.span, mend=mend, check=one.check, known=close or ", ".join(names)
            )
        elif not one.reason:
            mend = Mend("swap", f"{one.check}: …", old=f"{one.check}:")
            yield finding("check-reason", one.span, mend=mend, check=one.check)
        elif one not in used and one.check not in off and one.span.path not in torn:
            yield finding("check-unneeded", one.span, "hint", check=one.check)
