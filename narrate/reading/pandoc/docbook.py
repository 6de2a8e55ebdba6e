"""DocBook with all of its authors, and the words that pandoc runs together or passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.reading.pandoc.markup import called, joined, local, made, remove, words

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement

_INFO = ("info", "bookinfo", "articleinfo")
_REMARKS = ("remark", "comment", "indexterm", "titleabbrev")
_TITLED = ("procedure", "equation", "itemizedlist", "orderedlist", "variablelist")


def settle(root: XmlElement) -> Metadata:
    """Change ``root`` to what pandoc reads rightly; return what it says and pandoc passes over."""
    for remark in called(root, *_REMARKS):
        remove(remark)
    info = next((one for one in root if local(one) in _INFO), None)
    about = _about(info) if info is not None else Metadata()
    if info is not None:
        _authors(info)
    for holder in called(root, *_TITLED):
        for title in [one for one in holder if local(one) == "title"]:
            paragraph = made(title, "para", words(title))
            remove(title)
            holder.addprevious(paragraph)
    for reference in called(root, "citation", "biblioref"):
        remove(reference)
    works = {one for entry in called(root, "biblioentry", "bibliomixed") for one in _ids(entry)}
    for link in called(root, "xref"):
        if link.get("linkend") in works:
            remove(link)
    for entry in called(root, "biblioentry"):
        paragraph = made(entry, "bibliomixed", _work(entry))
        paragraph.tail = entry.tail
        entry.getparent().replace(entry, paragraph)
    return about


def _ids(element: XmlElement) -> set[str]:
    return {value for name, value in element.attrib.items() if name.rpartition("}")[2] == "id"}


def _work(entry: XmlElement) -> str:
    """Return the words of a cited work: its parts, each with a stop."""
    for key in [one for one in entry if local(one) == "abbrev"]:
        remove(key)
    return ". ".join(filter(None, (joined(part) for part in entry if local(part))))


def _authors(info: XmlElement) -> None:
    """Let every author be one of a group, with blanks between the names."""
    authors = called(info, "author")
    for name in called(info, "personname"):
        for part in name:
            part.tail = " "  # two names are no one word
    if len(authors) > 1 and not called(info, "authorgroup"):
        group = made(info, "authorgroup")
        authors[0].addprevious(group)
        for author in authors:
            group.append(author)


def _about(info: XmlElement) -> Metadata:
    def said(*names: str) -> str:
        return next((words(one) for one in info if local(one) in names and words(one)), "")

    holders = called(info, "copyright")
    return Metadata(
        date=said("pubdate", "date"),
        publisher=next((joined(one) for one in called(info, "publishername")), ""),
        rights=f"© {joined(holders[0])}" if holders else "",
        identifier=said("isbn"),
    )
