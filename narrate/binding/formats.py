"""The table of outputs: a new one is a module with a ``bind`` function and a row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from narrate.binding.recording import BoundFile, Recording
    from narrate.binding.separate import Stream

    Bind = Callable[[Recording], Iterator[BoundFile]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row of the table."""

    name: str
    """As ``--format`` takes it."""
    suffix: str
    """What stands after the slug in the file's name."""
    description: str
    """One line for ``narrate formats``."""
    module: str
    """Module below ``narrate.binding`` whose ``bind(recording)`` yields its files."""
    codec: str = ""
    """Name of the codec of the passages it holds; blank for a text that goes with the edition's
    audio, whatever that is."""
    also: tuple[str, ...] = ()
    """Names of other codecs it can hold, taken where the profile's own audio is one of them."""
    audio: bool = False
    """Whether it is an audio file that stands for the edition: texts are timed by the first."""
    wants_audio: bool = False
    """Whether an edition with it must have an audio file, which it names."""
    folder: bool = False
    """Whether it is a folder of files; its suffix is the folder's then."""

    def sound(self, preferred: str) -> str:
        """Return the name of the codec it holds when ``preferred`` is the profile's own."""
        return preferred if preferred in self.also else self.codec

    def binder(self) -> Bind:
        """Import and return the function that yields its files."""
        return cast("Bind", import_module(f"narrate.binding.{self.module}").bind)

    def stream(self) -> Stream:
        """Import and return the function that yields one file of an audio format."""
        return cast("Stream", import_module(f"narrate.binding.{self.module}").stream)


FORMATS: tuple[Format, ...] = (
    Format(
        name="mp3",
        suffix=".mp3",
        description="constant bit rate, ID3v2.3 tags, chapters, cover",
        module="mp3",
        codec="mp3",
        audio=True,
    ),
    Format(
        name="m4b",
        suffix=".m4b",
        description="AAC audiobook, chapters, cover, for phones and Apple Books",
        module="m4b",
        codec="aac",
        audio=True,
    ),
    Format(
        name="opus",
        suffix=".opus",
        description="half the size for the same sound, chapters, cover",
        module="opus",
        codec="opus",
        audio=True,
    ),
    Format(
        name="flac",
        suffix=".flac",
        description="lossless, chapters, cover, seek table",
        module="flac",
        codec="flac",
        audio=True,
    ),
    Format(
        name="epub",
        suffix=".epub",
        description="EPUB 3 with media overlays: the text, highlighted as it is heard",
        module="epub",
        codec="mp3",
        also=("opus",),
    ),
    Format(
        name="daisy202",
        suffix=".daisy202",
        description="DAISY 2.02 talking book: a folder for a player's card",
        module="daisy.daisy202",
        codec="mp3",
        folder=True,
    ),
    Format(
        name="daisy3",
        suffix=".daisy3",
        description="DAISY 3 talking book: a folder for a player's card",
        module="daisy.daisy3",
        codec="mp3",
        folder=True,
    ),
    Format(
        name="lpf",
        suffix=".lpf",
        description="W3C Audiobook: a file for each chapter and a manifest, packed",
        module="audiobook.lpf",
        codec="mp3",
    ),
    Format(
        name="readium",
        suffix=".audiobook",
        description="Readium audiobook, for Thorium and its kin",
        module="audiobook.readium",
        codec="mp3",
    ),
    Format(
        name="html",
        suffix=".html",
        description="the player: reads along, works from a disk without a network",
        module="player.html",
        wants_audio=True,
    ),
    Format(
        name="transcript.html",
        suffix=".transcript.html",
        description="the text as a page, with the time of each paragraph",
        module="player.transcript",
    ),
    Format(
        name="vtt",
        suffix=".vtt",
        description="WebVTT: sentences or words in time, for podcasts and browsers",
        module="texts.vtt",
    ),
    Format(
        name="srt",
        suffix=".srt",
        description="SubRip: captions of at most two lines of 32 letters",
        module="texts.srt",
    ),
    Format(
        name="lrc",
        suffix=".lrc",
        description="LRC: a line for each breath, as players of music show lyrics",
        module="texts.lrc",
    ),
    Format(
        name="transcript.json",
        suffix=".transcript.json",
        description="podcast transcript: sentences or words in time",
        module="texts.transcript",
    ),
)

ALL = "all"
"""Asks for every format whose sound the profile has."""
CHAPTERS_SUFFIX, PLAYLIST_SUFFIX = ".chapters", ".m3u8"
"""What stands after the slug in the names of the folder with a file for each chapter, and of the
playlist of these files."""

ALWAYS = (".timeline.json", ".report.json")
"""What stands beside every edition, whatever was asked for."""


def codecs_of(formats: Iterable[str], default: str) -> tuple[str, ...]:
    """Return the names of the codecs that ``formats`` need; the first times the texts.

    Args:
        formats: names of rows.
        default: the profile's own codec; taken where a format has the choice or none holds sound.
    """
    rows = [format_of(name) for name in formats]
    ordered = [*(row for row in rows if row.audio), *rows]
    return tuple(dict.fromkeys(row.sound(default) for row in ordered if row.codec)) or (default,)


def with_audio(formats: Iterable[str], default: str) -> tuple[str, ...]:
    """Return ``formats``, with the audio format ``default`` first where one is wanted and none is.

    A player without its sound is of no use to anybody.
    """
    wanted = tuple(dict.fromkeys(formats))
    rows = [format_of(name) for name in wanted]
    if any(row.wants_audio for row in rows) and not any(row.audio for row in rows):
        return (default, *wanted)
    return wanted


def format_of(name: str) -> Format:
    """Return the row called ``name``; raises ``UsageError`` when there is none."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise UsageError(f"there is no output format '{name}'", f"one of {', '.join(names())}, or all")


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(row.name for row in FORMATS)
