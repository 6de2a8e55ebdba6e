"""Small changes to trees of XML before pandoc reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.parsing import XmlElement


def local(element: XmlElement) -> str:
    """Return the name of an element without its namespace; blank for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def called(root: XmlElement, *names: str) -> list[XmlElement]:
    """Return all elements of these names in ``root``, in any namespace, in order."""
    return [one for one in root.iter("{*}*") if local(one) in names]


def made(like: XmlElement, name: str, text: str = "") -> XmlElement:
    """Return a new element of the namespace of ``like``."""
    namespace = str(like.tag).rpartition("}")[0]
    element = like.makeelement(f"{namespace}}}{name}" if namespace else name)
    element.text = text or None
    return element


def remove(element: XmlElement) -> None:
    """Take an element away; what stands behind it stays."""
    if (parent := element.getparent()) is None:
        return
    text = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    element.tail = None
    parent.remove(element)


def unwrap(element: XmlElement) -> None:
    """Put the elements in an element into its place."""
    for child in list(element):
        element.addprevious(child)
    remove(element)


def words(element: XmlElement) -> str:
    """Return the text in an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def joined(element: XmlElement, between: str = " ") -> str:
    """Return the texts of an element, where mark-up parts them with something between."""
    return between.join(filter(None, _texts(element)))


def _texts(element: XmlElement) -> Iterator[str]:
    for text in element.itertext():
        yield " ".join(text.split())
