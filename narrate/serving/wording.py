"""Which language the server's own page speaks: that of the person, not that of an edition."""

from __future__ import annotations

from narrate.model.language import primary
from narrate.web.words import FALLBACK

LANGUAGES = ("en", "de", "fr", "es", "ar")
"""Those of the player, for which there are words here as well."""
_MOST = 50


def preferred(header: str) -> str:
    """Return the language that an ``Accept-Language`` header likes best of those we have."""
    weighed: list[tuple[float, int, str]] = []
    for place, one in enumerate(header.split(",")[:_MOST]):
        tag, _, weight = one.partition(";")
        if (known := primary(tag.strip())) in LANGUAGES:
            weighed.append((-_weight(weight), place, known))
    best = min(weighed, default=(0.0, 0, FALLBACK))
    return best[2] if best[0] < 0 else FALLBACK


def _weight(text: str) -> float:
    name, _, number = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(number)))
    except ValueError:
        return 0.0
