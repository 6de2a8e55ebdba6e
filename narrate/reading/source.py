"""The entrance: one source's bytes in, its document out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.collecting import collector_held
from narrate.errors import SourceError
from narrate.reading.formats import format_of
from narrate.reading.kinds import BINARY, kind_of
from narrate.reading.tongues import told

if TYPE_CHECKING:
    from narrate.model.document import Document
    from narrate.model.tei import TeiChoice
    from narrate.reading.formats import Format

ANY_XML = ".xml"
"""The ending of names that say no more than that."""
MAX_BYTES = 20_000_000
"""Larger sources are refused unless asked for."""


class WrongFormat(SourceError):
    """A source that is of another format than its name says."""


class SourceTooLarge(SourceError):
    """A source above the size that is read unasked."""


def read(
    data: bytes,
    *,
    name: str,
    format: str = "",  # noqa: A002 - the word people type and write in narrate.toml
    max_bytes: int = MAX_BYTES,
    tei: TeiChoice | None = None,
) -> Document:
    """Return what the page says.

    Args:
        data: the whole source.
        name: its name for messages; its ending decides the format where ``format`` is blank.
        format: name of a row of ``FORMATS``.
        max_bytes: larger sources are refused.
        tei: the ``[tei]`` table of the settings.

    Raises:
        WrongFormat: it is plainly of another format than its name says; the hint names that.
        SourceError: the source is empty, binary, too large, not text in any known encoding, or of
            no known format; the hint says what to do.
    """
    row = format_of(name, format)
    check_size(name, len(data), max_bytes)
    kind = kind_of(data)
    if kind and kind != row.name:
        row = _other(row, kind, name, asked=bool(format))
    reader = row.reader(tei)
    with collector_held():
        return told(reader(data, name))


def _other(row: Format, kind: str, name: str, *, asked: bool) -> Format:
    """Return the row that reads a source of another ``kind`` than ``row`` reads.

    A name may say only that it is XML; what was asked for with ``--from`` is tried on any text.
    """
    if kind not in BINARY and (asked or ANY_XML in row.suffixes):
        return row if asked else format_of(name, kind)
    raise WrongFormat(f"{name} is {kind.upper()}, and not {row.name}", f"--from {kind}")


def check_size(name: str, size: int, max_bytes: int) -> None:
    """Raise ``SourceTooLarge`` when a source of ``size`` bytes is not read unasked."""
    if size > max_bytes:
        raise SourceTooLarge(
            f"{name} has {size:,} bytes; sources above {max_bytes:,} are not read unasked",
            f"--max-size {-(-size // 1_000_000)}MB",
        )
