"""The visible text of XHTML and DTBook pages, and which of it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.package import local

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from narrate.markup.parsing import XmlElement

_DESCRIBING = ("aria-label", "alt", "alttext", "title")
_OPS = "{http://www.idpf.org/2007/ops}type"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNSEEN = {"head", "script", "style", "template", "docTitle", "docAuthor", "pagenum", "rt", "rp"}
_MARKS = {
    "noteref",
    "pagebreak",
    "annoref",
    "biblioref",
    "page-front",
    "page-normal",
    "page-special",
}
_NOTES = {
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "rearnote",
    "rearnotes",
    "note",
    "notebody",
}
_NOTE_ROLES = {"doc-footnote", "doc-endnote", "doc-endnotes", "note"}
MARK_ROLES = frozenset({"doc-noteref", "doc-backlink", "doc-pagebreak", "doc-biblioref"})
"""Marks of notes and pages, which are seen and not said."""


def visible(element: XmlElement) -> bool:
    """Say whether an element is read: neither hidden nor a mark of a note or a page."""
    if local(element) in _UNSEEN or local(element) in _MARKS:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    types = set((element.get(_OPS) or "").split()) | {element.get("class") or ""}
    return not (types & _MARKS or (element.get("role") or "") in MARK_ROLES)


def is_note(element: XmlElement) -> bool:
    """Say whether an element holds notes, which a listener may skip and an edition leave out."""
    types = {*(element.get(_OPS) or "").split(), *(element.get("class") or "").split()}
    return (
        local(element) in _NOTES
        or bool(types & _NOTES)
        or (element.get("role") or "") in _NOTE_ROLES
    )


def identity(element: XmlElement) -> str:
    """Return an element's id, of either kind."""
    return element.get("id") or element.get(f"{_XML}id") or ""


def _description(element: XmlElement) -> str:
    """Return the words that stand for a picture or a formula, which is highlighted itself."""
    return next((said for name in _DESCRIBING if (said := element.get(name))), "")


def texts(
    element: XmlElement, spoken: Container[str], *, covered: bool = False
) -> Iterator[tuple[str, bool]]:
    """Yield every visible text below ``element``; whether a note or something spoken holds it."""
    if not local(element) or not visible(element):
        return
    covered = covered or identity(element) in spoken or is_note(element)
    if identity(element) in spoken and (described := _description(element)):
        yield described, True
    if element.text:
        yield element.text, covered
    for child in element:
        yield from texts(child, spoken, covered=covered)
        if child.tail:
            yield child.tail, covered
