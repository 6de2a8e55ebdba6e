"""What the file says about itself: its core properties (title, author, date, language)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.model.language import canonical

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NO_TITLE = re.compile(r"(?:microsoft word - .*|document\d*|untitled.*|.*\.docx?)", re.IGNORECASE)
"""Titles that a program gave."""
_NO_AUTHOR = frozenset({"", "python-docx", "author", "user", "microsoft office user", "admin"})


def metadata_of(root: XmlElement | None, *, title: str, name: str, language: str) -> Metadata:
    """Return the metadata of a document.

    Args:
        root: The core properties; ``None`` when the file has none.
        title: What stands on the page as its title; blank when there is none.
        name: A title made from the name of the file, for want of a better one.
        language: BCP 47 tag found in the text.
    """
    said = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in _elements(root)}
    own = said.get("title", "")
    creator = said.get("creator", "")
    date = _DATE.match(said.get("issued") or said.get("created") or "")
    return Metadata(
        title=title or ("" if _NO_TITLE.fullmatch(own) else own) or name,
        author="" if creator.lower() in _NO_AUTHOR else creator,
        date=date[0] if date else "",
        language=language or canonical(said.get("language", "")),
        description=said.get("description", "") or said.get("subject", ""),
        identifier=said.get("identifier", ""),
    )


def _elements(root: XmlElement | None) -> list[XmlElement]:
    return [] if root is None else [one for one in root if isinstance(one.tag, str)]
