"""Decoding a finished sound file of any kind, as a player would."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import av
import numpy as np

from narrate.audio.tags.about import ChapterMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.audio.levels import Samples

_MICROSECONDS = 1_000_000


class Undecodable(ValueError):
    """A file that is no sound, or whose sound cannot be decoded at all."""


class Stream:
    """The sound of an open file."""

    def __init__(self, container: av.container.InputContainer) -> None:
        """Take an open file with sound in it."""
        self._container = container
        self._stream = container.streams.audio[0]
        self.rate_hz: int = self._stream.rate
        self.codec: str = self._stream.codec_context.codec.canonical_name
        self.bitrate_kbps = (self._stream.bit_rate or container.bit_rate or 0) / 1000
        self.claimed_s = (
            container.duration / _MICROSECONDS if container.duration is not None else None
        )
        self.tags = {
            name.lower(): value
            for name, value in (*container.metadata.items(), *self._stream.metadata.items())
        }
        self.broken = ""
        """Why decoding ended early; known when the chunks are read."""

    @property
    def chapters(self) -> tuple[ChapterMark, ...]:
        """Its chapters, in the order of the file."""
        return tuple(
            ChapterMark(
                title=one["metadata"].get("title", ""),
                start_ms=round(1000 * one["start"] * (one["time_base"] or 1)),
                end_ms=round(1000 * one["end"] * (one["time_base"] or 1)),
            )
            for one in self._container.chapters()
        )

    def chunks(self) -> Iterator[Samples]:
        """Yield its samples, full scale 1, of several channels the loudest, about a second each."""
        held: list[Samples] = []
        size = 0
        try:
            for frame in self._container.decode(self._stream):
                held.append(_mono(frame))
                size += frame.samples
                if size >= self.rate_hz:
                    yield np.concatenate(held)
                    held, size = [], 0
        except av.FFmpegError as error:
            self.broken = str(error)
        if held:
            yield np.concatenate(held)


@contextmanager
def decoded(source: Path | bytes) -> Iterator[Stream]:
    """Open a file, or its bytes.

    Raises:
        Undecodable: there is no sound in it.
    """
    try:
        opened = io.BytesIO(source) if isinstance(source, bytes) else str(source)
        with av.open(opened, mode="r") as container:
            if not container.streams.audio or not container.streams.audio[0].rate:
                raise Undecodable("there is no sound in it")
            yield Stream(container)
    except av.FFmpegError as error:
        raise Undecodable(str(error)) from error


def _mono(frame: av.AudioFrame) -> Samples:
    raw = frame.to_ndarray()
    full = np.iinfo(raw.dtype.name).max if raw.dtype.kind == "i" else 1
    sound = raw.astype(np.float32) / np.float32(full)
    if not frame.format.is_planar and len(frame.layout.channels) > 1:
        sound = sound.reshape(-1, len(frame.layout.channels)).T
    loudest: Samples = sound[0]
    for channel in sound[1:]:
        loudest = np.where(np.abs(channel) > np.abs(loudest), channel, loudest).astype(np.float32)
    return loudest
