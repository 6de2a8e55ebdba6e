"""What a paragraph is: heading, list item, caption, quotation or just a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind
from narrate.reading.docx.fields import lists_contents
from narrate.reading.docx.names import child, get, name_of, number
from narrate.reading.docx.styles import NumberingRef, outline_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.styles import Styles

_LONG = 60
"""Characters of a paragraph that may end in the middle of a sentence; labels are shorter."""
_NO_LIST = "0"
_DELETED = ("w:del", "w:moveFrom")
_LONGEST_MARK = 8
_TYPED = re.compile(
    r"\s*(?:(?P<bullet>[•●○▪◦‣∙·➢►✓✔])\s*|(?P<number>\(?(?:\d{1,3}|[a-z]"
    r"|[ivx]{1,4})[.)])[ ]?\t)(?=\S|\Z)"
)
"""What somebody types who does not use the lists of Word."""
_SEQUENCE = re.compile(r"\s*SEQ\s+\"?([^\W\d]\w*)")
"""The field that counts figures and tables."""
_DROPPED = frozenset({"drop", "margin"})


class Shape(NamedTuple):
    """What a paragraph is by its style and its own settings, before anything is counted."""

    kind: Kind
    level: int
    """Of a heading; otherwise 0."""
    style: str
    numbering: NumberingRef | None
    contents: bool
    """Whether it is an entry of a list of contents."""
    titles: bool
    """Whether it is the title of the document."""


def shape_of(paragraph: XmlElement, styles: Styles) -> Shape:
    """Return what a ``w:p`` is."""
    properties = child(paragraph, "w:pPr")
    style = get(child(properties, "w:pStyle"), "w:val")
    kind, level = styles.kind(style), styles.level(style)
    own = child(properties, "w:outlineLvl")
    if own is not None:
        level = outline_level(number(get(own, "w:val"), 9))
    if kind in (Kind.PARAGRAPH, Kind.HEADING):
        kind = Kind.HEADING if level else Kind.PARAGRAPH
    return Shape(
        kind,
        level if kind is Kind.HEADING else 0,
        style,
        _numbering(properties, styles.numbering(style)),
        styles.is_contents(style),
        styles.is_title(style),
    )


def _numbering(properties: XmlElement | None, by_style: NumberingRef | None) -> NumberingRef | None:
    """Return the list of a paragraph: what it says itself over what its style says."""
    own = child(properties, "w:numPr")
    if own is None:
        return by_style
    num, level = child(own, "w:numId"), child(own, "w:ilvl")
    identity = get(num, "w:val") or (by_style.num if by_style else "")
    if not identity or identity == _NO_LIST:
        return None
    depth = number(get(level, "w:val")) if level is not None else by_style.level if by_style else 0
    return NumberingRef(identity, depth)


def words_of(paragraph: XmlElement) -> str:
    """Return what is visible in a ``w:p``: nothing deleted, white space collapsed."""
    parts: list[str] = []
    for element in _kept(paragraph):
        if name_of(element) == "w:r":
            parts += (_sign(one) for one in element)
    return " ".join("".join(parts).split())


def _sign(element: XmlElement) -> str:
    name = name_of(element)
    if name == "w:t":
        return str(element.text or "")
    return " " if name in ("w:br", "w:tab", "w:cr") else ""


def is_joined(paragraph: XmlElement) -> bool:
    """Tell whether the next ``w:p`` goes on with this one.

    So it is where its end is deleted, and where it holds only the large first letter of the next.
    """
    properties = child(paragraph, "w:pPr")
    if get(child(properties, "w:framePr"), "w:dropCap") in _DROPPED:
        return True
    mark = child(properties, "w:rPr")
    return mark is not None and any(name_of(one) in _DELETED for one in mark)


def goes_on(paragraph: XmlElement, below: XmlElement) -> bool:
    """Tell whether a long ``w:p`` ends in the middle of a sentence that ``below`` goes on with."""
    words = words_of(paragraph)
    if len(words) < _LONG or not words[-1].islower():
        return False
    return words_of(below).lstrip("“‘\"'«(")[:1].islower()


def opens_contents(paragraph: XmlElement) -> bool:
    """Tell whether a field that lists contents begins in a ``w:p``."""
    instructions = (str(one.text or "") for one in paragraph.iter("{*}instrText"))
    return any(lists_contents(one) for one in instructions)


def is_captioned(paragraph: XmlElement) -> bool:
    """Tell whether a ``w:p`` begins with the word and number of a figure or table."""
    for one in paragraph.iter("{*}instrText", "{*}fldSimple"):
        found = _SEQUENCE.match(str(one.text or "") or get(one, "w:instr"))
        if found:
            return words_of(paragraph).startswith(found[1].replace("_", " "))
    return False


def typed_mark(paragraph: XmlElement) -> str:
    """Return the bullet, or the number before a tab, that is typed in front of a ``w:p``."""
    parts: list[str] = []
    for run in _kept(paragraph):
        if name_of(run) == "w:r":
            parts += ("\t" if name_of(one) == "w:tab" else _sign(one) for one in run)
        if sum(map(len, parts)) > _LONGEST_MARK:
            break
    found = _TYPED.match("".join(parts))
    return found["bullet"] or found["number"] if found else ""


def has_words(paragraph: XmlElement) -> bool:
    """Tell whether anything visible is left in a ``w:p``: neither deleted nor mere white space."""
    return any(name_of(run) == "w:r" and _shows(run) for run in _kept(paragraph))


def _kept(holder: XmlElement) -> Iterator[XmlElement]:
    for element in holder:
        name = name_of(element)
        if name in _DELETED:
            continue
        yield element
        if name != "w:r":
            yield from _kept(element)


def _shows(run: XmlElement) -> bool:
    return any(name_of(one) == "w:t" and str(one.text or "").strip() for one in run)
