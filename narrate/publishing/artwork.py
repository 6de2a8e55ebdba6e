"""Pictures drawn for a show and its episodes, where none are given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.audio.cover import drawn
from narrate.audio.palette import digest_of
from narrate.audio.sheet import MARGIN, UNITS, Sheet, Wave
from narrate.audio.typography import Face, Style, cut, fit, settable
from narrate.publishing.site.assets import colours

if TYPE_CHECKING:
    from narrate.model.show import Episode, Show

SIDE = 3000
"""Pixels; the most that directories take, and what they show best."""

_WIDTH = UNITS - 2 * MARGIN
_TOP, _BOTTOM = 130, 900
"""Between which the large letters stand."""
_CAPITAL = 0.65
"""Height of a capital of the typeface, in ems."""
_WEIGHT = 0.011
"""Hairlines of a large size vanish at 55 pixels; so much more holds them."""
_TRACKING = 0.025
"""Between initials, whose serifs would touch; in ems."""
_WHOLE, _LARGEST = 400, 1180
"""Smallest size at which a whole title can be read at 55 pixels: its capitals are 10 of them high;
and the largest of all."""
_MOST_LETTERS = 3
_LEADING = 0.8
_NAME_SMALLEST, _NAME_LARGEST = 44, 72
_NAME_BASELINE = 1290
_WAVE = Wave(1085, 92, bar=32, step=63)
_LONE_WAVE = Wave(690, 520, bar=56, step=92)
_ARTICLES = frozenset(
    {"a", "an", "the", "der", "die", "das", "den", "ein", "eine", "le", "la", "les", "l", "un"}
    | {"une", "el", "los", "las", "una", "o", "os", "as", "il", "lo", "gli"}
)


def show_artwork(show: Show) -> bytes:
    """Draw the square picture of a show: a few large letters of its title over a sound wave.

    It can be told from others at 55 pixels, the smallest that apps show. A title in a script that
    the bundled fonts do not hold leaves the wave alone, tall.

    Returns:
        A PNG in RGB of 3000 × 3000 pixels, below 512 kB; the same bytes for the same title.
    """
    sheet = Sheet(SIDE, colours(show))
    title, grain = settable(show.title), digest_of(show.title, show.author)
    if not any(map(str.isalnum, title)):
        sheet.wave(_LONE_WAVE, grain)
        return sheet.png()
    large = _large(title)
    _letters(sheet, large)
    sheet.wave(_WAVE, grain)
    if large != title:
        _name(sheet, title)
    return sheet.png()


def episode_artwork(show: Show, episode: Episode) -> bytes:
    """Draw the square picture of an episode: its title in the colours of the show.

    Returns:
        A JPEG in RGB of 1400 × 1400 pixels; the same bytes for the same words.
    """
    date = episode.date if len(episode.date) <= len("1977-06-09") else ""
    return drawn(episode.title, episode.author, colours(show), date=date, number=show.title).jpeg()


def monogram(title: str) -> str:
    """Return up to three letters for a title: the first of its words that are written large.

    Articles do not count, nor words written small, unless there are no others.
    """
    words = ["".join(filter(str.isalnum, one)) for one in title.split()]
    words = [one for one in words if one]
    named = [one for one in words if one.lower() not in _ARTICLES] or words
    large = [one for one in named if not one[0].islower()] or named
    return "".join(one[0] for one in large[:_MOST_LETTERS]).upper()


def _large(title: str) -> str:
    """Return what is set large: the title where it can be so, else its first letters."""
    words, unit = title.split(), Style(Face.ROMAN, _WHOLE)
    lines = (_BOTTOM - _TOP) // (_LEADING * _WHOLE)
    if len(words) <= lines and max(map(unit.width, words)) <= _WIDTH:
        return title
    return monogram(title)


def _letters(sheet: Sheet, text: str) -> None:
    widest = max(map(Style(Face.ROMAN, _WHOLE).width, text.split()))
    largest = min(_LARGEST, int(_WHOLE * _WIDTH / widest))
    sizes = range(largest, _WHOLE // 2, -10)
    style, lines = fit(text, Face.ROMAN, sizes, _WIDTH, _BOTTOM - _TOP, _LEADING)
    apart = _TRACKING if len(text) <= _MOST_LETTERS else 0
    style = replace(style, weight=_WEIGHT, tracking=apart)
    height = ((len(lines) - 1) * _LEADING + _CAPITAL) * style.size
    baseline = (_TOP + _BOTTOM - height) / 2 + _CAPITAL * style.size
    for line in lines:
        _centred(sheet, style, baseline, line)
        baseline += _LEADING * style.size


def _name(sheet: Sheet, title: str) -> None:
    """Set the whole title on one line at the foot."""
    size = min(_NAME_LARGEST, int(_WIDTH / Style(Face.ROMAN, 1000).width(title) * 1000))
    style = Style(Face.ROMAN, max(_NAME_SMALLEST, size))
    _centred(sheet, style, _NAME_BASELINE, cut(title, style, _WIDTH))


def _centred(sheet: Sheet, style: Style, baseline: float, line: str) -> None:
    left = (UNITS - style.width(line)) / 2
    sheet.line(style, (left, baseline), line, sheet.palette.ink)
