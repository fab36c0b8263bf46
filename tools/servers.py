"""Finds the servers for the tests that start them, or installs Debian's packages as root on Debian.

Never lets the tests go on without one: then it raises.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.browser import APT_LIMIT, on_debian_as_root
from tools.environment import run
from tools.words import missing, say

# the program of each, and the package that brings it (Apache's without what starts it with the machine)
PACKAGES = {"nginx": "nginx", "apache2": "apache2-bin", "caddy": "caddy"}
FOLDERS = ("/usr/sbin", "/usr/local/sbin", "/sbin")


def find(name: str) -> str:
    """Give the path of a server's program; empty when there is none."""
    path = os.pathsep.join((os.environ.get("PATH", ""), *FOLDERS))
    return shutil.which(name, path=path) or ""


def get() -> None:
    """See that all of them are here, or install them; raises `Missing` when one is not to be had."""
    lacking = [name for name in PACKAGES if not find(name)]
    if lacking and on_debian_as_root():
        packages = [PACKAGES[name] for name in lacking]
        print(say("servers-apt", packages=", ".join(packages)), flush=True)
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
        run([*apt, "update"], Path.cwd(), limit=APT_LIMIT)
        run([*apt, "install", "--no-install-recommends", *packages], Path.cwd(), limit=APT_LIMIT)
    for name in lacking:
        need(name)


def need(name: str) -> str:
    """Give the path of a server's program; raises `Missing` when there is none."""
    path = find(name)
    if not path:
        raise missing("no-server", server=name, package=PACKAGES[name])
    return path
