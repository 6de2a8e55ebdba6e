"""What the report says of an edition, and what an editor should know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate import __version__
from narrate.binding import report
from narrate.model.finding import Finding, Severity
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.edition.binder import Binder
    from narrate.edition.writing import Written

LOUDNESS_TOLERANCE_LU = 1.0


def findings(binder: Binder) -> tuple[Finding, ...]:
    """Return the findings of all stages."""
    layout = binder.layout
    found = [*binder.manuscript.document.findings, *binder.scripter.findings]
    loudness, target = layout.loudness_lufs(), binder.manuscript.choices.profile.target_lufs
    if loudness is not None and abs(loudness - target) > LOUDNESS_TOLERANCE_LU:
        found.append(
            Finding(
                id="loudness-off-target",
                message=f"The edition has {loudness:.1f} LUFS; the profile wants {target:.0f}.",
                suggestion="Run narrate voices calibrate and put the gain into the voice card.",
            )
        )
    if layout.limited * 2 > len(layout.keys):
        found.append(
            Finding(
                id="often-limited",
                message=f"The limiter worked in {layout.limited} of {len(layout.keys)} passages.",
                suggestion="Lower gain_db in the voice card.",
                severity=Severity.INFO,
            )
        )
    return tuple(found)


def facts(binder: Binder, written: Sequence[Written]) -> dict[str, object]:
    """Return the report's contents, in their order."""
    choices, document = binder.manuscript.choices, binder.manuscript.document
    account, layout = binder.scripter.account, binder.layout
    if account is None:
        raise ValueError("the script must be walked before it is reported")
    about = choices.metadata
    folder = binder.manuscript.folder
    return {
        "narrate": __version__,
        "source": {**binder.source, "format": document.format},
        "title": binder.title,
        "author": about.author,
        "date": about.date,
        "language": choices.language,
        "voice": {
            "card": choices.voice.name,
            "engine": choices.voice.engine,
            "voice": choices.voice.voice,
            "licence": choices.voice.licence,
            "synthetic": True,
        },
        "profile": choices.profile.name,
        "audio": {
            "seconds": round(layout.spool.samples / CANONICAL_RATE_HZ, 3),
            "loudness_lufs": _rounded(layout.loudness_lufs()),
            "target_lufs": choices.profile.target_lufs,
            "peak_db": _rounded(layout.peak_db),
            "passages": len(layout.keys),
            "limited": layout.limited,
            "segments": layout.segments,
            "words": layout.words,
        },
        "characters": {
            "total": account.total,
            "spoken": account.spoken,
            "changed": sum(account.changed.values()),
            "omitted": sum(account.omitted.values()),
        },
        "rules": report.rules(account.changed, account.omitted, binder.lines.changes),
        "omitted": report.omitted(document, binder.lines.changes),
        "notes": report.notes(document),
        "findings": report.findings(findings(binder)),
        "files": [
            {
                "name": one.path.relative_to(folder).as_posix(),
                "bytes": one.size,
                "sha256": one.digest,
            }
            for one in written
        ],
    }


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)
