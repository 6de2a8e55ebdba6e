"""The cover a book brings along: square, of bounded size, or none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from narrate.audio.cover import SIDE
from narrate.audio.framing import framed
from narrate.audio.palette import palette_of


def picture(size, kind="PNG", colour=(200, 0, 0), mode="RGB"):
    stream = io.BytesIO()
    Image.new(mode, size, colour).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_tall_picture_stands_in_the_middle_of_a_square(kind):
    made = Image.open(io.BytesIO(framed(picture((300, 600), kind), "The Mill", "Anna Berg")))
    assert made.size == (SIDE, SIDE)
    assert made.format == "JPEG"
    red, _, blue = made.getpixel((SIDE // 2, SIDE // 2))
    assert red > 180
    assert blue < 40
    paper = Image.new("RGB", (1, 1), palette_of("The Mill", "Anna Berg").paper).getpixel((0, 0))
    assert all(
        abs(one - other) < 12 for one, other in zip(made.getpixel((5, 5)), paper, strict=True)
    )


def test_the_same_picture_gives_the_same_bytes():
    data = picture((40, 30))
    assert framed(data, "The Mill") == framed(data, "The Mill")


def test_a_picture_with_a_palette_or_alpha_is_taken():
    assert framed(picture((10, 10), mode="RGBA", colour=(1, 2, 3, 0)), "The Mill")
    assert framed(picture((10, 10), mode="P", colour=3), "The Mill")


def bomb():
    """A PNG that says it has 30,000 times 30,000 pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = zlib.compress(b"\0" * 30_001)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"<svg/>",
        picture((400, 400))[:200],
        picture((9, 9), "GIF", 3, "P"),
        bomb(),
    ],
    ids=["empty", "text", "svg", "cut off", "gif", "bomb"],
)
def test_what_is_no_picture_of_ours_is_none(data):
    assert framed(data, "The Mill") is None
