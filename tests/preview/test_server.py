"""The preview as a program: what it answers, whom it refuses, what it survives, and that it writes nothing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.conftest import BASE, Project
from tests.preview.served import ROOT, Served, in_a_thread, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Serve = Callable[[Path], Served]
    Make = Callable[..., Project]

SITE = "format: 1\nid: proba\ntitle: Próba\nlanguages: [hu]\n"
HOME = "---\ntitle: Kezdőlap\n---\nElső szöveg.\n"


def digests(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_addresses(site: Make, serve: Serve):
    files = {
        "content/hu/faq/index.md": "---\ntitle: Kérdések\ntopics: [{id: a, title: A}]\n---\n",
        "content/hu/faq/egy.md": "---\ntitle: Egy kérdés?\ntopic: a\n---\nVálasz ![k](kep.png).\n",
        "content/hu/faq/kep.png": b"\x89PNG rest",
    }
    running = serve(site(files).root)
    status, _, headers = running.get("/")
    assert (status, headers["location"]) == (302, "/hu/index.html")
    status, page, headers = running.get("/hu/index.html")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["cache-control"] == "no-store"
    assert '<script src="/__merleg/preview.js" data-version="' in page
    assert page.index("/__merleg/preview.css") < page.index("</head>")
    assert running.get("/hu/")[1] == page
    status, _, headers = running.get("/hu")
    assert (status, headers["location"]) == (302, "/hu/")
    assert "Egy kérdés?" in running.get("/hu/faq/")[1]
    picture = re.search(r'src="\.\./(\.\./)?(assets/[^"]+\.png)"', running.get("/hu/faq/egy.html")[1])
    assert picture is not None
    status, _, headers = running.get(f"/{picture[2]}")
    assert (status, headers["content-type"], headers["content-length"]) == (200, "image/png", "9")
    status, text, headers = running.get(f"/{picture[2]}", Range="bytes=1-3")
    assert (status, text, headers["content-range"]) == (206, "PNG", "bytes 1-3/9")
    status, text, headers = running.get("/hu/index.html", "HEAD")
    assert (status, text, headers["content-length"]) == (200, "", str(len(page.encode())))
    for own in ("preview.js", "preview.css"):
        assert running.get(f"/__merleg/{own}")[0] == 200
    assert running.get("/hu/index.html", If_None_Match="*", If_Modified_Since=headers["date"])[0] == 200


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One preview, of the smallest site there is, for all tests that only ask it."""
    with served(Project(tmp_path_factory.mktemp("standing") / "project").write(BASE).root) as running:
        yield running


def test_an_unknown_address(standing: Served):
    status, page, headers = standing.get("/hu/%3Cscript%3E.html")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no page here" in page
    assert "&lt;script&gt;" in page
    assert "/__merleg/preview.js" in page
    assert standing.get("/%2e%2e/%2e%2e/content/site.yaml")[0] == 404
    assert standing.get("/%ff")[0] == 400
    assert standing.get("/hu/index.html", "POST")[0] == 405
    assert standing.get("/__merleg/socket")[0] == 400
    assert "Traceback" not in standing.said


def test_the_site_s_own_page_for_unknown_addresses(site: Make, serve: Serve):
    running = serve(site({"content/site.yaml": SITE + "address: https://example.org/tan/\n"}).root)
    status, page, _ = running.get("/nincs.html")
    assert status == 404
    assert "/__merleg/preview.js" in page
    sheet = re.search(r'href="(/tan/assets/[^"]+\.css)"', page)
    assert sheet is not None
    assert running.get(sheet[1])[0] == 200, (
        "its links begin at the root of the server that the site is made for"
    )
    assert running.get("/tan/hu/index.html")[0] == 200


@pytest.mark.parametrize("host", ("example.org", "127.0.0.1", "127.0.0.1.example.org:{}", "localhost:1", ""))
def test_a_foreign_name_is_refused(standing: Served, host: str):
    status, text, _ = standing.get("/hu/index.html", Host=host.format(standing.port))
    assert status == 403
    assert "Szöveg" not in text
    assert standing.get("/__merleg/preview.js", Host=host.format(standing.port))[0] == 403


def test_its_own_names_are_served(standing: Served):
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert standing.get("/hu/index.html", Host=f"{name}:{standing.port}")[0] == 200
    with pytest.raises(ConnectionError), socket.create_connection((machine(), standing.port), 2):
        pass


