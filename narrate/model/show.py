"""A show: many editions under one roof, as subscribers and readers of its site see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Person(NamedTuple):
    """Somebody who had a part in a show or an episode."""

    name: str
    role: str = "author"
    """A role of the Podcast Taxonomy, in small letters: author, narrator, host, editor, …"""


class Funding(NamedTuple):
    """Where listeners can give."""

    url: str
    text: str


class ChapterMark(NamedTuple):
    """Where a chapter begins."""

    title: str
    start_ms: int


class PublishedFile(NamedTuple):
    """A file of ``public/``."""

    name: str
    """Its place below ``public/``, with slashes."""
    type: str
    """Media type."""
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """What is said of the show as a whole."""

    title: str
    description: str
    base_url: str
    """Where ``public/`` will stand, with a slash at its end: ``https://letters.example.org/``."""
    link: str = ""
    """The show's own web page; blank where that is the site at ``base_url``."""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    language: str = "en"
    """BCP 47 tag."""
    categories: tuple[str, ...] = ()
    """As Apple names them, a subcategory after ``>``: ``Society & Culture > Documentary``."""
    explicit: bool = False
    type: str = "episodic"
    """``episodic`` or ``serial``."""
    medium: str = "podcast"
    """``podcast``, ``audiobook``, ``newsletter`` or ``blog``."""
    funding: tuple[Funding, ...] = ()
    licence: str = ""
    """An SPDX identifier, or a name."""
    licence_url: str = ""
    copyright: str = ""
    locked: bool = True
    """Whether other hosts must ask before they take the show over."""
    guid: str = ""
    """The show's ``podcast:guid``, fixed for ever."""
    hub: str = ""
    """Address of a WebSub hub; blank where there is none."""
    persons: tuple[Person, ...] = ()
    artwork: PublishedFile | None = None
    """The square picture of the show."""
    icon: PublishedFile | None = None
    """The same, small, for its pages; without it they show the large one."""

    def url(self, name: str) -> str:
        """Return the address of a file of the show by its name below ``public/``.

        Names of folders' pages lose their ``index.html``.
        """
        from urllib.parse import quote  # noqa: PLC0415 - not for those who only read a show

        folder, slash, last = name.rpartition("/")
        return self.base_url + quote(folder + slash if last == "index.html" else name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One edition as it is published."""

    slug: str
    guid: str
    sequence: int
    """Its number in the order of first publication, from 1; never given to another."""
    published: datetime
    """When it was first published, in UTC; never the date of the text."""
    updated: datetime
    """When its text last changed, in UTC."""
    version: str
    """Eight hexadecimal digits in the names of its files; another text has others."""
    title: str
    author: str = ""
    date: str = ""
    """Of the text: ISO 8601 (``1977``, ``1977-06-09``) where it is known so, or as written."""
    language: str = "en"
    summary: str = ""
    """A sentence or two, without mark-up: the edition's description, or how its text begins."""
    sender: str = ""
    recipient: str = ""
    place: str = ""
    source: str = ""
    """Where the original is, as the edition says."""
    rights: str = ""
    season: int = 0
    """0 for none."""
    number: int = 0
    """Within its season, or the show; 0 for none."""
    seconds: float = 0.0
    words: int = 0
    voice: str = ""
    """Name of the voice that reads."""
    persons: tuple[Person, ...] = ()
    chapters: tuple[ChapterMark, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Text and address of what the show notes point to."""
    mentioned: tuple[tuple[str, str], ...] = ()
    """Names of persons in the text and who they were, from the document's own list."""
    terms: str = ""
    """The different words of the text in small letters, sorted, a blank between: for the search."""
    audio: PublishedFile
    """What the feed encloses: MP3 or M4A."""
    files: tuple[PublishedFile, ...] = ()
    """All others: Opus, transcripts, chapters, books, the picture."""

    @property
    def page(self) -> str:
        """Name of its page below ``public/``."""
        return f"episodes/{self.slug}/index.html"

    def file(self, *endings: str) -> PublishedFile | None:
        """Return the first other file whose name ends in one of ``endings``."""
        return next((one for one in self.files if one.name.endswith(endings)), None)
