"""The gain of a voice: a fixed text is spoken, and its loudness measured."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.errors import OutputError, UsageError, VoiceError

if TYPE_CHECKING:
    from narrate.model.voice import Voice

_TURNS = 3
"""The limiter takes a little away, so that a gain is tried and corrected."""
_CLOSE_LU = 0.05
_LOUDEST_DB = 30.0
_GAIN = re.compile(r"^gain_db\s*=.*$", re.MULTILINE)
_ENGINE = re.compile(r"^engine\s*=.*$", re.MULTILINE)

_SAMPLES = {
    "en": """The archive opens at nine, and the letters lie ready on the long table.
Who wrote them, and to whom? Some are signed; most are not.
A clerk copied this one twice: once for the minister, once for the drawer.
Fifty years later we can still hear him hesitate, cross out a word, and begin again.
Read slowly. Every comma was somebody's breath.
""",
    "de": """Das Archiv öffnet um neun, und die Briefe liegen auf dem langen Tisch bereit.
Wer hat sie geschrieben, und an wen? Manche sind unterzeichnet, die meisten nicht.
Diesen hier hat ein Schreiber zweimal kopiert: einmal für den Minister, einmal für die Schublade.
Fünfzig Jahre später hören wir noch, wie er zögert, ein Wort streicht und neu beginnt.
Lies langsam. Jedes Komma war jemandes Atem.
""",
    "fr": """Les archives ouvrent à neuf heures, et les lettres sont prêtes sur la longue table.
Qui les a écrites, et pour qui ? Certaines sont signées, la plupart ne le sont pas.
Un commis a copié celle-ci deux fois : une fois pour le ministre, une fois pour le tiroir.
Cinquante ans plus tard, on l'entend encore hésiter, barrer un mot et recommencer.
Lisez lentement. Chaque virgule fut le souffle de quelqu'un.
""",
    "es": """El archivo abre a las nueve, y las cartas esperan sobre la mesa larga.
¿Quién las escribió, y para quién? Algunas llevan firma, la mayoría no.
Un escribiente copió esta dos veces: una para el ministro, otra para el cajón.
Cincuenta años después todavía lo oímos dudar, tachar una palabra y empezar de nuevo.
Lea despacio. Cada coma fue el aliento de alguien.
""",
}
"""What is spoken for a measurement, by language."""


def sample(language: str) -> str:
    """Return the text for a language, English where it has none."""
    return _SAMPLES.get(language.partition("-")[0].lower(), _SAMPLES["en"])


def calibrated(voice: Voice, text: str | None = None) -> float:
    """Return the gain in dB, to a tenth, that brings ``voice`` to the loudness editions have.

    Args:
        voice: whose own gain does not count.
        text: what is spoken; the fixed text of its language when ``None``.

    Raises:
        VoiceError: it cannot speak, or the gain is beyond what a card may say.
    """
    from narrate.audio.profiles import DEFAULT, profile  # noqa: PLC0415 - loads the codecs

    target = profile(DEFAULT).target_lufs
    gain_db = 0.0
    for _ in range(_TURNS):
        heard = _loudness(replace(voice, gain_db=gain_db), text or sample(voice.language))
        gain_db += target - heard
        if abs(gain_db) > _LOUDEST_DB:
            raise VoiceError(
                f"voice '{voice.name}' is {target - heard:+.0f} dB away from {target:.0f} LUFS",
                "look whether it gives sound at all: narrate voices preview",
            )
        if abs(target - heard) < _CLOSE_LU:
            break
    return round(gain_db, 1)


def write_gain(path: object, name: str, gain_db: float) -> None:
    """Put the gain into the card's file; everything else in it stays.

    Raises:
        UsageError: the voice has no card.
        OutputError: the file cannot be written.
    """
    if not isinstance(path, Path):
        raise UsageError(f"'{name}' has no card to write to", f"a file voices/{name}.toml")
    text = path.read_text(encoding="utf-8")
    line = f"gain_db = {gain_db}"
    if _GAIN.search(text):
        text = _GAIN.sub(line, text, count=1)
    else:
        text = _ENGINE.sub(lambda found: f"{found[0]}\n{line}", text, count=1)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror}", f"a copy of the card in voices/{name}.toml"
        ) from error


def _loudness(voice: Voice, text: str) -> float:
    from narrate.audio.levels import from_pcm  # noqa: PLC0415 - loads numpy
    from narrate.audio.loudness import block_energies, integrated_lufs  # noqa: PLC0415 - the same
    from narrate.audio.profiles import DEFAULT, profile  # noqa: PLC0415 - the same
    from narrate.cli.speech import breaths  # noqa: PLC0415 - the same
    from narrate.model.cast import Cast  # noqa: PLC0415 - the same
    from narrate.model.sound import CANONICAL_RATE_HZ  # noqa: PLC0415 - the same
    from narrate.reading import read  # noqa: PLC0415 - the same
    from narrate.scripting import script  # noqa: PLC0415 - the same

    document = read(text.encode(), name="the calibration text", format="text")
    said = script(document, voice=voice, language=voice.language)
    cast = Cast(narrator=voice, language=said.language)
    pieces = breaths(said.paragraphs, cast, profile(DEFAULT))
    sound = from_pcm(b"".join(one.pcm for one in pieces))
    heard = integrated_lufs(block_energies(sound, CANONICAL_RATE_HZ), CANONICAL_RATE_HZ)
    if heard is None:
        raise VoiceError(f"voice '{voice.name}' is silent", "narrate doctor")
    return heard