def machine() -> str:
    """Give another address of this machine than the one that is served."""
    return "127.0.0.2" if sys.platform == "linux" else socket.gethostbyname(socket.gethostname())


def upgrade(running: Served, **more: str) -> int:
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    with socket.create_connection(("127.0.0.1", running.port), 10) as connection:
        given = {"Host": f"127.0.0.1:{running.port}", **headers, **more}
        lines = [
            "GET /__merleg/socket?page=/hu/ HTTP/1.1",
            *(f"{name}: {value}" for name, value in given.items()),
        ]
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(connection.recv(1000).split()[1])


def test_the_socket_is_for_our_own_pages_only(standing: Served):
    assert upgrade(standing, Origin=standing.address) == 101
    for origin in (
        "http://example.org",
        "http://localhost:1",
        "null",
        f"http://127.0.0.1:{standing.port + 1}",
    ):
        assert upgrade(standing, Origin=origin) == 403
    assert upgrade(standing, Host="example.org", Origin="http://example.org") == 403
    assert standing.get("/hu/index.html")[2]["cross-origin-resource-policy"] == "same-origin"


def first_messages(running: Served, page: str, number: int = 2) -> list[str]:
    """Open a socket as the page does; give what is said first: how the page stands, then its bar."""
    from tornado.websocket import websocket_connect

    async def listen() -> list[str]:
        connection = await websocket_connect(
            f"ws://127.0.0.1:{running.port}/__merleg/socket?page={quote(page, safe='')}"
        )
        try:
            return [str(await asyncio.wait_for(connection.read_message(), 10)) for _ in range(number)]
        finally:
            connection.close()

    return in_a_thread(listen())


def test_messages_name_absolute_paths_for_the_editor_only(site: Make):
    project = site({"content/hu/index.md": "---\ntitle: A\n---\n[x](nincs.md)\n"})
    with served(project.root, "--editor", "none") as running:
        for text in first_messages(running, "/hu/index.html"):
            assert str(running.root) not in text
    with served(project.root, "--editor", "my:{path}:{line}:{column}") as running:
        said, bar = (json.loads(text) for text in first_messages(running, "/hu/index.html"))
    assert said["rows"][0]["place"] == "content/hu/index.md:4:5"
    assert (
        said["rows"][0]["href"] == f"my:{quote(project.root.as_posix(), safe='/:')}/content/hu/index.md:4:5"
    )
    assert bar["bar"]["rows"][0]["text"] == "content/hu/index.md"
    assert (
        bar["bar"]["rows"][0]["href"]
        == f"my:{quote(project.root.as_posix(), safe='/:')}/content/hu/index.md:1:1"
    )


def test_writes_nothing(site: Make, serve: Serve):
    project = site({"site/.gitignore": "*\n"})
    running = serve(project.root)
    running.wait("/hu/index.html", "Szöveg")
    project.write({"content/hu/index.md": HOME})
    before = digests(project.root)
    running.wait("/hu/index.html", "Első szöveg")
    project.write({"content/hu/index.md": "---\ntitle: A\n", "content/site.yaml": "\t"})
    broken = digests(project.root)
    running.wait_said("site.yaml:1")
    assert digests(project.root) == broken
    project.write({"content/hu/index.md": HOME, "content/site.yaml": SITE})
    running.wait_said(r"findings: 0\n$")
    assert digests(project.root) == before
    assert running.stop() == 0
    assert digests(project.root) == before


def test_garbage_in_site_yaml(site: Make, serve: Serve):
    project = site({"content/site.yaml": b"\xff\xfe\x00{[\t]: &a *a\n\x00"})
    running = serve(project.root)
    status, page, _ = running.get("/")
    assert status == 503
    assert "There is nothing to show yet" in page
    assert "content/site.yaml:1" in page
    assert "/__merleg/preview.js" in page
    project.write({"content/site.yaml": SITE})
    running.wait("/hu/index.html", "Szöveg")
    assert running.get("/")[0] == 302


def test_site_yaml_is_deleted_and_restored(site: Make, serve: Serve):
    project = site()
    running = serve(project.root)
    running.wait("/hu/index.html", "Szöveg")
    project.remove("content/site.yaml")
    running.wait_said("no-site")
    assert running.get("/hu/index.html")[0] == 200, "the last good page is still shown"
    project.write({"content/site.yaml": SITE, "content/hu/index.md": HOME})
    running.wait("/hu/index.html", "Első szöveg")


