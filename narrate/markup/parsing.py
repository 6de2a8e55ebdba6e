"""The one door to lxml: XML of other people, parsed safely.

lxml's default parser expands internal entities within bounds of its own (TEI needs them), fetches
nothing, reads no external entity and no external document type, and refuses nesting above 256
elements and text nodes above 10 MB. It also refuses one ``xml:id`` twice and one that is no name,
which real editions have. ``collect_ids=False`` lets them through, but makes libxml2 load external
document types from disk (seen with lxml 6.1, libxml2 2.14); so it is used only for a file that
fails for this reason, and only without a reference to anything outside. What the door allows is
pinned by tests.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Any, TypeAlias

from narrate.markup.tree import BadMarkup

if TYPE_CHECKING:
    from collections.abc import Callable

XmlElement: TypeAlias = Any
"""An element as lxml has it; lxml is not typed."""

_HTML_ENTITY = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|&(?P<name>[A-Za-z][A-Za-z0-9]{1,9});", re.DOTALL
)
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DECLARES = re.compile(rb"<!ENTITY\s+([^\s%]+)\s")
_SUFFIX = re.compile(r" \(.*?\)\Z|, line \d+, column \d+.*")


def parse_xml(data: bytes, name: str) -> XmlElement:
    """Return the root element of ``data``, as lxml has it; comments and instructions stay in.

    The named characters of HTML (``&nbsp;``) are known without a document type.

    Raises:
        BadMarkup: not well-formed, or made to do harm; with ``name``, the line and the reason.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and only needed here

    source = with_html_entities(data)
    try:
        try:
            return etree.fromstring(source, etree.XMLParser())
        except etree.XMLSyntaxError as error:
            of_ids = (etree.ErrorTypes.DTD_ID_REDEFINED, etree.ErrorTypes.DTD_XMLID_VALUE)
            if error.code not in of_ids or _refers_outside(source):
                raise
            return etree.fromstring(source, etree.XMLParser(collect_ids=False))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        reason = _SUFFIX.sub("", str(error)) or "damaged"
        raise BadMarkup(
            f"{name}, line {line}: it is not well-formed ({reason})", "check it with an XML editor"
        ) from error


def _refers_outside(data: bytes) -> bool:
    """Tell whether the document type may name anything outside; in doubt, yes."""
    start = data.find(b"<!DOCTYPE")
    if start < 0:
        return b"DOCTYPE" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data
    return b"SYSTEM" in data[start:] or b"PUBLIC" in data[start:]


def with_html_entities(data: bytes) -> bytes:
    """Return ``data`` with the named characters of HTML that it does not declare as numbers."""
    if b"&" not in data:
        return data
    declared = frozenset(_DECLARES.findall(data))

    def number(found: re.Match[bytes]) -> bytes:
        name = found["name"]
        if not name or name in _OF_XML or name in declared:
            return found[0]
        code = name2codepoint.get(name.decode("ascii"))
        return found[0] if code is None else b"&#%d;" % code

    replaced: Callable[[re.Match[bytes]], bytes] = number
    return _HTML_ENTITY.sub(replaced, data)


def utf8_of(root: XmlElement) -> bytes:
    """Return a tree as XML in UTF-8, its entities expanded, without a document type."""
    from lxml import etree  # noqa: PLC0415 - loaded by now

    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
