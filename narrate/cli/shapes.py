"""The shapes that ``--json`` and ``--format jsonl`` print; schemas stand in ``docs/schemas``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.report import findings
from narrate.edition.beside import beside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model.edition import Edition
    from narrate.model.script import Change, Pronunciation, Segment
    from narrate.model.voice import Voice


def edition_shape(edition: Edition) -> dict[str, object]:
    """Return what came of one document."""
    shape: dict[str, object] = {
        "slug": edition.slug,
        "source": edition.source,
        "title": edition.title,
        "outcome": edition.outcome.value,
        "files": list(edition.files),
        "left_over": beside(edition),
        "seconds": round(edition.seconds, 3),
        "words": edition.words,
        "loudness_lufs": edition.loudness_lufs,
        "findings": findings(edition.findings),
    }
    if edition.exit_code:
        shape |= {"error": edition.error, "hint": edition.hint, "exit_code": edition.exit_code}
    return shape


def failures(editions: Iterable[Edition]) -> list[dict[str, str]]:
    """Return what could not be made, and why."""
    return [{"source": one.source, "error": one.error} for one in editions]


def segment_shape(segment: Segment) -> dict[str, object]:
    """Return one breath, as ``narrate script --format jsonl`` prints it."""
    return {
        "id": segment.id,
        "kind": segment.kind.value,
        "text": segment.text,
        "spoken": segment.spoken,
        "span": list(segment.span),
        "pause": segment.pause.value,
        "pause_ms": segment.pause_ms,
        "contour": segment.contour.value,
        "chapter": segment.chapter,
        "lang": segment.lang,
        "pronunciations": [pronunciation_shape(one) for one in segment.pronunciations],
    }


def pronunciation_shape(said: Pronunciation) -> dict[str, object]:
    """Return how a stretch of the spoken form is pronounced."""
    return {"span": list(said.span), "ipa": said.ipa, "rule": said.rule}


def change_shape(change: Change) -> dict[str, object]:
    """Return one stretch of the page that is not said as it stands."""
    shape: dict[str, object] = {
        "place": list(change.place),
        "text": change.text,
        "spoken": change.spoken,
        "rule": change.rule,
    }
    if change.places:
        shape["places"] = [list(one) for one in change.places]
    return {**shape, "ipa": change.ipa} if change.ipa else shape


def voice_shape(voice: Voice, path: object) -> dict[str, object]:
    """Return a voice card and where it stands."""
    return {
        "name": voice.name,
        "engine": voice.engine,
        "voice": voice.voice,
        "language": voice.language,
        "description": voice.description,
        "licence": voice.licence,
        "rate": voice.rate,
        "pitch": voice.pitch,
        "gain_db": voice.gain_db,
        "lexicons": list(voice.lexicons),
        "pauses_ms": {pause.value: ms for pause, ms in voice.pauses_ms.items()},
        "options": dict(voice.options),
        "path": str(path or ""),
    }
