"""What is changed or left out while a text is read, in places of the source."""

from __future__ import annotations

from typing import NamedTuple


class Cut(NamedTuple):
    """A stretch of the source that is left out, or replaced by ``spoken``."""

    start: int
    end: int
    rule: str
    spoken: str = ""
    number: str = ""
