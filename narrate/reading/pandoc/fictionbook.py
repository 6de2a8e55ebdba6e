"""FictionBook with all of its bodies of notes as notes, and its sections as chapters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Metadata
from narrate.model.language import canonical
from narrate.reading.pandoc.markup import called, local, made, unwrap, words

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement

_NOTES = "notes"
_ORNAMENT = re.compile(r"[\W_]*")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def settle(root: XmlElement) -> Metadata:
    """Change ``root`` to what pandoc reads rightly; return what it says and pandoc passes over."""
    bodies = [one for one in root if local(one) == "body"]
    for body in bodies[1:]:
        if body.get("name"):
            body.set("name", _NOTES)
    _one_body_of_notes([body for body in bodies if body.get("name") == _NOTES])
    for subtitle in called(root, "subtitle"):
        if _ORNAMENT.fullmatch(words(subtitle)):
            blank = made(subtitle, "empty-line")
            blank.tail = subtitle.tail
            subtitle.getparent().replace(subtitle, blank)
    for poem in called(root, "poem"):
        for title in [one for one in poem if local(one) == "title"]:
            poem.addprevious(made(title, "subtitle", words(title)))
            poem.remove(title)
    for section in called(root, "section"):
        if (
            not any(local(one) == "title" for one in section)
            and local(section.getparent()) == "section"
        ):
            unwrap(section)
    return _about(root)


def _one_body_of_notes(bodies: list[XmlElement]) -> None:
    """Let the first body of notes have those of all."""
    for body in bodies[1:]:
        for section in [one for one in body if local(one) == "section"]:
            bodies[0].append(section)
        body.getparent().remove(body)


def _about(root: XmlElement) -> Metadata:
    info = next(iter(called(root, "title-info")), root)
    published = next(iter(called(root, "publish-info")), None)
    date = next(iter(called(info, "date")), None)
    day = _DATE.match(date.get("value") or words(date)) if date is not None else None
    publishers = called(published, "publisher") if published is not None else []
    numbers = called(published, "isbn") if published is not None else []
    return Metadata(
        date=day[0] if day else "",
        description=" ".join(map(words, called(info, "annotation"))),
        publisher=words(publishers[0]) if publishers else "",
        identifier=words(numbers[0]) if numbers else "",
        language=canonical(next(map(words, called(info, "lang")), "")),
        album=next((one.get("name", "") for one in called(info, "sequence")), ""),
    )
