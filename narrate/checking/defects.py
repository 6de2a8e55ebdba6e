"""Every defect that is looked for: its id, how much it matters, and what to do about it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.checking.show.defects import OF_SHOWS
from narrate.checking.table import Defect
from narrate.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_AGAIN = "Make the edition again; if it comes back, it is a defect of narrate."
_PROFILE = "--profile audiobook suits ACX and LibriVox, --profile podcast Apple and Spotify."
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

DEFECTS: Mapping[str, Defect] = MappingProxyType(
    {
        # any file
        "file-empty": Defect(_ERROR, _AGAIN),
        "file-unreadable": Defect(
            _ERROR, "It is damaged or not what its name says; make it again."
        ),
        "file-missing": Defect(_ERROR, "Put it back, or make the edition again."),
        "file-changed": Defect(_ERROR, "It is not the file that was made; make the edition again."),
        "file-left-over": Defect(
            _WARNING, "Remove it, or make the edition again with its format among the others."
        ),
        "kind-unknown": Defect(_INFO, "narrate formats lists what is made and judged."),
        # sound
        "audio-unreadable": Defect(_ERROR, "It does not decode to its end; make it again."),
        "audio-empty": Defect(_ERROR, _AGAIN),
        "audio-truncated": Defect(_ERROR, "Copy it again, or make the edition again."),
        "audio-length": Defect(_ERROR, "Header and sound disagree, players will seek wrong."),
        "audio-silent": Defect(_ERROR, "Look whether the voice speaks this language."),
        "audio-clipped": Defect(_WARNING, "Lower gain_db in the voice card, then make it again."),
        "long-silence": Defect(_WARNING, "Listen there: words may be missing."),
        "silent-speech": Defect(
            _ERROR, "Something is to be heard there and is not; make it again."
        ),
        "audio-tagged": Defect(_ERROR, "DAISY players want sound without a tag before it."),
        # chapters and tags
        "title-missing": Defect(_WARNING, "Set edition.title in narrate.toml."),
        "voice-undisclosed": Defect(_WARNING, "Directories want the synthetic voice to be named."),
        "chapter-order": Defect(_ERROR, "Chapters must follow one another in time."),
        "chapter-beyond-end": Defect(_ERROR, "A chapter must begin before the sound ends."),
        "chapter-unnamed": Defect(_WARNING, "Give each chapter a title."),
        "chapters-differ": Defect(_ERROR, "Chapters are not those of the timeline; make it again."),
        "chapter-moved": Defect(
            _ERROR, "A chapter is not where the timeline has it; make it again."
        ),
        # text in time
        "cue-empty": Defect(_ERROR, "A cue without text or without length shows nothing."),
        "cue-order": Defect(_ERROR, "Cues must begin one after the other."),
        "cue-overlap": Defect(_WARNING, "A cue must end before the next one begins."),
        "cue-beyond-end": Defect(_ERROR, "The text goes with another, longer sound."),
        "cues-unreadable": Defect(_ERROR, "It is not what its ending says; make it again."),
        "cue-markup": Defect(_ERROR, "Escape & and < and never write --> in a cue."),
        "text-missing": Defect(_ERROR, "Not all that is spoken can be read; make it again."),
        "text-order": Defect(_ERROR, "The text is not in the order in which it is spoken."),
        "out-of-step": Defect(_ERROR, "Text and sound do not go together; make both again."),
        "transcript-missing": Defect(_WARNING, "Add html, transcript.html or vtt to the formats."),
        # clips of read-along books
        "clip-beyond-end": Defect(_ERROR, "A reading system stops there; make the book again."),
        "clip-empty": Defect(_ERROR, "A clip must end after it begins."),
        "clip-order": Defect(_ERROR, "Clips must follow one another in each sound file."),
        "clip-overlap": Defect(_ERROR, "Two clips hold the same sound; make the book again."),
        "clip-gap": Defect(_WARNING, "Sound between two clips is never heard."),
        "clip-target": Defect(_ERROR, "A clip names a text that is not there."),
        "clip-audio": Defect(_ERROR, "A clip names a sound that is not there."),
        "text-not-covered": Defect(_ERROR, "Visible text has no sound of its own."),
        "total-time": Defect(_ERROR, "The total must be the sum of the clips."),
        # packages
        "package-broken": Defect(_ERROR, "The package cannot be opened as what it says it is."),
        "package-member": Defect(_ERROR, "The package names a file that is not in it."),
        "claim-misspelt": Defect(_ERROR, "A conformance claim counts only if it reads exactly so."),
        "claim-uncertified": Defect(_ERROR, "Who evaluated the book must be named with the claim."),
        "accessibility-missing": Defect(_ERROR, "Shops and libraries ask for this metadata."),
        "highlight-missing": Defect(
            _ERROR, "The active class has no rule: nothing is highlighted."
        ),
        "highlight-contrast": Defect(_WARNING, "Text and highlight need a contrast of 4.5 to 1."),
        "dates-vary": Defect(_INFO, "Fixed dates keep the same book the same bytes."),
        # player
        "player-audio": Defect(_ERROR, "The player's sound is not beside it."),
        "player-policy": Defect(_ERROR, "A script or style is not the one its policy allows."),
        "player-network": Defect(_ERROR, "A player must not need a network."),
        # houses
        "house-loudness": Defect(_ERROR, _PROFILE),
        "house-peak": Defect(_ERROR, _PROFILE),
        "house-noise": Defect(_ERROR, "The pauses are not silent enough."),
        "house-format": Defect(_ERROR, _PROFILE),
        "house-length": Defect(_ERROR, "Cut it: --file-per chapter."),
        "house-silence": Defect(_ERROR, "Set the pauses head and tail in the voice card."),
        "house-voice": Defect(_WARNING, "Ask the house before you send it anything."),
        "house-met": Defect(_INFO, ""),
        **OF_SHOWS,
    }
)
"""By id; an id never changes its meaning."""


def defect(name: str, message: str, *, count: int = 1) -> Finding:
    """Return a finding of the table with its own sentence."""
    row = DEFECTS[name]
    return Finding(
        id=name, message=message, suggestion=row.suggestion, severity=row.severity, count=count
    )


def clock(seconds: float) -> str:
    """Write a time as people read it: ``1:02:03.4``."""
    minutes, rest = divmod(max(0.0, seconds), 60)
    hours, minutes = divmod(int(minutes), 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{head}:{rest:04.1f}"
