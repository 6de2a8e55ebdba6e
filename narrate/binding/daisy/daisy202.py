"""DAISY 2.02: a content file and a SMIL file for each section, and what binds them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from narrate.binding.book.writer import Writer
from narrate.binding.daisy.ncc import Extent, ncc
from narrate.binding.daisy.plain import PLAIN, page
from narrate.binding.daisy.smil10 import master, section
from narrate.binding.daisy.talking import Outline, about, book_of
from narrate.binding.recording import BoundFile
from narrate.markup.writing import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.book.book import Filled
    from narrate.binding.recording import Recording

_STYLE = '<link rel="stylesheet" type="text/css" href="style.css"/>\n'


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the files of the folder."""
    yield from _Maker(recording).files()


class _Maker:
    """Writes section after section and remembers what the navigation must know."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._about = about(recording, "daisy202")
        self._book = book_of(recording)
        self._outline = Outline(self._book, self._about.title)
        self._refs: list[tuple[str, str]] = []
        self._elapsed = self._files = self._bytes = 0

    def files(self) -> Iterator[BoundFile]:
        """Yield all files."""
        for track in self._book.tracks.values():
            self._count(track.part.plan.audio_bytes)
            yield BoundFile(track.name, track.chunks(self._recording))
        yield self._file("style.css", files(__package__).joinpath("style.css").read_bytes())
        for filled in self._book.filled():
            yield from self._section(filled)
        index = master(self._about, self._refs, self._elapsed)
        yield self._file("master.smil", index.encode())
        extent = Extent(self._files + 1, self._bytes, self._elapsed)
        yield BoundFile("ncc.html", [ncc(self._about, self._outline, extent).encode()])

    def _file(self, name: str, data: bytes) -> BoundFile:
        self._count(len(data))
        return BoundFile(name, [data])

    def _count(self, size: int) -> None:
        self._files += 1
        self._bytes += size

    def _section(self, filled: Filled) -> Iterator[BoundFile]:
        """Yield text and clips of a section; a silent one could not be reached, and is left out."""
        if not filled.track:
            return
        name, language = filled.section.name, self._about.language
        written = Writer(self._book, filled, PLAIN, language=language, suffix=".html").write()
        rows = self._outline.add(filled, written)
        chapter = self._book.document.chapters[filled.section.chapter]
        title = line(chapter.title, self._about.title)
        yield self._file(f"{name}.html", page(language, title, _STYLE, written.body).encode())
        smil = section(
            rows,
            self._about,
            name=name,
            audio=filled.track.name,
            title=title,
            elapsed=self._elapsed,
        )
        yield self._file(f"{name}.smil", smil.encode())
        self._refs.append((name, title))
        self._elapsed += rows[-1].end - rows[0].begin
