"""How paragraphs look: size and weight of their type, which tell headings that no style names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Emphasis, Kind
from narrate.reading.docx.names import child, children, get, is_on, number
from narrate.reading.docx.paragraphs import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.paragraphs import Shape
    from narrate.reading.docx.styles import Styles

_LONGEST = 100
"""Characters of a line that may be a heading without a style."""
_WITH_LETTER = re.compile(r"[^\W\d_]")
_TABLE_PARTS = ("tc", "txbxContent")


class Look(NamedTuple):
    """The type a whole paragraph is set in."""

    size: int
    """In half points."""
    strong: bool
    """Whether all of it is bold or underlined."""


def look_of(paragraph: XmlElement, style: str, styles: Styles) -> Look | None:
    """Return how a ``w:p`` is set; ``None`` where its runs differ, or there are none."""
    looks = {_look(run, style, styles) for run in children(paragraph, "w:r") if _has_letters(run)}
    return looks.pop() if len(looks) == 1 else None


def emphases_of(run: XmlElement, style: str, styles: Styles) -> Iterator[Emphasis]:
    """Yield how a ``w:r`` stands out from its paragraph, which is in ``style``."""
    properties = child(run, "w:rPr")
    if properties is None:
        return
    own = get(child(properties, "w:rStyle"), "w:val")
    for emphasis, name, of_style in (
        (Emphasis.LIGHT, "w:i", styles.italic),
        (Emphasis.STRONG, "w:b", styles.bold),
    ):
        said = child(properties, name)
        stands_out = is_on(said) if said is not None else bool(own) and of_style(own)
        if stands_out and not of_style(style):
            yield emphasis


def may_head(paragraph: XmlElement, shape: Shape) -> bool:
    """Tell whether a ``w:p`` without a heading's style is short and open-ended like a heading."""
    if shape.kind is not Kind.PARAGRAPH or shape.contents:
        return False
    words = words_of(paragraph)
    ended = words.endswith((".", "!", "?", ";", ","))
    return 0 < len(words) <= _LONGEST and not ended and bool(_WITH_LETTER.search(words))


def is_set_apart(paragraph: XmlElement) -> bool:
    """Tell whether a ``w:p`` stands in a table or a text box."""
    return any(str(one.tag).endswith(_TABLE_PARTS) for one in paragraph.iterancestors())


def _look(run: XmlElement, style: str, styles: Styles) -> Look:
    properties = child(run, "w:rPr")
    size = number(get(child(properties, "w:sz"), "w:val")) or styles.size(style)
    bold, line = child(properties, "w:b"), child(properties, "w:u")
    underlined = line is not None and get(line, "w:val") != "none"
    return Look(size, underlined or (is_on(bold) if bold is not None else styles.bold(style)))


def _has_letters(run: XmlElement) -> bool:
    return any(_WITH_LETTER.search(str(one.text or "")) for one in children(run, "w:t"))
