"""What the text says about itself: title, number, date, author, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Kind, Metadata
from narrate.reading.language import language_of, tag_of
from narrate.reading.text.assembly import cleaned
from narrate.reading.text.chapters import title_of
from narrate.reading.text.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.reading.text.piece import Piece

_LETTER = re.compile(
    r"(?:.*\b)?(?:Letter|Message|Note|Telegram|Memorandum|Oral Statement|Communication) From "
    r"(?:the )?(?P<author>[^,;:]{2,100}?) to (?:the )?\S",
)
_BRIEF = re.compile(r"(?:Lettre de|Carta de|Brief von) (?P<author>[^,;:]{2,80}?) (?:à|an|a)l? \S")


def metadata_of(
    text: str, pieces: Sequence[Piece], fields: Mapping[str, str], fallback: str
) -> Metadata:
    """Return what is known.

    ``fields`` is the header of a library or an e-mail, ``fallback`` the last resort for a title.
    """
    head = _head(pieces)
    title = fields.get("title") or (title_of(text, head) if head else "") or fallback
    return Metadata(
        title=title,
        author=fields.get("author") or author_of(title),
        date=fields.get("date") or _date(text, pieces),
        language=tag_of(fields.get("language", "")) or language_of(text),
        number=head.number if head else "",
        recipient=fields.get("recipient", ""),
    )


def _head(pieces: Sequence[Piece]) -> Piece | None:
    """Return the heading that names the document: its title, or that of its only chapter."""
    first = pieces[0] if pieces else None
    if first is None or not first.opens:
        return None
    return first if first.titles or sum(piece.opens for piece in pieces) == 1 else None


def author_of(title: str) -> str:
    """Return who wrote a letter whose title says so: "Letter From X to Y"."""
    found = _LETTER.match(title) or _BRIEF.match(title)
    return found["author"].strip() if found else ""


def _date(text: str, pieces: Sequence[Piece]) -> str:
    """Return the date of the first dateline."""
    for piece in pieces:
        if piece.kind is Kind.DATELINE:
            return iso_date(cleaned(text, piece))
    return ""
