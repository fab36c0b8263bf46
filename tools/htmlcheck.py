"""Checks pages with the Nu HTML checker, and gives what it finds wrong.

It is a Java program that npm brings: Java is this machine's, or Debian's package where root may install it; the
checker lies in the environment, like the compiler for JavaScript. Nothing of it is needed by the program or a reader.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.browser import APT_LIMIT, on_debian_as_root
from tools.environment import last_line, run
from tools.javascript import HOMES, fetch, tools
from tools.words import missing

if TYPE_CHECKING:
    from tools.environment import Environment

VERSION = "26.9.27"
PACKAGE = "default-jre-headless"
VARIABLE = "MERLEG_VNU"
AT_ONCE = 100  # pages a call: a command line has its limits


def java() -> str:
    """Find Java, or install it where root on Debian can; raises `Missing` when neither helps."""
    path = shutil.which("java")
    reason = sys.platform
    if path is None and on_debian_as_root():
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
        run([*apt, "update"], Path.cwd(), limit=APT_LIMIT)
        done = run([*apt, "install", "--no-install-recommends", PACKAGE], Path.cwd(), limit=APT_LIMIT)
        reason = last_line(done.stdout) if done.returncode else reason
        path = shutil.which("java")
    if path is None:
        raise missing("no-java", reason=reason)
    return path


def get(environment: Environment) -> str:
    """Give the path of the checker: the one that the variable names, or the environment's, fetched once."""
    java()
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise missing("vnu-wrong", variable=VARIABLE, path=named)
        return named
    jar = environment.folder / HOMES["vnu-jar"] / "node_modules/vnu-jar/build/dist/vnu.jar"
    mark = jar.parent / f"{VERSION}.ok"
    if not mark.is_file():
        fetch(environment, tools(environment)[1:], "vnu-jar", VERSION)
        mark.touch()
    return str(jar)


def found(jar: str, pages: list[Path]) -> list[dict[str, str]]:
    """Check pages; give each message as its type, its page and line, and its words."""
    messages: list[dict[str, str]] = []
    for start in range(0, len(pages), AT_ONCE):
        command = [java(), "-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always"]
        command += [str(page) for page in pages[start : start + AT_ONCE]]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        for one in json.loads(done.stderr)["messages"]:
            place = f"{one.get('url', '').removeprefix('file:')}:{one.get('lastLine', 0)}"
            kind = one["type"] if one["type"] != "info" else one.get("subType", "info")
            messages.append({"type": kind, "place": place, "message": one["message"]})
    return messages
