"""The list of what was published, with the digest of each file: what arrived can be compared with what was made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ..model import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "integrity.txt"


def integrity(artifacts: Iterable[Artifact]) -> Artifact:
    """List every file with its SHA-256, as `sha256sum --check` and PowerShell's `Get-FileHash` can compare it."""
    sums = sorted((one.path, hashlib.sha256(one.data).hexdigest()) for one in artifacts)
    return Artifact(NAME, "".join(f"{digest}  {path}\n" for path, digest in sums).encode())
