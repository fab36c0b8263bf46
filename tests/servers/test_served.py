"""nginx, Apache and Caddy with the settings that are written for them, asked for everything: the guide below a path.

Of the settings only the lines marked "yours" are replaced.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import build as building
from tools.servers import need
from tools.words import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BASE = "/office/guide/"
HOST = "guide.example.org"
SERVERS = ("nginx", "apache", "caddy")
YEAR = "public, max-age=31536000, immutable"
# what a page is made of, and what authors put beside it
KINDS = {
    "html": ("text/html; charset=utf-8",),
    "css": ("text/css; charset=utf-8",),
    "js": ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8"),
    "json": ("application/json",),
    "svg": ("image/svg+xml", "image/svg+xml; charset=utf-8"),
    "png": ("image/png",),
    "jpg": ("image/jpeg",),
    "gif": ("image/gif",),
    "webp": ("image/webp",),
    "avif": ("image/avif",),
    "txt": ("text/plain; charset=utf-8",),
    "xml": ("text/xml; charset=utf-8", "application/xml; charset=utf-8", "application/xml"),
    "vtt": ("text/vtt; charset=utf-8",),
    "webmanifest": ("application/manifest+json",),
    "woff": ("font/woff",),
    "woff2": ("font/woff2",),
    "mp3": ("audio/mpeg",),
    "mp4": ("video/mp4",),
    "m4a": ("audio/mp4", "audio/x-m4a"),
    "webm": ("video/webm",),
    "pdf": ("application/pdf",),
}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("servers")]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, list[str]]
    body: bytes

    def one(self, name: str) -> str | None:
        """Give a header that must not be said twice."""
        values = self.headers.get(name.lower(), [])
        assert len(values) <= 1, (name, values)
        return values[0] if values else None


@dataclass(frozen=True)
class Running:
    name: str
    out: Path
    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": HOST, **named})
        got = connection.getresponse()
        found: dict[str, list[str]] = {}
        for name, value in got.getheaders():
            found.setdefault(name.lower(), []).append(value)
        answer = Answer(got.status, found, got.read())
        connection.close()
        return answer

    @property
    def files(self) -> list[str]:
        found = (
            path.relative_to(self.out).as_posix() for path in sorted(self.out.rglob("*")) if path.is_file()
        )
        return [path for path in found if not path.startswith(".")]


def guide(folder: Path, name: str, *, address: bool = True) -> tuple[Path, Path]:
    """Build the guide for an address below a path; give the folder of the site and the server's file."""
    shutil.copytree(ROOT / "content", folder / "content")
    settings = folder / "content/site.yaml"
    text = re.sub(r"^address:.*\n", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(text + (f"address: http://{HOST}{BASE}\n" if address else ""), "utf-8")
    built = building.build(folder, folder / "site", server=name)
    assert built.report is not None
    assert built.server is not None
    for ending in KINDS:
        (folder / f"site/assets/sample-0123456789.{ending}").write_bytes(b"sample ")
    return folder / "site", built.server


def yours(text: str, pairs: dict[str, str]) -> str:
    """Replace what is marked: at the end of a line that very line, on a line of its own the next one."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for old, new in pairs.items():
            marked = line.rstrip().endswith("# yours") or re.fullmatch(r"\s*# yours: .*", lines[number - 1])
            if marked and re.search(old, lines[number]):
                lines[number] = re.sub(old, new, lines[number])
    return "\n".join(lines)


def free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def nginx(folder: Path, out: Path, file: Path, port: int) -> list[str]:
    text = yours(
        file.read_text("utf-8"),
        {r"listen 80;": f"listen 127.0.0.1:{port};", r"alias \S+;": f"alias {out}/;"},
    )
    (folder / "site.conf").write_text(text, "utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off;\n{user}pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n  access_log off;\n  default_type application/octet-stream;\n"
        f"  client_body_temp_path {folder}/body;\n  proxy_temp_path {folder}/proxy;\n"
        f"  fastcgi_temp_path {folder}/fastcgi;\n  uwsgi_temp_path {folder}/uwsgi;\n  scgi_temp_path {folder}/scgi;\n"
        f"  include {folder}/site.conf;\n}}\n",
        "utf-8",
    )
    shutil.copy("/etc/nginx/mime.types", folder / "mime.types")
    return [need("nginx"), "-c", str(folder / "nginx.conf")]


def apache(folder: Path, out: Path, _file: Path, port: int) -> list[str]:
    # started by root it serves as somebody else, and refuses to do so as root
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    modules = "mpm_event authn_core authz_core mime dir alias headers deflate filter"
    loads = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules.split()
    )
    (folder / "apache.conf").write_text(
        f"{loads}{user}ServerRoot {folder}\nServerName {HOST}\nListen 127.0.0.1:{port}\nPidFile {folder}/apache.pid\n"
        f"ErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\nDocumentRoot {folder}/none\n"
        f"Alias {BASE.rstrip('/')} {out}\n<Directory {out}>\n  AllowOverride All\n  Require all granted\n</Directory>\n",
        "utf-8",
    )
    (folder / "none").mkdir()
    return [need("apache2"), "-f", str(folder / "apache.conf"), "-DFOREGROUND"]


def caddy(folder: Path, out: Path, file: Path, port: int) -> list[str]:
    text = yours(
        file.read_text("utf-8"), {r"http://(\S+) {": f"http://\\1:{port} {{", r"root \* \S+": f"root * {out}"}
    )
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\nimport {folder}/site.caddy\n")
    (folder / "site.caddy").write_text(text, "utf-8")
    return [need("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def started(name: str, above: Path, *, address: bool = True) -> Iterator[Running]:
    """Start the server on a port of its own, and stop that very process afterwards."""
    folder = above / f"{name}{'' if address else '-homeless'}"
    folder.mkdir()
    out, file = guide(folder, name, address=address)
    place = folder / "server"
    place.mkdir()
    port = free()
    try:
        command = {"nginx": nginx, "apache": apache, "caddy": caddy}[name](place, out, file, port)
    except Missing as reason:
        pytest.fail(str(reason), pytrace=False)
    with (place / "said").open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"}
        )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (place / "said").read_text()
            time.sleep(0.05)
        yield Running(name, out, port)
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Give a folder that another user than this one can read, as Apache is when root starts it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module", params=SERVERS)
def running(request, folder) -> Iterator[Running]:
    yield from started(request.param, folder)


@pytest.fixture(scope="module", params=SERVERS)
def homeless(request, folder) -> Iterator[Running]:
    """A server for a site without an address: it lies at the root, and has no page for what is not there."""
    yield from started(request.param, folder, address=False)


def policy(out: Path) -> str:
    html = (out / "index.html").read_text("utf-8")
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    return found[1].replace("&#39;", "'")


def secured(answer: Answer, out: Path) -> None:
    assert answer.one("Content-Security-Policy") == f"{policy(out)}; frame-ancestors 'self'"
    assert answer.one("X-Content-Type-Options") == "nosniff"
    assert answer.one("Referrer-Policy") == "no-referrer"


def test_every_file_comes_whole_with_its_headers_and_its_cache_rule(running):
    assert len(running.files) > 150
    for path in running.files:
        answer = running.ask(BASE + path)

        assert (answer.status, answer.body) == (200, (running.out / path).read_bytes()), path
        secured(answer, running.out)
        assert answer.one("Cache-Control") == (YEAR if path.startswith("assets/") else "no-cache"), path


def test_each_ending_has_its_type(running):
    for ending, kinds in KINDS.items():
        answer = running.ask(f"{BASE}assets/sample-0123456789.{ending}")

        assert answer.one("Content-Type") in kinds or answer.one("Content-Type").lower() in kinds, ending


def test_folders_open_with_their_first_page_and_the_bare_path_leads_there(running):
    assert running.ask(BASE).body == (running.out / "index.html").read_bytes()
    assert running.ask(f"{BASE}hu/").body == (running.out / "hu/index.html").read_bytes()
    for path in (BASE.rstrip("/"), f"{BASE}hu"):
        answer = running.ask(path)
        assert answer.status in (301, 302, 307, 308)
        assert re.sub(r"^http://[^/]+", "", answer.one("Location")) == f"{path}/"


def test_what_is_not_there_has_the_page_that_says_so(running):
    page = (running.out / "404.html").read_bytes()
    for path in ("none.html", "hu/deep/none.html", "assets/style-0123456789.css", "none/"):
        answer = running.ask(BASE + path)

        assert (answer.status, answer.body) == (404, page), path
        assert answer.one("Content-Type").lower() == "text/html; charset=utf-8"
        assert answer.one("Cache-Control") == "no-cache", path
        secured(answer, running.out)


def test_no_folder_is_listed(running):
    answer = running.ask(f"{BASE}assets/")

    assert answer.status in (403, 404)
    assert b"style-" not in answer.body.replace((running.out / "404.html").read_bytes(), b"")


def test_what_the_program_remembers_is_not_served(running):
    hidden = [path.name for path in running.out.iterdir() if path.name.startswith(".")]

    assert ".merleg-manifest.json" in hidden
    for name in [*hidden, "hu/.hidden"]:
        assert running.ask(BASE + name).status == 404, name


def test_text_is_packed_and_pictures_are_not(running):
    style = next(path for path in running.files if re.match(r"assets/style-.*\.css", path))
    script = next(path for path in running.files if re.match(r"assets/site-.*\.js", path))
    for path in ("hu/index.html", style, script, "sitemap.xml", "integrity.txt"):
        answer = running.ask(BASE + path, Accept_Encoding="gzip")

        assert answer.one("Content-Encoding") == "gzip", path
        assert gzip.decompress(answer.body) == (running.out / path).read_bytes()
        assert "accept-encoding" in ", ".join(answer.headers["vary"]).lower()
    assert (
        running.ask(f"{BASE}assets/sample-0123456789.png", Accept_Encoding="gzip").one("Content-Encoding")
        is None
    )


def test_a_page_that_did_not_change_is_not_sent_again(running):
    for packed in ({}, {"Accept_Encoding": "gzip"}):
        first = running.ask(f"{BASE}hu/index.html", **packed)
        again = running.ask(f"{BASE}hu/index.html", If_None_Match=first.one("ETag"), **packed)

        assert (again.status, again.body) == (304, b"")
        assert again.one("Cache-Control") == "no-cache"


def test_a_page_that_changed_is_sent_at_once(running):
    page = running.out / "hu/index.html"
    before, first = page.read_bytes(), running.ask(f"{BASE}hu/index.html")
    time.sleep(1.1)  # an ETag of nginx holds seconds and the length
    page.write_bytes(before.replace(b"</html>", b"</html> "))
    try:
        again = running.ask(f"{BASE}hu/index.html", If_None_Match=first.one("ETag"))
        assert (again.status, again.body) == (200, page.read_bytes())
    finally:
        page.write_bytes(before)


def test_a_site_without_an_address_works_at_the_root(homeless):
    if homeless.name == "apache":  # where it lies is the server's own setting, not in our file
        pages = {f"{BASE}index.html": 200, f"{BASE}hu/": 200}
        lost, base = f"{BASE}assets/style-0123456789.css", BASE
    else:
        pages = {"/": 200, "/hu/": 200, "/index.html": 200}
        lost, base = "/assets/style-0123456789.css", "/"
    found = {path: homeless.ask(path, Host="localhost").status for path in pages}
    answer = homeless.ask(lost, Host="localhost")

    assert found == pages
    assert answer.status == 404
    # what is not there yet may come
    assert answer.one("Cache-Control") in ("no-cache", None)
    assert homeless.ask(f"{base}.merleg-manifest.json", Host="localhost").status == 404
