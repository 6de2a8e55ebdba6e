"""What became of every character of the page: spoken, changed by a rule, omitted by a rule."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.model.document import Kind
from narrate.model.script import Treatment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.document import Block, Document
    from narrate.model.script import Change, Paragraph, Script
    from narrate.model.span import Place

WHITE_SPACE = "white-space"
PUNCTUATION = "punctuation"
UNACCOUNTED = "unaccounted"
"""What no stage has an answer for: letters lost, which is a defect of ours."""
_SPOKEN = 1
_NO_ENTRIES = re.compile("\0+")
_ENTRY = {"little": "utf-16-le", "big": "utf-16-be"}[sys.byteorder]
"""As which code an entry is a character, so that ``str`` counts them: it does that fastest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Numbers of source characters; together, every character of every node."""

    spoken: int
    """Said as they stand, with the punctuation and blanks between."""
    changed: Mapping[str, int]
    """Said differently, by rule."""
    omitted: Mapping[str, int]
    """Not said, by rule."""

    @property
    def total(self) -> int:
        """All characters."""
        return self.spoken + sum(self.changed.values()) + sum(self.omitted.values())

    @property
    def unaccounted(self) -> int:
        """Characters that are neither said nor left out by a rule; 0, or something is wrong."""
        return self.omitted.get(UNACCOUNTED, 0)


class Ledger:
    """The account under construction: one entry for each character of each node."""

    def __init__(self, document: Document) -> None:
        """Open an account with what the reader left out of ``document``."""
        self._document = document
        self._codes: dict[tuple[Treatment, str], int] = {(Treatment.SPOKEN, ""): _SPOKEN}
        self._entries = [array("H", [0]) * len(node) for node in document.nodes]
        for omission in document.omissions:
            self._enter(omission.place, Treatment.OMITTED, omission.rule)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Enter what a paragraph says, before the changes that hold in it."""
        if paragraph.block >= 0:
            for segment in paragraph.segments:
                for place in segment.places or (segment.span,):
                    self._fill(place, _SPOKEN)

    def change(self, change: Change) -> None:
        """Enter one changed or omitted stretch; of two that overlap, the later entry counts."""
        treatment = Treatment.CHANGED if change.spoken else Treatment.OMITTED
        for place in change.places or (change.place,):
            self._enter(place, treatment, change.rule)

    def silent(self, block: Block) -> None:
        """Enter a block that the policy leaves out; its rule is the name of its kind."""
        for place in block.places:
            self._enter(place, Treatment.OMITTED, block.kind.value)

    def close(self) -> Account:
        """Return the account; what is left over is white space or punctuation between segments."""
        page = "".join(self._document.nodes)
        entries = "".join(one.tobytes().decode(_ENTRY) for one in self._entries)
        counts = {code: entries.count(chr(code)) for code in self._codes.values()}
        leftover: Counter[str] = Counter()
        unsaid = "".join([page[slice(*one.span())] for one in _NO_ENTRIES.finditer(entries)])
        for character, count in Counter(unsaid).items():
            leftover[_kind_of(character)] += count
        changed: Counter[str] = Counter()
        omitted: Counter[str] = Counter(leftover)
        for (treatment, rule), code in self._codes.items():
            if treatment is Treatment.CHANGED and counts[code]:
                changed[rule] += counts[code]
            if treatment is Treatment.OMITTED and counts[code]:
                omitted[rule] += counts[code]
        return Account(
            spoken=counts[1],
            changed=dict(sorted(changed.items())),
            omitted=dict(sorted(omitted.items())),
        )

    def _enter(self, place: Place, treatment: Treatment, rule: str) -> None:
        self._fill(place, self._codes.setdefault((treatment, rule), len(self._codes) + 1))

    def _fill(self, place: Place, code: int) -> None:
        node, start, end = place
        self._entries[node][start:end] = array("H", [code]) * (end - start)


def account(document: Document, script: Script) -> Account:
    """Return what became of every character of ``document`` in ``script``."""
    ledger = Ledger(document)
    spoken = set()
    for paragraph in script.paragraphs:
        ledger.paragraph(paragraph)
        spoken.add(paragraph.block)
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.NOTE and index not in spoken:
            ledger.silent(block)
    for change in script.changes:
        ledger.change(change)
    return ledger.close()


def _kind_of(character: str) -> str:
    if character.isspace() or not character.isprintable():
        return WHITE_SPACE
    return UNACCOUNTED if character.isalnum() else PUNCTUATION
