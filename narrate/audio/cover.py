"""A plain cover drawn from title and author, for editions that bring none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from narrate.audio.palette import digest_of, palette_of
from narrate.audio.sheet import MARGIN, UNITS, Sheet, Wave
from narrate.audio.typography import Face, Style, cut, fit, settable

if TYPE_CHECKING:
    from narrate.audio.palette import Palette

SIDE = 1400
"""Pixels; what podcast directories ask for at least."""

_WIDTH = UNITS - 2 * MARGIN
_TITLE_SIZES = range(216, 43, -4)
_TITLE_TOP, _TITLE_BOTTOM = 250, 830
_LEADING, _DESCENT = 1.12, 0.25
_AUTHOR_SIZES = range(64, 35, -2)
_AUTHOR_BOTTOM = 1000
_WAVE = Wave(1165, 125)
_LONE_WAVE = Wave(725, 420)


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
    return drawn(title, author, palette_of(title, author), date=date, number=number).png()


def drawn(title: str, author: str, palette: Palette, *, date: str = "", number: str = "") -> Sheet:
    """Return a cover in other colours than its title's own, as a sheet; see ``cover``."""
    sheet = Sheet(SIDE, palette)
    _head(sheet, settable(number), settable(date))
    set_title, set_author = settable(title), settable(author)
    bottom = _title(sheet, set_title)
    _author(sheet, set_author, bottom)
    sheet.wave(_WAVE if set_title or set_author else _LONE_WAVE, digest_of(title, author))
    return sheet


def smaller(picture: bytes, side: int) -> tuple[str, bytes]:
    """Return a picture that fits a square of ``side`` pixels, with its media type.

    It is a PNG of few colours or a JPEG, whichever is smaller; the same bytes for the same picture.
    """
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    flat, painted = io.BytesIO(), io.BytesIO()
    image.quantize(64).save(flat, "PNG", optimize=True)
    image.save(painted, "JPEG", quality=82, optimize=True)
    kinds = (("image/png", flat.getvalue()), ("image/jpeg", painted.getvalue()))
    return min(kinds, key=lambda one: len(one[1]))


def _head(sheet: Sheet, number: str, date: str) -> None:
    """Draw a rule with number and date above it; a long text gives way to the date."""
    sheet.rule(168, 3)
    style, ink = Style(Face.ROMAN, 40, tracking=0.08), sheet.palette.ink
    right = UNITS - MARGIN - style.width(date)
    sheet.line(style, (right, 146), date, ink)
    room = right - MARGIN - 2 * style.size if date else _WIDTH
    sheet.line(style, (MARGIN, 146), cut(number, style, room), ink)


def _title(sheet: Sheet, title: str) -> float:
    """Set the title and return where its descenders end."""
    if not title:
        return _TITLE_TOP
    height = _TITLE_BOTTOM - _TITLE_TOP
    style, lines = fit(title, Face.ROMAN, _TITLE_SIZES, _WIDTH, height, _LEADING)
    baseline = _TITLE_TOP + 0.72 * style.size
    for line in lines:
        sheet.line(style, (MARGIN, baseline), line, sheet.palette.ink)
        baseline += _LEADING * style.size
    return baseline - (_LEADING - _DESCENT) * style.size


def _author(sheet: Sheet, author: str, above: float) -> None:
    if not author:
        return
    height = _AUTHOR_BOTTOM - _TITLE_BOTTOM
    style, lines = fit(author, Face.ITALIC, _AUTHOR_SIZES, _WIDTH, height, 1.2)
    baseline = above + 1.45 * style.size
    for line in lines:
        sheet.line(style, (MARGIN, baseline), line, sheet.palette.accent)
        baseline += 1.2 * style.size
