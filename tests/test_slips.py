"""Fifty slips and more: what a beginner's mistake is told, and that the proposed text, put in its place, mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import fix, mend, report

SLIPS = yaml.safe_load((Path(__file__).parent / "slips.yaml").read_text("utf-8"))


def test_there_are_at_least_fifty():
    assert len({slip["sample"] for slip in SLIPS}) >= 50


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["sample"])
def test_a_slip_is_said_where_it_is_and_what_is_proposed_mends_it(invalid, slip):
    project = invalid(slip["sample"])
    first = project.check().findings
    assert slip["code"] in [one.code for one in first if str(one.span) == slip["place"]]

    # a mistake may hide another one: what is proposed is put in place until nothing is found, three times at most
    for _ in range(3):
        findings = serious(project)
        if not findings:
            break
        fix.write(fix.changes(findings, project.root, safe=False), project.root)

    assert report.as_text(serious(project), "en") == ""
    project.build()


def serious(project):
    return [one for one in project.check().findings if one.severity != "hint"]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["sample"])
def test_the_proposed_text_is_what_the_message_shows(invalid, slip):
    """What is put in place above is no secret of the program: it stands in the message, ready to paste."""
    for one in invalid(slip["sample"]).check().findings:
        text = report.as_text([one], "hu")
        if one.mend and one.mend.how in ("rename", "save"):
            assert "UTF-8" in text or Path(one.mend.new or "").name in text
        elif one.mended:
            assert all(f"    | {line}".rstrip() in text for line in one.mended.split("\n"))


def test_other_bytes_stay_as_they_were(site):
    """A fix touches its own lines only: line ends, accents in another form and spaces at line ends are kept."""
    path = "content/hu/articles/alapok/elso.md"
    before = "---\r\ntitle: Elso\u030b  \r\n---\r\n####  Ugr\u00e1s\t\r\nSor \n\nV\u00e9ge"
    project = site({"content/hu/articles/alapok/index.md": "---\ntitle: A\n---\n", path: before})
    findings = project.check().findings
    assert "heading" in [one.code for one in findings]

    fix.write(fix.changes(findings, project.root), project.root)

    assert (project.root / path).read_bytes().decode() == before.replace("####", "##")
    assert [one.code for one in project.check().findings if one.mend and one.mend.safe] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    (
        ("question: Mi igaz: ez?", "question: 'Mi igaz: ez?'"),
        ("  - text: **Fontos**", "  - text: '**Fontos**'"),
        ("  - It's: so", '  - "It\'s: so"'),
        ('title: "Jó" válasz', "title: '\"Jó\" válasz'"),
    ),
)
def test_corrected_line_is_in_quotes(line, expected):
    assert mend.corrected(line) == expected


def test_of_two_edits_of_one_line_only_one_is_made():
    edits = [mend.Edit(1, 1, ("x",)), mend.Edit(1, 1, ("y",)), mend.Edit(3, 2, ("z",))]

    assert mend.apply("a\nb\nc", edits) in ("x\nb\nz\nc", "y\nb\nz\nc")
