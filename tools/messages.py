"""Write the manual's pages about messages: `python tools/messages.py`, after a message, a check or a sample changed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.messages import Sample

ROOT = Path(__file__).parents[1]
INVALID = ROOT / "tests/invalid"
sys.path[:0] = [str(ROOT)]
WEIGHTS = {"error": 0, "warning": 1, "hint": 2}


def blocks(sample: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Give the code, the weight (its word) and the text of each message of a sample."""
    text = (INVALID / sample / f"expected.{language}.txt").read_text("utf-8")
    for block in text.rstrip("\n").split("\n\n"):
        first = block.split("\n")[0]
        if first.endswith("]") and ": " in first:
            yield first.rpartition("[")[2][:-1], first.split(": ")[1], block


def found() -> tuple[dict[str, set[bool]], dict[str, str]]:
    """Check every sample: which codes are mended without asking, and to which check a code belongs."""
    from generator import checks, lookup  # noqa: PLC0415  the package lies beside this folder
    from tests.conftest import TODAY, sample  # noqa: PLC0415

    mended: dict[str, set[bool]] = {}
    belonging: dict[str, str] = {}
    for name in names():
        with tempfile.TemporaryDirectory() as place:
            read = sample(Path(place), name).check()
        for one in read.findings:
            mended.setdefault(one.code, set()).add(one.mend is not None and one.mend.safe)
        if read.site is not None:
            table = lookup.look_up(read.site)
            for check, run in checks.checks().items():
                belonging |= dict.fromkeys((one.code for one in run(table, TODAY)), check)
    return mended, belonging


def names() -> list[str]:
    """List the samples."""
    return sorted(path.name for path in INVALID.iterdir() if path.is_dir() and path.name != "_base")


def samples(mended: Mapping[str, set[bool]]) -> dict[str, Sample]:
    """Collect what the samples show of each code; the shortest message is its example."""
    from generator.messages import Sample  # noqa: PLC0415  the package lies beside this folder

    weights: dict[str, set[str]] = {}
    shown: dict[str, dict[str, str]] = {}
    for name in names():
        english, hungarian = list(blocks(name, "en")), list(blocks(name, "hu"))
        for (code, weight, text), (_, _, other) in zip(english, hungarian, strict=True):
            weights.setdefault(code, set()).add(weight)
            if code not in shown or (len(text), text) < (len(shown[code]["en"]), shown[code]["en"]):
                shown[code] = {"en": text, "hu": other}
    how = {code: {(True,): "always", (False, True): "sometimes"}.get(tuple(sorted(ways)), "never")
           for code, ways in mended.items()}  # fmt: skip
    return {
        code: Sample(tuple(sorted(weights[code], key=WEIGHTS.__getitem__)), how.get(code, "never"), example)
        for code, example in shown.items()
    }


def measured() -> str:
    """Give the rows of the measured table: it stands once, in `docs/checks.md`."""
    table = (ROOT / "docs/checks.md").read_text("utf-8").rpartition("| --- | --- | --- |\n")[2]
    return "\n".join(line for line in table.splitlines() if line.startswith("|"))


def written() -> dict[Path, str]:
    """Give every page by its place."""
    from generator import messages  # noqa: PLC0415  the package lies beside this folder

    mended, belonging = found()
    known = samples(mended)
    return {
        ROOT / "docs/content" / language / "articles/messages" / name: text
        for language in ("hu", "en")
        for name, text in messages.pages(language, known, belonging, measured()).items()
    }


def main() -> None:
    """Write them, and take out those that are no more."""
    from tools import pages  # noqa: PLC0415  the package lies beside this folder

    pages.write(written())


if __name__ == "__main__":
    main()
