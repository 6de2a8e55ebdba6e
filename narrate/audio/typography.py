"""Setting a few lines of type in the bundled fonts, whatever machine it is."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageDraw import ImageDraw

_NO_CHARACTER = "\U0010ffff"
_BLANKS = " \u00a0\u2009"
_ELLIPSIS = "…"
_MEASURED = 40
"""Size at which text is measured before it is tried."""
_UNSEEN = 8
"""Pixels; a finer measure is not seen."""


class Face(StrEnum):
    """The bundled fonts, by file."""

    ROMAN = "EBGaramond12-Regular.otf"
    ITALIC = "EBGaramond12-Italic.otf"
    FALLBACK = "DejaVuSerif.ttf"


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    data = files("narrate.audio").joinpath("fonts", face).read_bytes()
    # The basic layout is part of every Pillow; the other one depends on what a machine has.
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(face: Face, character: str) -> bool:
    font = _font(face, _MEASURED)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))


def _face_for(face: Face, character: str) -> Face | None:
    for one in (face, Face.FALLBACK):
        if character in _BLANKS or _has(one, character):
            return one
    return None


def settable(text: str) -> str:
    """Return what of ``text`` the bundled fonts can set: pictographs dropped, white space single.

    Empty when a letter is missing, because half a title is worse than none (the fonts hold Latin,
    Greek, Cyrillic, Armenian and Georgian; other scripts need shaping or larger fonts).
    """
    kept = []
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        if _face_for(Face.ROMAN, character):
            kept.append(character)
        elif unicodedata.category(character)[0] in "LN":
            return ""
    return " ".join("".join(kept).split())


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set."""

    face: Face
    size: int
    """Pixels of the em square."""
    tracking: float = 0.0
    """Extra space between characters, in ems."""
    weight: float = 0.0
    """Extra thickness all around the strokes, in ems; for letters that are to be seen small."""

    def runs(self, text: str) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        """Cut ``text`` where the font changes, or at every character when tracked."""
        run, face = "", self.face
        for character in text:
            needed = _face_for(self.face, character) or face
            if run and (needed != face or self.tracking):
                yield run, _font(face, self.size)
                run = ""
            run, face = run + character, needed
        if run:
            yield run, _font(face, self.size)

    def width(self, text: str) -> float:
        """Return the advance of ``text`` in pixels, without tracking after the last character."""
        space = self.tracking * self.size
        return sum(font.getlength(run) + space for run, font in self.runs(text)) - space

    def draw(self, canvas: ImageDraw, place: tuple[float, float], text: str, ink: str) -> None:
        """Draw ``text`` with its baseline beginning at ``place``."""
        x, y = place
        stroke = round(self.weight * self.size)
        for run, font in self.runs(text):
            canvas.text((x, y), run, fill=ink, font=font, anchor="ls", stroke_width=stroke)
            x += font.getlength(run) + self.tracking * self.size


def fit(
    text: str, face: Face, sizes: range, width: int, height: int, leading: float
) -> tuple[Style, list[str]]:
    """Set ``text`` as large as fits a box, its lines of even length; cut with an ellipsis at last.

    A word too long for a line is broken only in the smaller half of the sizes.

    Args:
        text: What to set; not empty.
        face: Font.
        sizes: Sizes to try, largest first.
        width: Of the box, in pixels.
        height: Of the box, in pixels.
        leading: From baseline to baseline, in ems.
    """
    widest, whole = (Style(face, _MEASURED).width(part) for part in (_widest(text, face), text))
    for size in sizes:
        style, scale = Style(face, size), size / _MEASURED
        most = int(height // (leading * size))
        breaking = size <= sizes[len(sizes) // 2]
        if most * width < scale * whole or (scale * widest > width and not breaking):
            continue
        if len(lines := _wrapped(text, style, width)) <= most:
            return style, _even(text, style, (scale * widest, width), lines)
    style = Style(face, sizes[-1])
    lines = _wrapped(text, style, width)[: max(1, int(height // (leading * style.size)))]
    while lines[-1] and style.width(lines[-1] + _ELLIPSIS) > width:
        lines[-1] = lines[-1][:-1].rstrip()
    return style, [*lines[:-1], lines[-1] + _ELLIPSIS]


def cut(text: str, style: Style, width: float) -> str:
    """Return ``text`` as far as it fits ``width`` pixels, in whole words and with an ellipsis."""
    if style.width(text) <= width:
        return text
    line = _wrapped(text, style, width - style.width(_ELLIPSIS))[0]
    return line.rstrip(" ,;:–—-") + _ELLIPSIS


def _widest(text: str, face: Face) -> str:
    return max(text.split(), key=Style(face, _MEASURED).width)


def _wrapped(text: str, style: Style, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        for part in _pieces(word, style, width):
            longer = f"{lines[-1]} {part}" if lines[-1] else part
            if not lines[-1] or style.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
    return lines


def _pieces(word: str, style: Style, width: float) -> Iterator[str]:
    """Yield a word whole, or in stretches that fit where it is wider than a line."""
    begin = 0
    for end in range(2, len(word) + 1) if style.width(word) > width else ():
        if end - begin > 1 and style.width(word[begin:end]) > width:
            yield word[begin : end - 1]
            begin = end - 1
    yield word[begin:]


def _even(text: str, style: Style, between: tuple[float, float], lines: list[str]) -> list[str]:
    """Narrow the measure as far as the number of lines allows and no word has to break."""
    least, most = between
    while most - least > _UNSEEN:
        middle = (least + most) / 2
        narrower = _wrapped(text, style, middle)
        if len(narrower) <= len(lines):
            lines, most = narrower, middle
        else:
            least = middle
    return lines
