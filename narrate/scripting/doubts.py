"""Readings in doubt: rules say so by their names, and an editor gets one finding of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.script import Change
    from narrate.model.span import Place


class _Doubt(NamedTuple):
    """What a rule's name says of the readings that it decides."""

    one: str
    many: str
    suggestion: str


_DOUBTS = {
    "guessed-acronym": _Doubt(
        "is an acronym that no table has, said as a word",
        "are acronyms that no table has, said as words",
        "Give each a spoken form in the [say] table: its letters with blanks, or a word.",
    ),
    "ambiguous-date": _Doubt(
        "may be day or month first",
        "may be day or month first",
        "Write the month as a word, or give the figures a spoken form in the [say] table.",
    ),
}
"""By the names of rules."""
_SHOWN = 5
"""Examples in a message, at most."""


class Doubts:
    """The doubtful readings of a document, folded by rule."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[str, dict[str, Place]] = {}
        self._count: dict[str, int] = {}

    def add(self, changes: Iterable[Change]) -> None:
        """Note the changes that a doubtful rule made."""
        for change in changes:
            if change.rule in _DOUBTS:
                self._seen.setdefault(change.rule, {}).setdefault(change.text, change.place)
                self._count[change.rule] = self._count.get(change.rule, 0) + 1

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each kind of doubt, with its first places on the page."""
        for rule, seen in self._seen.items():
            doubt = _DOUBTS[rule]
            shown = ", ".join(list(seen)[:_SHOWN]) + (" …" if len(seen) > _SHOWN else "")
            yield Finding(
                id=rule,
                message=f"{shown} {doubt.one if len(seen) == 1 else doubt.many}.",
                suggestion=doubt.suggestion,
                severity=Severity.INFO,
                place=next(iter(seen.values())),
                count=self._count[rule],
            )
