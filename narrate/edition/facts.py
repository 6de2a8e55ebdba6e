"""What the report says of an edition, and what an editor should know of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from narrate import __version__
from narrate.binding import report
from narrate.edition.levelling import TOLERANCE_DB, off_target_db
from narrate.engines.recording import NAME as RECORDING
from narrate.model.finding import PART, Finding, Severity
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.edition.binder import Binder
    from narrate.edition.writing import Written
    from narrate.model.voice import Voice


def findings(binder: Binder) -> tuple[Finding, ...]:
    """Return the findings of all stages."""
    layout = binder.layout
    manuscript = binder.manuscript
    found = [
        *manuscript.document.findings,
        *manuscript.choices.findings,
        *binder.scripter.findings,
    ]
    if not binder.lines.whole:
        found.append(
            Finding(
                id=PART,
                message="Only a part of the text is heard.",
                suggestion="Leave out --sample and --chapter to have all of it.",
                severity=Severity.INFO,
            )
        )
    found += _loudness_findings(binder)
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


def _loudness_findings(binder: Binder) -> Iterator[Finding]:
    choices = binder.manuscript.choices
    off = off_target_db(binder.levels, choices.profile)
    calibrate = "Run narrate voices calibrate and put the gain into the voice card."
    if abs(off) > TOLERANCE_DB:
        yield Finding(
            id="loudness-off-target",
            message=f"The edition is {abs(off):.1f} dB {'quieter' if off > 0 else 'louder'} than "
            "its profile wants.",
            suggestion=calibrate,
        )
    elif choices.correction_db:
        yield Finding(
            id="loudness-corrected",
            message=f"The voice was made {abs(choices.correction_db)} dB "
            f"{'louder' if choices.correction_db > 0 else 'quieter'} to reach the profile's "
            "loudness, and everything was rendered again for it.",
            suggestion=calibrate,
            severity=Severity.INFO,
        )


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
        "about": {name: said for name, said in asdict(about).items() if said},
        "voice": _voice(choices.voice),
        "other_voices": [_voice(one) for one in choices.cast.voices[1:] if one.engine != RECORDING],
        "profile": choices.profile.name,
        "files": [
            {
                "name": one.path.relative_to(folder).as_posix(),
                "bytes": one.size,
                "sha256": one.digest,
            }
            for one in written
        ],
        "audio": {
            "seconds": round(layout.spool.samples / CANONICAL_RATE_HZ, 3),
            **_level_facts(binder),
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
        "persons": report.persons(document),
        "findings": report.findings(findings(binder)),
    }


def _level_facts(binder: Binder) -> dict[str, object]:
    levels, choices = binder.levels, binder.manuscript.choices
    profile = choices.profile
    target: dict[str, object] = {"target_lufs": profile.target_lufs}
    if profile.target_rms_db is not None:
        target = {"target_rms_db": profile.target_rms_db}
    return {
        "loudness_lufs": _rounded(levels.integrated_lufs),
        **target,
        "range_lu": _rounded(levels.range_lu),
        "true_peak_db": _rounded(levels.true_peak_db),
        "peak_db": _rounded(levels.peak_db),
        "rms_db": _rounded(levels.rms_db),
        "noise_floor_db": _rounded(levels.noise_floor_db),
        "correction_db": choices.correction_db,
    }


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)


def _voice(voice: Voice) -> dict[str, object]:
    return {
        "card": voice.name,
        "engine": voice.engine,
        "voice": voice.voice,
        "language": voice.language,
        "licence": voice.licence,
        "synthetic": True,
    }
