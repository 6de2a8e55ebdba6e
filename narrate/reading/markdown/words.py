"""Plain text on its way into the tree: tags and attributes are silent, numbers may be marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.dashes import PATTERN, dash_meant
from narrate.reading.markdown.masking import SHORT_CODE
from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from narrate.markup.tree import Element
    from narrate.reading.markdown.tree import Tree

ATTRIBUTES = "attributes"
_KRAMDOWN = r"\{:[^{}\n]{0,300}\}"
_HEADING_ATTRIBUTES = r"\s*\{[#.][\w-][^{}\n]{0,300}\}\s*\Z"
_BRACKETED_NUMBER = r"(?<=[^\s\[(])\[\d{1,3}\]"
"""The mark of a note or a source in plain brackets, at the end of a word."""
_TELLING = re.compile(r"--|[\[{]")
"""What everything here that is not plain has in it, but for masks."""


class Words:
    """Writes plain text into the tree."""

    def __init__(self, tree: Tree, source: str, mask: str) -> None:
        """Take the tree, the source, and the mask of its template tags; blank when none."""
        self._tree = tree
        self.source = source
        self._mask = mask
        tags = rf"(?P<mask>[{mask}]+)|" if mask else ""
        mark = rf"|(?P<mark>{_BRACKETED_NUMBER})|(?P<dash>{PATTERN})"
        self._telling = re.compile(rf"{_TELLING.pattern}|{mask}") if mask else _TELLING
        self._in_text = re.compile(rf"{tags}(?P<attributes>{_KRAMDOWN}){mark}")
        self._in_heading = re.compile(
            rf"{tags}(?P<attributes>{_KRAMDOWN}|{_HEADING_ATTRIBUTES}){mark}"
        )
        self.marks: list[tuple[Element, str]] = []
        """The marks of notes: their elements and the labels of their notes."""
        self.labels: set[str] = set()
        """The labels of those notes."""

    def write(self, start: int, end: int, *, heading: bool = False) -> None:
        """Write ``source[start:end]``; a heading may have attributes at its end."""
        if self._telling.search(self.source, start, end):
            special = self._in_heading if heading else self._in_text
            for found in special.finditer(self.source, start, end):
                self.plain(start, found.start())
                start = found.end()
                if found["mark"]:
                    self.mark(*found.span(), found["mark"])
                elif found["dash"]:
                    self.spelled(dash_meant(self.source, *found.span()), *found.span())
                else:
                    rule = ATTRIBUTES if found["attributes"] else SHORT_CODE
                    self.plain(*found.span(), rule)
        self.plain(start, end)

    def plain(self, start: int, end: int, rule: str = "") -> None:
        """Write ``source[start:end]`` as it stands; silent where ``rule`` says so."""
        if end > start:
            self._tree.add(Placed(self.source[start:end], start, end, rule))

    def spelled(self, spoken: str, start: int, end: int) -> None:
        """Write ``spoken``, which the source spells as ``source[start:end]``."""
        self._tree.add(Placed(spoken, start, end))

    def mark(self, start: int, end: int, label: str) -> None:
        """Write the mark of the note known as ``label``."""
        mark = self._tree.open("a")
        self.plain(start, end)
        self._tree.close("a")
        self.marks_note(mark, label)

    def marks_note(self, element: Element, label: str) -> None:
        """Make an element the mark of the note known as ``label``."""
        element.attributes = {"role": "doc-noteref"}
        self.marks.append((element, label))
        self.labels.add(label)

    def unmasked(self, text: str) -> str:
        """Return an attribute's value without what stands for template tags."""
        return text.replace(self._mask, "") if self._mask else text
