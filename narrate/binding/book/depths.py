"""Depths of headings without gaps, whatever levels a source has."""

from __future__ import annotations


class Depths:
    """A heading stands one deeper than the nearest one before it of a smaller level."""

    def __init__(self, *, from_top: bool) -> None:
        """Begin; ``from_top`` lets what stands below nothing have depth 1 instead of its level."""
        self._from_top = from_top
        self._above: list[tuple[int, int]] = []

    def of(self, level: int) -> int:
        """Return the depth of the next heading, which has ``level``; both from 1."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        outermost = 1 if self._from_top else level
        depth = self._above[-1][1] + 1 if self._above else outermost
        self._above.append((level, depth))
        return depth
