"""A volume's own lists of abbreviations and persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from narrate.model.document import Term
from narrate.reading.tei.names import called, name_of, turned, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = " ,;:–—-"
_HEADS = ("term", "persName", "name", "label", "hi", "abbr", "rs")


def entries(listing: Any) -> Iterator[Term]:  # noqa: ANN401 - lxml is not typed
    """Yield the entries of a list: each item's first element, and what the item says of it."""
    label = ""
    for one in called(listing, "label", "item"):
        words = words_of(one, "note", "pb", "list")
        if name_of(one) == "label":
            label = words
            continue
        term = label or _term(one)
        label = ""
        if term and words:
            yield Term(term, words.removeprefix(term).lstrip(_SEPARATORS).strip())


def persons(listing: Any) -> Iterator[Term]:  # noqa: ANN401 - as above
    """Yield the persons of a list, names the way they are said."""
    for name, meaning in entries(listing):
        yield Term(turned(name), meaning)


def identities(listing: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    """Yield ``xml:id`` and name of the persons of a list."""
    for one in called(listing, "persName", "person", "item"):
        identity = one.get("{http://www.w3.org/XML/1998/namespace}id")
        words = words_of(one, "note", "pb") if name_of(one) == "persName" else _term(one)
        if identity and words:
            yield identity, turned(words.rstrip(_SEPARATORS))


def _term(item: Any) -> str:  # noqa: ANN401 - as above
    """Return what an item is about: its ``term`` or name, else its first emphasised words."""
    for name in _HEADS:
        found = next(called(item, name), None)
        if found is not None and words_of(item).startswith(words_of(found)):
            return words_of(found, "note", "pb").rstrip(_SEPARATORS)
    return ""
