"""Time designations and strengths of ``break`` (SSML 1.1, sections 3.2.3 and 1.5)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.model.script import Pause

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_MS = 60_000
"""Longer silences are cut to a minute: nobody wants them, and a typing slip makes hours."""
STRENGTHS: Mapping[str, Pause] = MappingProxyType(
    {
        "x-weak": Pause.PHRASE,
        "weak": Pause.COMMA,
        "medium": Pause.CLAUSE,
        "strong": Pause.SENTENCE,
        "x-strong": Pause.PARAGRAPH,
    }
)
_TIME = re.compile(r"\+?(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(ms|s)", re.ASCII)


def milliseconds(time: str) -> int | None:
    """Return a time such as ``600ms`` or ``1.5s``; ``None`` where there is none to be read."""
    found = _TIME.fullmatch(time.strip())
    if not found:
        return None
    return min(LONGEST_MS, round(float(found[1]) * (1000 if found[2] == "s" else 1)))
