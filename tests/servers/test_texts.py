"""The settings for servers as texts: what stands in them, where they lie, and what they replace."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from generator import build as building
from generator import cli, servers
from generator.arguments import SERVERS
from generator.formats.web import POLICY
from generator.settings import Settings
from tests.conftest import TODAY

OWN = [name for name in servers.SERVERS if servers.SERVERS[name].below != "root"]
PLACES = {
    "nginx": "proba.nginx.conf", "apache": "site/.htaccess", "iis": "site/web.config", "caddy": "proba.Caddyfile",
    "github": ".github/workflows/proba.yml", "gitlab": ".gitlab-ci.yml",
}  # fmt: skip


def text(name, address="https://example.org/office/guide/", policy=POLICY):
    made = servers.settings_file(name, Settings("my-site", (("", "T"),), ("hu",), address=address), policy)
    return made.data.decode()


def test_the_command_knows_each_server():
    assert tuple(servers.SERVERS) == SERVERS


@pytest.mark.parametrize("name", servers.SERVERS)
@pytest.mark.parametrize("address", (None, "https://example.org/", "http://pelda.hu/a-b/c_d/"))
def test_nothing_is_left_to_fill_in_and_each_carries_the_mark(name, address):
    made = text(name, address)

    # Caddy's own matchers begin like a name to fill in, but with small letters
    assert re.findall(r"@[A-Z]+@|#404|#sub|<!--404-->", made) == []
    assert servers.MARK.decode() in made.splitlines()[1 if name == "iis" else 0]
    assert "\n\n\n" not in made


@pytest.mark.parametrize("name", OWN)
def test_below_a_path_the_page_for_what_is_not_there_has_its_address(name):
    missing = {"caddy": "rewrite * /404.html"}.get(name, "/office/guide/404.html")

    assert missing in text(name)
    assert {"caddy": "rewrite * /404.html"}.get(name, "/404.html") in text(name, "https://example.org/")
    assert "/office" not in text(name, "https://example.org/")


@pytest.mark.parametrize("name", OWN)
def test_without_an_address_there_is_no_such_page(name):
    assert "404.html" not in text(name, None)


@pytest.mark.parametrize(
    ("name", "line"),
    (
        ("nginx", "location = /office/guide { absolute_redirect off; return 301 /office/guide/; }"),
        ("caddy", "redir /office/guide /office/guide/ permanent"),
    ),
)
def test_the_bare_path_leads_to_the_folder_and_the_root_needs_no_such_line(name, line):
    assert line in text(name)
    assert not re.search(r"location =|redir ", text(name, "https://example.org/"))


@pytest.mark.parametrize("name", OWN)
def test_the_policy_is_that_of_the_pages_and_says_who_may_frame_them(site, name):
    project = site(
        {
            "content/site.yaml": "format: 1\nid: proba\ntitle: P\nlanguages: [hu]\nallow:\n"
            "  frame-src: [https://films.example.org]\n  img-src: ['https://*.pictures.example']\n"
        }
    )
    project.build(server=name)
    made = (project.root / PLACES[name]).read_text("utf-8").replace("&#x27;", "'")
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', project.page("hu/index.html"))
    assert found
    shown = found[1].replace("&#39;", "'")

    assert "frame-src https://films.example.org" in shown
    assert f"{shown}; frame-ancestors 'self'" in made


@pytest.mark.parametrize("address", (None, "https://example.org/office/"))
def test_iis_reads_each_rule_once_and_takes_out_first_what_it_adds(address):
    root = ET.fromstring(text("iis", address))

    for holder in root.iter():
        seen: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        for one in holder:
            if one.tag in ("add", "mimeMap", "error"):
                key = tuple(one.attrib.items())[:1]
                assert key[0][0] in ("fileExtension", "name", "segment", "value", "statusCode")
                assert ("remove", key) in seen or ("clear", ()) in seen, one.attrib
                assert ("add", key) not in seen, one.attrib
                seen.append(("add", key))
            elif one.tag in ("remove", "clear"):
                seen.append((one.tag, tuple(one.attrib.items())))
    assert [one.tag for one in root] == ["system.webServer", "location"]
    assert (root.find(".//httpErrors") is None) is (address is None)
    kinds = {one.attrib["fileExtension"] for one in root.iter("mimeMap")}
    assert {".html", ".css", ".js", ".json", ".svg", ".webp", ".woff2", ".vtt", ".webmanifest"} <= kinds


@pytest.mark.parametrize(("name", "job"), (("github", "publish"), ("gitlab", "pages")))
def test_workflows_are_yaml_that_builds_strictly_into_the_folder_that_is_published(name, job):
    made = yaml.safe_load(text(name))
    one = made["jobs"][job] if name == "github" else made[job]
    steps = [step.get("run", "") for step in one["steps"]] if name == "github" else one["script"]

    assert "merleg build --strict --out public" in steps
    if name == "github":
        assert [step["with"] for step in one["steps"] if "pages-artifact" in step.get("uses", "")] == [
            {"path": "public"}
        ]
        assert made["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    else:
        assert one["artifacts"] == {"paths": ["public"]}


@pytest.mark.parametrize(
    "address",
    (
        "https://example.org/a;b/",
        'https://example.org/a"b/',
        "https://example.org/{a}/",
        "https://example.org/$uri/",
        "https://example.org/út/",
        "https://exam;ple.org/",
        "https://example.org/../etc/",
        "https://example.org/.git/",
    ),
)
def test_an_address_that_a_server_would_read_as_settings_is_refused_before_anything_is_written(site, address):
    project = site(
        {"content/site.yaml": f"format: 1\nid: proba\ntitle: P\nlanguages: [hu]\naddress: '{address}'\n"}
    )

    assert project.refused(server="nginx") == ["server-address"]
    assert not project.out.exists()
    assert project.build().report.written


def test_a_host_with_accents_stands_as_servers_know_it():
    assert "server_name xn--plda-bpa.hu;" in text("nginx", "https://példa.hu/a/")


@pytest.mark.parametrize("name", servers.SERVERS)
def test_a_later_build_leaves_the_file_and_an_own_one_is_never_replaced(site, name):
    project = site()
    file = project.root / PLACES[name]
    built = project.build(server=name)
    first = file.read_bytes()

    assert built.server == file
    project.write({"content/hu/index.md": "---\ntitle: Más\n---\nMás.\n"}).build(prune=True)
    assert file.read_bytes() == first
    file.write_bytes(first + b"# a line more\n")
    project.build(server=name)
    assert file.read_bytes() == first
    file.write_bytes(b"mine\n")
    project.write({"content/hu/index.md": "---\ntitle: Harmadik\n---\nMás.\n"})
    assert project.refused(server=name) == ["output-taken"]
    assert file.read_bytes() == b"mine\n"
    assert "Harmadik" not in project.page("hu/index.html")
    project.build(server=name, force=True)
    assert file.read_bytes() == first


@pytest.mark.parametrize("name", servers.SERVERS)
def test_the_file_is_no_part_of_what_the_site_lists(site, name):
    project = site()
    project.build(server=name)
    file = PLACES[name].removeprefix("site/")

    assert f'"{file}"' not in project.page(".merleg-manifest.json")
    assert file not in project.page("integrity.txt")


@pytest.mark.parametrize("name", servers.SERVERS)
@pytest.mark.parametrize("language", ("hu", "en"))
def test_the_command_says_where_it_lies_and_what_to_do(site, capsys, name, language):
    project = site()
    call = ["build", "--root", str(project.root), "--language", language, "--server", name]

    assert cli.main(call) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert str((project.root / PLACES[name]).resolve()) in last
    assert len(last.split(". ")) > 1


@pytest.mark.parametrize("format_", ("zip", "single"))
def test_only_a_folder_has_a_server(site, capsys, format_):
    project = site()

    assert cli.main(["build", "--root", str(project.root), "--format", format_, "--server", "nginx"]) == 2
    assert "--server" in capsys.readouterr().err
    assert not list(project.root.glob("proba.*"))


def test_a_folder_named_by_the_path_here_is_meant_too(site, monkeypatch, tmp_path):
    project = site()
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    built = building.build(project.root, Path(), server="caddy", today=TODAY)

    assert built.server == tmp_path / "proba.Caddyfile"
    assert (tmp_path / "proba.Caddyfile").is_file()
