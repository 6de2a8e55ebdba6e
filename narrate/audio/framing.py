"""The cover a source brings along, made safe and square."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from narrate.audio.cover import SIDE
from narrate.audio.palette import palette_of

_FORMATS = ("JPEG", "PNG")
_MOST_PIXELS = 60_000_000
"""A picture of more is not unpacked."""
_QUALITY = 88


def framed(picture: bytes, title: str, author: str = "") -> bytes | None:
    """Return a book's picture on a square of its edition's colour.

    Args:
        picture: A JPEG or PNG of any size and shape, from a file that nobody has checked.
        title: Of the edition; with ``author`` it decides the colour.
        author: Of the edition.

    Returns:
        A JPEG of 1400 × 1400 pixels; ``None`` when the picture is none, damaged or far too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture), formats=_FORMATS)
            if image.width * image.height > _MOST_PIXELS:
                return None
            shown = image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return None
    scale = SIDE / max(shown.size)
    size = (max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))
    square = Image.new("RGB", (SIDE, SIDE), palette_of(title, author).paper)
    place = ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2)
    square.paste(shown.resize(size, Image.Resampling.LANCZOS), place)
    stream = io.BytesIO()
    square.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()
