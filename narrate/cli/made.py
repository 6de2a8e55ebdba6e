"""What was made, in words: every file by its name, a folder of files by its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.edition import Edition


class Product(NamedTuple):
    """The files of an edition, those in a folder of their own together."""

    path: str
    """Of the audio, or of the folder that holds it; blank where nothing was made."""
    bytes: int
    """Its size."""
    others: tuple[str, ...]
    """Names of what stands beside it; folders end in a slash and say how many files they hold."""


def product(edition: Edition) -> Product:
    """Return what came of a document: the audio first, the report last, as they were written."""
    if not edition.files:
        return Product("", 0, ())
    home = os.path.dirname(edition.files[-1])  # noqa: PTH120 - pathlib is slow to load
    tops: dict[str, list[str]] = {}
    for path in edition.files:
        tops.setdefault(_top(path, home), []).append(path)
    (first, files), *others = tops.items()
    named = tuple(top + _number(inside) * top.endswith(os.sep) for top, inside in others)
    return Product(os.path.join(home, first), sum(map(_bytes, files)), named)  # noqa: PTH118 - as above


def lines(edition: Edition, made: Product) -> Iterator[str]:
    """Yield a line for each thing to be said of the files of an edition that did not fail.

    Of one that was left alone only where it is.
    """
    path, _, others = made
    if path:
        yield path
    if edition.outcome.value == "unchanged":
        return
    from narrate.edition.beside import beside  # noqa: PLC0415 - not where nothing was made

    if others:
        yield f"beside it {', '.join(others)}"
    if left := beside(edition):
        names = ", ".join(os.path.basename(one) for one in left)  # noqa: PTH119 - as above
        yield f"left by an earlier run: {names} (make again with --format, or remove)"


def _top(path: str, home: str) -> str:
    """Return the name below ``home`` of a file, or of the folder that it is in."""
    top, inside, _ = os.path.relpath(path, home or os.curdir).partition(os.sep)
    return top + inside


def _number(paths: Sequence[str]) -> str:
    return f" ({len(paths)} file{'s' * (len(paths) > 1)})"


def _bytes(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - hot path
    except OSError:
        return 0
