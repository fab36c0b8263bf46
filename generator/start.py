"""Where the command begins: a build with nothing to do ends here, and all else goes on in `cli`."""

from __future__ import annotations

import sys

from . import again


def main() -> int:
    """Run the command; give its exit code."""
    if again.answer(sys.argv[1:]):
        return 0
    from .cli import main as run  # noqa: PLC0415  what is not needed is not imported

    return run()
