"""The site as one archive: the folder that `web` makes, a page to start from, and how to publish it, in five sentences.

Pure, and the same bytes for the same input on one machine: entries are sorted, and their time is the first that the
format knows (APPNOTE 4.4.6). How well they are packed is zlib's affair, so another zlib may pack them otherwise;
`integrity.txt` within says whether the content is the same.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from ... import words
from ...model import Artifact
from ...settings import said
from ...tongue import Tongue, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model import Site
    from ...output.theme import Theme

FOLDER = "site"
COMMENT = b"merleg"
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # the system whose rights are told, the same wherever the archive was made
_RIGHTS = 0o644 << 16
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # no name of a file has these on Windows


def render(site: Site, theme: Theme, artifacts: Iterable[Artifact], policy: str) -> Artifact:
    """Pack the artifacts of `web`; the archive is named after the site."""
    made = {f"{FOLDER}/{one.path}": one.data for one in artifacts}
    made |= dict(_starts(site, theme, [path for path in made if path.endswith(".css")], policy))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = COMMENT
        for path in sorted(made):
            entry = zipfile.ZipInfo(path, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _RIGHTS
            archive.writestr(entry, made[path], compresslevel=9)
    return Artifact(f"{site.settings.id}.zip", packed.getvalue())


def _starts(site: Site, theme: Theme, sheets: list[str], policy: str) -> Iterator[tuple[str, bytes]]:
    """Give, for each language that has words, the page to start from and the text that says how to publish."""
    settings = site.settings
    spoken = [one for one in map(settings.tongue, settings.languages) if known(one)] or [
        Tongue(words.FALLBACK)
    ]
    for tongue in spoken:
        title = said(settings.title, tongue.code)
        language = tongue.code if tongue.code in settings.languages else settings.default
        start, read = (_UNFIT.sub("-", tongue.say(f"zip.{name}")) for name in ("start", "read"))
        context = {
            "policy": policy, "language": tongue.code, "direction": tongue.direction, "title": title,
            "site": {"id": settings.id, "title": title}, "css": sheets, "canonical": None,
            "forward": f"{FOLDER}/{language}/index.html", "open": tongue.say("zip.open"),
        }  # fmt: skip
        yield f"{start}.html", theme.draw("start.html", context).encode()
        text = tongue.say("zip.text", title=title, start=f"{start}.html")
        # Notepad of older Windows needs both to show it as it is
        yield f"{read}.txt", b"\xef\xbb\xbf" + text.strip().replace("\n", "\r\n").encode() + b"\r\n"
