"""What the parts beside the text say: styles, lists and notes, looked up while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.reading.docx.names import child, children, get
from narrate.reading.docx.numbering import numbering_of
from narrate.reading.docx.numerals import mark
from narrate.reading.docx.styles import styles_of

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.numbering import Numbering
    from narrate.reading.docx.package import Package
    from narrate.reading.docx.styles import Styles

_NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(slots=True)
class NoteStory:
    """The footnotes, or the endnotes, of a document."""

    kind: str
    """``footnote`` or ``endnote``."""
    style: str
    """Number format of the marks."""
    texts: dict[str, XmlElement]
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, identity: str) -> str:
        """Return the number of a note by the order in which the notes are referred to."""
        return mark(self._numbers.setdefault(identity, len(self._numbers) + 1), self.style)


@dataclass(slots=True)
class Book:
    """The parts of one document."""

    body: XmlElement
    styles: Styles
    numbering: Numbering
    notes: dict[str, NoteStory]
    """By ``w:footnoteReference`` and ``w:endnoteReference``."""
    deletions: int = 0
    insertions: int = 0
    """Tracked changes met so far."""


def book_of(package: Package) -> Book:
    """Return the parts of the document in ``package``."""
    styles = styles_of(package.part("styles"))
    settings = package.part("settings")
    notes = {}
    for kind in ("footnote", "endnote"):
        root = package.part(f"{kind}s")
        texts = {
            get(one, "w:id"): one
            for one in children(root, f"w:{kind}")
            if get(one, "w:type") not in _NO_NOTE
        }
        style = get(child(settings, f"w:{kind}Pr", "w:numFmt"), "w:val") or _USUAL[kind]
        notes[f"w:{kind}Reference"] = NoteStory(kind, style, texts)
    return Book(
        body=package.body(),
        styles=styles,
        numbering=numbering_of(package.part("numbering"), styles),
        notes=notes,
    )
