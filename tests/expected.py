"""Write the expected words of invalid samples: `python tests/expected.py NAME …` (all of them without a name).

For those who add or change a message: what it writes is to be read, not only committed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]


def main(names: list[str]) -> None:
    from tests import conftest

    for folder in sorted((HERE / "invalid").iterdir()):
        if not folder.is_dir() or folder.name == "_base" or (names and folder.name not in names):
            continue
        for language in ("hu", "en"):
            with tempfile.TemporaryDirectory() as place:
                project = conftest.sample(Path(place), folder.name)
                text = conftest.said(project, folder.name, language)
            (folder / f"expected.{language}.txt").write_text(text, "utf-8")
            print(f"##### {folder.name} ({language})\n{text}")


if __name__ == "__main__":
    main(sys.argv[1:])
