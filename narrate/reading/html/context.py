"""What holds for everything inside an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind

if TYPE_CHECKING:
    from narrate.reading.html.lists import Counter
    from narrate.reading.html.tables import TableUse


class Context(NamedTuple):
    """Where the walk is."""

    kind: Kind = Kind.PARAGRAPH
    """Of paragraphs here."""
    heading: bool = False
    """In a heading."""
    titles: bool = False
    """In a group of headings."""
    stage: bool = False
    """In a stage direction."""
    item: bool = False
    """In a list item."""
    note: bool = False
    """In a note."""
    drawn: bool = False
    """In a picture or formula, whose elements mean nothing to the ear."""
    caption: str = ""
    """Words of the caption of the figure around."""
    counter: Counter | None = None
    """Of the list around."""
    table: TableUse | None = None
    """Of the table around."""
    head: bool = False
    """In the head of a table."""
    alphabet: str = "ipa"
    """Of ``ssml:ph``."""
