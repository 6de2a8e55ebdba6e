"""Entries that are regular expressions, each match under a time limit.

The standard ``re`` cannot be stopped; ``regex`` (Apache-2.0 and CNRI-Python) can, and knows the
same look-around and back references. It is loaded only where a lexicon has patterns.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from narrate.scripting.lexicon.entries import LexiconError
from narrate.scripting.lexicon.matching import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.scripting.lexicon.entries import Entry

SECONDS = 0.5
"""Time for one match; an honest pattern over a paragraph needs a thousandth of it."""
_REFERENCE = re.compile(r"\\(\\|\d{1,2}|g<(\w+)>)")


class Patterns:
    """All patterns of a lexicon."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Compile ``entries``. Raises ``LexiconError`` when one is broken."""
        self._entries = [(entry, _compiled(entry)) for entry in entries]

    def matches(self, text: str) -> Iterator[Match]:
        """Yield what matches in ``text``; may overlap.

        Raises:
            LexiconError: a match takes longer than ``SECONDS``.
        """
        for entry, pattern in self._entries:
            at = 0
            while (found := _search(entry, pattern, text, at)) is not None:
                start, end = found.span()
                if start < end:
                    yield Match(start, end, entry, _filled(entry.said, found))
                at = end if start < end else end + 1


@cache
def _engine() -> Any:  # noqa: ANN401 - a module without annotations
    import regex  # noqa: PLC0415 - loaded only where there are patterns

    return regex


def _compiled(entry: Entry) -> Any:  # noqa: ANN401 - a pattern of that module
    try:
        pattern = _engine().compile(entry.written)
    except _engine().error as error:
        raise LexiconError(
            f"{entry.where}: the regular expression is broken: {error}",
            r'one such as "re:\\bSALT (I{1,3})\\b"',
        ) from error
    for reference in _REFERENCE.finditer(entry.said):
        group = reference[2] or reference[1]
        known = group == "\\" or group in pattern.groupindex
        if not known and not (group.isdigit() and int(group) <= pattern.groups):
            raise LexiconError(
                f"{entry.where}: the regular expression has no group {group}",
                f"groups up to {pattern.groups}, or one more pair of brackets",
            )
    return pattern


def _search(entry: Entry, pattern: Any, text: str, at: int) -> Any:  # noqa: ANN401 - as above
    if at > len(text):
        return None
    try:
        return pattern.search(text, at, timeout=SECONDS)
    except TimeoutError as error:
        raise LexiconError(
            f"{entry.where}: the regular expression {entry.written!r} ran away: no answer after"
            f" {SECONDS:g} s",
            "a simpler one; repeated groups inside of repeated groups are the usual cause",
        ) from error


def _filled(said: str, found: Any) -> str:  # noqa: ANN401 - as above
    def group(reference: re.Match[str]) -> str:
        name = reference[2] or reference[1]
        if name == "\\":
            return name
        return found[int(name) if name.isdigit() else name] or ""

    return _REFERENCE.sub(group, said) if "\\" in said else said
