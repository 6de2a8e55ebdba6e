"""Who is told how the sending goes on."""

from __future__ import annotations

from typing import Protocol


class Reporter(Protocol):
    """Somebody who is told how the sending goes on; what time is left is theirs to reckon."""

    def start(self, files: int, size: int, label: str) -> None:
        """Begin to send ``files`` files of ``size`` bytes in all."""

    def advance(self, files: int, size: int) -> None:
        """Say that so many more files, of so many bytes in all, stand where they are served."""

    def line(self, text: str) -> None:
        """Say one thing."""

    def finish(self) -> None:
        """End the sending."""


class Silence:
    """The reporter that says nothing."""

    def start(self, files: int, size: int, label: str) -> None:
        """Say nothing."""

    def advance(self, files: int, size: int) -> None:
        """Say nothing."""

    def line(self, text: str) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""
