"""Write the manual's pages about fields: `python tools/reference.py`, after a table of fields or its words changed."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]


def written() -> dict[Path, str]:
    """Give every page by its place."""
    from generator import reference  # noqa: PLC0415  the package lies beside this folder

    return {
        ROOT / "docs/content" / language / "articles/fields" / name: text
        for language in ("hu", "en")
        for name, text in reference.pages(language).items()
    }


def main() -> None:
    """Write them, and take out those that are no more."""
    from tools import pages  # noqa: PLC0415  the package lies beside this folder

    pages.write(written())


if __name__ == "__main__":
    main()
