"""``narrate say``: speak a line, and name the rules that shaped it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from narrate.cli.console import Console, columns
from narrate.cli.opening import manuscript_of_text, voice_options
from narrate.cli.parser import wav_file
from narrate.errors import SourceError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Generator

    from narrate.cli.parser import Parser
    from narrate.edition.pipeline import Manuscript
    from narrate.model.script import Script

ABOUT = """Speak a line; print how it is said and which rule or lexicon decided each change. The
settings of the working folder hold, so that a new [say] entry can be heard at once."""
EXAMPLES = """  narrate say "SALT II"
  narrate say Gromyko --set say.Gromyko=/ɡrɐˈmɨkə/
  narrate say "Guten Tag" --language de -o hello.wav
"""
_MOST_BYTES = 1_000_000


def options(parser: Parser) -> None:
    """Add what ``say`` takes."""
    parser.add_argument("text", nargs="+", metavar="TEXT", help="words, or - (stdin)")
    parser.add_argument(
        "-o", "--output", dest="wav", type=wav_file, metavar="FILE.wav", help="write it there"
    )
    parser.add_argument("--silent", action="store_true", help="only print")
    voice_options(parser)


def run(args: Namespace) -> int:
    """Speak a line."""
    from narrate.cli.script import script_of  # noqa: PLC0415 - not for --help

    console = Console(args)
    manuscript = manuscript_of_text(_words(args), args)
    script = script_of(manuscript)
    if console.json:
        console.document("say", _document(manuscript, script))
    else:
        console.product(_page(script))
    sys.stdout.flush()
    if args.wav:
        _write(_pieces(manuscript, script), args.wav)
        console.tell(f"made {args.wav}")
    elif not args.silent:
        _speak(_pieces(manuscript, script), console)
    return 0


def _words(args: Namespace) -> str:
    text = " ".join(args.text)
    if text == "-":
        text = sys.stdin.buffer.read(_MOST_BYTES).decode("utf-8", "replace")
    if not text.strip():
        raise SourceError("there is nothing to say", 'narrate say "SALT II"')
    return text


def _page(script: Script) -> str:
    from narrate.cli.explaining import rule_lines  # noqa: PLC0415 - loads the model

    lines = [segment.spoken for segment in script.walk()]
    rows = rule_lines(script.changes)
    if rows:
        lines.append(columns((page, "=", said, rule) for page, said, rule in rows))
    sounds = [
        (segment.spoken[slice(*one.span)], f"/{one.ipa}/", one.rule)
        for segment in script.walk()
        for one in segment.pronunciations
    ]
    if sounds:
        lines.append(columns((said, "sounds", ipa, rule) for said, ipa, rule in sounds))
    return "\n".join(lines)


def _document(manuscript: Manuscript, script: Script) -> dict[str, object]:
    from narrate.cli.shapes import change_shape, segment_shape  # noqa: PLC0415 - only for --json

    return {
        "language": script.language,
        "voice": manuscript.choices.voice.name,
        "segments": [segment_shape(one) for one in script.walk()],
        "changes": [change_shape(one) for one in script.changes],
    }


def _pieces(manuscript: Manuscript, script: Script) -> Generator[bytes]:
    from narrate.cli.speech import breaths  # noqa: PLC0415 - loads the engine

    choices = manuscript.choices
    for breath in breaths(script.paragraphs, choices.cast, choices.profile):
        yield breath.pcm


def _write(pieces: Generator[bytes], path: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - only for this

    from narrate.audio.wav import wav_header  # noqa: PLC0415 - the same
    from narrate.model.sound import CANONICAL_RATE_HZ  # noqa: PLC0415 - the same
    from narrate.store.files import atomic_write  # noqa: PLC0415 - the same

    sound = b"".join(pieces)
    with atomic_write(Path(path)) as file:
        file.write(wav_header(CANONICAL_RATE_HZ, len(sound) // 2))
        file.write(sound)


def _speak(pieces: Generator[bytes], console: Console) -> None:
    from narrate.audio.play import NoSoundDevice  # noqa: PLC0415 - loads miniaudio
    from narrate.cli.play import play  # noqa: PLC0415 - only where something is heard

    try:
        play(pieces, console)
    except NoSoundDevice as error:
        console.tell(f"narrate: {error.message}\n  try: -o line.wav, and listen elsewhere")
