"""What the front matter says of a document: metadata, and whether it is a draft."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.markdown.dates import day_in_name, iso_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.reading.markdown.front_matter import FrontMatter

_PUBLISHED = ("publishdate", "publish_date", "publish-date", "published", "pubdate")
"""Fields that say when a text is published."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_`])(\*{1,3}|_{1,3}|`)(?=\S)([^*_`]+?)(?<=\S)\1(?![\w*_`])")
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def metadata_of(front: FrontMatter, name: str, *, title: str, language: str) -> Metadata:
    """Return what is known of a document.

    Args:
        front: Its front matter.
        name: Of its file, which may begin with its date.
        title: What to call it where the front matter does not say.
        language: The same for its language.
    """
    return Metadata(
        title=plain(front.first("title")) or title,
        author=authors_of(front),
        date=_date(front) or day_in_name(name),
        language=language_of(front) or language,
        album=plain(front.first("series", "album")),
        description=plain(front.first("description", "summary", "excerpt", "abstract", "deck")),
        publisher=plain(front.first("publisher")),
        rights=plain(front.first("rights", "copyright", "license", "licence")),
        identifier=front.first("identifier", "isbn", "doi"),
        number=front.first("number", "issue", "episode"),
        season=front.first("season", "volume"),
        status="draft" if is_draft(front) else "",
        embargo=_embargo(front) or day_in_name(name),
    )


def _date(front: FrontMatter) -> str:
    """Return the date of a text: as ISO 8601, or as written where that may be two days."""
    for written in _written(front, "date", *_PUBLISHED):
        days = iso_days(written)
        if days or re.search(r"\d", written):
            return days[0] if len(days) == 1 else written
    return ""


def _embargo(front: FrontMatter) -> str:
    """Return before when a text is not to be published, as ISO 8601; of two days the later."""
    for written in _written(front, "embargo", *_PUBLISHED, "date"):
        if days := iso_days(written):
            return written if written.startswith(days[-1]) else days[-1]
    return ""


def _written(front: FrontMatter, *names: str) -> Iterator[str]:
    return (value.text for name in names for value in front.values.get(name, ()))


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
