"""What a server needs to know of a site: its address, what may be kept, the policy, the page for what is not there.

Pure: settings → the text of one file. The texts lie beside this file, with names in `@`; a line that ends with `#404`
stands only when the site has such a page, one with `#sub` only below a path. What a server makes of them is tried in
`tests/servers/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from ..model import Artifact

if TYPE_CHECKING:
    from ..settings import Settings

MARK = b"Made by Merleg"
# who may show the site in a frame; a meta element cannot say it (CSP 3, 6.4.2), and nobody else may
FRAMES = "frame-ancestors 'self'"
# what may stand unquoted in each of the texts; anything else in an address could be read as a setting
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_PATH = re.compile(r"/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")


@dataclass(frozen=True, slots=True)
class Server:
    """A server: the text to fill in, where the file goes, and below which folder.

    That is the folder of the site (`out`), the one that holds it (`beside`), or the project's (`root`).
    """

    text: str
    path: str
    below: Literal["out", "beside", "root"]


SERVERS = {
    "nginx": Server("nginx.conf", "@ID@.nginx.conf", "beside"),
    "apache": Server("apache.htaccess", ".htaccess", "out"),
    "iis": Server("iis.config", "web.config", "out"),
    "caddy": Server("caddy.Caddyfile", "@ID@.Caddyfile", "beside"),
    "github": Server("github.yml", ".github/workflows/@ID@.yml", "root"),
    "gitlab": Server("gitlab.yml", ".gitlab-ci.yml", "root"),
}


def fits(settings: Settings) -> bool:
    """Whether the address can stand in a server's file: a host, and a path of plain letters."""
    address = urlsplit(settings.address or "")
    return bool(_HOST.fullmatch(_host(address.hostname)) and _PATH.fullmatch(address.path or "/"))


def settings_file(name: str, settings: Settings, policy: str) -> Artifact:
    """Give a server's file; its path is below the folder that `SERVERS` names."""
    server = SERVERS[name]
    text = (resources.files(__package__) / server.text).read_text("utf-8")
    address = urlsplit(settings.address or "")
    base = address.path or "/"
    if not settings.address:
        text = re.sub(r"^.*(?:#404|<!--404-->)\n", "", text, flags=re.MULTILINE)
    if base == "/":
        text = re.sub(r"^.*#sub\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"[ \t]*(?:#404|#sub|<!--404-->)$", "", text, flags=re.MULTILINE)
    whole = f"{policy}; {FRAMES}"
    host = _host(address.hostname)
    values = {
        "ID": settings.id, "NAME": settings.id.replace("-", "_"), "HOST": host,
        # without a scheme Caddy gets itself a certificate
        "SITE": host if address.scheme == "https" else f"http://{host}",
        "BASE": base, "BARE": base.rstrip("/"), "POLICY": escape(whole) if name == "iis" else whole,
    }  # fmt: skip

    def fill(form: str) -> str:
        return re.sub(r"@([A-Z]+)@", lambda match: values[match[1]], form)

    return Artifact(fill(server.path), fill(text).encode())


def _host(name: str | None) -> str:
    """Give a host as servers know it: in ASCII; empty when that cannot be said."""
    try:
        return (name or "localhost").encode("idna").decode()
    except UnicodeError:
        return ""
