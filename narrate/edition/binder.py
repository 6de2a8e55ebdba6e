"""Writes the files of one edition: the outputs, the timeline, and last the report."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from narrate import __version__
from narrate.audio.cover import cover
from narrate.binding import report
from narrate.binding.formats import format_of
from narrate.binding.recording import Recording
from narrate.model.edition import Edition
from narrate.model.finding import Finding, Severity
from narrate.model.sound import CANONICAL_RATE_HZ
from narrate.rendering.load import load
from narrate.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.audio.link import LinkPlan
    from narrate.binding.laying import Layout
    from narrate.binding.timeline import TimelineSpool
    from narrate.edition.lines import Lines
    from narrate.edition.pipeline import Manuscript
    from narrate.scripting import Scripter
    from narrate.store.store import Store

LOUDNESS_TOLERANCE_LU = 1.0


class Written(NamedTuple):
    """A file under its final name."""

    path: Path
    size: int
    digest: str


class Binder(NamedTuple):
    """Everything that is known when the sound is rendered."""

    manuscript: Manuscript
    digest: str
    """Of the source's bytes."""
    scripter: Scripter
    lines: Lines
    layout: Layout
    plan: LinkPlan
    spool: TimelineSpool

    def bind(self, store: Store) -> Edition:
        """Write all files, each whole or not at all, and say what was made."""
        recording = self._recording(store)
        manuscript, base = self.manuscript, self.manuscript.folder / self.manuscript.slug
        written: list[Written] = []
        for name in manuscript.choices.formats:
            row = format_of(name)
            path = manuscript.only or base.with_name(base.name + row.suffix)
            written.append(_write(path, row.binder()(recording)))
        if manuscript.only is None:
            about = {
                "source": recording.source,
                "title": recording.title,
                "language": recording.language,
            }
            path = base.with_name(base.name + ".timeline.json")
            written.append(_write(path, self.spool.write(about)))
            path = base.with_name(base.name + ".report.json")
            written.append(_write(path, [report.report(self._facts(recording, written))]))
        return Edition(
            slug=manuscript.slug,
            source=manuscript.document.name,
            title=recording.title,
            files=tuple(str(one.path) for one in written),
            seconds=self.spool.samples / CANONICAL_RATE_HZ,
            words=self.layout.words,
            loudness_lufs=self.layout.loudness_lufs(),
            findings=self._findings(),
        )

    def _recording(self, store: Store) -> Recording:
        choices, document = self.manuscript.choices, self.manuscript.document

        def passages() -> Iterator[bytes]:
            for key in self.layout.keys:
                yield load(store, key.hex()).data

        source = {"name": document.name, "sha256": self.digest}
        if document.id:
            source["id"] = document.id
        about = choices.metadata
        picture = choices.cover.read_bytes() if choices.cover else b""
        return Recording(
            slug=self.manuscript.slug,
            metadata=about,
            language=choices.language,
            voice=choices.voice,
            plan=self.plan,
            passages=passages,
            timeline=self.spool,
            source=source,
            cover=picture
            or cover(
                about.title or self.manuscript.slug,
                about.author,
                date=about.date,
                number=about.number,
            ),
        )

    def _findings(self) -> tuple[Finding, ...]:
        found = [*self.manuscript.document.findings, *self.scripter.findings]
        loudness, target = self.layout.loudness_lufs(), self.manuscript.choices.profile.target_lufs
        if loudness is not None and abs(loudness - target) > LOUDNESS_TOLERANCE_LU:
            found.append(
                Finding(
                    id="loudness-off-target",
                    message=f"The edition has {loudness:.1f} LUFS; the profile wants {target:.0f}.",
                    suggestion="Run narrate voices calibrate and put the gain into the voice card.",
                )
            )
        if self.layout.limited * 2 > len(self.layout.keys):
            found.append(
                Finding(
                    id="often-limited",
                    message=f"The limiter worked in {self.layout.limited} of "
                    f"{len(self.layout.keys)} passages.",
                    suggestion="Lower gain_db in the voice card.",
                    severity=Severity.INFO,
                )
            )
        return tuple(found)

    def _facts(self, recording: Recording, files: list[Written]) -> dict[str, object]:
        choices, document = self.manuscript.choices, self.manuscript.document
        account = self.scripter.account
        if account is None:
            raise ValueError("the script must be walked before it is reported")
        about = choices.metadata
        changed, omitted = sum(account.changed.values()), sum(account.omitted.values())
        return {
            "narrate": __version__,
            "source": {**recording.source, "format": document.format},
            "title": recording.title,
            "author": about.author,
            "date": about.date,
            "language": recording.language,
            "voice": {
                "card": choices.voice.name,
                "engine": choices.voice.engine,
                "voice": choices.voice.voice,
                "licence": choices.voice.licence,
                "synthetic": True,
            },
            "profile": choices.profile.name,
            "audio": {
                "seconds": round(self.spool.samples / CANONICAL_RATE_HZ, 3),
                "loudness_lufs": _rounded(self.layout.loudness_lufs()),
                "target_lufs": choices.profile.target_lufs,
                "peak_db": _rounded(self.layout.peak_db),
                "passages": len(self.layout.keys),
                "limited": self.layout.limited,
                "segments": self.layout.segments,
                "words": self.layout.words,
            },
            "characters": {
                "total": account.total,
                "spoken": account.spoken,
                "changed": changed,
                "omitted": omitted,
            },
            "rules": report.rules(account.changed, account.omitted, self.lines.changes),
            "omitted": report.omitted(document, self.lines.changes),
            "notes": report.notes(document),
            "findings": report.findings(self._findings()),
            "files": [
                {"name": one.path.name, "bytes": one.size, "sha256": one.digest} for one in files
            ],
        }


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)


def _write(path: Path, chunks: Iterable[bytes]) -> Written:
    digest, size = sha256(), 0
    with atomic_write(path) as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    return Written(path, size, digest.hexdigest())
