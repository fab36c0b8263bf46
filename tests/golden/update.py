"""Write the golden site anew: `python tests/golden/update.py`. It says which pages changed, to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]


def main() -> None:
    from tests.golden import test_golden

    made = test_golden.made()
    kept = test_golden.kept()
    for path in sorted(made.keys() | kept.keys()):
        file = HERE / "site" / path
        if path not in made:
            file.unlink()
            print(f"gone     {path}")
        elif made[path] != kept.get(path):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made[path], "utf-8", newline="\n")
            print(f"{'changed' if path in kept else 'new':8} {path}")


if __name__ == "__main__":
    main()
