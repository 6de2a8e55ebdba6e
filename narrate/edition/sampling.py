"""What a few texts of a folder tell of all of them."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from narrate.edition.run import suffixes
from narrate.edition.sources import find
from narrate.errors import NarrateError

if TYPE_CHECKING:
    from pathlib import Path

_TEXTS = 5
_LARGEST_BYTES = 1_000_000


def language_in(folder: Path) -> str:
    """Return the language tag that most of the first texts show; blank where none shows any."""
    from narrate.reading import read  # noqa: PLC0415 - loads the readers

    found: Counter[str] = Counter()
    with suppress(NarrateError, OSError):
        for source in find([str(folder)], suffixes(), "")[:_TEXTS]:
            with suppress(NarrateError, OSError):
                data = source.read(_LARGEST_BYTES)
                found[read(data, name=source.name).metadata.language] += 1
    del found[""]
    return next((tag for tag, _ in found.most_common(1)), "")
