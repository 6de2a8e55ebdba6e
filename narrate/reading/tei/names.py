"""Names of elements and attributes, as profiles and messages have them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIFE = re.compile(
    r",?\s*\(?\b(?:b\. |c(?:a|irca)?\.? ?)?\d{4}\??\s*"
    r"[-–—]?\s*(?:c(?:a)?\.? ?)?(?:\d{4}\??)?\)?\.?\Z"
)
"""Years of life behind a name."""
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|MD|Ph\.? ?D)\.?\Z")
_NICKNAME = re.compile(r",? ([“\"(][^”\")]*?),?([”\")])")
"""A name in inverted commas, which has commas of its own in a list."""
_BLANKS = frozenset({"lb", "space"})
TEI = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def name_of(element: Any) -> str:  # noqa: ANN401 - lxml is not typed
    """Return an element's name; with the file's own prefix where it is not of TEI."""
    return _name(element.tag, element.prefix)


@lru_cache(1000)
def _name(tag: str, prefix: str | None) -> str:
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].rpartition("}")
    return local if namespace == TEI else f"{prefix or 'foreign'}:{local}"


def attributes_of(element: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """Return its attributes, those of XML as ``xml:id``, those of other namespaces left out."""
    return {
        name.replace(_XML, "xml:"): value
        for name, value in element.attrib.items()
        if not name.startswith("{") or name.startswith(_XML)
    }


def called(element: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield the TEI elements within ``element`` that have one of the names, in order."""
    yield from element.iter(*(one for name in names for one in (f"{{{TEI}}}{name}", name)))


def first(element: Any, *path: str) -> Any:  # noqa: ANN401 - as above
    """Return the first element at the end of a path of names, at any depth; ``None`` if none."""
    if not path:
        return element
    for one in called(element, path[0]):
        if one is not element and (found := first(one, *path[1:])) is not None:
            return found
    return None


def words_of(element: Any, *without: str) -> str:  # noqa: ANN401 - as above
    """Return the text in an element, white space collapsed, but for elements ``without``."""
    return " ".join("".join(_texts(element, frozenset(without))).split())


def turned(name: str) -> str:
    """Return "David L. Aaron" for "Aaron, David L."; a name without a comma stays."""
    family, comma, rest = _NICKNAME.sub(r" \1\2", name).partition(", ")
    if not comma or not rest or _SUFFIX.match(rest):
        return name
    given, comma, suffix = rest.rpartition(", ")
    if comma and _SUFFIX.match(suffix):
        return f"{given} {family}, {suffix}"
    return f"{rest} {family}" if "," not in rest else name


def _texts(element: Any, without: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - as above
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and name_of(child) not in without:
            if name_of(child) in _BLANKS and child.get("break") != "no":
                yield " "
            yield from _texts(child, without)
        yield child.tail or ""


def person_words(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the name in an element as it is said: given names first, without years of life."""
    family = [words_of(one) for one in called(element, "surname")]
    given = [words_of(one) for one in called(element, "forename")]
    if family and given:
        links = [words_of(one) for one in called(element, "nameLink")]
        return " ".join((*given, *links, *family))
    return turned(_LIFE.sub("", words_of(element)).rstrip(" ,"))
