"""The site as one archive: the folder that `web` makes, a page to start from, and how to publish it, in five sentences.

Pure, and the same bytes for the same input on one machine: entries are sorted, and their time is the first that the
format knows (APPNOTE 4.4.6). How well they are packed is zlib's affair, so another zlib may pack them otherwise;
`integrity.txt` within says whether the content is the same.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ... import words
from ...model import Artifact
from ...settings import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model import Site
    from ...output.theme import Theme

FOLDER = "site"
COMMENT = b"merleg"
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # the system whose rights are told, the same wherever the archive was made
_RIGHTS = 0o644 << 16


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
    known = [one for one in site.settings.languages if one in words.languages()] or [words.FALLBACK]
    for language in known:
        title = said(site.settings.title, language)
        home = f"{FOLDER}/{language if language in site.settings.languages else site.settings.default}/index.html"
        start, read = (words.word("interface", language, f"zip.{name}") for name in ("start", "read"))
        context = {
            "policy": policy, "language": language, "title": title, "site": {"id": site.settings.id, "title": title},
            "css": sheets, "forward": home, "canonical": None, "open": words.word("interface", language, "zip.open"),
        }  # fmt: skip
        yield f"{start}.html", theme.draw("start.html", context).encode()
        text = words.word("interface", language, "zip.text", {"title": title, "start": f"{start}.html"})
        # Notepad of older Windows needs both to show it as it is
        yield f"{read}.txt", b"\xef\xbb\xbf" + text.strip().replace("\n", "\r\n").encode() + b"\r\n"
