"""Writes the files of one edition: the outputs, the timeline, and last the report."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from narrate.audio.cover import cover
from narrate.audio.framing import framed
from narrate.binding import report
from narrate.binding.archive import Member, pack
from narrate.binding.formats import CHAPTERS_SUFFIX, PLAYLIST_SUFFIX, format_of
from narrate.binding.recording import Recording
from narrate.binding.separate import chapter_files, playlist
from narrate.edition.facts import facts, findings
from narrate.edition.named import cover_of
from narrate.edition.writing import write, write_folder
from narrate.model.edition import Edition
from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.rendering.load import load
from narrate.store.files import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from narrate.audio.link import LinkPlan
    from narrate.binding.formats import Format
    from narrate.binding.laying import Layout
    from narrate.binding.metering import Levels
    from narrate.edition.lines import Lines
    from narrate.edition.pipeline import Manuscript
    from narrate.edition.writing import Written
    from narrate.scripting import Scripter
    from narrate.store.store import Store


class Laid(NamedTuple):
    """The whole edition in one codec."""

    layout: Layout
    """The passages in their order."""
    plan: LinkPlan
    levels: Levels


class Binder:
    """Everything that is known when the sound is rendered."""

    def __init__(
        self,
        manuscript: Manuscript,
        digest: str,
        scripter: Scripter,
        lines: Lines,
        laid: Sequence[Laid],
    ) -> None:
        """Take what was said and rendered.

        Args:
            manuscript: What was asked for.
            digest: Of the source's bytes.
            scripter: Walked to its end.
            lines: Walked to their end.
            laid: For each codec; texts are timed by the first.
        """
        self.manuscript = manuscript
        self.scripter = scripter
        self.lines = lines
        self.layout = laid[0].layout
        self.levels = laid[0].levels
        self._laid = {one.layout.codec.name: one for one in laid}
        document = manuscript.document
        self.source = {"name": document.name, "sha256": digest}
        if document.id:
            self.source["id"] = document.id

    @property
    def title(self) -> str:
        """What the edition is called."""
        return self.manuscript.choices.metadata.title or self.manuscript.slug

    def bind(self, store: Store) -> Edition:
        """Write all files, each whole or not at all, and say what was made."""
        manuscript, base = self.manuscript, self._base
        target = manuscript.only or base
        sweep(target.parent, target.name)
        written: list[Written] = []
        written += self._separate(self._apart, store)
        for name in manuscript.choices.formats:
            row = format_of(name)
            if row not in self._apart or row.suffix == self._audio_suffix:
                written += self._bound(row, store)
        if manuscript.only is None:
            about = {
                "source": self.source,
                "title": self.title,
                "language": manuscript.choices.language,
                "codec": self.layout.codec.name,
            }
            path = base.with_name(base.name + ".timeline.json")
            written.append(write(path, self.layout.spool.write(about)))
            path = base.with_name(base.name + ".report.json")
            written.append(write(path, [report.report(facts(self, written))]))
        return Edition(
            slug=manuscript.slug,
            source=manuscript.document.name,
            title=self.title,
            files=tuple(str(one.path) for one in written),
            seconds=self.layout.spool.samples / CANONICAL_RATE_HZ,
            words=self.layout.words,
            loudness_lufs=self.levels.integrated_lufs,
            findings=findings(self),
        )

    @property
    def _base(self) -> Path:
        return self.manuscript.folder / self.manuscript.slug

    @cached_property
    def _apart(self) -> list[Format]:
        """Return the audio formats that are made as a file for each chapter."""
        choices = self.manuscript.choices
        if choices.file_per != "chapter" or self.manuscript.only:
            return []
        return [row for row in map(format_of, choices.formats) if row.audio]

    def _separate(self, rows: Sequence[Format], store: Store) -> list[Written]:
        """Write one file for each chapter in each of ``rows``, and a playlist of the first."""
        if not rows:
            return []
        choices = self.manuscript.choices
        sample_from = None if choices.credit_titles is None else int(bool(choices.opening))
        folder = self._base.with_name(self._base.name + CHAPTERS_SUFFIX)
        files = chain.from_iterable(
            chapter_files(
                self._recording(self._sound(row), store),
                row.stream(),
                row.suffix,
                sample_from=sample_from,
            )
            for row in rows
        )
        written = write_folder(folder, files)
        listed = playlist(self._recording(self._sound(rows[0]), store), rows[0].suffix, folder.name)
        path = self._base.with_name(self._base.name + PLAYLIST_SUFFIX)
        return [*written, write(path, listed)]

    def _bound(self, row: Format, store: Store) -> list[Written]:
        path = self.manuscript.only or self._base.with_name(self._base.name + row.suffix)
        files = row.binder()(self._recording(self._sound(row), store))
        if row.folder and self.manuscript.choices.wishes.zip:
            members = (Member(one.name, one.chunks) for one in files)
            return [write(path.with_name(f"{path.name}.zip"), pack(members))]
        if row.folder:
            return write_folder(path, files)
        return [write(path, one.chunks) for one in files]

    def _sound(self, row: Format) -> str:
        return row.sound(self.manuscript.choices.profile.audio)

    def _recording(self, codec: str, store: Store) -> Recording:
        """Return what a binder gets that holds, or is timed by, sound in ``codec``."""
        choices = self.manuscript.choices
        layout, plan, levels = self._laid[codec or choices.codecs[0]]

        def passages(first: int = 0, end: int | None = None) -> Iterator[bytes]:
            for key in layout.keys[first:end]:
                yield load(store, key.hex()).data

        return Recording(
            slug=self.manuscript.slug,
            metadata=choices.metadata,
            language=choices.language,
            voice=choices.voice,
            plan=plan,
            passages=passages,
            timeline=layout.spool,
            source=self.source,
            document=self.manuscript.document,
            data=self.manuscript.data,
            cover=self._cover,
            audio_file=self._audio_file,
            loudness_lufs=levels.integrated_lufs,
            true_peak_db=levels.true_peak_db,
            wishes=choices.wishes,
            changes=self.lines.changes,
            whole=self.lines.whole,
        )

    @cached_property
    def _cover(self) -> bytes:
        choices = self.manuscript.choices
        about = choices.metadata
        if choices.cover:
            return cover_of(choices.cover)
        brought = self.manuscript.document.cover
        if brought and (picture := framed(brought, self.title, about.author)):
            return picture
        return cover(self.title, about.author, date=about.date, number=about.number)

    @property
    def _audio_file(self) -> str:
        return self._base.name + self._audio_suffix if self._audio_suffix else ""

    @cached_property
    def _audio_suffix(self) -> str:
        """Return the suffix of the audio file that texts go with; blank where there is none."""
        rows = [format_of(name) for name in self.manuscript.choices.formats]
        suffixes = [row.suffix for row in rows if row.audio]
        if self._apart and not any(row.wants_audio for row in rows):
            return ""
        return suffixes[0] if suffixes else ""
