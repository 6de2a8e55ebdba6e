"""Where words go: the product to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence


class Console:
    """Prints for one command."""

    def __init__(self, args: Namespace) -> None:
        """Take the options that all commands have."""
        self.json: bool = args.json
        self.quiet: bool = args.quiet
        self.progress: str = args.progress

    def product(self, text: str) -> None:
        """Print what was asked for."""
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")

    def tell(self, text: str) -> None:
        """Say something on the side, unless it shall be quiet."""
        if not self.quiet:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Say something that must be heard."""
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def document(self, schema: str, facts: Mapping[str, object]) -> None:
        """Print the one document that ``--json`` asks for."""
        shape = {"schema": f"narrate/{schema}/1", **facts}
        json.dump(shape, sys.stdout, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write("\n")


def bold(text: str) -> str:
    """Return ``text`` in bold where the terminal may and can show it."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stdout.isatty() else f"\x1b[1m{text}\x1b[0m"


def columns(rows: Iterable[Sequence[str]], *, indent: str = "  ") -> str:
    """Align rows of equal length in columns; the last column is left as it is."""
    table = [tuple(row) for row in rows]
    if not table:
        return ""
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return "\n".join(
        (
            indent + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )


def duration(seconds: float) -> str:
    """Say a length of time: ``9 min 41 s``, ``2 h 05 min``."""
    total = round(seconds)
    if total >= 3600:  # noqa: PLR2004 - an hour
        return f"{total // 3600} h {total % 3600 // 60:02} min"
    return f"{total // 60} min {total % 60:02} s" if total >= 60 else f"{total} s"  # noqa: PLR2004 - a minute


def size(count: float) -> str:
    """Say a number of bytes: ``4.7 MB``."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:  # noqa: PLR2004 - decimal units, as disks are sold
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
