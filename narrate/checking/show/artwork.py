"""Pictures of shows and episodes; only their heads are read."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, UnidentifiedImageError

from narrate.checking.defects import defect
from narrate.checking.show.document import children
from narrate.checking.show.site import is_web
from narrate.model.namespaces import ITUNES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.checking.show.context import Context
    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

LEAST, MOST = 1400, 3000
"""Pixels of a side (PSP-1, Apple)."""
LARGEST_BYTES = 512 * 1024
_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


class Picture(NamedTuple):
    """What the head of a picture says."""

    kind: str
    """``JPEG``, ``PNG``, …; blank for no picture."""
    width: int
    height: int
    colours: str
    """``RGB``, or what else it is in."""


def picture(path: Path) -> Picture:
    """Return what a picture says of itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a head that claims very many pixels is only read
            with Image.open(path) as image:
                colours = "transparency" if "transparency" in image.info else image.mode
                return Picture(image.format or "", *image.size, colours)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return Picture("", 0, 0, "")


def artwork(parent: Element, said: str, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the ``itunes:image`` of a channel or an item."""
    for one in children(parent, "image", ITUNES):
        address = one.get("href")
        if not is_web(address) or context.lost(address):
            yield defect("artwork-missing", f"The picture of {said} is '{address}'.")
        elif (path := context.file(address)) is not None:
            before = context.ledger.note("picture", str(path), said)
            if before is None:
                yield from _judged(path, f"{context.site.name(address)}, the picture of {said},")


def _judged(path: Path, said: str) -> Iterator[Finding]:
    found = picture(path)
    if path.suffix.lower() not in _ENDINGS.get(found.kind, ()):
        yield defect("artwork-type", f"{said} is {found.kind or 'no picture'}.")
    if not found.kind:
        return
    if found.width != found.height:
        yield defect("artwork-square", f"{said} is {found.width} × {found.height}.")
    if not all(LEAST <= side <= MOST for side in (found.width, found.height)):
        yield defect("artwork-size", f"{said} is {found.width} × {found.height}.")
    if found.colours != "RGB":
        yield defect("artwork-colours", f"{said} is in {found.colours}.")
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        yield defect("artwork-bytes", f"{said} has {size / 1024:.0f} kB.")
