"""Bytes to a tree: XHTML by an XML parser, everything else, and what XML refuses, as HTML."""

from __future__ import annotations

import codecs
import re
from typing import Any, NamedTuple

from narrate.markup.parsing import parse_xml
from narrate.markup.tree import XML, BadMarkup, Element
from narrate.model.finding import Finding
from narrate.reading.decoding import decode
from narrate.reading.html.depth import DEEPEST, flattened
from narrate.reading.unclosed import unclosed_comment

_PREFIXES = {
    XML: "xml:",
    "http://www.idpf.org/2007/ops": "epub:",
    "http://www.w3.org/2001/10/synthesis": "ssml:",
    "http://www.w3.org/1999/xlink": "xlink:",
}
_WORDS = (
    "alt alttext aria-hidden aria-label aria-level class colspan content data epub:type hidden href"
    " http-equiv id itemprop lang name property reversed role rowspan src ssml:alphabet ssml:ph"
    " start style title type value xlink:href xml:lang"
)
_USED = frozenset(_WORDS.split())
"""Attributes that mean something to the reader; no others are kept."""
_BY_ROLE = {
    "blockquote": "blockquote",
    "caption": "figcaption",
    "cell": "td",
    "code": "code",
    "columnheader": "th",
    "deletion": "del",
    "figure": "figure",
    "grid": "table",
    "gridcell": "td",
    "insertion": "ins",
    "list": "ul",
    "listitem": "li",
    "paragraph": "p",
    "row": "tr",
    "rowgroup": "tbody",
    "rowheader": "th",
    "separator": "hr",
    "subscript": "sub",
    "superscript": "sup",
    "table": "table",
}
"""Elements that a role of ARIA makes of one that means nothing by itself."""
_PLAIN_NAMES = frozenset({"div", "span", "p", "section"})
_NO_ATTRIBUTES: dict[str, str] = {}
_HEAD = 2048
"""Bytes in which a document says what it is."""
_XHTML = re.compile(rb"<\?xml\b|xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)


class Page(NamedTuple):
    """A parsed file."""

    root: Element
    """``html``; attribute names have the prefixes ``xml:``, ``epub:`` and ``ssml:``."""
    findings: tuple[Finding, ...] = ()


def parse(data: bytes, name: str, *, xhtml: bool = False) -> Page:
    """Return the tree of a file; ``xhtml`` says that it ought to be XHTML.

    Raises ``SourceError`` when there is nothing in it or it is no text.
    """
    if not xhtml and not _XHTML.search(data[:_HEAD]):
        return _as_html(data, name)
    try:
        return Page(_of_lxml(parse_xml(data, name)))
    except BadMarkup as error:
        page = _as_html(data, name)
        if not xhtml and not data.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<?xml"):
            return page  # pages and mailings only name the namespace
        finding = Finding(
            id="xhtml-not-well-formed",
            message=f"{error.message}; it was read as HTML.",
            suggestion="Mend the file: parts of it may have been understood otherwise.",
        )
        return Page(page.root, (finding, *page.findings))


def _as_html(data: bytes, name: str) -> Page:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only when HTML is read

    text, findings = _text(data, name)
    findings = (*findings, *unclosed_comment(text))
    text, dropped = flattened(text)
    if dropped:
        findings = (*findings, _too_deep(dropped))
    encoded = text.encode("utf-8", "ignore")
    del text  # beside two trees it would be one thing too many: the parser keeps what it is given
    root = LexborHTMLParser(encoded).root
    return Page(_of_lexbor(root) if root is not None else Element("", "html", {}, 0), findings)


def _too_deep(dropped: int) -> Finding:
    return Finding(
        id="nested-too-deep",
        message=f"Elements stand in one another more than {DEEPEST:,} deep; their text was kept.",
        suggestion="Look whether the page is what it should be.",
        count=dropped,
    )


def _text(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Decode as the document itself says, or else as any text is."""
    said = _CHARSET.search(data[:_HEAD])
    if said and not data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF8)):
        encoding = said[1].decode("ascii")
        try:
            return data.decode(_web_name(encoding)), ()
        except (LookupError, UnicodeDecodeError, ValueError):
            decoded = decode(data, name)
            finding = Finding(
                id="encoding-differs",
                message=f"It says it is {encoding} and is not; it was read as {decoded.encoding}.",
                suggestion="Look for letters that came out wrong.",
            )
            return decoded.text, (finding, *decoded.findings)
    decoded = decode(data, name)
    return decoded.text, decoded.findings


def _web_name(encoding: str) -> str:
    """Return the codec that browsers use for a name (WHATWG Encoding, section 4.2)."""
    lower = encoding.lower()
    latin = {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "iso8859-1", "windows-1252"}
    return "windows-1252" if lower in latin else lower


def _of_lxml(root: Any) -> Element:  # noqa: ANN401 - lxml is not typed
    """Return lxml's tree as ours; comments and instructions are left out, their tails stay."""
    top = _element(root)
    waiting = [(root, top)]
    while waiting:
        source, target = waiting.pop()
        if source.text:
            target.children.append(source.text)
        for child in source:
            if isinstance(child.tag, str):
                made = _element(child)
                target.children.append(made)
                if len(child) or child.text:
                    waiting.append((child, made))
            if child.tail:
                target.children.append(child.tail)
    return top


def _element(source: Any) -> Element:  # noqa: ANN401 - lxml is not typed
    namespace, _, name = source.tag.rpartition("}")
    attributes = _NO_ATTRIBUTES
    if source.attrib:
        named = ((_attribute(key), value) for key, value in source.attrib.items())
        attributes = {key: value for key, value in named if key in _USED}
    name = _named(name.lower(), attributes)
    return Element(namespace[1:], name, attributes, source.sourceline or 0)


def _named(name: str, attributes: dict[str, str]) -> str:
    """Return the name of the element that a role makes of one."""
    if "role" in attributes and name in _PLAIN_NAMES:
        return _BY_ROLE.get(attributes["role"].strip().lower(), name)
    return name


def _attribute(key: str) -> str:
    namespace, _, name = key.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}{name}" if namespace else key


def _of_lexbor(root: Any) -> Element:  # noqa: ANN401 - selectolax gives no usable types here
    """Return selectolax's tree as ours."""
    top = Element("", root.tag, _plain(root.attributes), 0)
    waiting = [(root, top)]
    while waiting:
        source, target = waiting.pop()
        children, child = target.children, source.child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                if text := child.text_content:
                    children.append(text)
            elif tag and tag[0] not in "-!":  # an instruction has none
                attributes = _plain(child.attributes)
                made = Element("", _named(tag, attributes), attributes, 0)
                children.append(made)
                waiting.append((child, made))
            child = child.next
    return top


def _plain(attributes: dict[str, str | None]) -> dict[str, str]:
    if not attributes:
        return _NO_ATTRIBUTES
    return {name: value or "" for name, value in attributes.items() if name in _USED}
