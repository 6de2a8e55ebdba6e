"""Articles of journals with their labels, their notes where they are called, their references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.reading.pandoc.markup import called, joined, local, made, remove, words

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement

_NOTES = frozenset({"fn", "table-fn", "author-notes"})
_TEX = re.compile(
    r"\\begin\{document\}\s*(?P<sign>\$*)(?P<formula>.*?)(?P=sign)\s*\\end\{document\}",
    re.DOTALL,
)
REFERENCES = "references"
"""Id of the section that holds the cited works."""


def settle(root: XmlElement) -> Metadata:
    """Change ``root`` to what pandoc reads rightly; return what it says and pandoc passes over."""
    about = _about(root)
    for contributor in called(root, "contrib"):
        for one in called(contributor, "xref"):
            remove(one)
    for one in called(root, "corresp"):
        remove(one)
    _notes(root)
    for holder in called(root, "sec", "fig", "table-wrap", "boxed-text", "app"):
        _label(holder)
    for group in called(root, "verse-group"):
        _verse(group)
    _inside(root)
    for references in called(root, "ref-list"):
        _references(references)
    return about


def _inside(root: XmlElement) -> None:
    """Put what stands inside of paragraphs, and around them, into elements that pandoc knows."""
    for mark in called(root, "xref"):
        if mark.get("ref-type") != "bibr":
            mark.tag = made(mark, "named-content").tag  # words, and no mark of a note
    for formula in called(root, "tex-math"):
        if found := _TEX.search(formula.text or ""):
            formula.text = found["formula"]
    for one in called(root, "speaker", "attrib"):
        if local(one) == "speaker" or local(one.getparent()) == "disp-quote":
            one.tag = made(one, "p").tag


def _about(root: XmlElement) -> Metadata:
    def said(name: str) -> str:
        return next((words(one) for one in called(root, name)), "")

    ids = (one for one in called(root, "article-id") if one.get("pub-id-type") == "doi")
    return Metadata(
        album=said("journal-title"),
        publisher=said("publisher-name"),
        rights=said("copyright-statement"),
        identifier=next(map(words, ids), ""),
    )


def _notes(root: XmlElement) -> None:
    """Put every note where its first mark stands; let those without a mark be a section."""
    notes = {one.get("id", ""): one for one in called(root, "fn")}
    for mark in called(root, "xref"):
        if mark.get("ref-type") not in _NOTES:
            continue
        note = notes.pop(mark.get("rid", ""), None)
        inside = note is not None and any(one is mark for one in note.iter())
        if note is not None and not inside and not _is_beside(mark, note):
            remove(note)
            for label in called(note, "label"):
                remove(label)
            mark.addnext(note)
            note.tail, mark.tail = mark.tail, None
        remove(mark)
    for group in called(root, "fn-group", "table-wrap-foot"):
        if not len(group):
            remove(group)
        elif local(group) == "fn-group":
            for note in called(group, "fn"):
                for paragraph in list(note):
                    group.addprevious(paragraph)
            remove(group)


def _is_beside(mark: XmlElement, note: XmlElement) -> bool:
    """Tell whether a note stands in the text already, near its mark."""
    return mark.getparent() is note.getparent()


def _label(holder: XmlElement) -> None:
    """Put the label of a part before its title."""
    label = next((one for one in holder if local(one) == "label"), None)
    if label is None or not words(label):
        return
    said = words(label).rstrip(".:")
    caption = next((one for one in holder if local(one) == "caption"), holder)
    title = next((one for one in caption if local(one) in ("title", "p")), None)
    if title is None or (caption is holder and local(title) != "title"):
        return
    sign = " " if caption is holder else ". "
    title.text = f"{said}{sign}{title.text or ''}"
    remove(label)


def _verse(group: XmlElement) -> None:
    """Make a paragraph of the lines of a verse."""
    lines = called(group, "verse-line")
    if not lines:
        return
    paragraph = made(group, "p")
    for at, line in enumerate(lines):
        if at:
            paragraph.append(made(group, "break"))
        end = paragraph[-1] if len(paragraph) else None
        if end is None:
            paragraph.text = words(line)
        else:
            end.tail = words(line)
    paragraph.tail = group.tail
    group.getparent().replace(group, paragraph)


def _references(references: XmlElement) -> None:
    """Make paragraphs of the cited works, which pandoc keeps for a library to show."""
    section = made(references, "sec")
    section.set("id", REFERENCES)
    for child in references:
        if local(child) == "title":
            title = made(references, "title", words(child))
            section.append(title)
        elif local(child) == "ref":
            for label in called(child, "label"):
                remove(label)
            given = called(child, "element-citation", "nlm-citation", "citation")
            for one in called(child, "mixed-citation") or given:
                shown = words(one) if local(one) == "mixed-citation" else joined(one, ", ")
                section.append(made(references, "p", shown))
        elif local(child) == "p":
            section.append(made(references, "p", words(child)))
    section.tail = references.tail
    references.getparent().replace(references, section)
