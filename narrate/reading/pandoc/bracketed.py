"""Stretches of a source between brackets, and stretches put otherwise."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOSING = {"{": "}", "[": "]", "(": ")"}
_LONGEST = 100_000
"""Characters of a stretch; a longer one has lost its end."""
_STEPS = 8
"""Times the length of a source that may be walked in it, whatever is open."""


class Brackets:
    """The brackets of one source; to find their ends takes time in proportion to its length."""

    def __init__(self, source: str) -> None:
        """Begin with nothing looked for."""
        self._source = source
        self._left = _STEPS * len(source) + _LONGEST

    def end_of(self, start: int) -> int:
        """Return where the bracket at ``start`` has been closed; 0 where that is nowhere.

        Brackets of other kinds count as well; what stands behind a backslash, and between straight
        quotation marks in round brackets, does not.
        """
        source, open_ = self._source, [_CLOSING[self._source[start]]]
        at, last = start + 1, min(len(source), start + min(_LONGEST, self._left))
        while at < last and open_:
            sign = source[at]
            if sign == "\\":
                at += 1
            elif sign == '"' and open_[-1] == ")":
                at = self._quoted(at, last)
            elif sign in _CLOSING:
                open_.append(_CLOSING[sign])
            elif sign == open_[-1]:
                open_.pop()
            at += 1
        self._left -= at - start
        return 0 if open_ else at

    def _quoted(self, at: int, last: int) -> int:
        """Return where the quotation that begins at ``at`` ends; at ``last`` where it does not."""
        end = at + 1
        while end < last and self._source[end] != '"':
            end += 2 if self._source[end] == "\\" else 1
        return end


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
