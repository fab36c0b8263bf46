"""The one entry: `python3 tools/run.py site | manual | test | test-full | lint | pyz | env` (on Windows with `py`).

Never installs anything outside the checkout, but for a browser where the tests need one and root on Debian asks.
This file can be read by Python 3.6, so that an old one is told what to do: what needs 3.11 is imported after that.
"""

import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"


def newer_python() -> str:
    """Find another Python on this machine that is new enough; empty when there is none."""
    for minor in range(19, 10, -1):
        path = shutil.which("python3.%d" % minor)
        if path and subprocess.call([path, "-c", NEW_ENOUGH], stderr=subprocess.DEVNULL) == 0:
            return path
    return ""


def start(arguments: "list[str]", version: "tuple[int, ...]") -> int:
    """Run the task with a Python that can, or say why not; `version` is that of this Python."""
    sys.path.insert(0, ROOT)
    if version >= (3, 11):
        from tools import tasks  # noqa: PLC0415 - an old Python must not get here

        return tasks.main(arguments)
    path = newer_python()
    if path:
        return subprocess.call([path, os.path.abspath(__file__), *arguments])
    from tools import words  # noqa: PLC0415 - found by the line at the top

    task = arguments[0] if arguments else "site"
    sys.stderr.write(words.say("python-old", version=".".join(map(str, version)), task=task) + "\n")
    return 3


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:], sys.version_info[:3]))
