"""The transcript: a page to be read, with the time of each paragraph; no script, no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.binding.page import page_blocks
from narrate.binding.player.assets import words
from narrate.binding.player.blocks import Page
from narrate.binding.player.notes import endnotes
from narrate.binding.player.pages import LONG_PASSAGES, common, fill, page_policy, page_style
from narrate.binding.recording import BoundFile
from narrate.model.clock import iso_duration, milliseconds, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.binding.page import PageBlock
    from narrate.binding.recording import Recording


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the file."""
    yield BoundFile("", _file(recording))


def _file(recording: Recording) -> Iterator[bytes]:
    styles = page_style(recording, "page", "transcript")
    yield from fill(
        "transcript.html",
        {
            **common(recording),
            "policy": page_policy(styles),
            "style": styles,
            "long": " long" if len(recording.plan.sizes) > LONG_PASSAGES else "",
            "text": _text(recording),
        },
    )


def _text(recording: Recording) -> Iterator[str]:
    page = Page(recording.document, recording.language, time=_time)
    yield from page.text(_blocks(recording))
    said = words(recording.language)
    yield from endnotes(recording.document, page.heard, said, recording.language)


def _blocks(recording: Recording) -> Iterator[PageBlock]:
    heard = recording.timeline.segments()
    return page_blocks(heard, recording.document, whole=recording.whole)


def _time(block: PageBlock) -> str:
    if not block.sentences:
        return ""
    start = milliseconds(block.sentences[0].start)
    return f'<time datetime="{iso_duration(start)}">{short(start)}</time>'
