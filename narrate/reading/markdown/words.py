"""Plain text on its way into the tree: tags and attributes are silent, numbers may be marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.dashes import PATTERN, dash_meant
from narrate.reading.markdown.masking import SHORT_CODE

if TYPE_CHECKING:
    from narrate.markup.tree import Element
    from narrate.reading.markdown.contents import Content
    from narrate.reading.markdown.tree import Tree

ATTRIBUTES = "attributes"
_KRAMDOWN = r"\{:[^{}\n]{0,300}\}"
_HEADING_ATTRIBUTES = r"\s*\{[#.][\w-][^{}\n]{0,300}\}\s*\Z"
_BRACKETED_NUMBER = r"(?<=[^\s\[(])\[\d{1,3}\]"
"""The mark of a note or a source in plain brackets, at the end of a word."""


class Words:
    """Writes plain text into the tree."""

    def __init__(self, tree: Tree, mask: str) -> None:
        """Take the tree, and the mask of template tags; blank when there are none."""
        self._tree = tree
        self._mask = mask
        tags = rf"(?P<mask>[{mask}]+)|" if mask else ""
        mark = rf"|(?P<mark>{_BRACKETED_NUMBER})|(?P<dash>{PATTERN})"
        self._in_text = re.compile(rf"{tags}(?P<attributes>{_KRAMDOWN}){mark}")
        self._in_heading = re.compile(
            rf"{tags}(?P<attributes>{_KRAMDOWN}|{_HEADING_ATTRIBUTES}){mark}"
        )
        self.marks: list[tuple[Element, str]] = []
        """The marks of notes: their elements and the labels of their notes."""

    def write(self, content: Content, start: int, end: int, *, heading: bool = False) -> None:
        """Write ``content.text[start:end]``; a heading may have attributes at its end."""
        special = self._in_heading if heading else self._in_text
        for found in special.finditer(content.text, start, end):
            self._tree.add(content.placed(start, found.start()))
            start = found.end()
            if found["mark"]:
                self.mark(content, *found.span(), found["mark"])
            elif found["dash"]:
                meant = dash_meant(content.text, *found.span())
                self._tree.add([content.spelled(meant, *found.span())])
            else:
                rule = ATTRIBUTES if found["attributes"] else SHORT_CODE
                self._tree.add(content.placed(*found.span(), rule))
        self._tree.add(content.placed(start, end))

    def mark(self, content: Content, start: int, end: int, label: str) -> None:
        """Write the mark of the note known as ``label``."""
        mark = self._tree.open("a", {"role": "doc-noteref"})
        self._tree.add(content.placed(start, end))
        self._tree.close("a")
        self.marks.append((mark, label))

    def unmasked(self, text: str) -> str:
        """Return an attribute's value without what stands for template tags."""
        return text.replace(self._mask, "") if self._mask else text
