"""A square sheet to draw a cover on: the same drawing at any size."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.audio.palette import Palette
    from narrate.audio.typography import Style

UNITS = 1400
"""What a side measures, however many pixels it has."""
MARGIN = 120

_SWELLS = 4


class Wave(NamedTuple):
    """A row of bars, like a sentence seen as sound: a few swells, falling at the end."""

    middle: int
    tallest: int
    """Units from the middle to the end of the tallest bar that could be."""
    bar: int = 8
    step: int = 18
    """Width of a bar and from one to the next."""


class Sheet:
    """A sheet in a palette's paper; places and sizes are units."""

    def __init__(self, side: int, palette: Palette) -> None:
        """Begin an empty sheet of ``side`` pixels."""
        self.palette = palette
        self._side, self._scale = side, side / UNITS
        self._image = Image.new("RGB", (side, side), palette.paper)

    @cached_property
    def _canvas(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self._image)

    def rule(self, top: int, height: int) -> None:
        """Draw a rule from margin to margin."""
        first, last = self._at(MARGIN, top), self._at(UNITS - MARGIN, top + height)
        self._canvas.rectangle((*first, last[0] - 1, last[1] - 1), fill=self.palette.accent)

    def line(self, style: Style, place: tuple[float, float], text: str, ink: str) -> None:
        """Set a line of type, its baseline beginning at ``place``."""
        scaled = replace(style, size=round(style.size * self._scale))
        scaled.draw(self._canvas, (place[0] * self._scale, place[1] * self._scale), text, ink)

    def wave(self, wave: Wave, grain: Sequence[int]) -> None:
        """Draw a wave from margin to margin.

        Args:
            wave: Where, and of which bars.
            grain: 32 numbers from 0 to 255 that make it this wave and no other.
        """
        count = (UNITS - 2 * MARGIN + wave.step - wave.bar) // wave.step
        left = (UNITS - (count - 1) * wave.step - wave.bar) // 2
        for index in range(count):
            height = wave.tallest * _loudness(index / (count - 1), index, grain)
            half = min(wave.tallest, max(wave.bar // 2, round(height)))
            begin = left + index * wave.step
            first = self._at(begin, wave.middle - half)
            last = self._at(begin + wave.bar, wave.middle + half + 1)
            radius = wave.bar * self._scale / 2
            box = (*first, last[0] - 1, last[1] - 1)
            self._canvas.rounded_rectangle(box, radius=radius, fill=self.palette.accent)

    def png(self) -> bytes:
        """Return the sheet as PNG, every pixel in RGB."""
        return self._written("PNG")

    def jpeg(self) -> bytes:
        """Return the sheet as JPEG: as large as a PNG of it, in an eighth of the time."""
        return self._written("JPEG", quality=80)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self._scale), round(y * self._scale)

    def _written(self, kind: str, **settings: int) -> bytes:
        stream = io.BytesIO()
        self._image.save(stream, kind, **settings)
        return stream.getvalue()


def _loudness(at: float, index: int, grain: Sequence[int]) -> float:
    """Return the height of a bar, in parts of the tallest; ``at`` goes from 0 to 1."""
    swell = sum(
        math.sin(2 * math.pi * (at * (turn + 1.5) * 1.7 + grain[turn + 1] / 256)) / (turn + 1)
        for turn in range(_SWELLS)
    )
    envelope: float = math.sin(math.pi * min(1.0, 0.04 + at * 0.96)) ** 0.6
    return envelope * (0.32 + 0.22 * swell + 0.35 * grain[index % 24 + 8] / 255)
