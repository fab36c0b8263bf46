"""Writes a made-up site: `python -m benchmarks.sites TOOL ARTICLES FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import merleg
from .layouts import LAYOUTS


def main() -> None:
    """Read the command line, and write the site."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sites", description="Writes a made-up site.")
    parser.add_argument("tool", choices=sorted(LAYOUTS))
    parser.add_argument("articles", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--links", type=int, help="of each article to others; only for merleg")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    if given.links is not None:
        merleg.lay(given.folder, given.articles, links=given.links)
    else:
        LAYOUTS[given.tool](given.folder, given.articles)


if __name__ == "__main__":
    main()
