"""What is being played and what comes next: a player's logic without a loudspeaker."""

from __future__ import annotations

from collections import deque
from threading import Condition

_SAMPLE_BYTES = 2
_HISTORY = 32
"""Pieces that can be gone back to; they are all that is kept of what was heard."""
_AHEAD = 8
"""Pieces that wait to be heard before the source is made to wait."""


class Deck:
    """A queue of pieces of sound with a needle that can be lifted and moved.

    One thread puts pieces in, another takes samples out, a third moves the needle.
    """

    def __init__(self, rate_hz: int) -> None:
        """Begin empty, playing."""
        self._rate_hz = rate_hz
        self._pieces: deque[bytes] = deque()
        self._at = 0
        """Index of the piece under the needle in ``_pieces``."""
        self._offset = 0
        """Byte under the needle."""
        self._dropped = 0
        self._complete = False
        self._stopped = False
        self._paused = False
        self._changed = Condition()

    @property
    def paused(self) -> bool:
        """Whether the needle is lifted."""
        return self._paused

    @property
    def stopped(self) -> bool:
        """Whether it was ended before its end."""
        return self._stopped

    @property
    def piece(self) -> int:
        """Number of the piece under the needle, from 0."""
        with self._changed:
            return self._dropped + self._at

    def put(self, piece: bytes) -> bool:
        """Add 16-bit mono samples at the end, waiting while enough is there already.

        Returns:
            Whether more is wanted; not after ``stop``.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or len(self._pieces) - self._at <= _AHEAD)
            self._pieces.append(piece)
            return not self._stopped

    def complete(self) -> None:
        """Say that no more pieces come."""
        with self._changed:
            self._complete = True
            self._changed.notify_all()

    def read(self, samples: int) -> bytes:
        """Take the next samples: silence while paused, waiting for a piece, or at the end."""
        wanted = samples * _SAMPLE_BYTES
        parts: list[bytes] = []
        with self._changed:
            while (
                wanted and not self._paused and not self._stopped and self._at < len(self._pieces)
            ):
                part = self._pieces[self._at][self._offset : self._offset + wanted]
                self._offset += len(part)
                wanted -= len(part)
                parts.append(part)
                if self._offset >= len(self._pieces[self._at]):
                    self._move(self._at + 1)
            self._changed.notify_all()
        return b"".join(parts) + bytes(wanted)

    def pause(self) -> None:
        """Lift the needle, or set it down again where it was."""
        with self._changed:
            self._paused = not self._paused

    def next(self) -> None:
        """Go on to the next piece, as soon as it is there."""
        with self._changed:
            if self._at < len(self._pieces):
                self._move(self._at + 1)
            self._changed.notify_all()

    def previous(self) -> None:
        """Go back to the start of the piece, or, in its first second, of the one before."""
        with self._changed:
            early = self._offset < self._rate_hz * _SAMPLE_BYTES
            self._move(max(0, self._at - 1) if early else self._at)

    def stop(self) -> None:
        """End it; nothing more is heard or wanted."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until all is heard or it was stopped; return whether that is so."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._stopped or (self._complete and self._at >= len(self._pieces)),
                timeout_s,
            )

    def _move(self, at: int) -> None:
        self._at, self._offset = at, 0
        while self._at > _HISTORY:
            self._pieces.popleft()
            self._at -= 1
            self._dropped += 1
