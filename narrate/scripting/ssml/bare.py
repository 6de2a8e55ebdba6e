"""Which chunks of a breath need no element around them: both ways of the road read it here."""

from __future__ import annotations

import re

CHUNK = re.compile(r"\S+")
_HEARD = re.compile(r"[^\W_]")


def is_heard(text: str) -> bool:
    """Return whether ``text`` has a letter or digit."""
    return _HEARD.search(text) is not None


def is_bare(chunk: str) -> bool:
    """Return whether a chunk without white space is said as it is written."""
    return is_heard(chunk) and not any(map(str.isnumeric, chunk))
