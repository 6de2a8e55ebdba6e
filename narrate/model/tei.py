"""How TEI files are read: what becomes of an element, and the words a profile says it in.

``ROLE``, ``ROLE LEVEL`` (headings) or ``ROLE announced PHRASE``; ``announced PHRASE`` alone says
the phrase instead of what stands there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from narrate.model.document import Kind


class ProfileName(StrEnum):
    """Profiles that come with the package; the first whose signs a file bears is taken."""

    FRUS = "frus"
    LETTERS = "letters"
    DRAMA = "drama"
    NOVEL = "novel"
    DEFAULT = "default"


class BadTreatment(ValueError):
    """What an element is said to become, and what does not exist."""

    def __init__(self, problem: str, allowed: str) -> None:
        """Take what is wrong, and what would be right."""
        super().__init__(problem, allowed)
        self.problem = problem
        self.allowed = allowed


class Role(StrEnum):
    """What an element is for the ear."""

    SPOKEN = "spoken"
    """Read where it stands; it neither begins nor ends anything."""
    SPOKEN_LINE = "spoken-line"
    """The same, with a pause before it where something stands there: a line of an address."""
    RUNNING = "running"
    """The same, without the white space between the elements in it."""
    SILENT = "silent"
    ANNOUNCED = "announced"
    """A phrase is said instead."""
    CHOICE = "choice"
    """One of the elements in it is read: the first that the profile's ``choose`` names."""
    SILENT_UNTIL = "silent-until"
    """Everything is silent from here to the element that ``@spanTo`` points to."""

    PAGE = "page"
    """A page begins; no sound, no pause, no word border. ``@n`` is its number."""
    PAGE_NUMBER = "page-number"
    """A typed page number; silent."""
    LINE = "line"
    """A line begins: a blank; with ``break="no"`` nothing, and the line's hyphen goes."""
    PAUSE = "pause"
    """A line begins, and a pause is heard: in an address, in a signature."""
    BLANK = "blank"
    OMISSION = "omission"
    """Something is missing here."""
    FORMULA = "formula"
    """Announced, or not, by ``[reading] maths``."""

    SECTION = "section"
    """Holds blocks."""
    CHAPTER = "chapter"
    """Holds blocks and has a chapter mark."""
    DOCUMENT = "document"
    """Holds a document of its own, of which a file may have hundreds; it has a chapter mark."""
    FRONT = "front"
    BACK = "back"
    IMPRINT = "imprint"
    """What is about the book as a thing."""
    CONTENTS = "contents"
    """What leads to pages."""
    GROUP = "group"
    """Holds what belongs together: a list, a poem, a cast."""
    TERMS = "terms"
    """A list of abbreviations: silent, and known to the document."""
    PERSONS = "persons"
    """A list of persons, likewise."""
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    LABEL = "label"
    """Said before the item that follows, in one breath with it."""
    NOTE = "note"
    SOURCE = "source"
    """A note that says where the original is kept."""
    NOTE_MARK = "note-mark"
    """A number or sign that stands for a note; silent."""

    HEADING = Kind.HEADING.value
    PARAGRAPH = Kind.PARAGRAPH.value
    SALUTATION = Kind.SALUTATION.value
    DATELINE = Kind.DATELINE.value
    CLOSING = Kind.CLOSING.value
    SIGNATURE = Kind.SIGNATURE.value
    POSTSCRIPT = Kind.POSTSCRIPT.value
    ITEM = Kind.LIST_ITEM.value
    VERSE = Kind.VERSE.value
    SPEAKER = Kind.SPEAKER.value
    STAGE = Kind.STAGE.value
    QUOTE = Kind.QUOTE.value
    CAPTION = Kind.CAPTION.value
    FIGURE = Kind.FIGURE.value
    CODE = Kind.CODE.value


BLOCKS = {
    role: Kind(role.value) for role in Role if role.value in set(Kind) - {Kind.NOTE, Kind.OMISSION}
}
"""Roles that make a block, and its kind."""
_MODIFIED = re.compile(r"(?P<role>[a-z-]+)(?: (?P<level>[1-6]))?(?: announced (?P<phrase>\S.*))?\Z")
_ANNOUNCED = re.compile(r"announced (?P<phrase>\S.*)\Z")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What becomes of an element."""

    role: Role
    level: int = 0
    """Of a heading, where it does not follow from where it stands."""
    phrase: str = ""
    """What is announced."""

    def __str__(self) -> str:
        """Return it as a profile says it."""
        level = f" {self.level}" if self.level else ""
        if self.role is Role.ANNOUNCED:
            return f"announced {self.phrase}"
        return f"{self.role}{level}" + (f" announced {self.phrase}" if self.phrase else "")


def treatment(said: str) -> Treatment:
    """Return what ``said`` stands for.

    Raises:
        BadTreatment: there is no such role; the hint names the nearest one.
    """
    if found := _ANNOUNCED.match(said):
        return Treatment(Role.ANNOUNCED, phrase=found["phrase"])
    if said.strip() == Role.ANNOUNCED:
        raise BadTreatment("'announced' does not say what is announced", "announced a formula")
    found = _MODIFIED.match(said)
    word = found["role"] if found else said.partition(" ")[0]
    if found is None or word not in set(Role):
        close = get_close_matches(word, [*Role], n=1, cutoff=0.6)
        hint = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(Role)}"
        raise BadTreatment(f"'{said}' is no treatment of an element", hint)
    return Treatment(Role(word), int(found["level"] or 0), found["phrase"] or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeiChoice:
    """The ``[tei]`` table of the settings."""

    extends: str = ""
    """Name of a profile; blank takes the one that fits the file."""
    elements: dict[str, Treatment] = field(default_factory=dict)
    """Elements and what becomes of them, over what the profile says."""
