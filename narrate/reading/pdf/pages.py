"""The one door to PDFium: a PDF's text layer as lines with their places on the page."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 10_000
MAX_CHARACTERS = 20_000_000
_WIDE = 2.5
"""How many times the size of the type a gap between two words is that parts columns."""
_HYPHENS = frozenset({0x2, 0xFFFE})
"""How PDFium writes a hyphen at the end of a line, which it takes for the end of none."""
_LINE_ENDS = frozenset({0x0A, 0x0D})
_RAISED_SIZE, _RAISED = 0.85, 0.15
"""Share of the size of a line below which its figures are raised, and by what share of that size
at least."""
_TOUCHING, _BLANK = 0.5, 0.15
"""Shares of the size of the type: what may part two characters of one line, one of them raised, and
from where on it is a blank."""
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SURROGATES = range(0xD800, 0xE000)


class PdfMissing(SourceError):
    """A PDF, and the extra that reads it is not installed."""


class BadPdf(SourceError):
    """A PDF that is broken, protected, or has no text."""


class Line(NamedTuple):
    """A line of text on a page; lengths are in points, from the lower left corner."""

    text: str
    """Without white space around it."""
    page: int
    """From 0."""
    left: float
    right: float
    base: float
    """Height of the line the letters stand on."""
    size: float
    """Of the type of its first word."""
    gaps: int = 0
    """Gaps as wide as those between columns."""


class Mark(NamedTuple):
    """An entry of the PDF's own list of contents."""

    title: str
    level: int
    """From 1."""
    page: int
    """From 0; -1 where it leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The text layer of a PDF."""

    lines: tuple[tuple[Line, ...], ...]
    """By page, in the order in which the file has them."""
    labels: tuple[str, ...]
    """What the pages are called, such as ``iv`` or ``12``; blank where the file does not say."""
    marks: tuple[Mark, ...]
    about: dict[str, str]
    """What the file says of itself, by PDF's own names (``Title``, ``Author``)."""


def pages_of(data: bytes, name: str) -> Pages:
    """Return the text layer of a PDF.

    Raises:
        PdfMissing: the extra is not installed.
        BadPdf: it is broken, protected by a password, too long, or has no text.
    """
    pdfium = _library(name)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise BadPdf(f"{name} is protected by a password", "a copy without one") from error
        raise BadPdf(f"{name} is no PDF, or a broken one", "the file from its source") from error
    try:
        return _read(document, name)
    finally:
        document.close()


def _library(name: str) -> Any:  # noqa: ANN401 - pypdfium2 is not typed
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise PdfMissing(
            f"{name} is a PDF, and what reads PDFs is not installed",
            "python -m pip install 'narrate-editions[pdf]'",
        ) from error
    return pypdfium2


def _read(document: Any, name: str) -> Pages:  # noqa: ANN401 - as above
    count = len(document)
    if count > MAX_PAGES:
        raise BadPdf(f"{name} has {count:,} pages", f"parts of at most {MAX_PAGES:,} pages")
    lines: list[tuple[Line, ...]] = []
    labels: list[str] = []
    characters = 0
    for number in range(count):
        page = document[number]
        found = tuple(_lines(page, number))
        characters += sum(len(line.text) for line in found)
        if characters > MAX_CHARACTERS:
            raise BadPdf(f"{name} has more than {MAX_CHARACTERS:,} characters", "parts of it")
        lines.append(found)
        labels.append(document.get_page_label(number))
        page.close()
    if not characters:
        raise BadPdf(
            f"{name} has no text in it: its pages are pictures, as from a scanner",
            "a program that recognises letters, such as ocrmypdf, first",
        )
    return Pages(
        lines=tuple(lines),
        labels=tuple(labels),
        marks=tuple(_marks(document)),
        about=document.get_metadata_dict(skip_empty=True),
    )


