"""Which blocks are heard, which are silent and by which rule, which are only announced."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import BULLETS, Kind, Part
from narrate.model.policy import Heard, Notes
from narrate.scripting.policies.phrases import phrase
from narrate.scripting.policies.rows import BORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Block, Document
    from narrate.model.policy import ReadingPolicy

_LABELLED = re.compile(
    r"\W*(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)?|table?|tab(?:leau|elle|la|\.)?|ill(?:ustration|\.)?|"
    r"photo|foto|bild|image|map|karte|carte|plate|tafel|planche|chart|diagram|listing|example)\b",
    re.IGNORECASE,
)
"""Captions that say themselves what they are the caption of."""


class Verdict(NamedTuple):
    """What becomes of a block."""

    rule: str = ""
    """Why it is silent; blank where it is heard."""
    announcement: str = ""
    """What is said in its place; blank for nothing."""


HEARD = Verdict()


class BlockPolicies:
    """The policy, brought to the blocks of one document."""

    def __init__(self, document: Document, policy: ReadingPolicy, language: str) -> None:
        """Count what the policy depends on."""
        self._document, self._policy, self._language = document, policy, language
        self._rows: Counter[str] = Counter()
        self._headed: set[str] = set()
        self._pictured: set[str] = set()
        self._announced: set[str] = set()
        parts = {
            Part.FRONT: (policy.front_matter, "front-matter"),
            Part.BACK: (policy.back_matter, "back-matter"),
            Part.IMPRINT: (policy.imprint, "imprint"),
            Part.CONTENTS: (policy.contents, "contents"),
        }
        self._silent = {
            part: rule for part, (heard, rule) in parts.items() if heard is Heard.SILENT
        }
        self._empty = _only_over_notes(document.blocks, at_end=policy.notes is Notes.END)
        for block in document.blocks:
            if block.kind is Kind.TABLE_ROW:
                self._rows[block.group] += not _is_head(block)
                if any(cell.header for cell in block.cells):
                    self._headed.add(block.group)
            elif block.kind is Kind.FIGURE:
                self._pictured.add(block.group)

    def of(self, index: int) -> Verdict:
        """Say what becomes of a block; asked once for each, in order."""
        block = self._document.blocks[index]
        if block.part in self._silent:
            return Verdict(self._silent[block.part])
        match block.kind:
            case Kind.TABLE_ROW:
                return self._row(block)
            case Kind.CODE:
                return self._code(block)
        return Verdict(self._quiet(index, block.kind))

    def _quiet(self, index: int, kind: Kind) -> str:
        """Return the rule by which a block has no sound; blank where it has one."""
        if index in self._empty:
            return "heading-over-notes"
        if kind is Kind.FIGURE and self._policy.figures is Heard.SILENT:
            return "figure"
        return "caption" if kind is Kind.CAPTION and self._policy.captions is Heard.SILENT else ""

    def prefix(self, index: int, text: str) -> str:
        """Return what is said before a block whose words are ``text``: its number, what it is."""
        block = self._document.blocks[index]
        if block.kind is Kind.FIGURE and self._policy.figures is Heard.ANNOUNCED:
            return phrase("image", self._language)
        if block.kind is Kind.CAPTION and self._names_figure(block, text):
            return phrase("figure", self._language)
        if block.kind is Kind.LIST_ITEM and block.number and block.number not in BULLETS:
            shown = text.lstrip("([").startswith(block.number)
            return "" if shown else f"{block.number}."
        return ""

    def _names_figure(self, block: Block, text: str) -> bool:
        """Tell whether a caption is all that is said of its figure and does not say so itself."""
        return (
            block.group.startswith("figure")
            and self._policy.figures is Heard.ANNOUNCED
            and block.group not in self._pictured
            and not _LABELLED.match(text)
        )

    def _row(self, block: Block) -> Verdict:
        policy, rows = self._policy, self._rows[block.group]
        if policy.tables is Heard.SILENT:
            return Verdict("table")
        if policy.tables is Heard.ANNOUNCED or (block.group and rows > policy.table_rows):
            return self._once(block, "table", rows)
        redundant = _is_head(block) and block.group in self._headed
        return Verdict("table-head") if redundant else HEARD

    def _code(self, block: Block) -> Verdict:
        if self._policy.code is Heard.SPOKEN:
            return HEARD
        if self._policy.code is Heard.SILENT:
            return Verdict("code")
        lines = self._document.text_of(block).strip("\n").count("\n") + 1
        lines += sum(edit.rule == BORDER for edit in block.edits)
        return self._once(block, "code", lines)

    def _once(self, block: Block, name: str, count: int) -> Verdict:
        """Announce the blocks of a group together, in place of the first."""
        if block.group in self._announced:
            return Verdict(name)
        if block.group:
            self._announced.add(block.group)
        return Verdict(name, phrase(name, self._language, count=count))


def _is_head(block: Block) -> bool:
    """Tell whether a row holds nothing but heads of columns."""
    return bool(block.cells) and all(cell.heads for cell in block.cells)


def _only_over_notes(blocks: Sequence[Block], *, at_end: bool) -> frozenset[int]:
    """Return the headings under which, down to the next heading, nothing but notes stands.

    Where notes are heard at the end, the last heading stays over them.
    """
    found: set[int] = set()
    heading, notes, others = -1, 0, 0
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            if heading >= 0 and notes and not others:
                found.add(heading)
            heading, notes, others = index, 0, 0
        elif block.kind is Kind.NOTE:
            notes += 1
        else:
            others += 1
    if heading >= 0 and notes and not others and not at_end:
        found.add(heading)
    return frozenset(found)
