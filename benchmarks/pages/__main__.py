"""Weighs and times one page of ours beside the same of others: `python -m benchmarks.pages`.

Each page is loaded in turn, from a server on this machine, and ours from the disk too. Writes `benchmarks/pages.md`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.common import peers
from benchmarks.common.machine import described, say
from benchmarks.common.machine import load as busy
from tools.browser import ARGUMENTS, find

from .measure import Load, load, medians, served
from .sites import BUILDERS, Built, built

# what a page wants from elsewhere fails at once, and is counted
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
HEAD = """# One page in the browser

Written by `python -m benchmarks.pages`; `README.md` says how it is measured.
The same article of 3.6 KB with five questions, medians of {loads} loads; kB are of files as they are / packed by gzip.
{machine}, Chromium {browser}.

| page | kB | requests (elsewhere) | kB before it is painted | painted | interactive | a checked answer | a click |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--loads", type=int, default=15)
    parser.add_argument("--only", default=",".join(BUILDERS))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "pages.md")
    return parser.parse_args()


def row(name: str, one: Load) -> str:
    """Write a row of the table."""
    weights = f"{one.raw / 1000:.1f} / {one.packed / 1000:.1f}"
    before = f"{one.before / 1000:.1f} / {one.before_packed / 1000:.1f}" if one.before else "–"
    times = " | ".join(f"{each:.0f} ms" for each in (one.paint, one.ready, one.answered, one.click))
    return f"| {name} | {weights} | {one.requests:.0f} ({one.elsewhere:.0f}) | {before} | {times} |\n"


def main() -> None:
    """Build, measure in turns, and write the table."""
    given = arguments()
    machine = described(busy())
    pages: list[tuple[str, Built, str]] = []
    gone: list[str] = []
    servers = []
    for name in given.only.split(","):
        say(f"building {name}")
        try:
            one = built(name, peers.cache() / "sites")
        except peers.Missing as error:
            gone.append(f"| {name} | could not be installed or built: {error} | | | | | | |\n")
            continue
        server, base = served(one.site)
        servers.append(server)
        pages.append((one.name, one, base))
        if name == "merleg":
            pages.append((f"{one.name}, from the disk", one, f"{one.site.resolve().as_uri()}/"))
    found: dict[str, list[Load]] = {name: [] for name, _, _ in pages}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=[*ARGUMENTS, ALONE])
        version = browser.version
        for turn in range(given.loads + 1):
            for name, one, base in pages:
                result = load(browser, one, base)
                # the first of each is not counted: the browser itself is not warm yet
                if turn:
                    found[name].append(result)
                say(f"turn {turn}, {name}: answered after {result.answered:.0f} ms")
        browser.close()
    for server in servers:
        server.shutdown()
    text = HEAD.format(loads=given.loads, machine=machine, browser=version)
    text += "".join(row(name, medians(loads)) for name, loads in found.items()) + "".join(gone)
    given.out.write_text(text, "utf-8")
    say(text)


if __name__ == "__main__":
    main()
