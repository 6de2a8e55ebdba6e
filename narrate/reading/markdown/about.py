"""What the front matter says of a document: metadata, and whether it is a draft."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.model.language import canonical

if TYPE_CHECKING:
    from narrate.reading.markdown.front_matter import FrontMatter

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=\D|\Z)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_`])(\*{1,3}|_{1,3}|`)(?=\S)([^*_`]+?)(?<=\S)\1(?![\w*_`])")
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def metadata_of(front: FrontMatter, *, title: str, language: str) -> Metadata:
    """Return what is known of a document.

    Args:
        front: Its front matter.
        title: What to call it where the front matter does not say.
        language: The same for its language.
    """
    date = front.first("date", "publishdate", "published", "pubdate")
    day = _DATE.match(date)
    embargo = front.first("embargo", "publishdate", "date")
    return Metadata(
        title=plain(front.first("title")) or title,
        author=authors_of(front),
        date=day[0] if day else date if re.search(r"\d", date) else "",
        language=language_of(front) or language,
        album=plain(front.first("series", "album")),
        description=plain(front.first("description", "summary", "excerpt", "abstract", "deck")),
        publisher=plain(front.first("publisher")),
        rights=plain(front.first("rights", "copyright", "license", "licence")),
        identifier=front.first("identifier", "isbn", "doi"),
        number=front.first("number", "issue", "episode"),
        season=front.first("season", "volume"),
        status="draft" if is_draft(front) else "",
        embargo=embargo if _DATE.match(embargo) else "",
    )


def authors_of(front: FrontMatter) -> str:
    """Return the authors, parted by commas."""
    values = front.values.get("author") or front.values.get("authors") or ()
    return ", ".join(dict.fromkeys(plain(value.text) for value in values if value.text.strip()))


def language_of(front: FrontMatter) -> str:
    """Return the language tag the front matter names; blank where it names none."""
    return canonical(front.first("lang", "language", "locale"))


def is_draft(front: FrontMatter) -> bool:
    """Tell whether the front matter says that the text is not to be published yet."""
    return (
        front.first("draft").lower() in _TRUE
        or front.first("published").lower() in _FALSE
        or front.first("status").lower() in ("draft", "hidden")
    )


def plain(text: str) -> str:
    """Return a value without character references, marks of emphasis and white space around."""
    words = _LINK.sub(r"\1", unescape(text)) if "](" in text else unescape(text)
    return " ".join(_EMPHASIS.sub(r"\2", words).split())
