"""``narrate play``: listen now."""

from __future__ import annotations

import sys
from itertools import chain
from time import sleep
from typing import TYPE_CHECKING

from narrate.cli.console import Console
from narrate.cli.opening import manuscript_of, source_options, voice_options
from narrate.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Generator, Iterator

    from narrate.audio.play import Player
    from narrate.cli.parser import Parser
    from narrate.cli.speech import Breath
    from narrate.edition.pipeline import Manuscript
    from narrate.model.script import Paragraph

ABOUT = """Read aloud at once. Keys: space pauses, n or right goes on to the next breath, p or left
goes back, q quits. Into a pipe it writes a WAV stream."""
EXAMPLES = """  narrate play letter.txt
  narrate play letter.txt --voice german --rate 1.2
  narrate play letter.txt > letter.wav
  xclip -o | narrate play -
"""
_MOMENT_S = 0.01


def options(parser: Parser) -> None:
    """Add what ``play`` takes."""
    parser.add_argument("source", metavar="SOURCE", help="a file, - (stdin), or an https address")
    parser.add_argument("--chapter", metavar="N|ID", help="only this chapter")
    voice_options(parser)
    source_options(parser)


def run(args: Namespace) -> int:
    """Play one source."""
    console = Console(args)
    manuscript = manuscript_of(args)
    spoken: list[Breath] = []
    pieces = _pieces(manuscript, args.chapter or "", spoken, console)
    if console.json or sys.stdout.isatty():
        play(pieces, console)
    else:
        stream(pieces)
    if console.json:
        seconds = sum(len(one.pcm) for one in spoken) / 48_000
        console.document(
            "play",
            {
                "source": manuscript.document.name,
                "voice": manuscript.choices.voice.name,
                "segments": len(spoken),
                "seconds": round(seconds, 3),
            },
        )
    return 0


def play(pieces: Generator[bytes], console: Console) -> None:
    """Play on the loudspeaker, with keys where there is a terminal.

    Raises ``NoSoundDevice``.
    """
    from narrate.audio.play import Player  # noqa: PLC0415 - loads miniaudio
    from narrate.cli.keys import keys  # noqa: PLC0415 - only where something is heard
    from narrate.model.sound import CANONICAL_RATE_HZ  # noqa: PLC0415 - the same

    try:
        with Player(pieces, CANONICAL_RATE_HZ) as player, keys() as pressed:
            if pressed is None:
                player.wait()
                return
            console.tell("space pause, n next, p previous, q quit")
            while not player.wait(0.0):
                _act(player, pressed())
    finally:
        _close(pieces)


def _close(pieces: Generator[bytes]) -> None:
    """End the voice; the player's thread may still be drawing one more breath from it."""
    while True:
        try:
            pieces.close()
        except ValueError:  # "generator already executing"
            sleep(_MOMENT_S)
        else:
            return


def stream(pieces: Generator[bytes]) -> None:
    """Write a WAV stream to standard output."""
    from narrate.audio.wav import write_wav  # noqa: PLC0415 - only into a pipe
    from narrate.model.sound import CANONICAL_RATE_HZ  # noqa: PLC0415 - the same

    first = next(pieces, b"")  # what goes wrong at once shall not leave half a file
    write_wav(chain((first,), pieces), CANONICAL_RATE_HZ, sys.stdout.buffer)


def _act(player: Player, key: str) -> None:
    from narrate.cli.keys import KEYS  # noqa: PLC0415 - only where something is heard

    action = KEYS.get(key)
    if action == "pause":
        player.deck.pause()
    elif action == "next":
        player.deck.next()
    elif action == "previous":
        player.deck.previous()
    elif action == "quit":
        player.deck.stop()


def _pieces(
    manuscript: Manuscript, chapter: str, spoken: list[Breath], console: Console
) -> Generator[bytes]:
    from narrate.cli.speech import breaths  # noqa: PLC0415 - loads the engine

    choices = manuscript.choices
    for breath in breaths(_paragraphs(manuscript, chapter), choices.cast, choices.profile):
        if console.json:
            spoken.append(breath)
        yield breath.pcm


def _paragraphs(manuscript: Manuscript, chapter: str) -> Iterator[Paragraph]:
    from narrate.edition.pipeline import scripter_of  # noqa: PLC0415 - loads the rules

    scripter = scripter_of(manuscript)
    wanted = None
    if chapter:
        known = [one.id for one in scripter.chapters]
        wanted = next((at for at, one in enumerate(known) if chapter in (one, str(at + 1))), None)
        if wanted is None:
            raise UsageError(f"there is no chapter '{chapter}'", f"--chapter 1 to {len(known)}")
    for paragraph in scripter.paragraphs():
        if wanted in (None, paragraph.chapter):
            yield paragraph
