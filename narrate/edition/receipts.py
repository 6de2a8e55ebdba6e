"""Receipts: what an edition was made from, so that nothing-changed costs a few ``stat`` calls.

A receipt names every input (source, settings, card, lexicons) with its size, time of change and
digest, every output with size and time of change, and a stamp of the software. When all hold, the
edition is fresh and nothing is loaded. A receipt is only ever a shortcut: losing it costs a look
into the cache of passages, never a wrong edition. Where an input was changed while the edition was
being made, there is none.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEMA = 2


class Looked(NamedTuple):
    """A file as it was at one moment."""

    path: Path
    mtime_ns: int
    """When it was changed last; -1 where it is not there."""
    size: int


def looked(paths: Iterable[Path]) -> tuple[Looked, ...]:
    """Return how files are now; to be asked when they are read, not when all is made of them."""
    return tuple(_look(one.absolute()) for one in paths)


class Receipt(TypedDict):
    """One edition's receipt, as it is kept in JSON."""

    schema: int
    stamp: str
    options: str
    inputs: list[tuple[str, int, int, str]]
    absent: list[str]
    outputs: list[tuple[str, int, int]]
    summary: dict[str, Any]


def software_stamp() -> str:
    """Digest the software that decides the bytes: Python, this package, what is installed."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version, str(package)]
    for here, folders, files in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            status = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118 - hot path
            parts.append(f"{name} {status.st_mtime_ns} {status.st_size}")
    for folder in sys.path:
        if folder.endswith("site-packages"):
            try:
                parts.append(f"{folder} {os.stat(folder).st_mtime_ns}")  # noqa: PTH116 - hot path
            except OSError:
                continue
    return sha256("\n".join(parts).encode()).hexdigest()


class Receipts:
    """The receipts of all editions made into any folder, one small file each."""

    def __init__(self, folder: Path | None, options: str) -> None:
        """Take the folder that keeps them (``None`` keeps none) and a digest of the options."""
        self._folder = folder
        self._options = options
        self._stamp = software_stamp() if folder else ""

    def _path(self, target: Path) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{sha256(os.fsencode(target.absolute())).hexdigest()}.json"

    def fresh(self, target: Path) -> dict[str, Any] | None:
        """Return the summary kept for the edition at ``target`` when nothing has changed."""
        summary, _ = self.look(target)
        return summary

    def look(self, target: Path) -> tuple[dict[str, Any] | None, str]:
        """Return the summary when nothing has changed, or else why the edition is to be made."""
        path = self._path(target)
        try:
            receipt: Receipt = json.loads(path.read_bytes() if path else b"")
            reason = self._stale(receipt)
        except (OSError, ValueError, KeyError, TypeError):
            return None, "it has not been made here before"
        return (None, reason) if reason else (receipt["summary"], "")

    def _stale(self, receipt: Receipt) -> str:
        """Say what of a receipt no longer holds; blank when all of it does."""
        if receipt["schema"] != _SCHEMA or receipt["stamp"] != self._stamp:
            return "narrate, Python or a library has changed"
        if receipt["options"] != self._options:
            return "the options have changed"
        for entry in receipt["inputs"]:
            if not _same_input(*entry):
                return f"{Path(entry[0]).name} has changed"
        for name in receipt["absent"]:
            if Path(name).exists():
                return f"{Path(name).name} is new"
        for output in receipt["outputs"]:
            if not _same_output(*output):
                return f"{Path(output[0]).name} is missing or was changed"
        return ""

    def keep(
        self,
        target: Path,
        *,
        inputs: Iterable[Looked],
        absent: Iterable[Path],
        outputs: Iterable[Path],
        summary: dict[str, Any],
    ) -> None:
        """Write the receipt for ``target``; an unwritable folder is no failure.

        What is not as it was when it was read leaves no receipt: nobody knows which of its states
        was heard, and the next run must make it again.

        Args:
            target: where the edition was asked to go.
            inputs: what it was made from, as it was when it was read; of a file that is named
                twice, the first counts.
            absent: files that would decide, were they there.
            outputs: the files that were made.
            summary: what is told of the edition when it is found unchanged.
        """
        path = self._path(target)
        if path is None:
            return
        read = {one.path: one for one in reversed(tuple(inputs))}
        digested = [_input(one) for one in read.values()]
        if None in digested:
            return
        receipt: Receipt = {
            "schema": _SCHEMA,
            "stamp": self._stamp,
            "options": self._options,
            "inputs": list(filter(None, digested)),
            "absent": [str(one.absolute()) for one in absent],
            "outputs": [_output(one.absolute()) for one in outputs],
            "summary": summary,
        }
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = path.with_suffix(f".{os.getpid()}.tmp")
            aside.write_text(json.dumps(receipt), encoding="utf-8")
            aside.replace(path)
        except OSError:
            return


def _look(path: Path) -> Looked:
    try:
        status = path.stat()
    except OSError:
        return Looked(path, -1, -1)
    return Looked(path, status.st_mtime_ns, status.st_size)


def _input(then: Looked) -> tuple[str, int, int, str] | None:
    """Return an input with its digest; ``None`` where it is no longer what it was."""
    try:
        digest = sha256(then.path.read_bytes()).hexdigest()
    except OSError:
        return None
    return (str(then.path), *then[1:], digest) if _look(then.path) == then else None


def _output(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def _same_input(name: str, mtime_ns: int, size: int, digest: str) -> bool:
    try:
        status = os.stat(name)  # noqa: PTH116 - hot path
    except OSError:
        return False
    if (status.st_mtime_ns, status.st_size) == (mtime_ns, size):
        return True
    return status.st_size == size and sha256(Path(name).read_bytes()).hexdigest() == digest


def _same_output(name: str, mtime_ns: int, size: int) -> bool:
    try:
        status = os.stat(name)  # noqa: PTH116 - hot path
    except OSError:
        return False
    return (status.st_mtime_ns, status.st_size) == (mtime_ns, size)
