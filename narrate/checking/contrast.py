"""Contrast of a text and its ground, by the formula of WCAG 2.2."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"(?:^|;|\s)color:\s*(#[0-9a-f]{3,6})", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?:\s*(#[0-9a-f]{3,6})", re.IGNORECASE)
_SHORT = 4
_LINEAR_BELOW = 0.04045


def contrast(declarations: str) -> float | None:
    """Return the ratio of the two colours in CSS declarations, 1 to 21; ``None`` without both."""
    text, ground = _COLOUR.search(declarations), _GROUND.search(declarations)
    if not text or not ground:
        return None
    lights = sorted((_luminance(text[1]), _luminance(ground[1])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    if len(colour) == _SHORT:
        colour = "#" + "".join(2 * one for one in colour[1:])
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    if value <= _LINEAR_BELOW:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)
