"""What one document among many says of itself: number, title, date, correspondents, source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.reading.tei.header import date_of, language_of_file, listed, metadata_of
from narrate.reading.tei.names import called, first, name_of, words_of
from narrate.reading.text.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.document import Metadata
    from narrate.reading.tei.file import TeiFile

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_APART = ("note", "pb", "fw", "del")
_SOURCE = re.compile(r"\[?(?:Source|Quelle|Fonte|Fuente)s?\s?:\s*")
_LETTER = re.compile(
    r"(?:[\w ]+ )?(?:Letter|Message|Note|Telegram|Memorandum|Oral Statement|Communication|Despatch"
    r"|Airgram|Aide-Mémoire) From (?:the )?(?P<sender>.{2,120}?) to (?:the )?"
    r"(?P<recipient>\S.{1,120})\Z"
)
_LONGEST_TITLE = 200


class About(NamedTuple):
    """A document's identity within its file, and what it says of itself."""

    id: str
    metadata: Metadata


def division_of(element: Any, file: TeiFile) -> About:  # noqa: ANN401 - lxml is not typed
    """Return what the element of one document says; the file's own metadata fill the gaps."""
    number = element.get("n", "")
    identity = element.get(_ID) or (f"d{number}" if number else "")
    volume = file.metadata.identifier
    about = _of_corpus if first(element, "teiHeader") is not None else _of_volume
    metadata = replace(
        about(element, file),
        number=number,
        album=file.metadata.title,
        identifier=f"{volume}/{identity}" if volume and identity else volume,
    )
    return About(identity, metadata)


def _of_corpus(element: Any, file: TeiFile) -> Metadata:  # noqa: ANN401 - as above
    """Return what the text of a corpus says, which has a header of its own."""
    own = metadata_of(element, language_of_file(element) or file.language)
    head = first(element, "text", "head")
    title = own.title or ("" if head is None else words_of(head, *_APART))
    return replace(own, title=title or file.metadata.title)


def _of_volume(element: Any, file: TeiFile) -> Metadata:  # noqa: ANN401 - as above
    """Return what the document of a volume says, in its heading and dateline."""
    head, dateline = first(element, "head"), first(element, "dateline")
    title = title_of(element) or file.metadata.title
    sender, recipient = _named_in(title)
    sender = listed(_correspondents(head, "from", file), file.language) or sender
    return replace(
        file.metadata,
        title=title,
        author=sender,
        date=_date(element, dateline),
        sender=sender,
        recipient=listed(_correspondents(head, "to", file), file.language) or recipient,
        place=_place(dateline),
        source=_source(element),
    )


def title_of(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the heading of a part as it is to be shown: without notes and without its number."""
    words = _heading_words(element)
    number = element.get("n", "")
    title = words.removeprefix(f"{number}.").strip() if number else words
    title = title or words
    return (
        title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    )


def _heading_words(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the words of the headings that stand together at the beginning of a part."""
    heads = []
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if name_of(child) == "head":
            heads.append(words_of(child, *_APART))
        elif heads:
            break
    return ". ".join(
        one.rstrip(" .") if at < len(heads) - 1 else one for at, one in enumerate(heads)
    )


def _correspondents(head: Any, direction: str, file: TeiFile) -> Iterator[str]:  # noqa: ANN401 - as above
    """Yield who a heading says a document is from or to, by the volume's own list if it can be."""
    for one in called(head, "persName", "gloss", "orgName", "rs") if head is not None else ():
        if one.get("type") == direction:
            target = (one.get("corresp") or one.get("target") or "").lstrip("#")
            yield file.known_persons.get(target, "") or words_of(one, *_APART)


def _named_in(title: str) -> tuple[str, str]:
    """Return sender and recipient of a letter whose title names them."""
    found = _LETTER.match(title)
    return (found["sender"], found["recipient"]) if found else ("", "")


def _date(element: Any, dateline: Any) -> str:  # noqa: ANN401 - as above
    for place in (dateline, first(element, "opener"), first(element, "closer")):
        if place is None:
            continue
        for one in called(place, "date"):
            if date := date_of(one) or iso_date(words_of(one)):
                return date
    return ""


def _place(dateline: Any) -> str:  # noqa: ANN401 - as above
    found = None if dateline is None else first(dateline, "placeName")
    return "" if found is None else words_of(found, *_APART)


def _source(element: Any) -> str:  # noqa: ANN401 - as above
    """Return what the note about the source says, without the word for it."""
    for note in called(element, "note"):
        words = words_of(note)
        found = _SOURCE.match(words)
        if found or note.get("type") == "source":
            return words[found.end() :] if found else words
    return ""
