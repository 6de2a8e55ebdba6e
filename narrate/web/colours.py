"""The edition's colour on its pages: the cover's, made light or dark enough to be read."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.audio.palette import Palette

LIGHT_PAPER = "#fbf8f2"
DARK_PAPER = "#212126"
CONTRAST = 6.0
"""More than the 4.5 of WCAG 2.2 (1.4.3), because the colour also stands on a tint of itself."""

_STEPS = 40


def accents(palette: Palette) -> tuple[str, str]:
    """Return the colour for light and for dark pages."""
    return (
        _readable(palette.accent, LIGHT_PAPER, towards=0.0),
        _readable(palette.accent, DARK_PAPER, towards=1.0),
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``), 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(_parts(one)), _luminance(_parts(other))))
    return (light + 0.05) / (dark + 0.05)


def _readable(colour: str, paper: str, *, towards: float) -> str:
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        lighter = lightness + (towards - lightness) * step / _STEPS
        mixed = hls_to_rgb(hue, lighter, saturation)
        written = "#" + "".join(f"{round(255 * part):02x}" for part in mixed)
        if contrast(written, paper) >= CONTRAST:
            return written
    raise ValueError(f"black or white cannot be read on {paper}")


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(parts: list[float]) -> float:
    red, green, blue = (_linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
