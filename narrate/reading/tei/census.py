"""``--elements``: every element of a file, how often it is there, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.tei import Role
from narrate.reading.tei.file import TeiFile
from narrate.reading.tei.names import attributes_of, name_of
from narrate.reading.tei.steps import steps

if TYPE_CHECKING:
    from narrate.model.tei import TeiChoice

NOWHERE = "nowhere"
"""Where the treatment of an element that no profile names is said."""
_SILENT = frozenset({Role.SILENT, Role.PAGE_NUMBER, Role.TERMS, Role.PERSONS, Role.NOTE_MARK})


class Counted(NamedTuple):
    """Elements of which the same becomes for the same reason."""

    element: str
    """As the rule has it that is for them, or the bare name where there is none."""
    treatment: str
    reason: str
    """Who says so: a profile of the package, ``narrate.toml``, nobody, or the silent element that
    they are in."""


def elements(data: bytes, name: str, choice: TeiChoice) -> tuple[str, Counter[Counted]]:
    """Return what a file is read as, and its elements.

    Raises:
        SourceError: as the reader.
        UsageError: likewise.
    """
    file = TeiFile(data, name, choice)
    counts: Counter[Counted] = Counter()
    names: list[str] = []
    silent: list[str] = []
    """The names of the silent element at hand and of what is open in it."""
    for begins, element in steps(file.root):
        if not isinstance(element.tag, str):
            continue
        if not begins:
            names.pop()
            silent = silent[:-1]
            continue
        own = name_of(element)
        rule = file.profile.rule(own, names[-1] if names else "", attributes_of(element))
        names.append(own)
        if silent:
            row = Counted(own, Role.SILENT.value, f"in {silent[0]}")
        elif rule is None:
            row = Counted(own, Role.SILENT.value, NOWHERE)
        else:
            row = Counted(rule.selector.written, str(rule.treatment), rule.profile)
        counts[row] += 1
        if silent or rule is None or rule.treatment.role in _SILENT:
            silent.append(own)
    return file.profile.about, counts
