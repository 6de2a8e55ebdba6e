"""Plain text on its way into the tree: tags and attributes are silent, numbers may be marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.dashes import PATTERN, dash_meant
from narrate.reading.markdown.masking import SHORT_CODE
from narrate.reading.markdown.pictographs import pictograph
from narrate.reading.markdown.placed import Placed

if TYPE_CHECKING:
    from narrate.markup.tree import Element
    from narrate.reading.markdown.tree import Tree

ATTRIBUTES = "attributes"
_KRAMDOWN = r"\{:[^{}\n]{0,300}\}"
_HEADING_ATTRIBUTES = r"\s*\{(?:-|[#.][\w-][^{}\n]{0,300})\}\s*\Z"
_BRACKETED_NUMBER = r"(?<=[^\s\[(])\[\d{1,3}\]"
"""The mark of a note or a source in plain brackets, at the end of a word."""
ICON, MARKUP = "icon", "markup"
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple|mdi|fa|fas|fab|bi|logos)-[\w-]+:")
_RULES = {"attributes": ATTRIBUTES, "mask": SHORT_CODE, "quiet": MARKUP}
"""Why a stretch is silent, by the name of its pattern."""
_EMOJI = r"(?<![\w:]):[a-z0-9_+][\w+-]{0,50}:(?![\w:])"
"""The name of a pictograph, or of a site's icon."""


class Words:
    """Writes plain text into the tree."""

    def __init__(self, tree: Tree, source: str, mask: str, marks: str = "") -> None:
        """Take the tree, the source, and what stands in it for silent characters.

        ``mask`` stands for template tags, ``marks`` for the marks of dialects (see ``Plain``);
        blank when there are none.
        """
        self._tree = tree
        self.source = source
        self._mask, self._marks = mask, marks
        tags = rf"(?P<mask>[{mask}]+)|" if mask else ""
        if marks:
            tags += rf"(?P<raised>{marks[1]}[^{marks}]+{marks[1]})|(?P<quiet>[{marks}]+)|"
        mark = rf"|(?P<mark>{_BRACKETED_NUMBER})|(?P<dash>{PATTERN})|(?P<emoji>{_EMOJI})"
        signs = rf"\[{{{mask}{marks}"
        self._telling = re.compile(rf"[-:{signs}](?:(?<=-)-|(?<=:)[a-z0-9_+]|(?<=[{signs}]))")
        """What everything here that is not plain has in it."""
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
        marks = self._marks
        if self._telling.search(self.source, start, end):
            special = self._in_heading if heading else self._in_text
            for found in special.finditer(self.source, start, end):
                self.plain(start, found.start())
                start = found.end()
                if found["mark"]:
                    self.mark(*found.span(), found["mark"])
                elif found["emoji"]:
                    self._pictograph(*found.span(), found["emoji"])
                elif marks and found["raised"]:
                    self._raised(*found.span())
                elif found["dash"]:
                    self.spelled(dash_meant(self.source, *found.span()), *found.span())
                else:
                    self.plain(*found.span(), _RULES[found.lastgroup or ""])
        if end > start:
            self._tree.add(Placed(self.source[start:end], start, end))

    def _pictograph(self, start: int, end: int, name: str) -> None:
        """Write the pictograph of that name; the icons of site generators are silent."""
        if sign := pictograph(name):
            self.spelled(sign, start, end)
        else:
            self.plain(start, end, ICON if _ICON.fullmatch(name) else "")

    def _raised(self, start: int, end: int) -> None:
        """Write what is raised between two marks."""
        self.plain(start, start + 1, MARKUP)
        self._tree.open("sup")
        self.plain(start + 1, end - 1)
        self._tree.close("sup")
        self.plain(end - 1, end, MARKUP)

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
        for sign in self._mask + self._marks:
            text = text.replace(sign, "")
        return text
