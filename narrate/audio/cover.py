"""A plain cover drawn from title and author, for editions that bring none."""

from __future__ import annotations

import io
import math
from hashlib import sha256
from typing import NamedTuple

from PIL import Image, ImageDraw

from narrate.audio.typography import Face, Style, fit, settable

SIDE = 1400
"""Pixels; what podcast directories ask for at least."""

_MARGIN = 120
_TITLE_SIZES = range(216, 43, -4)
_TITLE_TOP, _TITLE_BOTTOM = 250, 830
_LEADING, _DESCENT = 1.12, 0.25
_AUTHOR_SIZES = range(64, 35, -2)
_AUTHOR_BOTTOM = 1000
_BAR, _STEP = 8, 18
_WAVE_MIDDLE, _WAVE_HEIGHT = 1165, 125
_LONE_WAVE_MIDDLE, _LONE_WAVE_HEIGHT = 725, 420


class Palette(NamedTuple):
    """Three colours that go together."""

    paper: str
    ink: str
    accent: str


PALETTES = (
    Palette("#f4efe4", "#22252b", "#a63d2f"),  # cream, brick
    Palette("#17263c", "#f1ead8", "#d9a441"),  # navy, gold
    Palette("#20352e", "#f0eadb", "#c98f5a"),  # bottle green, copper
    Palette("#ece7dd", "#1f3140", "#2f6f77"),  # stone, petrol
    Palette("#4a1f2b", "#f3e8dc", "#d8a48f"),  # burgundy, rose
    Palette("#e6ebe7", "#25302b", "#4f7355"),  # mist, moss
    Palette("#2b2a33", "#efece6", "#9aa7d0"),  # slate, lavender
    Palette("#f2e6d3", "#3a2a20", "#b3701f"),  # sand, ochre
)


def palette_of(title: str, author: str = "") -> Palette:
    """Return the colours of an edition: the same for its cover and for its pages."""
    return PALETTES[_digest(title, author)[0] % len(PALETTES)]


def _digest(title: str, author: str) -> bytes:
    return sha256(f"{title}\n{author}".encode("utf-8", "replace")).digest()


def cover(title: str, author: str = "", *, date: str = "", number: str = "") -> bytes:
    """Draw a square cover; its colours and its sound wave are the title's own.

    Args:
        title: Any length and script; what the bundled fonts cannot set is left out.
        author: Set below the title; may be empty.
        date: Set at the top right, as it is given; may be empty.
        number: The document's number, set at the top left; may be empty.

    Returns:
        A PNG of 1400 × 1400 pixels, below 200 kB; the same bytes for the same words.
    """
    digest, palette = _digest(title, author), palette_of(title, author)
    image = Image.new("RGB", (SIDE, SIDE), palette.paper)
    canvas = ImageDraw.Draw(image)
    _head(canvas, palette, settable(number), settable(date))
    set_title, set_author = settable(title), settable(author)
    bottom = _title(canvas, palette, set_title)
    _author(canvas, palette, set_author, bottom)
    if set_title or set_author:
        _wave(canvas, palette, digest, _WAVE_MIDDLE, _WAVE_HEIGHT)
    else:
        _wave(canvas, palette, digest, _LONE_WAVE_MIDDLE, _LONE_WAVE_HEIGHT)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def smaller(picture: bytes, side: int) -> tuple[str, bytes]:
    """Return a picture that fits a square of ``side`` pixels, with its media type.

    It is a PNG of few colours or a JPEG, whichever is smaller; the same bytes for the same picture.
    """
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    drawn, painted = io.BytesIO(), io.BytesIO()
    image.quantize(64).save(drawn, "PNG", optimize=True)
    image.save(painted, "JPEG", quality=82, optimize=True)
    kinds = (("image/png", drawn.getvalue()), ("image/jpeg", painted.getvalue()))
    return min(kinds, key=lambda one: len(one[1]))


def _head(canvas: ImageDraw.ImageDraw, palette: Palette, number: str, date: str) -> None:
    """Draw a rule with number and date above it."""
    canvas.rectangle((_MARGIN, 168, SIDE - _MARGIN - 1, 170), fill=palette.accent)
    style = Style(Face.ROMAN, 40, tracking=0.08)
    style.draw(canvas, (_MARGIN, 146), number, palette.ink)
    style.draw(canvas, (SIDE - _MARGIN - style.width(date), 146), date, palette.ink)


def _title(canvas: ImageDraw.ImageDraw, palette: Palette, title: str) -> float:
    """Draw the title and return where its descenders end."""
    if not title:
        return _TITLE_TOP
    height = _TITLE_BOTTOM - _TITLE_TOP
    style, lines = fit(title, Face.ROMAN, _TITLE_SIZES, SIDE - 2 * _MARGIN, height, _LEADING)
    baseline = _TITLE_TOP + 0.72 * style.size
    for line in lines:
        style.draw(canvas, (_MARGIN, baseline), line, palette.ink)
        baseline += _LEADING * style.size
    return baseline - (_LEADING - _DESCENT) * style.size


def _author(canvas: ImageDraw.ImageDraw, palette: Palette, author: str, above: float) -> None:
    if not author:
        return
    height = _AUTHOR_BOTTOM - _TITLE_BOTTOM
    style, lines = fit(author, Face.ITALIC, _AUTHOR_SIZES, SIDE - 2 * _MARGIN, height, 1.2)
    baseline = above + 1.45 * style.size
    for line in lines:
        style.draw(canvas, (_MARGIN, baseline), line, palette.accent)
        baseline += 1.2 * style.size


def _wave(
    canvas: ImageDraw.ImageDraw, palette: Palette, digest: bytes, middle: int, tallest: int
) -> None:
    """Draw a row of bars, like a sentence seen as sound: a few swells, falling at the end."""
    count = (SIDE - 2 * _MARGIN + _STEP - _BAR) // _STEP
    for index in range(count):
        at = index / (count - 1)
        swell = sum(
            math.sin(2 * math.pi * (at * (turn + 1.5) * 1.7 + digest[turn + 1] / 256)) / (turn + 1)
            for turn in range(4)
        )
        grain = digest[index % 24 + 8] / 255
        envelope = math.sin(math.pi * min(1.0, 0.04 + at * 0.96)) ** 0.6
        height = tallest * envelope * (0.32 + 0.22 * swell + 0.35 * grain)
        half = min(tallest, max(_BAR // 2, round(height)))
        left = _MARGIN + index * _STEP
        box = (left, middle - half, left + _BAR - 1, middle + half)
        canvas.rounded_rectangle(box, radius=_BAR // 2, fill=palette.accent)
