"""The book as a whole: every file of it, in the order in which it is written."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.binding.archive import Member, pack
from narrate.binding.book.book import Book
from narrate.binding.book.clips import clips
from narrate.binding.book.dialect import Dialect
from narrate.binding.book.fragments import Highlight
from narrate.binding.book.pronouncing import lexicon
from narrate.binding.book.tracks import heard, tracks
from narrate.binding.book.writer import Writer
from narrate.binding.epub.accessibility import Access
from narrate.binding.epub.opf import About, ManifestItem, package
from narrate.binding.epub.overlay import overlay
from narrate.binding.epub.pages import Entry, Look, navigation, page
from narrate.binding.identity import identifier
from narrate.binding.pictures import suffix_of
from narrate.binding.recording import BoundFile
from narrate.markup.writing import line
from narrate.model.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.book.book import Filled
    from narrate.binding.book.tracks import Track
    from narrate.binding.book.written import Written
    from narrate.binding.recording import Recording

MIMETYPE = b"application/epub+zip"
FOLDER = "EPUB/"
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the book: the reader's own with sound added, where the source is one."""
    if recording.document.format == "epub" and recording.data:
        from narrate.binding.ownbook.package import bind as add  # noqa: PLC0415 - seldom needed

        yield from add(recording)
    else:
        yield BoundFile("", pack(_Maker(recording).members()))


class _Maker:
    """Writes the members and remembers what navigation and package document need of them."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._tracks = tracks(recording)
        self._book = Book(
            recording.document,
            lambda: heard(recording),
            self._tracks,
            highlight=Highlight(recording.wishes.highlight),
            changes=recording.changes,
            whole=recording.whole,
        )
        self._called = line(recording.title, recording.slug)
        self._language = tag(recording.language)
        self._lexicon = lexicon(recording.changes, self._language)
        self._look = Look(self._language, lexicon="lexicon.pls" if self._lexicon else "")
        self._items: list[ManifestItem] = []
        self._entries: list[Entry] = []
        self._pages: list[tuple[str, str]] = []
        self._sounding = bool(self._lexicon)

    def members(self) -> Iterator[Member]:
        """Yield all files; the type of the archive first, what lists the others last."""
        yield Member("mimetype", [MIMETYPE], stored=True)
        yield Member("META-INF/container.xml", [_CONTAINER])
        yield from self._fixed()
        for track in self._tracks:
            yield self._audio(track)
        for filled in self._book.filled():
            yield from self._section(filled)
        contents = navigation(self._look, self._called, self._entries, self._pages)
        item = ManifestItem("nav", "nav.xhtml", _XHTML, properties="nav")
        yield self._member(item, contents.encode())
        opf = package(self._about(), self._access(), self._items)
        yield Member(f"{FOLDER}package.opf", [opf.encode()])

    def _member(self, item: ManifestItem, data: bytes) -> Member:
        self._items.append(item)
        return Member(f"{FOLDER}{item.href}", [data])

    def _fixed(self) -> Iterator[Member]:
        style = files("narrate.binding.epub").joinpath("style.css").read_bytes()
        yield self._member(ManifestItem("style", "style.css", "text/css"), style)
        if self._lexicon:
            item = ManifestItem("lexicon", "lexicon.pls", "application/pls+xml")
            yield self._member(item, self._lexicon.encode())
        cover = self._recording.cover
        if cover:
            kind = suffix_of(cover)
            item = ManifestItem("cover", f"cover.{kind}", f"image/{kind}", "cover-image")
            yield self._member(item, cover)

    def _audio(self, track: Track) -> Member:
        self._items.append(ManifestItem(f"a{track.number}", track.name, track.media_type))
        size = track.part.plan.audio_bytes
        return Member(FOLDER + track.name, track.chunks(self._recording), size=size)

    def _section(self, filled: Filled) -> Iterator[Member]:
        section, language = filled.section, self._language
        writer = Writer(self._book, filled, Dialect(), language=language, suffix=".xhtml")
        written = writer.write()
        href = f"{section.name}.xhtml"
        self._list(filled, written, href)
        body = f'<section epub:type="chapter" role="doc-chapter">\n{written.body}\n</section>'
        sounding = "ssml:ph" in written.body
        self._sounding |= sounding
        title = self._title(filled)
        content = page(self._look, title, body, kind="bodymatter", sounding=sounding)
        overlay_id = f"mo{section.number}" if filled.track else ""
        item = ManifestItem(section.name, href, _XHTML, overlay=overlay_id, in_spine=True)
        yield self._member(item, content.encode())
        if filled.track:
            rows = list(clips(filled.fragments, written))
            name = filled.track.name
            smil = "".join(overlay(rows, href, lambda _: name))
            length = sum(clip.end - clip.begin for clip in rows)
            item = ManifestItem(
                overlay_id, f"{section.name}.smil", "application/smil+xml", duration_ms=length
            )
            yield self._member(item, smil.encode())

    def _list(self, filled: Filled, written: Written, href: str) -> None:
        """Take headings and pages of a section into the navigation."""
        headings = written.headings
        first = filled.section.items[0].block
        if filled.section.opens:
            named = headings and headings[0].id == f"b{first}"
            level = headings[0].level if named else 1
            self._entries.append(Entry(level, self._title(filled), href))
            headings = headings[1:] if named else headings
        for one in headings:
            self._entries.append(Entry(one.level, one.title, f"{href}#{one.id}"))
        self._pages += [(one.number, f"{href}#{one.id}") for one in written.pages]

    def _title(self, filled: Filled) -> str:
        chapter = self._recording.document.chapters[filled.section.chapter]
        return line(chapter.title, self._called)

    def _about(self) -> About:
        about = self._recording.metadata
        return About(
            identifier=identifier(self._recording, "epub"),
            title=self._called,
            language=self._language,
            author=line(about.author),
            date=about.date,
            publisher=line(about.publisher),
            rights=line(about.rights),
            description=line(about.description),
            source=line(about.identifier, about.source),
            narrator=self._recording.narrator,
        )

    def _access(self) -> Access:
        about = self._recording.metadata
        source = about.source or about.publisher or self._called
        return Access(
            all_heard=self._book.all_heard,
            pages=source if self._pages else "",
            spoken_markup=self._sounding,
            certified_by=self._recording.wishes.certified_by,
        )
