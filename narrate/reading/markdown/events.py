"""The one door to pyromark: what a Markdown text is made of, in order, and where it stands.

pyromark is pulldown-cmark, the parser of Rust's own documentation, bound to Python. It says of
every piece of text where it stands in the source, which is what everything here is built on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Handler = Callable[[Any, int, int], None]
    """What is done at an event: with what it says, and where it stands.

    What an event says may be a text, a number, a mapping or nothing. The place is in code points of
    the source; -1 for what begins or ends.
    """

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def tell(text: str, handlers: Mapping[str, Handler], *, mathematics: bool) -> None:
    """Tell what stands in ``text``: CommonMark, tables, notes, strike-through, definitions.

    Args:
        text: What is to be parsed.
        handlers: By the name of an event, which is pulldown-cmark's own, such as ``Paragraph`` or
            ``Text``, with a slash before it where something ends.
        mathematics: Whether dollars are signs of formulas, and not only of money.
    """
    from pyromark import Options, events_with_range  # noqa: PLC0415 - only needed here

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_DEFINITION_LIST
        | (Options.ENABLE_MATH if mathematics else Options(0))
    )
    ends = {name[1:]: handler for name, handler in handlers.items() if name[0] == "/"}
    points = _Points(text)
    known, even, behind = 0, points.even, 0
    said: Any
    name: str
    value: Any
    for said, where in events_with_range(text, options=options):
        if isinstance(said, str):
            name, value = said, None
        else:
            (name,) = said
            value = said[name]
            if name == "Start" or name == "End":  # noqa: PLR1714 - this is the faster way
                table = handlers if name == "Start" else ends
                if isinstance(value, str):
                    table[value](None, -1, -1)
                else:
                    (name,) = value
                    table[name](value[name], -1, -1)
                continue
        first, last = where["start"], where["end"]
        if first < known or last > even:
            start, end = points.of(first, last)
            known, even, behind = last, points.even, last - end
            handlers[name](value, start, end)
        else:
            handlers[name](value, first - behind, last - behind)


class _Points:
    """The code points of a text by its bytes; the places come in order, nearly always."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._at = self._point = 0
        """A byte and its code point."""
        self.even = self._even() if self._data else len(text)
        """Where the next byte is that is not of ASCII."""

    def of(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of two bytes."""
        data = self._data
        if first < self._at:
            self._at = self._point = 0
            self.even = self._even()
        start = self._point + first - self._at
        if first > self.even:
            start = self._point + len(data[self._at : first].decode())
        self._at, self._point = last, start + len(data[first:last].decode())
        self.even = self._even()
        return start, self._point

    def _even(self) -> int:
        found = _BEYOND_ASCII.search(self._data, self._at)
        return found.start() if found else len(self._data)
