"""The worker that keeps pages for reading offline, where `site.yaml` asks for it: `sw.js` (decision 0030).

Pure. With `offline: false` it is one that takes itself away, for readers who have it; by itself there is none.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ...model import Artifact
from ...output.theme import slim
from . import alone, foreign
from .data import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...output.theme import Theme
    from .context import Shared

PATH = "sw.js"
SCRIPT = "keep"  # the script of the pages that asks for it
BASE = "@BASE@"


def worker(theme: Theme, shared: Shared, artifacts: Mapping[str, Artifact]) -> Artifact | None:
    """Make the worker; its version is a digest of all that was built, so the same site has the same one."""
    settings = shared.lookup.site.settings
    if settings.offline is None:
        return None
    sums = (f"{path} {hashlib.sha256(artifacts[path].data).hexdigest()}\n" for path in sorted(artifacts))
    lost = theme.draw("unread.html", alone.unread(shared, BASE)) if settings.offline else ""
    made = {
        "site": settings.id, "on": settings.offline,
        "version": hashlib.sha256("".join(sums).encode()).hexdigest()[:16],
        "lost": foreign.spoken(lost, *map(settings.tongue, settings.languages)),
    }  # fmt: skip
    script = slim(theme.text("js/offline.js"))
    return Artifact(PATH, f"const MADE = {as_json(made)};\n".encode() + script)
