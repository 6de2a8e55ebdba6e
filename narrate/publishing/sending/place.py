"""What every place to send to can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.publishing.sending.manifest import Row


class Seen(NamedTuple):
    """A file as the place itself shows it."""

    name: str
    size: int
    """Bytes."""
    mark: str = ""
    """A digest that the place knows without reading the file; blank where it knows none."""


class Place(Protocol):
    """Where the published files are served from.

    Every method raises an ``OutputError`` when the place does not answer, after patient retries.
    """

    name: str
    """How it is called in messages; without credentials."""
    blind: bool
    """Whether it cannot show what is there; it then compares by itself when it is sent a file."""
    check_seconds: float
    """How often it may be asked, while files are sent, whether another publisher began."""

    def fetch(self, name: str, to: Path) -> bool:
        """Copy a file from there; False when it is not there."""

    def claims(self) -> list[str]:
        """Return the names of the files in its folder ``sending``."""

    def look(self, names: Iterable[str], count: int, of: int) -> Iterator[Seen]:
        """Yield what is there of ``count`` names; of others too, where that is cheaper.

        ``of`` is how many files there may be in all.
        """

    def holds(self, row: Row, seen: Seen, source: Path) -> bool:
        """Say whether the file there, of the right size, has the bytes of ``source``."""

    def put(self, root: Path, rows: Iterable[Row]) -> Iterator[Row]:
        """Send files of the folder ``root``, several at once, each in one step.

        Yields each when it stands there under its name, whole.
        """

    def remove(self, names: Iterable[str]) -> Iterator[str]:
        """Remove files; yields each that is no longer there."""

    def sweep(self, names: Iterable[str]) -> None:
        """Remove what runs that are no more left half-written beside these names."""

    def close(self) -> None:
        """Let go of connections."""
