"""Sending a show: how it goes on, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import size
from narrate.cli.progress import BYTES, Bar, Plain, kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.cli.console import Console
    from narrate.publishing.sending import Reporter, Sent


def sent(folder: Path, to: str, console: Console, *, dry_run: bool = False) -> Sent:
    """Send a published folder, or only say what would be sent.

    Raises:
        NarrateError: as ``narrate.publishing.sending.send``.
    """
    from narrate.publishing.sending import send  # noqa: PLC0415 - only where it is sent

    reporter = _reporter(console)
    try:
        return send(folder, to, dry_run=dry_run, reporter=reporter)
    finally:
        reporter.finish()


def sentence(one: Sent) -> str:
    """Say what was sent, or would be."""
    verb = "would be sent" if one.dry_run else "sent"
    said = f"{one.files} files {verb} to {one.to}, {size(one.size)}; {one.kept} stood there already"
    return f"{said}; {one.removed} removed" if one.removed else said


def sent_shape(one: Sent) -> dict[str, object]:
    """Return what ``--json`` prints of a sending."""
    return {
        "to": one.to,
        "files": one.files,
        "bytes": one.size,
        "removed": one.removed,
        "kept": one.kept,
    }


def _reporter(console: Console) -> Reporter:
    kind = kind_of(console)
    if kind == "none":
        from narrate.publishing.sending import Silence  # noqa: PLC0415 - only for this

        return Silence()
    return _Sending(Bar(console, BYTES) if kind == "bar" else Plain(console, BYTES))


class _Sending:
    """Tells of files by their bytes."""

    def __init__(self, told: Bar | Plain) -> None:
        self._told = told

    def start(self, files: int, size: int, label: str) -> None:
        self._told.finish()
        self._told.start(size, f"{label}, {files:,} {'file' if files == 1 else 'files'}")

    def advance(self, files: int, size: int) -> None:  # noqa: ARG002 - the protocol's
        self._told.advance(size, 0.0)

    def line(self, text: str) -> None:
        self._told.line(text)

    def finish(self) -> None:
        self._told.finish()
