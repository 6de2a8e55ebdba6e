"""Styles: what a paragraph or a run is by the name of its style (``word/styles.xml``).

Word writes the names of its built-in styles in English whatever the language of the program; what a
style does not say itself it takes from the one it is based on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind
from narrate.model.language import canonical
from narrate.reading.docx.names import child, children, get, is_on, name_of, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement

_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc \d|toc heading|table of (?:figures|authorities)|toa heading|index \d")
_KINDS = {
    "title": Kind.HEADING,
    "subtitle": Kind.HEADING,
    "caption": Kind.CAPTION,
    "quote": Kind.QUOTE,
    "intense quote": Kind.QUOTE,
    "block text": Kind.QUOTE,
    "quotations": Kind.QUOTE,
    "quotation": Kind.QUOTE,
    "block quote": Kind.QUOTE,
    "block quotation": Kind.QUOTE,
    "illustration": Kind.CAPTION,
    "verse": Kind.VERSE,
    "poem": Kind.VERSE,
    "poetry": Kind.VERSE,
    "salutation": Kind.SALUTATION,
    "date": Kind.DATELINE,
    "closing": Kind.CLOSING,
    "signature": Kind.SIGNATURE,
    "html preformatted": Kind.CODE,
    "macro": Kind.CODE,
    "preformatted text": Kind.CODE,
    "source code": Kind.CODE,
}
_BODY_LEVEL = 9
"""``w:outlineLvl`` of text that is no heading."""
_USUAL_SIZE = 20
"""Ten points, where a document says nothing (ECMA-376 part 1, 17.3.2.38)."""
_DEEPEST = 100
"""Styles followed upwards; more is a circle."""


class NumberingRef(NamedTuple):
    """Which list a paragraph is in, and how deep."""

    num: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    num: str = ""
    num_level: int | None = None
    lang: str = ""
    hidden: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: int = 0
    """Of the type, in half points; 0 where it says nothing."""
    first_row: bool = False
    """Of a table style: whether its first row looks different."""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    """Identity of the paragraph style that is used where none is named."""
    lang: str = ""
    """The language everything has that names no other."""
    type_size: int = _USUAL_SIZE
    """The size everything has that names no other, in half points."""

    def kind(self, style: str) -> Kind:
        """Return the role of a paragraph in ``style``, as far as its name tells."""
        for one in self._chain(style):
            if _HEADING.fullmatch(one.name):
                return Kind.HEADING
            if one.name in _KINDS:
                return _KINDS[one.name]
        return Kind.PARAGRAPH

    def level(self, style: str) -> int:
        """Return the outline level of ``style``, from 1; 0 for body text."""
        for one in self._chain(style):
            if found := _HEADING.fullmatch(one.name):
                return int(found[1])
            if one.name in ("title", "subtitle"):
                return 1 if one.name == "title" else 2
            if one.outline is not None:
                return outline_level(one.outline)
        return 0

    def is_title(self, style: str) -> bool:
        """Tell whether ``style`` is that of the document's title."""
        return any(one.name == "title" for one in self._chain(style))

    def is_contents(self, style: str) -> bool:
        """Tell whether a paragraph in ``style`` stands in a list of contents or an index."""
        return any(_CONTENTS.fullmatch(one.name) for one in self._chain(style))

    def numbering(self, style: str) -> NumberingRef | None:
        """Return the list that a paragraph is in by its style alone."""
        num, level = "", None
        for one in self._chain(style):
            num = num or one.num
            level = one.num_level if level is None else level
        return NumberingRef(num, level or 0) if num else None

    def language(self, style: str) -> str:
        """Return the language of ``style``; blank where it names none."""
        return next((one.lang for one in self._chain(style) if one.lang), "")

    def hidden(self, style: str) -> bool:
        """Tell whether what stands in ``style`` is hidden text."""
        said = (one.hidden for one in self._chain(style) if one.hidden is not None)
        return next(said, False)

    def bold(self, style: str) -> bool:
        """Tell whether ``style`` is set in bold type."""
        said = (one.bold for one in self._chain(style) if one.bold is not None)
        return next(said, False)

    def italic(self, style: str) -> bool:
        """Tell whether ``style`` is set in italics."""
        said = (one.italic for one in self._chain(style) if one.italic is not None)
        return next(said, False)

    def size(self, style: str) -> int:
        """Return the size of the type of ``style``, in half points."""
        return next((one.size for one in self._chain(style) if one.size), self.type_size)

    def marks_first_row(self, style: str) -> bool:
        """Tell whether a table in ``style`` sets its first row off."""
        return any(one.first_row for one in self._chain(style))

    def _chain(self, style: str) -> Iterator[Style]:
        """Yield ``style`` and what it is based on, nearest first."""
        identity = style or self.default
        for _ in range(_DEEPEST):
            one = self.by_id.get(identity)
            if one is None:
                return
            yield one
            identity = one.based_on


def outline_level(written: int) -> int:
    """Return the heading level of a ``w:outlineLvl``; 0 for body text."""
    return written + 1 if 0 <= written < _BODY_LEVEL else 0


def styles_of(root: XmlElement | None) -> Styles:
    """Return the styles in ``word/styles.xml``; none where a document has no such part."""
    by_id: dict[str, Style] = {}
    default = ""
    for element in children(root, "w:style"):
        identity = get(element, "w:styleId")
        by_id[identity] = _style(element)
        if get(element, "w:default") in ("1", "true") and get(element, "w:type") == "paragraph":
            default = identity
    usual = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    size = number(get(child(usual, "w:sz"), "w:val")) or _USUAL_SIZE
    return Styles(by_id, default, canonical(get(child(usual, "w:lang"), "w:val")), size)


def _style(element: XmlElement) -> Style:
    paragraph, run = child(element, "w:pPr"), child(element, "w:rPr")
    outline, vanish = child(paragraph, "w:outlineLvl"), child(run, "w:vanish")
    bold, italic = child(run, "w:b"), child(run, "w:i")
    numbering = child(paragraph, "w:numPr")
    level = child(numbering, "w:ilvl")
    return Style(
        name=get(child(element, "w:name"), "w:val").lower(),
        based_on=get(child(element, "w:basedOn"), "w:val"),
        outline=None if outline is None else number(get(outline, "w:val"), _BODY_LEVEL),
        num=get(child(numbering, "w:numId"), "w:val"),
        num_level=None if level is None else number(get(level, "w:val")),
        lang=canonical(get(child(run, "w:lang"), "w:val")),
        hidden=None if vanish is None else is_on(vanish),
        bold=None if bold is None else is_on(bold),
        italic=None if italic is None else is_on(italic),
        size=number(get(child(run, "w:sz"), "w:val")),
        first_row=any(
            get(one, "w:type") == "firstRow" and any(name_of(part) != "w:pPr" for part in one)
            for one in children(element, "w:tblStylePr")
        ),
    )
