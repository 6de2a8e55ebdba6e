"""A change with all the places it has on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.script import Change

if TYPE_CHECKING:
    from narrate.scripting.cleaning import CleanText


def change_of(
    cleaned: CleanText, start: int, end: int, *, spoken: str, rule: str, ipa: str = ""
) -> Change:
    """Return what is said instead of ``cleaned.text[start:end]`` (not empty)."""
    places = cleaned.places_of(start, end)
    return Change(
        place=places[0],
        text=cleaned.text[start:end],
        spoken=spoken,
        rule=rule,
        ipa=ipa,
        places=places if len(places) > 1 else (),
    )
