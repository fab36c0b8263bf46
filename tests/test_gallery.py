"""The manual's gallery is what the kinds' examples say."""

from __future__ import annotations

from tools import gallery


def test_the_gallery_is_up_to_date():
    """`python tools/gallery.py` writes it."""
    written = gallery.written()
    folders = {path.parent for path in written}

    assert {path: path.read_text("utf-8") for folder in folders for path in folder.glob("*.md")} == written


def test_every_kind_is_shown_in_both_languages():
    from generator.kinds import kinds

    names = sorted((path.parent.parent.parent.name, path.stem) for path in gallery.written())
    assert names == sorted((language, kind) for language in ("hu", "en") for kind in (*kinds(), "index"))
