"""Whether a picture is what directories of podcasts take."""

from __future__ import annotations

import io

from narrate.errors import UsageError

SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side (Apple Podcasts, PSP-1)."""
_FORMATS = ("JPEG", "PNG")
_MOST_PIXELS = 100_000_000


class UnfitArtwork(UsageError):
    """A picture that directories would refuse."""


def ending(picture: bytes) -> str:
    """Return the ending for the name of a JPEG or PNG."""
    return ".png" if picture.startswith(b"\x89PNG") else ".jpg"


def fit(picture: bytes) -> bytes:
    """Return a picture as it is, or in plain RGB.

    Raises:
        UnfitArtwork: it is no JPEG or PNG, not square, too small or too large.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only for a picture that is given

    try:
        image = Image.open(io.BytesIO(picture))
        width, height = image.size
        if width * height > _MOST_PIXELS:
            raise UnfitArtwork(f"the artwork has {width} × {height} pixels", _cure())
        image.load()
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise UnfitArtwork("the artwork is no picture that can be read", _cure()) from error
    if image.format not in _FORMATS:
        raise UnfitArtwork(f"the artwork is a {image.format}", _cure())
    if width != height or not SMALLEST <= width <= LARGEST:
        raise UnfitArtwork(f"the artwork has {width} × {height} pixels", _cure())
    if image.mode == "RGB":
        return picture
    plain = Image.new("RGB", image.size, "white")
    painted = image.convert("RGBA")
    plain.paste(painted, mask=painted.getchannel("A"))
    stream = io.BytesIO()
    plain.save(stream, image.format, quality=90, optimize=True)
    return stream.getvalue()


def _cure() -> str:
    return (
        f"a square JPEG or PNG of {SMALLEST} to {LARGEST} pixels; "
        "or leave show.artwork out and one is drawn"
    )
