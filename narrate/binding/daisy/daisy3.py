"""DAISY 3: one text, a SMIL file for each section, package, navigation and resource file."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.binding.daisy.dtbook import TAIL, DtbookWriter, Levels, head
from narrate.binding.daisy.ncx import ncx
from narrate.binding.daisy.opf12 import Item, package
from narrate.binding.daisy.smil20 import TEXT, section
from narrate.binding.daisy.talking import Outline, about, book_of
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.recording import Recording

_FIXED = (
    Item("opf", "book.opf", "text/xml"),
    Item("ncx", "book.ncx", "application/x-dtbncx+xml"),
    Item("text", TEXT, "application/x-dtbook+xml"),
    Item("resource", "book.res", "application/x-dtbresource+xml"),
    Item("style", "style.css", "text/css"),
)


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the files of the folder."""
    told, book = about(recording, "daisy3"), book_of(recording)
    items = list(_FIXED)
    for track in book.tracks.values():
        items.append(Item(f"a{track.number}", track.name, track.media_type))
        yield BoundFile(track.name, track.chunks(recording))
    for name in ("book.res", "style.css"):
        yield BoundFile(name, [files(__package__).joinpath(name).read_bytes()])
    outline, levels, elapsed = Outline(book, told.title), Levels(), 0
    smils: list[BoundFile] = []

    def text() -> Iterator[bytes]:
        """Yield the text while it is written, and keep the clips of its sections."""
        nonlocal elapsed
        yield head(told).encode()
        for filled in book.filled():
            written = DtbookWriter(book, filled, levels, language=told.language).write()
            yield f"{written.body}\n".encode()
            rows = outline.add(filled, written)
            if filled.track and rows:
                name = f"{filled.section.name}.smil"
                smil = section(rows, told, audio=filled.track.name, elapsed=elapsed)
                elapsed += rows[-1].end - rows[0].begin
                items.append(Item(filled.section.name, name, "application/smil"))
                smils.append(BoundFile(name, [smil.encode()]))
        yield (levels.end() + TAIL).encode()

    yield BoundFile(TEXT, text())
    yield from smils
    yield BoundFile("book.ncx", [ncx(told, outline).encode()])
    yield BoundFile("book.opf", [package(told, items, elapsed).encode()])
