"""The header of an e-mail, and the fields of a text that says what it is: title, author, date.

A header is a block of nothing but fields before the text. Where one line of it is none, where it
does not end, or where no text follows, it is text, so that nothing is lost by it. Its subject or
title stays on the page as the heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.cuts import Cut
from narrate.reading.text.dates import iso_date
from narrate.reading.text.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = "header"
_FIELD = re.compile(r"(?P<name>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9-]{0,40})[ \t]{0,9}:(?:[ \t]+|\Z)")
_ENVELOPE = re.compile(r">?From \S+@\S+ ")
"""The line with which a message begins in a mailbox."""
_NAMES = {
    "subject": "title", "betreff": "title", "objet": "title", "asunto": "title", "title": "title",
    "titel": "title", "titre": "title", "título": "title",
    "from": "author", "von": "author", "de": "author", "author": "author", "authors": "author",
    "autor": "author", "auteur": "author", "by": "author",
    "to": "recipient", "an": "recipient", "à": "recipient", "para": "recipient",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date", "envoyé": "date",
    "enviado": "date", "fecha": "date",
    "language": "language", "lang": "language", "sprache": "language", "langue": "language",
    "idioma": "language",
}  # fmt: skip
"""What fields say, by their names in small letters."""
_TEXTS = (
    "title titel titre título subtitle author authors autor auteur by date datum fecha language"
    " lang sprache langue idioma publisher rights copyright license series translator"
)
_OF_TEXTS = frozenset(_TEXTS.split())
"""Fields of a text that says what it is."""
_OF_MAIL = re.compile(
    r"^(?:message-id|mime-version|content-type|return-path|received|delivered-to|in-reply-to"
    r"|references|reply-to|x-[a-z-]{1,40})\s?:|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.",
    re.IGNORECASE | re.MULTILINE,
)
"""What only the headers of e-mails have."""
_MOST_LINES = 200
_ENCODED = re.compile(r"=\?[\w-]+\?[bqBQ]\?[^?\s]*\?=")


class Header(NamedTuple):
    """What stands before a text."""

    lines: Sequence[Line]
    """Those of the text; the first are the heading where the header has one."""
    outside: tuple[Cut, ...]
    fields: dict[str, str]
    """Title, author, recipient, date and language, as far as they are there."""
    heading: int
    """Where the heading starts; -1 where there is none."""


class _Field(NamedTuple):
    name: str
    lines: tuple[Line, ...]
    """Its value."""

    def value(self, text: str) -> str:
        return " ".join(text[line.start : line.end] for line in self.lines if not line.blank)


def header_of(text: str, lines: Sequence[Line]) -> Header | None:
    """Return the header that stands before a text; ``None`` where there is none."""
    found = _fields(text, lines)
    if found is None:
        return None
    fields, end = found
    if all(line.blank for line in lines[end:]) or not _is_header(text, fields, lines[end - 1].end):
        return None
    said: dict[str, str] = {}
    title: _Field | None = None
    for field in fields:
        meaning = _NAMES.get(field.name, "")
        if meaning and (value := field.value(text)):
            title = field if meaning == "title" and title is None else title
            said.setdefault(meaning, _decoded(value))
    said = {name: _settled(name, value) for name, value in said.items()}
    shown = () if title is None or _ENCODED.search(title.value(text)) else title.lines
    return Header(
        lines=[*shown, Line(lines[end - 1].end, lines[end - 1].end, 0), *lines[end:]],
        outside=_around(shown, lines[end - 1].end),
        fields={name: value for name, value in said.items() if value},
        heading=shown[0].start if shown else -1,
    )


def _fields(text: str, lines: Sequence[Line]) -> tuple[list[_Field], int] | None:
    """Return the fields before a text, and the line that ends them, which is blank."""
    fields: list[_Field] = []
    at = 0
    while at < len(lines) and lines[at].blank:
        at += 1
    if at < len(lines) and _ENVELOPE.match(text, lines[at].start):
        at += 1
    for index in range(at, min(len(lines), at + _MOST_LINES)):
        line = lines[index]
        if line.blank:
            return (fields, index) if fields else None
        found = _FIELD.match(text, line.start, line.end)
        if line.indent and fields:
            fields[-1] = fields[-1]._replace(lines=(*fields[-1].lines, line))
        elif found is not None and not line.indent:
            value = Line(found.end(), line.end, 0)
            fields.append(_Field(found["name"].lower(), (value,)))
        else:
            return None
    return None


def _is_header(text: str, fields: Sequence[_Field], end: int) -> bool:
    """Tell whether fields are those of an e-mail, or of a text that says what it is."""
    names = {field.name for field in fields}
    said = {_NAMES[name] for name in names if name in _NAMES}
    if names <= _OF_TEXTS:
        return "title" in said and bool(said & {"author", "date"})
    mail = _OF_MAIL.search(text, fields[0].lines[0].start - len(fields[0].name) - 2, end)
    return "author" in said and bool(said & {"title", "recipient", "date"}) and mail is not None


def _around(shown: Sequence[Line], end: int) -> tuple[Cut, ...]:
    """Return what is silent of a header that ends at ``end``, its heading apart."""
    if not shown:
        return (Cut(0, end, RULE),)
    cuts = (Cut(0, shown[0].start, RULE), Cut(shown[-1].end, end, RULE))
    return tuple(cut for cut in cuts if cut.end > cut.start)


def _decoded(value: str) -> str:
    """Return a value whose letters may be written in those of ASCII (RFC 2047)."""
    if not _ENCODED.search(value):
        return value
    from email.header import decode_header, make_header  # noqa: PLC0415 - only for such letters

    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value


def _settled(name: str, value: str) -> str:
    """Return names without addresses and a date as ISO 8601."""
    if name == "date":
        return iso_date(value)
    if name in ("author", "recipient") and "@" in value:
        from email.utils import getaddresses  # noqa: PLC0415 - only for e-mails

        people = getaddresses([value])
        return ", ".join(filter(None, (person or address for person, address in people)))
    return value
