"""Stretches of a source between brackets, and stretches put otherwise."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOSING = {"{": "}", "[": "]", "(": ")"}
_LONGEST = 100_000
"""Characters of a stretch; a longer one has lost its end."""


def end_of(source: str, start: int) -> int:
    """Return where the bracket at ``start`` has been closed; 0 where that is nowhere.

    Brackets of other kinds count as well; what stands in straight quotation marks, and behind a
    backslash, does not.
    """
    open_: list[str] = []
    at, last = start, min(len(source), start + _LONGEST)
    while at < last:
        sign = source[at]
        if sign == "\\":
            at += 1
        elif sign == '"' and open_ and open_[-1] == ")":
            at = _quoted(source, at, last)
        elif sign in _CLOSING:
            open_.append(_CLOSING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
            if not open_:
                return at + 1
        at += 1
    return 0


def _quoted(source: str, at: int, last: int) -> int:
    """Return where the quotation that begins at ``at`` ends, or ``at`` where it does not."""
    end = at + 1
    while end < last and source[end] != '"':
        end += 2 if source[end] == "\\" else 1
    return end if end < last else at


def replaced(
    source: str,
    edits: Iterable[tuple[int, int, str]],
    without: Sequence[tuple[int, int]] = (),
) -> str:
    """Return ``source`` with the edits made, but for those that begin inside ``without``.

    Of two edits that overlap the first to begin holds.
    """
    starts = [start for start, _ in without]
    parts: list[str] = []
    at = 0
    for start, end, text in sorted(edits):
        inside = bisect_right(starts, start) - 1
        if start < at or (inside >= 0 and start < without[inside][1]):
            continue
        parts += [source[at:start], text]
        at = end
    return "".join([*parts, source[at:]])
