"""The package document: what is in a book, in what order it is read, what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from narrate.markup.parsing import parse_xml
from narrate.markup.tree import BadMarkup
from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.epub.container import BadBook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TEXT = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)
_PICTURES = frozenset({"image/jpeg", "image/png", "image/jpg"})
_PLS = "application/pls+xml"
_NCX = "application/x-dtbncx+xml"
_MARKUP = re.compile(r"<[^>]{1,200}>")


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the book."""

    id: str
    path: str
    """In the archive."""
    media: str
    properties: frozenset[str]
    fallback: str
    """Identity of the item to take instead."""

    @property
    def is_text(self) -> bool:
        """Whether it can be read."""
        return self.media in _TEXT


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document says."""

    metadata: Metadata
    items: Mapping[str, Item]
    """By their id."""
    spine: tuple[tuple[str, bool], ...]
    """Ids in reading order, and whether each belongs to the main line."""
    navigation: str
    """Path of the EPUB 3 navigation document; blank where there is none."""
    ncx: str
    """Path of the EPUB 2 table of contents; blank where there is none."""
    cover: str
    """Path of the cover, where it is a JPEG or PNG."""
    lexicons: tuple[str, ...]
    """Paths of PLS lexicons."""


def package_of(data: bytes, path: str, name: str) -> Package:
    """Return what the package document ``data`` at ``path`` says.

    Raises ``BadBook`` when it cannot be understood.
    """
    try:
        root = parse_xml(data, f"{name}: {path}")
    except BadMarkup as error:
        raise BadBook(error.message, "getting the book again from its publisher") from error
    items = {item.id: item for item in _items(root, dirname(path))}
    if not items:
        raise BadBook(f"{name}: {path} lists no files", "getting the book again")
    spine = tuple(
        (str(one.get("idref", "")), one.get("linear", "yes") != "no")
        for one in root.iter("{*}itemref")
    )
    toc = next((str(one.get("toc", "")) for one in root.iter("{*}spine")), "")
    ncx = items[toc].path if toc in items else ""
    return Package(
        metadata=_metadata(root),
        items=items,
        spine=spine,
        navigation=next((one.path for one in items.values() if "nav" in one.properties), ""),
        ncx=ncx or next((one.path for one in items.values() if one.media == _NCX), ""),
        cover=_cover(root, items),
        lexicons=tuple(one.path for one in items.values() if one.media == _PLS),
    )


def resolve(folder: str, href: str) -> str:
    """Return the path in the archive of a link from a file in ``folder``."""
    return normpath(join(folder, unquote(href.partition("#")[0].strip())))


def _items(root: Any, folder: str) -> Iterator[Item]:  # noqa: ANN401 - lxml is not typed
    for one in root.iter("{*}item"):
        identity, href = one.get("id"), one.get("href")
        if identity and href:
            yield Item(
                identity,
                resolve(folder, href),
                str(one.get("media-type", "")).strip().lower(),
                frozenset(str(one.get("properties", "")).split()),
                str(one.get("fallback", "")),
            )


def _cover(root: Any, items: Mapping[str, Item]) -> str:  # noqa: ANN401 - lxml is not typed
    named = [item for item in items.values() if "cover-image" in item.properties]
    named += [
        items[meta.get("content")]
        for meta in root.iter("{*}meta")
        if meta.get("name") == "cover" and meta.get("content") in items
    ]
    return next((item.path for item in named if item.media in _PICTURES), "")


def _metadata(root: Any) -> Metadata:  # noqa: ANN401 - lxml is not typed
    refined = _refinements(root)
    unique = root.get("unique-identifier", "")
    creators = [
        (words, _refined(one, refined, "role", "role")) for one, words in _said(root, "creator")
    ]
    authors = [words for words, role in creators if role in ("", "aut")]
    return Metadata(
        title=_title(root, refined),
        author=", ".join(dict.fromkeys(authors or [words for words, _ in creators])),
        date=_date(root),
        language=next((tag for _, said in _said(root, "language") if (tag := canonical(said))), ""),
        album=next(_collections(root), ""),
        description=" ".join(_MARKUP.sub(" ", _first(root, "description")).split()),
        publisher=_first(root, "publisher"),
        rights=_first(root, "rights"),
        identifier=next(
            (words for one, words in _said(root, "identifier") if one.get("id") == unique),
            _first(root, "identifier"),
        ),
        source=_first(root, "source"),
    )


def _said(root: Any, name: str) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - lxml is not typed
    for one in root.iter(f"{_DC}{name}"):
        if words := " ".join("".join(one.itertext()).split()):
            yield one, words


def _first(root: Any, name: str) -> str:  # noqa: ANN401 - lxml is not typed
    return next((words for _, words in _said(root, name)), "")


def _refinements(root: Any) -> dict[tuple[str, str], str]:  # noqa: ANN401 - lxml is not typed
    """Return the values of ``meta`` that refine another element, by its id and property."""
    return {
        (str(one.get("refines", "")).removeprefix("#"), str(one.get("property", ""))): (
            one.text or ""
        ).strip()
        for one in root.iter("{*}meta")
        if one.get("refines")
    }


def _refined(one: Any, refined: Mapping[tuple[str, str], str], name: str, attribute: str) -> str:  # noqa: ANN401 - lxml is not typed
    """Return a refinement as EPUB 3 has it, or the attribute of EPUB 2."""
    return refined.get((one.get("id", ""), name), "") or one.get(f"{_OPF}{attribute}", "")


def _title(root: Any, refined: Mapping[tuple[str, str], str]) -> str:  # noqa: ANN401 - lxml is not typed
    """Return the main title, or the first."""
    titles = list(_said(root, "title"))
    for one, words in titles:
        if refined.get((one.get("id", ""), "title-type")) == "main":
            return words
    return titles[0][1] if titles else ""


def _date(root: Any) -> str:  # noqa: ANN401 - lxml is not typed
    """Return when it was published, not when the file was changed; the day only."""
    for one, words in _said(root, "date"):
        if one.get(f"{_OPF}event", "publication") in ("publication", "original-publication"):
            return words.partition("T")[0]
    return ""


def _collections(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml is not typed
    """Yield the series it belongs to."""
    for one in root.iter("{*}meta"):
        if one.get("property") == "belongs-to-collection" and one.text:
            yield " ".join(one.text.split())