def _marks(document: Any) -> Iterator[Mark]:  # noqa: ANN401 - as above
    for entry in document.get_toc(max_depth=6):
        destination = entry.get_dest()
        page = destination.get_index() if destination else None
        yield Mark(entry.get_title().strip(), entry.level + 1, -1 if page is None else page)


class _Boxes:
    """Where the characters of one page stand."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - as above
        from pypdfium2 import raw  # noqa: PLC0415 - an extra

        self._raw, self._text = raw, text
        self._edges = [ctypes.c_double() for _ in range(4)]

    def code(self, index: int) -> int:
        return int(self._raw.FPDFText_GetUnicode(self._text, index))

    def size(self, index: int) -> float:
        return float(self._raw.FPDFText_GetFontSize(self._text, index))

    def base(self, index: int) -> float:
        """Return the height of the line a character stands on."""
        x, y = self._edges[:2]
        self._raw.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        return y.value

    def shown(self, index: int, sign: str, size: float, base: float) -> str:
        """Return a figure that is raised above its line as the raised figure it is."""
        if not sign.isdigit() or self.size(index) > _RAISED_SIZE * size:
            return sign
        return sign.translate(_FIGURES) if self.base(index) > base + _RAISED * size else sign

    def gap(self, left: int, right: int) -> float:
        """Return how far two characters of one line stand apart, in sizes of its type.

        Where one of them is raised, they may still be on one line; infinite where they are not.
        """
        size = max(self.size(left), self.size(right))
        if not size or abs(self.base(left) - self.base(right)) > size / 2:
            return math.inf
        return abs(self.edges(right)[0] - self.edges(left)[1]) / size

    def edges(self, index: int) -> tuple[float, float]:
        """Return the left and the right edge of a character."""
        self._raw.FPDFText_GetCharBox(self._text, index, *map(ctypes.byref, self._edges))
        return self._edges[0].value, self._edges[1].value


def _lines(page: Any, number: int) -> Iterator[Line]:  # noqa: ANN401 - as above
    """Yield the lines of a page; raised figures, which PDFium parts from their line, put back."""
    text = page.get_textpage()
    boxes = _Boxes(text)
    held: list[tuple[int, str]] = []
    for signs in _stretches(boxes, text.count_chars()):
        gap = boxes.gap(held[-1][0], signs[0][0]) if held else 0.0
        if held and gap > _TOUCHING:
            yield _line(boxes, held, number)
            held = []
        elif gap > _BLANK:
            held.append((signs[0][0], " "))
        held += signs
    if held:
        yield _line(boxes, held, number)
    text.close()


def _stretches(boxes: _Boxes, count: int) -> Iterator[list[tuple[int, str]]]:
    """Yield what PDFium takes for lines: index and sign, no blanks at either end."""
    signs: list[tuple[int, str]] = []
    for index in range(count):
        code = boxes.code(index)
        if code in _HYPHENS:
            signs.append((index, "-"))
        elif code not in _LINE_ENDS and code and code not in _SURROGATES:
            sign = chr(code)
            if signs or not sign.isspace():
                signs.append((index, sign))
        if code in _HYPHENS or code in _LINE_ENDS or index == count - 1:
            while signs and signs[-1][1].isspace():
                signs.pop()
            if signs:
                yield signs
            signs = []


def _line(boxes: _Boxes, signs: list[tuple[int, str]], number: int) -> Line:
    """Return the line of ``signs``, which is not empty."""
    first, last = signs[0][0], signs[-1][0]
    size, base = max((boxes.size(one), boxes.base(one)) for one in (first, last))
    shown = [boxes.shown(index, sign, size, base) for index, sign in signs]
    gaps = 0
    for (before, _), (_, sign), (after, _) in zip(signs, signs[1:], signs[2:], strict=False):
        if sign == " " and boxes.edges(after)[0] - boxes.edges(before)[1] > _WIDE * size:
            gaps += 1
    return Line(
        text="".join(shown),
        page=number,
        left=boxes.edges(first)[0],
        right=boxes.edges(last)[1],
        base=base,
        size=round(size, 1),
        gaps=gaps,
    )
