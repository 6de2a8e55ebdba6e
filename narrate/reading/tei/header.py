"""What a TEI header says of its file: title, author, dates, correspondents, rights, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.tei.names import (
    called,
    first,
    name_of,
    person_words,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = ("when", "when-iso", "from", "from-iso", "notBefore", "notBefore-iso", "notAfter", "to")
_WRITTEN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=\W|\Z)(?!\s*[-–]\s*\d)")
_DAY = 10
"""Characters of an ISO 8601 date without the time."""
_AND = {"de": " und ", "en": " and ", "es": " y ", "fr": " et ", "it": " e "}


def language_of_file(root: Any) -> str:  # noqa: ANN401 - lxml is not typed
    """Return the language the file says its text is in; blank where it says none.

    Of several in ``langUsage``, the one with the largest share counts.
    """
    for element in (first(root, "text", "body"), first(root, "text"), first(root, "TEI"), root):
        if element is not None and element.get(_LANG):
            return canonical(element.get(_LANG))
    usage = first(root, "langUsage")
    languages = [] if usage is None else list(called(usage, "language"))
    best = max(languages, key=lambda one: _number(one.get("usage")), default=None)
    return "" if best is None else canonical(best.get("ident", ""))


def metadata_of(root: Any, language: str) -> Metadata:  # noqa: ANN401 - as above
    """Return what the header says; ``language`` is the text's."""
    header = first(root, "teiHeader")
    if header is None:
        return Metadata(language=language)
    sent, received = _action(header, "sent"), _action(header, "received")
    authors = [person_words(one) for one in called(first_or(header, "titleStmt"), "author")]
    sender = person_of(sent)
    return Metadata(
        title=_title(header, language),
        author=listed(authors, language) or sender or _editors(header, language),
        date=_date(header, sent),
        language=language,
        album=_series(header, language),
        publisher=_publisher(header),
        rights=_rights(header, language),
        identifier=_identifier(header),
        sender=sender,
        recipient=person_of(received),
        place=_words(sent, "placeName", "settlement"),
        source=_kept_at(header),
    )


def date_of(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the date that an element's attributes give, as ISO 8601 without a time."""
    return next((element.get(name)[:_DAY] for name in _DATES if element.get(name)), "")


def person_of(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the first person, or else body, named in an element."""
    for name in () if element is None else ("persName", "name", "orgName"):
        for one in called(element, name):
            if said := person_words(one) if name == "persName" else words_of(one):
                return said
    return ""


def listed(names: Iterable[str], language: str) -> str:
    """Return several names as one: "A, B and C"."""
    *others, last = list(dict.fromkeys(one for one in names if one)) or [""]
    joint = _AND.get(language.partition("-")[0], ", ")
    return joint.join([", ".join(others), last]) if others else last


def first_or(element: Any, name: str) -> Any:  # noqa: ANN401 - as above
    """Return the first such element in ``element``, or ``element`` itself."""
    found = first(element, name)
    return element if found is None else found


def _title(header: Any, language: str) -> str:  # noqa: ANN401 - as above
    statement = first(header, "titleStmt")
    titles = [] if statement is None else [one for one in statement if _is_title(one)]
    for kind in ("complete", "main", "a", None):
        for one in _preferred(titles, language):
            if one.get("type") == kind and words_of(one):
                return words_of(one)
    return next((words_of(one) for one in titles if words_of(one)), "")


def _is_title(element: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(element.tag, str) and name_of(element) == "title"


def _preferred(elements: Iterable[Any], language: str) -> list[Any]:
    """Return ``elements``, those in the language of the text first."""
    primary = language.partition("-")[0]
    return sorted(
        elements,
        key=lambda one: canonical(one.get(_LANG, primary)).partition("-")[0] != primary,
    )


def _series(header: Any, language: str) -> str:  # noqa: ANN401 - as above
    statement = first(header, "seriesStmt")
    titles = [] if statement is None else called(statement, "title")
    return next((words_of(one) for one in _preferred(titles, language) if words_of(one)), "")


def _editors(header: Any, language: str) -> str:  # noqa: ANN401 - as above
    editors = list(called(first_or(header, "titleStmt"), "editor"))
    chief = [one for one in editors if one.get("role") == "primary"] or editors
    return listed((person_words(one) for one in chief), language)


def _action(header: Any, kind: str) -> Any:  # noqa: ANN401 - as above
    description = first(header, "correspDesc")
    actions = [] if description is None else called(description, "correspAction")
    return next((one for one in actions if one.get("type") == kind), None)


def _date(header: Any, sent: Any) -> str:  # noqa: ANN401 - as above
    places = (sent, first(header, "creation"), first(header, "msItem"), first(header, "origin"))
    places = (*places, *_sources(header), first(header, "publicationStmt"))
    for place in (one for one in places if one is not None):
        for one in called(place, "date", "docDate", "origDate"):
            if date := date_of(one) or _day(words_of(one)):
                return date
    return ""


def _sources(header: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield what a file was made from, the first edition before others."""
    source = first(header, "sourceDesc")
    if source is not None:
        books = list(called(source, "bibl", "biblFull", "biblStruct"))
        yield from sorted(books, key=lambda one: one.get("type") != "firstEdition")


def _day(words: str) -> str:
    """Return a date that is written: as ISO 8601 where it begins so, without a stop at its end."""
    found = _WRITTEN.match(words)
    return found[0] if found else words.rstrip(" .")


def _publisher(header: Any) -> str:  # noqa: ANN401 - as above
    statement = first(header, "publicationStmt")
    return _words(statement, "publisher", "authority", "distributor").rstrip(" ,;:")


def _rights(header: Any, language: str) -> str:  # noqa: ANN401 - as above
    available = first(header, "availability")
    if available is None:
        return ""
    texts = list(called(available, "licence", "p", "ab"))
    for one in _preferred(texts or [available], language):
        if said := words_of(one) or one.get("target", ""):
            return said
    return words_of(available)


def _identifier(header: Any) -> str:  # noqa: ANN401 - as above
    statement = first(header, "publicationStmt")
    ids = [] if statement is None else list(called(statement, "idno"))
    best = sorted(ids, key=lambda one: one.get("type", "").lower() not in ("doi", "uri", "frus"))
    return next((words_of(one) for one in best if words_of(one)), "")


def _kept_at(header: Any) -> str:  # noqa: ANN401 - as above
    place = first(header, "msIdentifier")
    if place is None:
        return ""
    parts = (_words(place, name) for name in ("institution", "repository", "collection", "idno"))
    return ", ".join(part for part in parts if part)


def _words(element: Any, *names: str) -> str:  # noqa: ANN401 - as above
    """Return the words of the first element of the first of ``names`` that says anything."""
    if element is None:
        return ""
    for name in names:
        for one in called(element, name):
            if said := words_of(one):
                return said
    return ""


def _number(written: str | None) -> float:
    try:
        return float((written or "0").rstrip("%"))
    except ValueError:
        return 0.0
