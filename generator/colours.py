"""The organisation's own colours: how they stand against the page, and the small sheet that sets them.

Pure. One colour is given, for the light theme; the dark theme's tone of it is worked out. A colour is `#rrggbb`.
What a page is printed in, and the system's forced colours, are never touched: the sheet is part of the layer of tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# what text can stand on, as in `templates/css/tokens.css`: paper, raised, sunk, and the soft tones of boxes and answers
LIGHT = ("#fbfaf7", "#ffffff", "#f1efe9", "#fff3d6", "#e2f3e7", "#fbe6e6")
DARK = ("#14181d", "#1c2229", "#0f1317", "#352a12", "#14301f", "#3b1a1e")
ENOUGH = 4.5  # WCAG 2.2, 1.4.3, for text
TOKENS = {"link": "--link", "first": "--front", "second": "--back"}
_STEPS = 255


def luminance(colour: str) -> float:
    """Give the relative luminance, as WCAG 2.2 defines it: 0 for black, 1 for white."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(colour: str, grounds: Sequence[str]) -> tuple[float, str]:
    """Give the lowest contrast of a colour, and the ground on which it has it."""
    return min((contrast(colour, ground), ground) for ground in grounds)


def darker(colour: str) -> str:
    """Give the nearest darker tone of the same hue that can be read on light pages; the colour itself if it can."""
    return _toward("#000000", colour, LIGHT)


def lighter(colour: str) -> str:
    """Give the nearest lighter tone of the same hue that can be read on dark pages; the colour itself if it can."""
    return _toward("#ffffff", colour, DARK)


def _toward(end: str, colour: str, grounds: Sequence[str]) -> str:
    """Mix a colour with black or white, step by step, until it stands out enough from every ground."""
    tones = (_mixed(colour, end, step) for step in range(_STEPS + 1))
    return next(tone for tone in tones if worst(tone, grounds)[0] >= ENOUGH)


def _mixed(colour: str, end: str, step: int) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * step / _STEPS):02x}" for one, other in pairs)


def sheet(colours: Mapping[str, str]) -> bytes:
    """Write the style sheet that sets the colours: light, dark as the reader chose it, dark as the system wants it."""
    light = _set({name: colour.lower() for name, colour in colours.items()})
    dark = _set({name: lighter(colour) for name, colour in colours.items()})
    return (
        "@layer tokens {\n"
        f":root {{ {light} }}\n"
        f':root[data-theme="dark"] {{ {dark} }}\n'
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {dark} }} }}\n"
        "}\n"
    ).encode()


def _set(colours: Mapping[str, str]) -> str:
    return " ".join(f"{TOKENS[name]}: {colour};" for name, colour in colours.items())
