"""Is there room? Asked before work begins, so that an hour of rendering is not for nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from narrate.edition.target import check_folder
from narrate.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.edition.lines import Lines
    from narrate.edition.pipeline import Manuscript
    from narrate.model.document import Document
    from narrate.store.store import Store

_LETTERS_PER_SECOND = 13.0
"""Pauses included, at rate 1.0: 121,000 letters of prose took 7,430 s of eSpeak with its pauses,
some fewer a second than that leave a margin."""
_BYTES_PER_KBIT = 125
_FEW = 10
"""Megabytes of which tenths are said, or what is needed could read like what is there."""


class NoRoom(OutputError):
    """A disk with less free space than the edition is going to need."""


def check_room(manuscript: Manuscript, lines: Lines, store: Store) -> None:
    """Raise ``OutputError`` when ``lines``, or their passages in the cache, cannot be written.

    ``NoRoom`` says that they do not fit.
    """
    check_folder(manuscript.folder)
    needed = _bytes(manuscript, lines)
    for folder, what in ((manuscript.folder, "the edition"), (store.folder, "the cache")):
        free = shutil.disk_usage(_existing(folder)).free
        if free < needed:
            raise NoRoom(
                f"{what} needs about {_said(needed)}; {folder} has {_said(free)} free",
                "-o and --cache-dir name folders on another disk; narrate cache prune makes room",
            )


def _bytes(manuscript: Manuscript, lines: Lines) -> int:
    document = manuscript.document
    letters = sum(map(len, document.main_text())) * _share(lines, document)
    seconds = letters / _LETTERS_PER_SECOND / manuscript.choices.voice.rate
    choices = manuscript.choices
    kbps = sum(choices.profile.codec_for(name).bitrate_kbps for name in choices.codecs)
    return round(seconds * kbps * _BYTES_PER_KBIT)


def _share(lines: Lines, document: Document) -> float:
    """Return about how much of a document is said, from 0 to 1."""
    if lines.whole:
        return 1.0
    words = sum(len(text.split()) for text in document.main_text())
    return lines.words_ahead(document) / max(1, words)


def _existing(folder: Path) -> Path:
    """Return the nearest folder that is there already."""
    here = folder.absolute()
    while not here.exists():
        here = here.parent
    return here


def _said(size: int) -> str:
    megabytes = size / 1_000_000
    if megabytes < 1:
        return f"{size / 1000:,.0f} kB"
    return f"{megabytes:,.0f} MB" if megabytes >= _FEW else f"{megabytes:.1f} MB"