def test_the_whole_folder_is_replaced(site: Make, serve: Serve):
    project = site()
    running = serve(project.root)
    running.wait("/hu/index.html", "Szöveg")
    (project.root / "content").rename(project.root / "old")
    running.wait_said("no-site")
    project.write({"content/site.yaml": SITE, "content/hu/index.md": HOME})
    running.wait("/hu/index.html", "Első szöveg")
    project.write({"content/hu/index.md": HOME.replace("Első", "Második")})
    running.wait("/hu/index.html", "Második szöveg")


def test_a_template_that_is_wrong(site: Make, serve: Serve):
    project = site({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nVálasz.\n"})
    running = serve(project.root)
    running.wait("/hu/faq/egy.html", "Válasz")
    project.write({"templates/faq.html": "{% if %}", "content/hu/index.md": HOME})
    running.wait("/hu/index.html", "Első szöveg")
    running.wait_said("templates/faq.html:1")
    assert "Válasz" in running.get("/hu/faq/egy.html")[1]
    project.write({"templates/faq.html": "<p>saját</p>"})
    running.wait("/hu/faq/egy.html", "saját")
    project.remove("templates/faq.html")
    running.wait("/hu/faq/egy.html", "Válasz")


def test_a_fault_of_the_program_is_one_sentence(site: Make, serve: Serve):
    project = site()
    running = serve(project.root)
    running.wait("/hu/index.html", "Szöveg")
    project.write({"templates/page.html": b"\xff\xfe\x00binary"})
    running.wait_said("The program itself failed here|templates/page.html")
    assert "Szöveg" in running.get("/hu/index.html")[1]
    assert "Traceback" not in running.said
    project.remove("templates/page.html")
    project.write({"content/hu/index.md": HOME})
    running.wait("/hu/index.html", "Első szöveg")


def test_a_binary_file_as_text(site: Make, serve: Serve):
    project = site({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nVálasz.\n"})
    running = serve(project.root)
    running.wait("/hu/faq/egy.html", "Válasz")
    project.write({"content/hu/faq/egy.md": bytes(range(256)) * 50})
    running.wait_said("content/hu/faq/egy.md")
    assert "Válasz" in running.get("/hu/faq/egy.html")[1]
    project.remove("content/hu/faq/egy.md")
    running.wait("/hu/faq/egy.html", "There is no page here")


def test_findings_are_printed_when_they_change(site: Make, serve: Serve):
    project = site()
    running = serve(project.root)
    running.wait_said("findings: 0\n")
    project.write({"content/hu/index.md": HOME + "[x](nincs.md)\n"})
    running.wait_said(r"findings: 1\n")
    project.write({"content/hu/index.md": HOME + "[x](nincs.md)\n\nÚjra.\n"})
    running.wait_said(r"(?s)findings: 1\n.*findings: 1\n")
    assert running.said.count("content/hu/index.md:5:5: error") == 1
    project.write({"content/hu/index.md": HOME})
    running.wait_said(r"findings: 0\n$")


def test_ends_with_0(site: Make, serve: Serve):
    running = serve(site().root)
    running.wait_said("findings")
    assert running.stop() == 0
    assert "Traceback" not in running.said


def test_a_port_that_cannot_be_had(standing: Served):
    for port, sentence in ((standing.port, "in use"), (70000, "between 1024 and 65535")):
        command = [sys.executable, "-m", "generator", "preview", "--language", "en", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 3
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr


def test_the_search_is_indexed_when_it_is_asked_for_and_knows_the_last_save(site: Make, serve: Serve):
    """It takes longer than all the rest of a save, and few saves are searched after."""
    project = site({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nA szarvasgomba drága.\n"})
    running = serve(project.root)

    def index() -> str:
        head = running.get("/hu/search.js")[1]
        pieces = re.findall(r'"whole":"([0-9a-f]{10})"', head)
        return "".join(running.get(f"/assets/find-hu-{one}.js")[1] for one in pieces)

    assert "szarvasgomba" in index()
    project.write({"content/hu/faq/egy.md": "---\ntitle: Egy?\n---\nA rókagomba olcsóbb.\n"})
    running.wait("/hu/faq/egy.html", "rókagomba")
    assert "rókagomba" in index()
    assert "szarvasgomba" not in index()
