"""An edition as many audio files: one for each chapter, a playlist, and for retailers a sample."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from narrate.audio.link import section
from narrate.binding.describing import one_part
from narrate.binding.parts import Part, parts
from narrate.binding.recording import BoundFile
from narrate.model.sound import CANONICAL_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.binding.describing import Sound
    from narrate.binding.recording import Recording

    Stream = Callable[[Sound], Iterator[bytes]]

SAMPLE = "sample"
"""Name of the sample's file, without its suffix."""

_HEAD_MS, _TAIL_MS = 750.0, 2000.0
"""ACX wants 0.5 to 1 s of silence before the first sound of a file and 1 to 5 s after the last."""
_SAMPLE_S = 180
"""ACX wants a sample of 1 to 5 minutes."""
_UNSAFE = re.compile(r"[\W_]+")
_NAME_BYTES = 80


def chapter_files(
    recording: Recording, stream: Stream, suffix: str, *, sample_from: int | None = None
) -> Iterator[BoundFile]:
    """Yield a file for each chapter.

    Args:
        recording: The whole.
        stream: Of the format.
        suffix: The format's, with its dot.
        sample_from: Index of the chapter with whose beginning a sample is made; ``None`` for none.
    """
    pieces = list(_parts(recording))
    for number, part in enumerate(pieces, 1):
        track = f"{number}/{len(pieces)}"
        sound = one_part(recording, part, part.chapter.title, track)
        yield BoundFile(_name(number, len(pieces), part, suffix), stream(sound))
    if sample_from is not None and sample_from < len(pieces):
        sound = one_part(recording, _sample(recording, pieces[sample_from]), recording.title, "")
        yield BoundFile(SAMPLE + suffix, stream(sound))


def playlist(recording: Recording, suffix: str, folder: str) -> Iterator[bytes]:
    """Yield an extended M3U playlist of the chapters' files in ``folder``, in UTF-8."""
    pieces = list(_parts(recording))
    lines = ["#EXTM3U", f"#PLAYLIST:{_on_one_line(recording.title)}"]
    author = _on_one_line(recording.metadata.author)
    for number, part in enumerate(pieces, 1):
        seconds = part.plan.canonical_samples / CANONICAL_RATE_HZ
        title = " - ".join(filter(None, (author, _on_one_line(part.chapter.title))))
        lines.append(f"#EXTINF:{seconds:.3f},{title}")
        lines.append(f"{folder}/{_name(number, len(pieces), part, suffix)}")
    yield "\n".join([*lines, ""]).encode()


def _parts(recording: Recording) -> Iterator[Part]:
    return parts(recording, head_ms=_HEAD_MS, tail_ms=_TAIL_MS)


def _sample(recording: Recording, part: Part) -> Part:
    """Return as many of the first passages as come to ``_SAMPLE_S`` seconds, at least one."""
    plan = recording.plan
    latest = plan.start(part.first_passage) + _SAMPLE_S * CANONICAL_RATE_HZ
    end = part.first_passage + 1
    while end < part.end_passage and plan.start(end) <= latest:
        end += 1
    cut, shift = section(plan, part.first_passage, end, head_ms=_HEAD_MS, tail_ms=_TAIL_MS)
    return part._replace(plan=cut, end_passage=end, shift=shift)


def _name(number: int, count: int, part: Part, suffix: str) -> str:
    """Return a name that sorts as the chapters do and is safe on every disk."""
    width = max(3, len(str(count)))
    title = unicodedata.normalize("NFC", part.chapter.title).lower()
    safe = _UNSAFE.sub("-", title).strip("-")
    cut = safe.encode()[:_NAME_BYTES].decode(errors="ignore").rstrip("-")
    return f"{number:0{width}d}{'-' if cut else ''}{cut}{suffix}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
