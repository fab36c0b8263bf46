"""What the program needs to run → `docs/bill-of-materials.cdx.json` (CycloneDX 1.6) and `THIRD-PARTY.md`.

Versions are those of `constraints.txt`, names those of `pyproject.toml`; licences and notices come from what is
installed, the same for every version of a package that we have met. The same input gives the same bytes: no clock, no
random serial number, no address but the package's own name (purl).

    python tools/bill.py
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BILL = "docs/bill-of-materials.cdx.json"
NOTICES = "THIRD-PARTY.md"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
# licences that packages name in their own words, by SPDX's
_CLASSIFIED = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
}


@dataclass(frozen=True, slots=True)
class Package:
    """A package that the program imports, or that one of those does; `extras` are those of ours that ask for it."""

    name: str
    version: str
    licence: str
    notice: str
    needs: tuple[str, ...]
    extras: tuple[str, ...]


def canonical(name: str) -> str:
    """Give a package's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    """Read the versions."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(";")[0].strip().split("==") for line in lines if "==" in line.partition("#")[0])
    return {canonical(name): version for name, version in pairs}


def wanted() -> dict[str, list[str]]:
    """Read what `pyproject.toml` asks for: the program itself under an empty name, and each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: [_name(one) for one in needs] for extra, needs in groups.items()}


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return canonical(found[0]) if found else ""


def _needs(name: str, known: dict[str, str]) -> tuple[str, ...]:
    """Give what a package needs on the Pythons that we run on: no extras, nothing for older ones."""
    needed = set()
    for requirement in metadata.requires(name) or ():
        marker = requirement.partition(";")[2]
        if "extra ==" not in marker and 'python_version < "3.11"' not in marker:
            needed.add(_name(requirement))
    return tuple(sorted(needed & known.keys()))


def licence(name: str) -> str:
    """Give a package's licence as SPDX writes it, from its own metadata."""
    about = metadata.metadata(name)
    if "License-Expression" in about:
        return str(about["License-Expression"])
    found = [_CLASSIFIED[one] for one in about.get_all("Classifier") or () if one in _CLASSIFIED]
    return " OR ".join(sorted(found)) or (str(about["License"]) if "License" in about else "")


def _notice(name: str) -> str:
    """Give the lines of a package's licence that say whose it is."""
    files = [
        one
        for one in metadata.files(name) or ()
        if re.match(r"(licen[cs]e|notice)\b", one.name, re.IGNORECASE)
    ]
    texts = [Path(str(one.locate())).read_text("utf-8", "replace") for one in sorted(files, key=str)]
    lines = [
        " ".join(line.split())
        for text in texts
        for line in text.splitlines()
        if re.match(r"\W*(©|copyright (©|\(c\)|\d))", line, re.IGNORECASE)
        and not re.search(r"[\[{<]y|year", line)
    ]
    return "; ".join(dict.fromkeys(line.strip(" .,*-") for line in lines))


def packages() -> list[Package]:
    """List everything that runs, by name."""
    known, asked = pinned(), wanted()
    reached: dict[str, set[str]] = {}

    def reach(name: str, extra: str) -> None:
        if extra not in reached.setdefault(name, set()):
            reached[name].add(extra)
            for one in _needs(name, known):
                reach(one, extra)

    for extra, names in asked.items():
        for name in names:
            reach(name, extra)
    return [
        Package(name, known[name], licence(name), _notice(name), _needs(name, known),
                () if "" in extras else tuple(sorted(extras)))
        for name, extras in sorted(reached.items())
    ]  # fmt: skip


def bill(found: list[Package]) -> str:
    """Write the list as CycloneDX 1.6."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/merleg@{project['version']}"
    direct = sorted({name for names in wanted().values() for name in names})
    refs = {one.name: f"pkg:pypi/{one.name}@{one.version}" for one in found}
    value: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": own, "name": "merleg", "version": project["version"], "purl": own,
                "licenses": [{"expression": project["license"]}],
            },
        },
        "components": [
            {
                "type": "library", "bom-ref": refs[one.name], "name": one.name, "version": one.version,
                "scope": "optional" if one.extras else "required", "licenses": [{"expression": one.licence}],
                "purl": refs[one.name],
            }
            for one in found
        ],
        "dependencies": [
            {"ref": own, "dependsOn": [refs[name] for name in direct]},
            *({"ref": refs[one.name], "dependsOn": [refs[name] for name in one.needs]} for one in found),
        ],
    }  # fmt: skip
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def notices(found: list[Package]) -> str:
    """Write the list for people, with whose work it is."""
    rows = [
        f"| {one.name} | {one.version} | {one.licence} | {', '.join(one.extras) or 'always'} |\n"
        for one in found
    ]
    credits_ = [
        f"- **{one.name}**: {one.notice or 'its licence names no holder of the rights'}\n" for one in found
    ]
    return (
        "# Third-party software\n\n"
        "Written by `python tools/bill.py` from `pyproject.toml`, `constraints.txt` and the packages’ own metadata; "
        f"for programs, the same is in `{BILL}` (CycloneDX 1.6).\n\n"
        "## In a published site\n\n"
        "Nothing. The templates, styles, scripts and icons of the theme are Merleg’s own; no font is part of it. "
        "Whatever else is in a site was put there by its authors.\n\n"
        "## What the program needs to run\n\n"
        "Merleg brings none of it: pip installs it beside. What an extra needs is installed only with that.\n\n"
        f"| Package | Version | Licence | Needed |\n| --- | --- | --- | --- |\n{''.join(rows)}\n"
        "## Whose it is\n\n"
        "The licences in full lie with the installed packages.\n\n"
        f"{''.join(credits_)}"
    )


def files() -> dict[str, str]:
    """Give the files, by path."""
    found = packages()
    return {BILL: bill(found), NOTICES: notices(found)}


def main() -> int:
    """Write them."""
    for path, text in files().items():
        (ROOT / path).write_text(text, "utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
