"""Pictographs by the names that GitHub and its kin have for them (``:tada:``)."""

from __future__ import annotations

from functools import cache


def pictograph(name: str) -> str:
    """Return the pictograph called ``name``, colons included; blank where there is none."""
    return _known().get(name, "")


@cache
def _known() -> dict[str, str]:
    from emoji import EMOJI_DATA  # noqa: PLC0415 - loaded with the first name

    return {
        name: sign
        for sign, about in EMOJI_DATA.items()
        for name in (about.get("en", ""), *about.get("alias", ()))
    }
