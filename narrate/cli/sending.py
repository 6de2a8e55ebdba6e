"""Sending a show: how it goes on, and what came of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from narrate.cli.console import size as size_of
from narrate.cli.progress import kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.cli.console import Console
    from narrate.publishing.sending import Reporter, Sent

_TENTHS = 10


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
    said = (
        f"{one.files} files {verb} to {one.to}, {size_of(one.size)}; {one.kept} stood there already"
    )
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
    return _Bar(console) if kind == "bar" else _Plain(console)


class _Bar:
    """A bar of bytes with the time that is left."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: Any = None

    def start(self, files: int, size: int, label: str) -> None:  # noqa: ARG002 - the protocol's
        from tqdm import tqdm  # noqa: PLC0415 - slow to load, only on terminals

        self.finish()
        self._bar = tqdm(
            total=size,
            desc=label,
            unit="B",
            unit_scale=True,
            leave=False,
            dynamic_ncols=True,
            file=sys.stderr,
        )

    def advance(self, files: int, size: int) -> None:  # noqa: ARG002 - the protocol's
        if self._bar is not None:
            self._bar.update(size)

    def line(self, text: str) -> None:
        if self._bar is None:
            self._console.tell(text)
        else:
            self._bar.write(text, file=sys.stderr)

    def finish(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _Plain:
    """Whole lines, at most ten."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._label = ""
        self._total = self._done = self._tenth = 0

    def start(self, files: int, size: int, label: str) -> None:
        self._label, self._total, self._done, self._tenth = label, size, 0, 0
        self._console.tell(f"{label}: {files:,} files, {size_of(size)}")

    def advance(self, files: int, size: int) -> None:  # noqa: ARG002 - the protocol's
        self._done += size
        tenth = self._done * _TENTHS // max(1, self._total)
        if self._tenth < tenth < _TENTHS:
            self._tenth = tenth
            self._console.tell(f"{self._label}: {tenth * _TENTHS} percent")

    def line(self, text: str) -> None:
        self._console.tell(text)

    def finish(self) -> None:
        """Say nothing: what was sent is said by whoever sent it."""
