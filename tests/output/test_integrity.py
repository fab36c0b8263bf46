"""The list of what was published."""

from __future__ import annotations

import hashlib
import shutil
import subprocess

import pytest


def test_every_file_is_listed_with_its_digest(site):
    project = site()
    project.build()
    output = project.output()
    listed = dict(line.split("  ")[::-1] for line in project.page("integrity.txt").splitlines())
    made = set(output) - {"integrity.txt", ".merleg-manifest.json"}

    assert set(listed) == made
    assert listed == {path: hashlib.sha256(output[path]).hexdigest() for path in made}


def test_the_usual_program_can_check_it(site):
    program = shutil.which("sha256sum") or pytest.fail("there is no sha256sum here")
    project = site()
    project.build()

    good = subprocess.run(
        [program, "--check", "integrity.txt"], cwd=project.out, capture_output=True, check=False
    )
    (project.out / "hu" / "index.html").write_text("changed")
    bad = subprocess.run(
        [program, "--check", "integrity.txt"], cwd=project.out, capture_output=True, check=False
    )
    assert (good.returncode, bad.returncode) == (0, 1)
    assert b"hu/index.html: FAILED" in bad.stdout
