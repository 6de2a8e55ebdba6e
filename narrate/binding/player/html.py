"""The player: one HTML file beside its audio, or with it inside."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from narrate.binding.formats import FORMATS
from narrate.binding.page import page_blocks
from narrate.binding.player.assets import script, words
from narrate.binding.player.blocks import Page
from narrate.binding.player.data import Data
from narrate.binding.player.notes import endnotes
from narrate.binding.player.pages import LONG_PASSAGES, common, fill, page_policy, page_style
from narrate.binding.recording import BoundFile
from narrate.errors import OutputError
from narrate.model.clock import milliseconds
from narrate.web.policy import DISK, SELF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.page import PageBlock
    from narrate.binding.recording import Recording

MOST_EMBEDDED_MB = 50
"""Browsers hold an embedded sound in memory, several times over while they open the page."""

_TYPES = {"mp3": "audio/mpeg", "aac": "audio/mp4", "opus": "audio/ogg", "flac": "audio/flac"}
_LINKED_FROM = f"{SELF} {DISK}"
_EMBEDDED_FROM = "blob:"


class TooMuchSound(OutputError):
    """More audio than a page may hold."""


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file.

    Raises:
        TooMuchSound: the audio is to be inside and has more than ``MOST_EMBEDDED_MB``.
    """
    inside = recording.wishes.embed_resources or not recording.audio_file
    if inside and recording.plan.audio_bytes > MOST_EMBEDDED_MB * 1_000_000:
        raise TooMuchSound(
            f"the audio has {recording.plan.audio_bytes / 1_000_000:,.0f} MB; a player holds at "
            f"most {MOST_EMBEDDED_MB} MB",
            "leave --embed-resources out, and the audio stays beside the player",
        )
    yield BoundFile("", _file(recording, inside=inside))


def _file(recording: Recording, *, inside: bool) -> Iterator[bytes]:
    styles, code = page_style(recording, "page", "player"), script()
    page = Page(recording.document, recording.language)
    data = Data()
    media = _EMBEDDED_FROM if inside else _LINKED_FROM
    source = "" if inside else f' src="{escape(quote(recording.audio_file))}"'
    yield from fill(
        "player.html",
        {
            **common(recording),
            "policy": page_policy(styles, code, media=media),
            "style": styles,
            "script": code,
            "source": source,
            "seconds": str(milliseconds(recording.timeline.samples) // 1000),
            "long": " long" if len(recording.plan.sizes) > LONG_PASSAGES else "",
            "text": _text(recording, page, data),
            "data": data.write(_about(recording), recording.timeline.chapters),
            "sound": _sound(recording) if inside else "",
        },
    )


def _text(recording: Recording, page: Page, data: Data) -> Iterator[str]:
    def taken() -> Iterator[PageBlock]:
        heard = recording.timeline.segments()
        for block in page_blocks(heard, recording.document, whole=recording.whole):
            data.take(block)
            yield block

    said = words(recording.language)
    yield from page.text(taken())
    yield from endnotes(recording.document, page.heard, said, recording.language)


def _about(recording: Recording) -> dict[str, object]:
    said = words(recording.language)
    title, author = recording.title, recording.metadata.author
    name = f"{recording.slug}\n{title}\n{author}"
    return {
        "key": sha256(name.encode("utf-8", "replace")).hexdigest()[:16],
        "title": title,
        "author": author,
        "audio": recording.audio_file,
        "type": _TYPES[recording.plan.codec.name],
        "duration": milliseconds(recording.timeline.samples),
        "say": said.say,
    }


def _sound(recording: Recording) -> Iterator[str]:
    """Yield the audio file in an element of its own, which is no script and does nothing."""
    codec = recording.plan.codec.name
    row = next(row for row in FORMATS if row.audio and row.codec == codec)
    (audio,) = row.binder()(recording)
    yield '<script type="text/plain" id="sound">'
    rest = b""
    for chunk in audio.chunks:
        rest += chunk
        whole = len(rest) // 3 * 3
        yield b64encode(rest[:whole]).decode()
        rest = rest[whole:]
    yield b64encode(rest).decode()
    yield "</script>\n"
