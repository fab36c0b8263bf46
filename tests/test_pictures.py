"""Sizes of pictures by their first bytes, and drawings that are more than drawings."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures import BrokenPicture, more_than_a_drawing, size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x02\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 12, 34) + b"\0\0\0"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(9) + b"\xff\xc4\x00\x04ab"
    + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", 300, 400) + bytes(12)
)  # fmt: skip
VP8X = (
    b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + (799).to_bytes(3, "little") + (599).to_bytes(3, "little")
)
VP8L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 99 | 49 << 14) + bytes(4)
VP8 = b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 320, 200) + bytes(4)


def svg(attributes: str, inside: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    (
        (PNG, (640, 480)),
        (GIF, (12, 34)),
        (JPEG, (400, 300)),
        (VP8X, (800, 600)),
        (VP8L, (100, 50)),
        (VP8, (320, 200)),
        (svg('width="30" height="20px"'), (30, 20)),
        (svg('viewBox="0 0 64.4 48"'), (64, 48)),
        (svg('width="100%" height="50%" viewBox="0, 0, 10, 20"'), (10, 20)),
        (svg('width="2em" height="1em"'), None),
        (b'<?xml version="1.0"?><svg', None),
        (PNG[:18], None),
        (JPEG[:12], None),
        (b"\xff\xd8" + b"\xff\xe0\0\0" * 9, None),
        (GIF[:6] + bytes(4), None),
        (b"", None),
        (b"text", None),
    ),
)
def test_size(data, expected):
    assert size(data) == expected


@given(
    head=st.sampled_from((PNG, GIF, JPEG, VP8X, VP8L, VP8, svg('width="1"'))),
    cut=st.integers(0, 60),
    rest=st.binary(max_size=40),
)
def test_whatever_the_bytes_are_there_is_a_size_or_none(head, cut, rest):
    found = size(head[:cut] + rest)

    assert found is None or all(0 < side <= 20_000 for side in found)


@pytest.mark.parametrize(
    ("inside", "expected"),
    (
        ("<circle r='1'/>", []),
        ("<use href='#a'/><path fill='url(#hatch)' style='fill: url(#hatch)'/>", []),
        ("<image href='data:image/png;base64,AA'/>", []),
        ("<style>path { fill: red }</style>", []),
        ("<script>x</script>", [("script", "<script>")]),
        ("<g onload='x'/>", [("script", "onload")]),
        ("<a href=' java\tscript:x'/>", [("script", "href")]),
        ("<foreignObject/>", [("script", "<foreignObject>")]),
        ("<image xmlns:x='http://www.w3.org/1999/xlink' x:href='//a.b/c.png'/>", [("outside", "href")]),
        ("<use href='other.svg#a'/>", [("outside", "href")]),
        ("<path fill='url(https://a.b/c)'/>", [("outside", "fill")]),
        ("<style>@import 'a.css';</style>", [("outside", "<style>")]),
        ('<style>path { fill: url( "a.svg" ) }</style>', [("outside", "<style>")]),
        ("<image href='data:image/svg+xml,x'/>", [("outside", "href")]),
    ),
)
def test_what_is_more_than_a_drawing(inside, expected):
    assert [(what, name) for what, _, name in more_than_a_drawing(svg("", inside))] == expected


@pytest.mark.parametrize(
    "data",
    (
        b"<svg><path</svg>",
        b"",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    ),
)
def test_what_cannot_be_read_says_where(data):
    with pytest.raises(BrokenPicture) as broken:
        list(more_than_a_drawing(data))
    assert broken.value.line >= 1


def test_the_page_says_how_large_a_picture_is_and_waits_for_none_at_the_top(site):
    text = "---\ntitle: X\n---\n![Egy](a.png)\n\n![Kettő](b.svg)\n\n![Hang](c.mp3)\n"
    files = {
        "content/hu/index.md": text,
        "content/hu/a.png": PNG,
        "content/hu/b.svg": svg('viewBox="0 0 6 4"'),
        "content/hu/c.mp3": b"x",
    }
    project = site(files)
    project.build()
    html = project.page("hu/index.html")

    assert 'width="640" height="480" alt="Egy">' in html
    assert 'width="6" height="4" loading="lazy" alt="Kettő">' in html
    assert html.count("loading=") == 1
