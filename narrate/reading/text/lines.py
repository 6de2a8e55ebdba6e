"""The lines of a text and where their visible characters stand."""

from __future__ import annotations

import re
from typing import NamedTuple


class Line(NamedTuple):
    """One line without its end and without the white space around it."""

    start: int
    """First visible character, in code points of the source."""
    end: int
    """One past the last visible character; equal to ``start`` for a blank line."""
    indent: int
    """Columns of white space in front."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return self.start == self.end

    @property
    def width(self) -> int:
        """Characters from the margin to the last visible one."""
        return self.indent + self.end - self.start


_LINE = re.compile(
    r"([^\S\n\r\f\x85\u2028\u2029]*+)([^\n\r\f\x85\u2028\u2029]*+)(?:\r\n|[\n\r\f\x85\u2028\u2029]|\Z)"
)


def lines_of(text: str) -> list[Line]:
    """Return all lines of ``text``, in order, blank ones included."""
    lines = []
    for found in _LINE.finditer(text):
        start, end = found.span(2)
        if start < end and text[end - 1].isspace():
            end = start + len(found[2].rstrip())
        indent = start - found.start()
        if indent:
            indent = len(found[1].expandtabs())
        lines.append(Line(start, end, indent))
    return lines[:-1]  # the last is that behind the end
