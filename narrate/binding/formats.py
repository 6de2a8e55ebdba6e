"""The table of outputs: a new one is a module with a ``bind`` function and a row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.binding.recording import Recording

    Bind = Callable[[Recording], Iterator[bytes]]


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
    """Module below ``narrate.binding`` whose ``bind(recording)`` yields its bytes."""

    def binder(self) -> Bind:
        """Import and return the function that yields its bytes."""
        return cast("Bind", import_module(f"narrate.binding.{self.module}").bind)


FORMATS: tuple[Format, ...] = (
    Format(
        name="mp3",
        suffix=".mp3",
        description="constant bit rate, ID3v2.3 tags, chapters, cover",
        module="mp3",
    ),
)

ALWAYS = (".timeline.json", ".report.json")
"""What stands beside every edition, whatever was asked for."""


def format_of(name: str) -> Format:
    """Return the row called ``name``; raises ``UsageError`` when there is none."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise UsageError(f"there is no output format '{name}'", f"one of {', '.join(names())}, or all")


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(row.name for row in FORMATS)
