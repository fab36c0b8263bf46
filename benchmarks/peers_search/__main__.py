"""Run the comparison."""

from __future__ import annotations

from benchmarks.peers_search.measure import main

if __name__ == "__main__":
    main()
