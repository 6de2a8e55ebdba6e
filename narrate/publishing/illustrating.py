"""The pictures of a show in ``public/``: its artwork, and the same made small for its pages."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from narrate.audio.cover import smaller
from narrate.model.show import PublishedFile
from narrate.publishing.artwork import show_artwork
from narrate.publishing.outputs import TEXTS
from narrate.publishing.picture import ending, fit

if TYPE_CHECKING:
    from narrate.model.show import Show
    from narrate.publishing.catalogue import Catalogue
    from narrate.publishing.outputs import Outputs

ICON_SIDE = 512
"""Pixels of the small picture, which pages show at a third of it."""
_STEMS = {"artwork": "artwork", "icon": "assets/artwork"}


def illustrate(show: Show, given: bytes, catalogue: Catalogue, outputs: Outputs) -> Show:
    """Return a show with its pictures, which are written where they do not stand yet.

    Args:
        show: The show.
        given: A JPEG or PNG; empty draws one.
        catalogue: Knows the pictures of the last run, and what they were made from.
        outputs: Writes.

    Raises:
        UnfitArtwork: the picture is not what directories take.
    """
    about = f"{show.title}\n{show.author}"
    key = sha256(given or about.encode(errors="replace")).hexdigest()
    known = catalogue.get("artwork key") == key
    artwork, icon = (_standing(role, catalogue, outputs) if known else None for role in _STEMS)
    if not (artwork and icon):
        picture = fit(given) if given else show_artwork(show)
        artwork = _written("artwork", picture, catalogue, outputs)
        icon = _written("icon", smaller(picture, ICON_SIDE)[1], catalogue, outputs)
        catalogue.set("artwork key", key)
    return replace(show, artwork=artwork, icon=icon)


def _standing(role: str, catalogue: Catalogue, outputs: Outputs) -> PublishedFile | None:
    listed = catalogue.listing.get(catalogue.get(role))
    if listed and outputs.holds(listed.name, listed.size, listed.sha256):
        return PublishedFile(listed.name, listed.type, listed.size, listed.sha256)
    return None


def _written(
    role: str, data: bytes, catalogue: Catalogue, outputs: Outputs
) -> PublishedFile | None:
    """Write a picture under a name that tells its content."""
    name = f"{_STEMS[role]}-{sha256(data).hexdigest()[:8]}{ending(data)}"
    outputs.put(name, [data], TEXTS)
    catalogue.set(role, name)
    return _standing(role, catalogue, outputs)
