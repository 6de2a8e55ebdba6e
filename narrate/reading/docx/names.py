"""Names of WordprocessingML: both its editions, transitional and strict, under one prefix."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_EDITIONS: dict[str, tuple[str, ...]] = {
    prefix: tuple(uri for uri, short in _PREFIXES.items() if short == prefix)
    for prefix in _PREFIXES.values()
}
_OFF = frozenset({"0", "false", "off"})


@cache
def _short(tag: str) -> str:
    uri, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{name}" if prefix else tag


def name_of(element: XmlElement) -> str:
    """Return the name of an element as ``w:p``; ``{namespace}name`` where it has no prefix here."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@cache
def _attributes(name: str) -> tuple[str, ...]:
    prefix, _, local = name.rpartition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _EDITIONS[prefix]) if prefix else (name,)


def get(element: XmlElement | None, name: str) -> str:
    """Return the attribute called ``name``, such as ``w:val``; blank when there is none."""
    if element is not None:
        for full in _attributes(name):
            value = element.get(full)
            if value is not None:
                return str(value)
    return ""


def child(element: XmlElement | None, *path: str) -> XmlElement | None:
    """Return the first element reached by the names of ``path``, each a child of the one before."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def children(element: XmlElement | None, name: str) -> Iterator[XmlElement]:
    """Yield the children called ``name``."""
    if element is not None:
        yield from (one for one in element if name_of(one) == name)


def is_on(element: XmlElement | None) -> bool:
    """Tell whether a switch such as ``w:vanish`` is there and not turned off."""
    return element is not None and get(element, "w:val") not in _OFF


def number(written: str, default: int = 0, *, base: int = 10) -> int:
    """Return a whole number that an attribute holds in a ``base``, or ``default``."""
    try:
        return int(written, base) if len(written) < 10 else default  # noqa: PLR2004 - fits everywhere
    except ValueError:
        return default
